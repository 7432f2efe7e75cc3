package dev.timeoutdoctor.app;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code timeout-doctor} without a command: opens the wizard, or takes the tour where there is no display. */
@Command(name = "timeout-doctor", version = "timeout-doctor "
        + TimeoutDoctorCommand.VERSION, mixinStandardHelpOptions = true, description = "Finds and fixes integration timeouts of Amazon API Gateway. Without a command it opens the wizard.")
final class TimeoutDoctorCommand implements Callable<Integer> {

    static final String VERSION = "0.1.0";

    private final Properties system;
    private final Map<String, String> environment;
    private final Composition composition;
    private final TourCommand tour;

    @Spec
    private @Nullable CommandSpec spec;

    TimeoutDoctorCommand(Properties system, Map<String, String> environment, Composition composition,
            TourCommand tour) {
        this.composition = composition;
        this.system = system;
        this.environment = environment;
        this.tour = tour;
    }

    @Override
    public Integer call() throws Exception {
        if (Display.available(system, environment)) {
            return new WizardWindow(composition).open();
        }
        if (spec != null) {
            spec.commandLine().getOut()
                    .println("There is no display here, so the wizard cannot open; it takes the tour instead.");
            spec.commandLine().getOut().flush();
        }
        return tour.call();
    }
}
