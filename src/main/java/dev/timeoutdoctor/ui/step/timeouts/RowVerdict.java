package dev.timeoutdoctor.ui.step.timeouts;

/** The word of a row, worst first: the order of the table. */
public enum RowVerdict {
    PROBLEM("problem"),
    WARNING("warning"),
    UNKNOWN("unknown"),
    GOOD("good"),
    NOT_HERE("not-here");

    private final String id;

    RowVerdict(String id) {
        this.id = id;
    }

    /** In message keys and style classes: {@code not-here}. */
    public String id() {
        return id;
    }
}
