package dev.timeoutdoctor.aws;

/** No credentials could be had. The message is one plain sentence and holds nothing of the profile file but names. */
final class CredentialsFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What the user can do about it. */
    enum Kind {
        /** Sign in again. */
        EXPIRED,
        /** Nothing is there. */
        MISSING,
        /** The MFA code was not given; the message is the device's serial. */
        DECLINED,
        /** Refused, unreachable or unreadable. */
        BROKEN
    }

    private final Kind kind;

    CredentialsFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    CredentialsFailure(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
