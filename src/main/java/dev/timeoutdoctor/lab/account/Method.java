package dev.timeoutdoctor.lab.account;

import java.util.HashMap;
import java.util.Map;

/**
 * A method of a resource with its integration.
 *
 * @param httpMethod
 *            may be ANY
 * @param authorizerId
 *            empty where no authorizer is asked
 * @param requestValidatorId
 *            of a validator that refuses requests without a body; empty where nothing is validated
 * @param responses
 *            by status
 * @param integrationResponses
 *            by status; those of the integration
 */
public record Method(String httpMethod, String authorizationType, String authorizerId, boolean apiKeyRequired,
        String requestValidatorId, Map<String, MethodResponse> responses,
        Map<String, IntegrationResponse> integrationResponses, Integration integration) {

    private static final int NO_MATCH = 500;

    public Method {
        responses = Map.copyOf(responses);
        integrationResponses = Map.copyOf(integrationResponses);
    }

    /**
     * The status as which a non-proxy integration's answer goes out: that of the default response; 500 where there is none, since
     * AWS then has no output mapping.
     */
    public int successStatus() {
        return integrationResponses.values().stream().filter(one -> one.selectionPattern().isEmpty())
                .map(IntegrationResponse::statusCode).sorted().findFirst().map(Integer::parseInt).orElse(NO_MATCH);
    }

    public Method withIntegration(Integration changed) {
        return with(responses, integrationResponses, changed);
    }

    /** A whole new integration: the responses of the one before are gone. */
    public Method put(Integration another) {
        return with(responses, Map.of(), another);
    }

    public Method with(MethodResponse response) {
        Map<String, MethodResponse> all = new HashMap<>(responses);
        all.put(response.statusCode(), response);
        return with(all, integrationResponses, integration);
    }

    public Method with(IntegrationResponse response) {
        Map<String, IntegrationResponse> all = new HashMap<>(integrationResponses);
        all.put(response.statusCode(), response);
        return with(responses, all, integration);
    }

    public Method withoutResponse(String statusCode) {
        Map<String, MethodResponse> all = new HashMap<>(responses);
        all.remove(statusCode);
        return with(all, integrationResponses, integration);
    }

    public Method withoutIntegrationResponse(String statusCode) {
        Map<String, IntegrationResponse> all = new HashMap<>(integrationResponses);
        all.remove(statusCode);
        return with(responses, all, integration);
    }

    private Method with(Map<String, MethodResponse> all, Map<String, IntegrationResponse> mapped, Integration changed) {
        return new Method(httpMethod, authorizationType, authorizerId, apiKeyRequired, requestValidatorId, all, mapped,
                changed);
    }
}
