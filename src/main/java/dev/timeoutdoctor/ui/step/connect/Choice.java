package dev.timeoutdoctor.ui.step.connect;

/** The three sources. */
public enum Choice {
    ACCOUNT("account"),
    LAB("lab"),
    BUNDLE("bundle");

    private final String id;

    Choice(String id) {
        this.id = id;
    }

    /** In message keys and node ids. */
    public String id() {
        return id;
    }
}
