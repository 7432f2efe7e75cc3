package dev.timeoutdoctor.diagnosis;

import dev.timeoutdoctor.evidence.GatewayResponses;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whose answer it was: read from the headers that API Gateway, CloudFront and load balancers leave behind, and only then from the
 * bodies of API Gateway's own errors, since anybody can repeat those, another API Gateway behind this one for example (AWS:
 * supported gateway response types; set up logging).
 *
 * @param kind who answered, and with what
 * @param statement one sentence that says so
 */
public record AnswerSignature(Kind kind, Message statement) {

    /** Who answered, and with what. */
    public enum Kind {
        /** API Gateway stopped waiting for the integration. */
        GATEWAY_TIMEOUT,
        /** API Gateway could not reach the backend, or the connection was cut. */
        GATEWAY_NETWORK_ERROR,
        /** The integration failed: a function error, a malformed answer. */
        GATEWAY_BAD_GATEWAY,
        /** API Gateway's own set-up: a permission, a throttled function, a VPC link. */
        GATEWAY_INTERNAL_ERROR,
        /** Too many requests. */
        GATEWAY_THROTTLED,
        /** The stage has no such method. */
        GATEWAY_NO_SUCH_METHOD,
        /** An HTTP API's 503: its way to say that the integration timed out or could not be reached. */
        HTTP_API_UNAVAILABLE,
        /** Another error that API Gateway made, or one whose text the owner has rewritten. */
        GATEWAY_OTHER_ERROR,
        /** The backend's own error, passed through by API Gateway. */
        PASSED_THROUGH,
        /** The call was answered. */
        ANSWERED,
        /** A CloudFront distribution answered by itself. */
        CLOUDFRONT,
        /** A load balancer answered by itself. */
        LOAD_BALANCER,
        /** Something else answered. */
        ANOTHER_HOP,
        /** Nobody answered. */
        NOBODY,
        /** Too little is known of the answer. */
        UNTOLD;

        /** Whether the answer came through API Gateway. */
        public boolean throughGateway() {
            return switch (this) {
                case GATEWAY_TIMEOUT, GATEWAY_NETWORK_ERROR, GATEWAY_BAD_GATEWAY, GATEWAY_INTERNAL_ERROR,
                        GATEWAY_THROTTLED, GATEWAY_NO_SUCH_METHOD, HTTP_API_UNAVAILABLE, GATEWAY_OTHER_ERROR,
                        PASSED_THROUGH, ANSWERED ->
                    true;
                case CLOUDFRONT, LOAD_BALANCER, ANOTHER_HOP, NOBODY, UNTOLD -> false;
            };
        }
    }

    private static final Set<String> TIMEOUT_RESPONSES = Set.of("INTEGRATION_TIMEOUT", "DEFAULT_5XX");
    /** Headers by which other servers give themselves away. */
    private static final List<String> FOREIGN_HEADERS = List.of("server", "via", "x-served-by", "x-vercel-id", "cf-ray",
            "x-azure-ref", "x-cache");

    /** Reads a symptom where nothing is known of rewritten error answers. */
    public static AnswerSignature of(Symptom symptom) {
        return of(symptom, new GatewayResponses(List.of()));
    }

    /** Reads a symptom, with the error answers that the API's owner has rewritten. */
    public static AnswerSignature of(Symptom symptom, GatewayResponses rewritten) {
        Kind kind = kind(symptom, rewritten);
        boolean frame = kind == Kind.GATEWAY_TIMEOUT && symptom.status() == 0; // a WebSocket API's, which has no status
        String key = frame
                ? "signature.gateway-timeout-frame"
                : "signature." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new AnswerSignature(kind,
                symptom.elapsed().isZero()
                        ? Message.of(key, status(symptom))
                        : Message.of("signature.after", Message.of(key, status(symptom)), symptom.elapsed()));
    }

    private static String status(Symptom symptom) {
        return String.valueOf(symptom.status());
    }

    private static Kind kind(Symptom symptom, GatewayResponses rewritten) {
        if (symptom.status() == 0 && symptom.headers().isEmpty() && symptom.body().isEmpty()) {
            return symptom.elapsed().isZero() ? Kind.UNTOLD : Kind.NOBODY;
        }
        String body = symptom.body().toLowerCase(Locale.ROOT);
        if (symptom.headers().isEmpty()) {
            return byBody(symptom, body);
        }
        if (!symptom.header("apigw-requestid").isEmpty()) {
            return httpApi(symptom.status(), body);
        }
        if (!symptom.header("x-amz-apigw-id").isEmpty()) {
            return restApi(symptom, body, rewritten);
        }
        return other(symptom, body);
    }

