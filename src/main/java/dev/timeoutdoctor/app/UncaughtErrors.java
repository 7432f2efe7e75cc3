package dev.timeoutdoctor.app;

import java.io.PrintWriter;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of bugs: the log has them whole, people get one sentence. */
final class UncaughtErrors {

    private static final Logger LOG = LoggerFactory.getLogger(UncaughtErrors.class);

    private UncaughtErrors() {}

    /** Writes what any thread throws into the log. */
    static void logAll() {
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, error) -> LOG.error("Uncaught on {}", thread.getName(), error));
    }

    /** Writes what one thread throws into the log and tells somebody. */
    static void logAndTell(Thread one, Consumer<Throwable> told) {
        one.setUncaughtExceptionHandler((thread, error) -> {
            LOG.error("Uncaught on {}", thread.getName(), error);
            told.accept(error);
        });
    }

    /** Says on the command line that the program itself has a fault. */
    static int report(Exception error, PrintWriter err) {
        LOG.error("A command broke", error);
        String what = Masking.mask(String.valueOf(error.getMessage()));
        err.println("Timeout Doctor itself has a fault here (" + error.getClass().getSimpleName() + ": " + what
                + "); nothing was changed. The log has the details.");
        err.flush();
        return ExitCode.COULD_NOT;
    }
}
