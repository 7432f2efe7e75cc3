package dev.timeoutdoctor.app;

import java.io.IOException;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/** Where the program starts. Does not extend {@code Application}, so that JavaFX runs from the class path. */
public final class Launcher {

    /** Kept, since an unreferenced logger forgets its level. JavaFX warns about the class path, where it works all the same. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private Launcher() {}

    /** Runs one command; see {@code --help}. */
    public static void main(String[] arguments) {
        Properties system = System.getProperties();
        Map<String, String> environment = System.getenv();
        StateDirectory state = StateDirectory.of(system, environment);
        // Read by logback.xml, so set before the first logger is made.
        System.setProperty(StateDirectory.PROPERTY, state.path().toString());
        try {
            state.prepare();
        } catch (IOException unwritable) {
            System.err.println("No log can be kept in " + state.path() + ": " + unwritable.getMessage());
        }
        JAVAFX.setLevel(Level.SEVERE);
        Composition composition = new Composition(state, environment);
        if (arguments.length == 0 && Display.available(system, environment)) {
            System.exit(openWindow(composition)); // the window need not wait for the command line's parser
        }
        UncaughtErrors.logAll();
        System.exit(commandLine(composition, system, environment).execute(arguments));
    }

    private static int openWindow(Composition composition) {
        try {
            return new WizardWindow(composition).open();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return ExitCode.COULD_NOT;
        }
    }

    static CommandLine commandLine(Composition composition, Properties system, Map<String, String> environment) {
        TourCommand tour = new TourCommand(composition);
        CommandLine line = new CommandLine(new TimeoutDoctorCommand(system, environment, composition, tour));
        line.addSubcommand(new DiagnoseCommand(composition));
        line.addSubcommand(new CollectCommand(composition));
        line.addSubcommand(new LabCommand());
        line.addSubcommand(new SurveyCommand(composition));
        line.addSubcommand(new ChangesCommand(composition));
        line.addSubcommand(tour);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(WrongUsage::tell);
        line.setExecutionExceptionHandler((error, command, parsed) -> UncaughtErrors.report(error, command.getErr()));
        return line;
    }
}
