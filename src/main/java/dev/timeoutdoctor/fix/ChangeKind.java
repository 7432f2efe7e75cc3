package dev.timeoutdoctor.fix;

/** The kinds of change; their ids are those that findings name as cures, where a finding can. */
public enum ChangeKind {
    /** Settings of a REST API's integration, above all its timeout. */
    INTEGRATION("integration-timeout"),
    /** A function's timeout and memory. */
    FUNCTION("function"),
    /** A new deployment to a stage. */
    DEPLOYMENT("deployment"),
    /** What takes earlier changes back. */
    UNDO("undo");

    private final String id;

    ChangeKind(String id) {
        this.id = id;
    }

    /** The word in the change log. */
    public String id() {
        return id;
    }
}