    private static Kind httpApi(int status, String body) {
        if (status > 0 && status < 400) {
            return Kind.ANSWERED;
        }
        return switch (status) {
            case 429 -> Kind.GATEWAY_THROTTLED;
            case 404 -> body.contains("not found") ? Kind.GATEWAY_NO_SUCH_METHOD : Kind.ANSWERED;
            case 500 -> body.contains("internal server error") ? Kind.GATEWAY_INTERNAL_ERROR : Kind.PASSED_THROUGH;
            case 503 -> body.contains("service unavailable") ? Kind.HTTP_API_UNAVAILABLE : Kind.PASSED_THROUGH;
            case 504 -> body.contains("gateway timeout") ? Kind.GATEWAY_TIMEOUT : Kind.PASSED_THROUGH;
            default -> status >= 500 ? Kind.PASSED_THROUGH : Kind.ANSWERED;
        };
    }

    private static Kind restApi(Symptom symptom, String body, GatewayResponses rewritten) {
        int status = symptom.status();
        if (!ownError(symptom, body)) {
            return status >= 500 ? Kind.PASSED_THROUGH : Kind.ANSWERED;
        }
        if (saysTimedOut(body)) {
            return Kind.GATEWAY_TIMEOUT;
        }
        if (saysNetworkError(body)) {
            return Kind.GATEWAY_NETWORK_ERROR;
        }
        if (body.contains("missing authentication token")) {
            return Kind.GATEWAY_NO_SUCH_METHOD;
        }
        if (status == 429) {
            return Kind.GATEWAY_THROTTLED;
        }
        if (body.contains("internal server error")) {
            return status == 502 ? Kind.GATEWAY_BAD_GATEWAY : Kind.GATEWAY_INTERNAL_ERROR;
        }
        return saysTimeout(rewritten, status) ? Kind.GATEWAY_TIMEOUT : Kind.GATEWAY_OTHER_ERROR;
    }

    /**
     * The gateway names the type of its own errors, and renames headers of a backend's answer only where there is one. Somebody who
     * entered the answer may have left the type out.
     */
    private static boolean ownError(Symptom symptom, String body) {
        if (symptom.headers().keySet().stream().anyMatch(name -> name.startsWith("x-amzn-remapped-"))) {
            return false;
        }
        return !symptom.header("x-amzn-errortype").isEmpty()
                || (!symptom.measured() && (saysTimedOut(body) || saysNetworkError(body)));
    }

    private static boolean saysTimedOut(String body) {
        return body.contains("endpoint request timed out");
    }

    private static boolean saysNetworkError(String body) {
        return body.contains("network error communicating with endpoint");
    }

    /** The owner gave timeouts this very status; whether it took as long as the timeout is for others to say. */
    private static boolean saysTimeout(GatewayResponses rewritten, int status) {
        return rewritten.responses().stream().anyMatch(response -> !response.isDefault()
                && TIMEOUT_RESPONSES.contains(response.type()) && response.statusCode() == status);
    }

    /** Somebody entered the answer without its headers. */
    private static Kind byBody(Symptom symptom, String body) {
        if (saysTimedOut(body)) {
            return Kind.GATEWAY_TIMEOUT;
        }
        if (saysNetworkError(body)) {
            return Kind.GATEWAY_NETWORK_ERROR;
        }
        if (body.contains("missing authentication token")) {
            return Kind.GATEWAY_NO_SUCH_METHOD;
        }
        if (symptom.status() > 0 && symptom.status() < 400) {
            return Kind.ANSWERED;
        }
        if (body.contains("{\"message\"") && body.contains("internal server error")) {
            return symptom.status() == 502 ? Kind.GATEWAY_BAD_GATEWAY : Kind.GATEWAY_INTERNAL_ERROR;
        }
        return Kind.UNTOLD;
    }

    /** Headers are there, and none of them is API Gateway's. */
    private static Kind other(Symptom symptom, String body) {
        if (!symptom.header("x-amzn-errortype").isEmpty() && !symptom.header("x-amzn-requestid").isEmpty()) {
            return saysTimedOut(body)
                    ? Kind.GATEWAY_TIMEOUT
                    : saysNetworkError(body) ? Kind.GATEWAY_NETWORK_ERROR : Kind.GATEWAY_OTHER_ERROR;
        }
        String server = symptom.header("server").toLowerCase(Locale.ROOT);
        if (server.contains("awselb")) {
            return Kind.LOAD_BALANCER;
        }
        String cache = symptom.header("x-cache").toLowerCase(Locale.ROOT);
        if (server.contains("cloudfront") || cache.contains("from cloudfront")
                || !symptom.header("x-amz-cf-id").isEmpty()) {
            return Kind.CLOUDFRONT;
        }
        boolean tells = symptom.measured() || body.contains("<html")
                || FOREIGN_HEADERS.stream().anyMatch(name -> !symptom.header(name).isEmpty());
        return tells ? Kind.ANOTHER_HOP : byBody(symptom, body);
    }
}
