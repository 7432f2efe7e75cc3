package dev.timeoutdoctor.diagnosis;

/** What is known of a cause. */
public enum CauseStatus {
    /** The evidence proves it. */
    FOUND("found"),
    /** It fits; others fit too, or the samples are few. */
    LIKELY("likely"),
    /** Looked; it is fine. */
    RULED_OUT("ruled-out"),
    /** Not looked at, denied or failed. */
    UNKNOWN("unknown"),
    /** This set-up has no such part. */
    NOT_HERE("not-here");

    private final String id;

    CauseStatus(String id) {
        this.id = id;
    }

    /** The word in reports: {@code ruled-out}. */
    public String id() {
        return id;
    }
}
