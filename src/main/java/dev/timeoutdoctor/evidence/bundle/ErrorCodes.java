package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.evidence.FailureKind;
import java.util.Set;

/** Why a call failed, by AWS's error code; bundles that others made name nothing else. */
final class ErrorCodes {

    private static final Set<String> THROTTLED = Set.of("Throttling", "ThrottlingException", "ThrottledException",
            "TooManyRequestsException", "RequestLimitExceeded", "LimitExceededException", "SlowDown");
    private static final Set<String> CREDENTIALS = Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired",
            "UnrecognizedClientException", "InvalidClientTokenId", "InvalidAccessKeyId", "SignatureDoesNotMatch",
            "IncompleteSignature", "MissingAuthenticationToken", "AuthFailure");
    private static final Set<String> NOT_SUPPORTED = Set.of("UnknownOperationException", "UnknownOperation",
            "InvalidAction", "InvalidActionException", "NotImplementedException");
    private static final Set<String> REFUSED = Set.of("BadRequestException", "ValidationException", "ValidationError",
            "InvalidParameterException", "InvalidParameterValue", "InvalidParameterValueException");

    private ErrorCodes() {}

    /** @param kind the failure's name where this program wrote the bundle, else empty */
    static FailureKind kind(String kind, String code) {
        for (FailureKind known : FailureKind.values()) {
            if (known.name().equals(kind)) {
                return known;
            }
        }
        if (THROTTLED.contains(code)) {
            return FailureKind.THROTTLED;
        }
        if (CREDENTIALS.contains(code)) {
            return FailureKind.CREDENTIALS;
        }
        if (NOT_SUPPORTED.contains(code)) {
            return FailureKind.NOT_SUPPORTED;
        }
        return REFUSED.contains(code) ? FailureKind.REFUSED : FailureKind.SERVICE_ERROR;
    }
}
