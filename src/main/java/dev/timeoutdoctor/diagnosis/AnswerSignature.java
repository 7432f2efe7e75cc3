package dev.timeoutdoctor.diagnosis;

import dev.timeoutdoctor.evidence.GatewayResponses;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.text.Message;
import java.util.Locale;
import java.util.Set;

/**
 * Whose answer it was: read from the headers that API Gateway, CloudFront and load balancers leave behind, and only then from the
 * bodies of API Gateway's own errors, since anybody can repeat those, another API Gateway behind this one for example (AWS:
 * supported gateway response types; set up logging). Of an answer that somebody entered only what is there counts: a header or a
 * body that is not may only have been left out.
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
        /** An HTTP API's 500: the function failed, was ended by its own timeout, or may not be called. */
        HTTP_API_FUNCTION_ERROR,
        /** The authorizer failed, or was waited for too long. */
        GATEWAY_AUTHORIZER_ERROR,
        /** API Gateway made the error, and the body, which would say why, is not known. */
        GATEWAY_UNEXPLAINED,
        /** Another error that API Gateway made, or one whose text the owner has rewritten. */
        GATEWAY_OTHER_ERROR,
        /** An answer that came through API Gateway; whether API Gateway or the backend wrote it, what is known does not tell. */
        THROUGH_GATEWAY,
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
                        GATEWAY_THROTTLED, GATEWAY_NO_SUCH_METHOD, HTTP_API_UNAVAILABLE, HTTP_API_FUNCTION_ERROR,
                        GATEWAY_AUTHORIZER_ERROR, GATEWAY_UNEXPLAINED, GATEWAY_OTHER_ERROR, THROUGH_GATEWAY,
                        PASSED_THROUGH, ANSWERED ->
                    true;
                case CLOUDFRONT, LOAD_BALANCER, ANOTHER_HOP, NOBODY, UNTOLD -> false;
            };
        }

        /** Whether API Gateway itself made the error. */
        public boolean gatewaysOwn() {
            return switch (this) {
                case GATEWAY_TIMEOUT, GATEWAY_NETWORK_ERROR, GATEWAY_BAD_GATEWAY, GATEWAY_INTERNAL_ERROR,
                        GATEWAY_THROTTLED, GATEWAY_NO_SUCH_METHOD, HTTP_API_UNAVAILABLE, HTTP_API_FUNCTION_ERROR,
                        GATEWAY_AUTHORIZER_ERROR, GATEWAY_UNEXPLAINED, GATEWAY_OTHER_ERROR ->
                    true;
                case THROUGH_GATEWAY, PASSED_THROUGH, ANSWERED, CLOUDFRONT, LOAD_BALANCER, ANOTHER_HOP, NOBODY,
                        UNTOLD ->
                    false;
            };
        }
    }

    /** What a frame, which has no status, is said of in other words. */
    private static final Set<Kind> FRAMES = Set.of(Kind.GATEWAY_TIMEOUT, Kind.GATEWAY_NETWORK_ERROR,
            Kind.GATEWAY_INTERNAL_ERROR, Kind.GATEWAY_NO_SUCH_METHOD, Kind.GATEWAY_OTHER_ERROR, Kind.ANSWERED,
            Kind.UNTOLD);

    /** Reads a symptom where nothing is known of rewritten error answers. */
    public static AnswerSignature of(Symptom symptom) {
        return of(symptom, new Observed.NotAsked<>(Message.of("evidence.not-asked")));
    }

    /** Reads a symptom, with the error answers that the API's owner has rewritten. */
    public static AnswerSignature of(Symptom symptom, Observed<GatewayResponses> rewritten) {
        Kind kind = new AnswerReader(symptom, rewritten.seen()).kind();
        String plain = "signature." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String key = symptom.isFrame() && FRAMES.contains(kind) ? plain + "-frame" : plain;
        return new AnswerSignature(kind,
                symptom.elapsed().isZero()
                        ? Message.of(key, status(symptom))
                        : Message.of("signature.after", Message.of(key, status(symptom)), symptom.elapsed()));
    }

    private static String status(Symptom symptom) {
        return symptom.isFrame() ? symptom.frameError().orElse("") : String.valueOf(symptom.status());
    }
}
