package dev.timeoutdoctor.app;

import dev.timeoutdoctor.session.Examination;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.ui.Theme;
import dev.timeoutdoctor.ui.Wizard;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.stage.Stage;

/**
 * How long the FX thread lets a wish wait while a diagnosis runs: another thread asks it every 2 ms for its attention. Command and
 * figures: {@code docs/performance.md}.
 */
public final class FxThreadBenchmark {

    private static final int RUNS = 10;

    private final Wiring wiring;
    private final Walker walker;

    private FxThreadBenchmark(Wiring wiring, Scene scene) {
        this.wiring = wiring;
        this.walker = new Walker(scene, wiring.tasks());
    }

    /** Walks to the examination, then reads everything again {@code RUNS} times and prints the longest wait of each. */
    public static void main(String[] arguments) throws Exception {
        StateDirectory state = new StateDirectory(Files.createTempDirectory("timeout-doctor-bench"));
        CompletableFuture<FxThreadBenchmark> ready = new CompletableFuture<>();
        Platform.startup(() -> {
            Theme.loadFonts();
            Wiring wiring = new Wiring(new Composition(state, Map.of()), 100, Theme.LIGHT, page -> {
            }, theme -> {
            });
            Scene scene = wiring.wizard().scene(Wizard.WIDTH, Wizard.HEIGHT);
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            wiring.wizard().makeStepsInPauses();
            ready.complete(new FxThreadBenchmark(wiring, scene));
        });
        ready.get().run();
        System.exit(0);
    }

    private void run() throws Exception {
        walker.press("connect-choice-lab");
        walker.press("connect-scenario-starved-of-memory");
        next(StepId.FIND_REQUEST);
        walker.see("find-request-found");
        next(StepId.REPRODUCE);
        walker.settle();
        System.out.printf("first diagnosis in the process: longest wait for the FX thread %d ms%n",
                longestWait(() -> wiring.wizard().next()));
        walker.until("the step is timeout settings", () -> wiring.wizard().current() == StepId.TIMEOUT_SETTINGS);
        for (int run = 1; run <= RUNS; run++) {
            walker.settle();
            System.out.printf("read again %d: longest wait for the FX thread %d ms%n", run, longestWait(
                    () -> ((Button) wiring.wizard().root().lookup("#timeouts-read-again")).fire()));
        }
    }

    /** From the press that starts a diagnosis until its results are drawn. */
    private long longestWait(Runnable press) throws Exception {
        Optional<Examination> before = wiring.model().get().examination();
        AtomicLong longest = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();
        Thread heart = Thread.ofPlatform().start(() -> beat(longest, over));
        walker.onFx(() -> {
            press.run();
            return true;
        });
        while (wiring.model().get().examination().equals(before)) {
            Thread.sleep(2);
        }
        Thread.sleep(300);
        over.set(true);
        heart.join();
        return longest.get();
    }

    private void beat(AtomicLong longest, AtomicBoolean over) {
        while (!over.get()) {
            long asked = System.nanoTime();
            CompletableFuture<Long> answered = new CompletableFuture<>();
            wiring.tasks().onFx(() -> answered.complete(System.nanoTime()));
            longest.accumulateAndGet((answered.join() - asked) / 1_000_000, Math::max);
            try {
                Thread.sleep(2);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void next(StepId expected) throws Exception {
        walker.onFx(() -> {
            wiring.wizard().next();
            return true;
        });
        walker.until("the step is " + expected.id(), () -> wiring.wizard().current() == expected);
    }
}
