package dev.timeoutdoctor.lab.account;

/**
 * A method of a resource with its integration; {@code httpMethod} may be ANY.
 *
 * @param requestValidatorId
 *            of a validator that refuses requests without a body; empty where nothing is validated
 */
public record Method(String httpMethod, String authorizationType, boolean apiKeyRequired, String requestValidatorId,
        Integration integration) {

    public Method withIntegration(Integration changed) {
        return new Method(httpMethod, authorizationType, apiKeyRequired, requestValidatorId, changed);
    }
}
