package dev.timeoutdoctor.diagnosis;

import dev.timeoutdoctor.diagnosis.AnswerSignature.Kind;
import dev.timeoutdoctor.evidence.GatewayResponses;
import dev.timeoutdoctor.evidence.GatewayResponses.GatewayResponse;
import dev.timeoutdoctor.evidence.Symptom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one answer. What was measured is whole, so that what is missing there is missing; of an answer that somebody entered, with a
 * header or two or none, that cannot be said.
 *
 * @param rewritten the error answers of the API, where they were read
 */
record AnswerReader(Symptom symptom, Optional<GatewayResponses> rewritten) {

    private static final Set<String> TIMEOUT_RESPONSES = Set.of("INTEGRATION_TIMEOUT", "DEFAULT_5XX");
    /** Error answers with a 5xx that their owner may have given another body (AWS: supported gateway response types). */
    private static final Set<String> SERVER_ERRORS = Set.of("INTEGRATION_TIMEOUT", "INTEGRATION_FAILURE", "DEFAULT_5XX",
            "API_CONFIGURATION_ERROR", "AUTHORIZER_CONFIGURATION_ERROR", "AUTHORIZER_FAILURE");
    /** Headers by which other servers give themselves away. */
    private static final List<String> FOREIGN_HEADERS = List.of("server", "via", "x-served-by", "x-vercel-id", "cf-ray",
            "x-azure-ref", "x-cache");

    /** An HTTP API's own bodies (AWS: troubleshooting HTTP APIs with Lambda; the 503 by captures of many). */
    private static final String FUNCTION_ERROR = "{\"message\":\"Internal Server Error\"}";
    private static final String UNAVAILABLE = "{\"message\":\"Service Unavailable\"}";
    private static final String GATEWAY_TIMEOUT = "{\"message\":\"Gateway Timeout\"}";
    /** What a REST API says where it waited for its authorizer for too long. */
    private static final String AUTHORIZER_ERROR = "{\"message\":null}";

    Kind kind() {
        if (symptom.status() == 0 && symptom.headers().isEmpty() && symptom.body().isEmpty()) {
            return symptom.elapsed().isZero() ? Kind.UNTOLD : Kind.NOBODY;
        }
        Optional<Kind> frame = symptom.frameError().map(this::socketError);
        if (frame.isPresent()) {
            return frame.get();
        }
        if (symptom.isFrame() && symptom.measured()) {
            return Kind.ANSWERED;
        }
        if (symptom.headers().isEmpty()) {
            return byBody();
        }
        if (has("apigw-requestid")) {
            return httpApi();
        }
        return has("x-amz-apigw-id") ? restApi() : other();
    }

    /**
     * A WebSocket API's own error, by captures of many. "Internal server error" stands for a function that failed as well as for one
     * that cannot be called; "Forbidden" for a message that no route takes, and for a handshake that an authorizer refuses.
     */
    private Kind socketError(String words) {
        return switch (words.toLowerCase(Locale.ROOT)) {
            case "endpoint request timed out" -> Kind.GATEWAY_TIMEOUT;
            case "network error communicating with endpoint" -> Kind.GATEWAY_NETWORK_ERROR;
            case "internal server error" -> symptom.status() == 502
                    ? Kind.GATEWAY_BAD_GATEWAY
                    : Kind.GATEWAY_INTERNAL_ERROR;
            case "forbidden" -> symptom.isFrame() ? Kind.GATEWAY_NO_SUCH_METHOD : Kind.GATEWAY_OTHER_ERROR;
            default -> symptom.status() == 429 ? Kind.GATEWAY_THROTTLED : Kind.GATEWAY_OTHER_ERROR;
        };
    }

    private Kind httpApi() {
        int status = symptom.status();
        if (status > 0 && status < 400) {
            return Kind.ANSWERED;
        }
        return switch (status) {
            case 0 -> Kind.THROUGH_GATEWAY;
            case 429 -> Kind.GATEWAY_THROTTLED;
            case 404 -> says("not found") ? Kind.GATEWAY_NO_SUCH_METHOD : Kind.ANSWERED;
            case 500 -> isBody(FUNCTION_ERROR) ? Kind.HTTP_API_FUNCTION_ERROR : passedThrough();
            case 503 -> isBody(UNAVAILABLE) ? Kind.HTTP_API_UNAVAILABLE : passedThrough();
            // no source says for sure that these are an HTTP API's own words, and one behind this one may say the same
            case 504 -> isBody(GATEWAY_TIMEOUT) ? Kind.THROUGH_GATEWAY : passedThrough();
            default -> status >= 500 ? passedThrough() : Kind.ANSWERED;
        };
    }

    /** Nobody can give an HTTP API's own errors other words, so any other body is the backend's. */
    private Kind passedThrough() {
        return bodyKnown() ? Kind.PASSED_THROUGH : Kind.THROUGH_GATEWAY;
    }

