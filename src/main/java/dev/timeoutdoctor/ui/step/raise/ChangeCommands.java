package dev.timeoutdoctor.ui.step.raise;

/** What the lower half of a step that changes something can be told: the same for every kind of change. */
public interface ChangeCommands {

    ChangeFlow flow();

    /** Applies the draft. */
    void apply();

    /** Reads the target anew and keeps what was typed. */
    void readAgain();

    /** Looks at what a deployment would publish. */
    void previewDeployment();

    /** Publishes what was shown. */
    void deploy();

    /** Takes everything back, as shown. */
    void undo();

    /** Sends the test request. */
    void verify();

    /** Stops waiting for whatever is on its way. */
    void cancel();

    /** Asks to leave read-only. */
    void allowChanges();

    /** Whether changes are allowed. */
    boolean changesAllowed();

    /** Whether a test request can be sent. */
    boolean requestKnown();

    /** Whether nothing real can be changed here. */
    boolean simulated();

    /** The stage's name. */
    String stage();
}
