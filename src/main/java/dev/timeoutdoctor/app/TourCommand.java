package dev.timeoutdoctor.app;

import dev.timeoutdoctor.lab.LabOptions;
import dev.timeoutdoctor.lab.Scenarios;
import dev.timeoutdoctor.ui.Theme;
import dev.timeoutdoctor.ui.Wizard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code timeout-doctor tour}: walks the whole wizard through a lab scenario on JavaFX's headless platform. */
@Command(name = "tour", mixinStandardHelpOptions = true, description = "Walks the whole wizard through a lab scenario without a display; writes a picture of every step and the report.")
final class TourCommand implements Callable<Integer> {

    /** A scenario that every kind of screen has something to show for. */
    static final String SCENARIO = "raised-never-deployed";

    private final Composition composition;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--output", paramLabel = "DIR", description = "Where the pictures go (default: target/tour).")
    private Path output = Path.of("target", "tour");

    TourCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
        CompletableFuture<Tour> ready = new CompletableFuture<>();
        Path scratch = Files.createTempDirectory("timeout-doctor-tour"); // what it changes is nobody's change
        Platform.setImplicitExit(false);
        say("Walking through the practice lab; this takes about a minute.");
        Platform.startup(() -> prepare(composition.in(new StateDirectory(scratch)), ready));
        try {
            Tour tour = ready.get();
            tour.walk();
            tour.close();
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        } finally {
            Platform.exit();
            delete(scratch);
        }
        say("The tour is in " + output.toAbsolutePath().normalize()
                + ": its pictures are numbered in the order of the steps.");
        return ExitCode.GOOD;
    }

    private static void delete(Path scratch) throws IOException {
        try (Stream<Path> files = Files.walk(scratch)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void say(String text) {
        if (spec != null) {
            spec.commandLine().getOut().println(text);
            spec.commandLine().getOut().flush();
        }
    }

    private void prepare(Composition own, CompletableFuture<Tour> ready) {
        try {
            Theme.loadFonts();
            Wiring wiring = new Wiring(own, LabOptions.DEFAULT_SPEED, Theme.LIGHT, page -> {
            }, theme -> {
            });
            Scene scene = wiring.wizard().scene(Wizard.WIDTH, Wizard.HEIGHT);
            ready.complete(new Tour(wiring, scene, output, Scenarios.byId(SCENARIO)));
        } catch (RuntimeException | IOException broken) {
            ready.completeExceptionally(broken);
        }
    }
}
