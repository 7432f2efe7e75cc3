package dev.timeoutdoctor.lab.traffic;

/**
 * How a call through the gateway ended, with what the gateway then says (AWS: gateway response types; troubleshooting
 * HTTP API Lambda integrations). HTTP APIs answer 503 where REST APIs answer 504.
 *
 * @see Call
 */
public enum Outcome {
    /** The backend answered in time; its own status went through. */
    ANSWERED(200, 200, "", ""),
    /** The backend was later than the integration timeout. */
    INTEGRATION_TIMEOUT(504, 503, "INTEGRATION_TIMEOUT", "Endpoint request timed out"),
    /** Nothing answers at the integration's address. */
    NETWORK_FAILURE(504, 503, "INTEGRATION_FAILURE", "Network error communicating with endpoint"),
    /** The function ended in an error, its own timeout included. */
    FUNCTION_FAILED(502, 500, "INTEGRATION_FAILURE", "Internal server error"),
    /** API Gateway may not invoke the function, or there is none of that name. */
    NOT_PERMITTED(500, 500, "API_CONFIGURATION_ERROR", "Internal server error"),
    /** No concurrency is left to the function; what an HTTP API answers then was seen by nobody here. */
    FUNCTION_THROTTLED(500, 503, "API_CONFIGURATION_ERROR", "Internal server error"),
    /** The VPC link, or the load balancer behind it, is not there or not ready. */
    PRIVATE_PATH_BROKEN(500, 503, "API_CONFIGURATION_ERROR", "Internal server error"),
    /** The integration streams, but what it calls does not. */
    STREAM_MISMATCH(500, 500, "API_CONFIGURATION_ERROR", "Internal server error"),
    /** The authorizer was later than the gateway waits for it; the message is null, without quotes. */
    AUTHORIZER_FAILED(500, 500, "AUTHORIZER_FAILURE", "");

    private final int restStatus;
    private final int httpStatus;
    private final String responseType;
    private final String message;

    Outcome(int restStatus, int httpStatus, String responseType, String message) {
        this.restStatus = restStatus;
        this.httpStatus = httpStatus;
        this.responseType = responseType;
        this.message = message;
    }

    public int status(Kind kind) {
        return kind == Kind.HTTP ? httpStatus : restStatus;
    }

    /** {@code $context.error.responseType}; empty where the backend answered. */
    public String responseType() {
        return responseType;
    }

    /** What the caller reads; empty where the backend answered, and where the message is null. */
    public String message(Kind kind) {
        if (kind != Kind.HTTP || this == ANSWERED) {
            return message;
        }
        return httpStatus == 503 ? "Service Unavailable" : "Internal Server Error";
    }
}
