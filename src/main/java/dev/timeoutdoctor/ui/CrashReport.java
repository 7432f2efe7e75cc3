package dev.timeoutdoctor.ui;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * What can be sent to whoever mends the program: versions and where it broke. Messages of exceptions are left out, since they can
 * hold values of an account.
 */
public final class CrashReport {

    private CrashReport() {}

    /** The report of an error. */
    public static String of(Throwable error) {
        StringBuilder report = new StringBuilder("Timeout Doctor ").append(version()).append('\n');
        for (String property : new String[]{"java.version", "javafx.version", "os.name", "os.version", "os.arch"}) {
            report.append(property).append(' ').append(System.getProperty(property, "unknown")).append('\n');
        }
        Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());
        String prefix = "\n";
        for (Throwable cause = error; cause != null && told.add(cause); cause = cause.getCause()) {
            report.append(prefix).append(cause.getClass().getName()).append('\n');
            for (StackTraceElement frame : cause.getStackTrace()) {
                report.append("  at ").append(frame).append('\n');
            }
            prefix = "caused by ";
        }
        return report.toString();
    }

    private static String version() {
        String version = CrashReport.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