    private Kind restApi() {
        int status = symptom.status();
        // the gateway renames headers of a backend's answer only where there is one
        boolean renamed = symptom.headers().keySet().stream().anyMatch(name -> name.startsWith("x-amzn-remapped-"));
        if (renamed || !ownError()) {
            if (status > 0 && status < 500) {
                return Kind.ANSWERED;
            }
            boolean backends = renamed || symptom.measured() || (bodyKnown() && nothingRewritten());
            return backends && status > 0 ? Kind.PASSED_THROUGH : Kind.THROUGH_GATEWAY;
        }
        Optional<Kind> byWords = byWords();
        if (byWords.isPresent()) {
            return byWords.get();
        }
        if (status == 429) {
            return Kind.GATEWAY_THROTTLED;
        }
        if (status == 500 && isBody(AUTHORIZER_ERROR)) {
            return Kind.GATEWAY_AUTHORIZER_ERROR;
        }
        return saysTimeout() ? Kind.GATEWAY_TIMEOUT : unnamed();
    }

    /** The gateway names the type of its own errors. Somebody who entered the answer may have left the type out. */
    private boolean ownError() {
        return has("x-amzn-errortype") || (!symptom.measured() && byWords().isPresent());
    }

    /** The words that a REST API has for its own errors, as long as nobody gave it others. */
    private Optional<Kind> byWords() {
        if (says("endpoint request timed out")) {
            return Optional.of(Kind.GATEWAY_TIMEOUT);
        }
        if (says("network error communicating with endpoint")) {
            return Optional.of(Kind.GATEWAY_NETWORK_ERROR);
        }
        if (says("missing authentication token")) {
            return Optional.of(Kind.GATEWAY_NO_SUCH_METHOD);
        }
        if (symptom.status() == 429 && (says("too many requests") || says("limit exceeded"))) {
            return Optional.of(Kind.GATEWAY_THROTTLED);
        }
        if (says("{\"message\"") && says("internal server error") && symptom.status() >= 500) {
            return Optional.of(symptom.status() == 502 ? Kind.GATEWAY_BAD_GATEWAY : Kind.GATEWAY_INTERNAL_ERROR);
        }
        return Optional.empty();
    }

    private Kind unnamed() {
        return bodyKnown() ? Kind.GATEWAY_OTHER_ERROR : Kind.GATEWAY_UNEXPLAINED;
    }

    /** The owner gave timeouts this very status; whether it took as long as the timeout is for others to say. */
    private boolean saysTimeout() {
        return rewritten.stream().flatMap(all -> all.responses().stream()).anyMatch(response -> !response.isDefault()
                && TIMEOUT_RESPONSES.contains(response.type()) && response.statusCode() == symptom.status());
    }

    /** Whether it is known that the API's own errors have API Gateway's words. */
    private boolean nothingRewritten() {
        return rewritten.filter(all -> all.responses().stream().filter(response -> !response.isDefault())
                .map(GatewayResponse::type).noneMatch(SERVER_ERRORS::contains)).isPresent();
    }

    /** Somebody entered the answer without its headers. */
    private Kind byBody() {
        boolean answered = symptom.status() > 0 && symptom.status() < 400;
        if (symptom.status() == 503 && isBody(UNAVAILABLE)) {
            return Kind.HTTP_API_UNAVAILABLE;
        }
        if (symptom.status() == 500 && isBody(FUNCTION_ERROR)) {
            return Kind.HTTP_API_FUNCTION_ERROR;
        }
        return byWords().orElse(answered ? Kind.ANSWERED : Kind.UNTOLD);
    }

    /** Headers are there, and none of them is API Gateway's. */
    private Kind other() {
        if (has("x-amzn-errortype") && has("x-amzn-requestid")) {
            return byWords().orElseGet(this::unnamed);
        }
        String server = symptom.header("server").toLowerCase(Locale.ROOT);
        if (server.contains("awselb")) {
            return Kind.LOAD_BALANCER;
        }
        String cache = symptom.header("x-cache").toLowerCase(Locale.ROOT);
        if (server.contains("cloudfront") || cache.contains("from cloudfront") || has("x-amz-cf-id")) {
            // an edge-optimized API's own answer has these headers too, beside some that somebody may have left out
            boolean gateways = !symptom.measured() && symptom.body().startsWith("{");
            return gateways ? byWords().orElse(Kind.CLOUDFRONT) : Kind.CLOUDFRONT;
        }
        boolean tells = symptom.measured() || says("<html") || FOREIGN_HEADERS.stream().anyMatch(this::has);
        return tells ? Kind.ANOTHER_HOP : byBody();
    }

    private boolean has(String header) {
        return !symptom.header(header).isEmpty();
    }

    private boolean says(String words) {
        return symptom.body().toLowerCase(Locale.ROOT).contains(words);
    }

    /** Whether this is the whole body, however it is spaced. */
    private boolean isBody(String json) {
        return withoutBlanks(symptom.body()).equals(withoutBlanks(json));
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s", "");
    }

    /** An answer that was measured may have no body; of one that was entered nobody may have written it down. */
    private boolean bodyKnown() {
        return (symptom.measured() && !symptom.method().equals("HEAD")) || !symptom.body().isEmpty();
    }
}
