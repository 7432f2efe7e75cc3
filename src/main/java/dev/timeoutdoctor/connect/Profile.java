package dev.timeoutdoctor.connect;

/**
 * A profile of the AWS configuration; no secret is among its values.
 *
 * @param region the profile's own Region, or empty
 * @param kind how it gets its credentials
 * @param mfaSerial the MFA device that its role asks for, or empty
 */
public record Profile(String name, String region, Kind kind, String mfaSerial) {

    /** Stands for the keys in the environment variables, which are no profile. */
    public static final String ENVIRONMENT = "environment variables";

    /** How a profile gets its credentials. */
    public enum Kind {
        STATIC_KEYS, SESSION_KEYS, SSO, ASSUME_ROLE, PROCESS, WEB_IDENTITY, LOGIN, ENVIRONMENT, UNKNOWN
    }
}
