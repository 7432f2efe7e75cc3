package dev.timeoutdoctor.app;

/** What the program ends with. */
final class ExitCode {

    /** Looked and found no problem. */
    static final int GOOD = 0;
    /** Problems found. */
    static final int PROBLEMS = 1;
    /** Wrong usage or unreadable input. */
    static final int USAGE = 2;
    /** Could not run, or could not look at what a verdict needs. */
    static final int COULD_NOT = 3;

    /** Stands above the list of them in a command's help. */
    static final String HEADING = "Exit status:%n";

    private ExitCode() {}
}
