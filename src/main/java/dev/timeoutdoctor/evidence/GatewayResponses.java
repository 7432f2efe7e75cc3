package dev.timeoutdoctor.evidence;

import java.util.List;

/** The error answers that the API's owner may have rewritten, from GetGatewayResponses. */
public record GatewayResponses(List<GatewayResponse> responses) {

    public GatewayResponses {
        responses = List.copyOf(responses);
    }

    /**
     * One error answer.
     *
     * @param type for example {@code INTEGRATION_TIMEOUT}
     * @param statusCode what the caller gets; 0 where the default stands
     * @param isDefault whether API Gateway made it
     */
    public record GatewayResponse(String type, int statusCode, boolean isDefault) {}
}
