package dev.timeoutdoctor.evidence;

import java.time.Duration;
import java.util.Map;

/**
 * What a method or route calls, in one form for all three API types. Texts that AWS did not give are empty.
 *
 * @param httpMethod the method towards the backend
 * @param uri may hold {@code ${stageVariables.NAME}}; HTTP APIs give a function's or listener's ARN here
 * @param timeout AWS's {@code timeoutInMillis}; where AWS names none the API type's default
 * @param connectionType {@code INTERNET} or {@code VPC_LINK}
 * @param connectionId the VPC link's id
 * @param integrationTarget the load balancer's ARN behind a VPC link of version 2 (REST only; AWS: private integrations)
 * @param integrationId the id of HTTP and WebSocket APIs; empty for REST, whose integration is its method's
 * @param integrationSubtype for example {@code SQS-SendMessage} (HTTP APIs only)
 * @param payloadFormatVersion {@code 1.0} or {@code 2.0} (HTTP and WebSocket APIs)
 * @param requestParameters AWS's mapping, for example {@code integration.request.header.X-Amz-Invocation-Type} to {@code 'Event'}
 * @param insecureSkipVerification whether the backend's certificate chain is not verified (REST only)
 * @param serverNameToVerify the name that the backend's certificate must hold (HTTP APIs with a VPC link)
 */
public record Integration(IntegrationType type, String httpMethod, String uri, Duration timeout,
        TransferMode transferMode, String connectionType, String connectionId, String credentials,
        String passthroughBehavior, String integrationTarget, String integrationId, String integrationSubtype,
        String payloadFormatVersion, Map<String, String> requestParameters, boolean insecureSkipVerification,
        String serverNameToVerify) {

    /** AWS's default for REST APIs. */
    public static final Duration DEFAULT_TIMEOUT = ApiType.REST.defaultTimeout();

    /** The integration of a method that has none. */
    public static final Integration NONE = of(IntegrationType.NONE, "", "");

    public Integration {
        requestParameters = Map.copyOf(requestParameters);
    }

    /** An integration over the internet, buffered, with the default timeout of REST APIs and nothing else set. */
    public static Integration of(IntegrationType type, String httpMethod, String uri) {
        return new Integration(type, httpMethod, uri, ApiType.REST.defaultTimeout(), TransferMode.BUFFERED, "INTERNET",
                "", "", "", "", "", "", "", Map.of(), false, "");
    }

    /** The same with another timeout. */
    public Integration withTimeout(Duration other) {
        return new Integration(type, httpMethod, uri, other, transferMode, connectionType, connectionId, credentials,
                passthroughBehavior, integrationTarget, integrationId, integrationSubtype, payloadFormatVersion,
                requestParameters, insecureSkipVerification, serverNameToVerify);
    }

    /** The same with another way to pass the answer on. */
    public Integration withTransferMode(TransferMode other) {
        return new Integration(type, httpMethod, uri, timeout, other, connectionType, connectionId, credentials,
                passthroughBehavior, integrationTarget, integrationId, integrationSubtype, payloadFormatVersion,
                requestParameters, insecureSkipVerification, serverNameToVerify);
    }

    /** The same through another connection: {@code VPC_LINK}, the link's id, and the load balancer's ARN or an empty text. */
    public Integration withConnection(String otherType, String otherId, String otherTarget) {
        return new Integration(type, httpMethod, uri, timeout, transferMode, otherType, otherId, credentials,
                passthroughBehavior, otherTarget, integrationId, integrationSubtype, payloadFormatVersion,
                requestParameters, insecureSkipVerification, serverNameToVerify);
    }

    /** The same with another role for the call. */
    public Integration withCredentials(String other) {
        return new Integration(type, httpMethod, uri, timeout, transferMode, connectionType, connectionId, other,
                passthroughBehavior, integrationTarget, integrationId, integrationSubtype, payloadFormatVersion,
                requestParameters, insecureSkipVerification, serverNameToVerify);
    }

    /** The same with another way to treat bodies without a template. */
    public Integration withPassthroughBehavior(String other) {
        return new Integration(type, httpMethod, uri, timeout, transferMode, connectionType, connectionId, credentials,
                other, integrationTarget, integrationId, integrationSubtype, payloadFormatVersion, requestParameters,
                insecureSkipVerification, serverNameToVerify);
    }

    /** The same with another mapping of the request. */
    public Integration withRequestParameters(Map<String, String> other) {
        return new Integration(type, httpMethod, uri, timeout, transferMode, connectionType, connectionId, credentials,
                passthroughBehavior, integrationTarget, integrationId, integrationSubtype, payloadFormatVersion, other,
                insecureSkipVerification, serverNameToVerify);
    }

    /** The same with what only HTTP and WebSocket APIs have: the integration's id, its subtype and its payload format. */
    public Integration withId(String id, String subtype, String payloadFormat) {
        return new Integration(type, httpMethod, uri, timeout, transferMode, connectionType, connectionId, credentials,
                passthroughBehavior, integrationTarget, id, subtype, payloadFormat, requestParameters,
                insecureSkipVerification, serverNameToVerify);
    }

    /** The same with other settings for the backend's certificate. */
    public Integration withTls(boolean skipVerification, String serverName) {
        return new Integration(type, httpMethod, uri, timeout, transferMode, connectionType, connectionId, credentials,
                passthroughBehavior, integrationTarget, integrationId, integrationSubtype, payloadFormatVersion,
                requestParameters, skipVerification, serverName);
    }

    public boolean usesVpcLink() {
        return connectionType.equals("VPC_LINK");
    }
}
