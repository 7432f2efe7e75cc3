package dev.timeoutdoctor.fix;

/** Whether a call that got no proper answer has changed something. */
public enum Effect {
    /** AWS refused it, or it never left. */
    NONE,
    /** It may have: the answer was lost. */
    UNKNOWN
}
