package dev.timeoutdoctor.lab.account;

/**
 * A method of a resource with its integration.
 *
 * @param httpMethod
 *            may be ANY
 * @param authorizerId
 *            empty where no authorizer is asked
 * @param requestValidatorId
 *            of a validator that refuses requests without a body; empty where nothing is validated
 * @param successStatus
 *            the status of the method's one response, as which a non-proxy integration's answer goes out
 */
public record Method(String httpMethod, String authorizationType, String authorizerId, boolean apiKeyRequired,
        String requestValidatorId, int successStatus, Integration integration) {

    public Method withIntegration(Integration changed) {
        return new Method(httpMethod, authorizationType, authorizerId, apiKeyRequired, requestValidatorId,
                successStatus,
                changed);
    }
}
