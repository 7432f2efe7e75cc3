package dev.timeoutdoctor.connect;

/** What came of asking who we are. */
public sealed interface IdentityState {

    /** The credentials work. */
    record Ready(Identity identity) implements IdentityState {}

    /** The session is over; {@code hint} is the command that begins a new one. */
    record Expired(String hint, String detail) implements IdentityState {}

    /** The role asks for a code of this MFA device. */
    record NeedsMfa(String serial) implements IdentityState {}

    /** No credentials where they should be. */
    record Missing(String detail) implements IdentityState {}

    /** Refused, unreachable or unreadable. */
    record Broken(String detail) implements IdentityState {}
}
