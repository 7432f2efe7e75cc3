package dev.timeoutdoctor.evidence;

/** Why a call failed, in the terms in which the user can do something about it. */
public enum FailureKind {
    /** The service asked to slow down and still did after the retries. */
    THROTTLED,
    /** No answer within the time limit. */
    TIMED_OUT,
    /** The user cancelled. */
    CANCELLED,
    /** No connection: name not found, refused, TLS. */
    UNREACHABLE,
    /** The credentials are missing, wrong or expired. */
    CREDENTIALS,
    /** The service does not know the operation (an emulator, an old endpoint). */
    NOT_SUPPORTED,
    /** The service refused the values that were sent. */
    REFUSED,
    /** Somebody else changed it in between. */
    CONFLICT,
    /** The service failed (5xx). */
    SERVICE_ERROR,
    /** The answer could not be read: HTML where JSON should be, a member of the wrong type. */
    UNREADABLE
}
