package dev.timeoutdoctor.lab.account;

/** A method of a resource with its integration; {@code httpMethod} may be ANY. */
public record Method(String httpMethod, String authorizationType, boolean apiKeyRequired, Integration integration) {

    public Method withIntegration(Integration changed) {
        return new Method(httpMethod, authorizationType, apiKeyRequired, changed);
    }
}
