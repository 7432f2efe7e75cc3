package dev.timeoutdoctor.lab.traffic;

/**
 * How a call through the gateway ended, with what the gateway then says (AWS: gateway response types).
 *
 * @see Call
 */
public enum Outcome {
    /** The backend answered in time; its own status went through. */
    ANSWERED(200, "", ""),
    /** The method validates bodies and the request had none. */
    INVALID_BODY(400, "BAD_REQUEST_BODY", "Invalid request body"),
    /** The backend was later than the integration timeout. */
    INTEGRATION_TIMEOUT(504, "INTEGRATION_TIMEOUT", "Endpoint request timed out"),
    /** Nothing answers at the integration's address. */
    NETWORK_FAILURE(504, "INTEGRATION_FAILURE", "Network error communicating with endpoint"),
    /** The function ended in an error, its own timeout included. */
    FUNCTION_FAILED(502, "INTEGRATION_FAILURE", "Internal server error"),
    /** API Gateway may not invoke the function, or there is none of that name. */
    NOT_PERMITTED(500, "API_CONFIGURATION_ERROR", "Internal server error"),
    /** No concurrency is left to the function. */
    FUNCTION_THROTTLED(500, "API_CONFIGURATION_ERROR", "Internal server error");

    private final int status;
    private final String responseType;
    private final String message;

    Outcome(int status, String responseType, String message) {
        this.status = status;
        this.responseType = responseType;
        this.message = message;
    }

    public int status() {
        return status;
    }

    /** {@code $context.error.responseType}; empty where the backend answered. */
    public String responseType() {
        return responseType;
    }

    public String message() {
        return message;
    }

    /** The value of {@code x-amzn-ErrorType}; empty where the backend answered. */
    String errorType() {
        return switch (this) {
            case ANSWERED -> "";
            case INVALID_BODY -> "BadRequestException";
            case INTEGRATION_TIMEOUT, NETWORK_FAILURE, FUNCTION_FAILED, NOT_PERMITTED, FUNCTION_THROTTLED ->
                "InternalServerErrorException";
        };
    }
}
