package dev.timeoutdoctor.app;

import dev.timeoutdoctor.lab.Scenario;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.session.StepId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.Scene;

/** One walk through the wizard, from a failing request to a measured fix, with a picture of every step. */
final class Tour {

    private final Wiring wiring;
    private final Path directory;
    private final Scenario scenario;
    private final Walker walker;
    private final Pictures pictures;

    Tour(Wiring wiring, Scene scene, Path directory, Scenario scenario) throws IOException {
        this.wiring = wiring;
        this.directory = directory;
        this.scenario = scenario;
        this.walker = new Walker(scene, wiring.tasks());
        this.pictures = new Pictures(directory, wiring.wizard(), scene, walker);
    }

    void walk() throws InterruptedException, IOException {
        connect();
        walker.see("find-request-found");
        walker.until("the lists stand on it", () -> walker.picked("find-request-pick-method"));
        picture(StepId.FIND_REQUEST);
        next(StepId.REPRODUCE);
        walker.press("reproduce-send");
        walker.see("reproduce-answer");
        picture(StepId.REPRODUCE);
        next(StepId.TIMEOUT_SETTINGS);
        walker.until("the evidence is read", () -> session().examination().isPresent());
        for (StepId step : StepId.values()) {
            if (step.number() >= StepId.TIMEOUT_SETTINGS.number()) {
                visit(step);
            }
            if (step == StepId.RAISE_TIMEOUT) {
                deploy();
            }
        }
        report();
    }

    private void connect() throws InterruptedException, IOException {
        walker.press("connect-choice-lab");
        walker.press("connect-scenario-" + scenario.id());
        picture(StepId.CONNECT);
        next(StepId.FIND_REQUEST);
    }

    private void visit(StepId step) throws InterruptedException, IOException {
        walker.onFx(() -> {
            wiring.wizard().go(step);
            return true;
        });
        picture(step);
    }

    /** The scenario's cure: what was edited long ago is deployed and measured. */
    private void deploy() throws InterruptedException, IOException {
        walker.press("header-changes");
        walker.press("raise-advice-deploy");
        walker.see("raise-deploy-preview");
        picture("05-raise-timeout-deploy");
        walker.press("raise-deploy-now");
        walker.press("raise-verify");
        walker.see("raise-verified");
        picture("05-raise-timeout-verified");
    }

    private void next(StepId expected) throws InterruptedException {
        walker.onFx(() -> {
            wiring.wizard().next();
            return true;
        });
        walker.until("the step is " + expected.id(), () -> wiring.wizard().current() == expected);
    }

    private void picture(StepId step) throws InterruptedException, IOException {
        if (step == StepId.REPORT) {
            walker.until("the report can be read", () -> walker.reads("report-preview"));
        }
        picture(String.format(Locale.ROOT, "%02d-%s", step.number(), step.id()));
    }

    private void picture(String name) throws InterruptedException, IOException {
        walker.settle();
        pictures.take(name);
    }

    private void report() throws InterruptedException, IOException {
        Session session = walker.onFx(this::session);
        Files.writeString(directory.resolve("timeout-report.md"), wiring.reports().markdown(session),
                StandardCharsets.UTF_8);
        Files.writeString(directory.resolve("timeout-report.json"), wiring.reports().json(session),
                StandardCharsets.UTF_8);
    }

    private Session session() {
        return wiring.model().get();
    }

    void close() throws InterruptedException {
        walker.onFx(() -> {
            wiring.close();
            return true;
        });
    }
}
