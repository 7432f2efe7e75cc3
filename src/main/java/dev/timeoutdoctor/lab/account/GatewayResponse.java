package dev.timeoutdoctor.lab.account;

/**
 * A gateway response that the API's owner has changed.
 *
 * @param responseType
 *            for example INTEGRATION_TIMEOUT (AWS: supported gateway response types)
 * @param jsonTemplate
 *            the body for application/json, where {@code $context.error.messageString} stands for the quoted message
 */
public record GatewayResponse(String responseType, int statusCode, String jsonTemplate) {}
