package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.session.RequestDraft;
import dev.timeoutdoctor.session.Session;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The request that proves a change, as it will be sent. */
public final class TestRequest {

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    private TestRequest() {}

    /** The failing request as it was sent; where it was not sent from here, without headers or a body. */
    static RequestDraft of(Session session) {
        return session.sentRequest().orElseGet(() -> bare(session));
    }

    private static RequestDraft bare(Session session) {
        String method = session.route().map(route -> route.httpMethod()).orElse("GET");
        return new RequestDraft(method.equals("ANY") ? "GET" : method, session.requestUrl(), Map.of(), "");
    }

    /** An answer as it came, with everything that is known of it. */
    static Source source(Symptom answer) {
        ObjectNode whole = Json.object().put("status", answer.status()).put("elapsedMillis",
                answer.elapsed().toMillis());
        answer.headers().forEach(whole.putObject("headers")::put);
        whole.put("body", answer.body());
        return new Source(AwsCall.of("client", answer.measured() ? "Request" : "Entered", "",
                Map.of("method", answer.method(), "url", answer.url())), answer.at(), whole);
    }

    /** Whether sending it may change something behind the API. */
    static boolean mayChangeSomething(Session session) {
        RequestDraft request = of(session);
        return request.isMessage() || !HARMLESS.contains(request.method());
    }

    /** Whether its URL is known. */
    public static boolean known(Session session) {
        return !of(session).url().isEmpty();
    }

    /** How long the gateway can take to answer at most, as far as it is known. */
    static Duration longestWait(Session session) {
        return session.evidence().get(EvidenceKeys.WORKING_COPY).seen()
                .flatMap(api -> session.route().flatMap(api::method))
                .map(method -> method.integration().timeout())
                .filter(timeout -> timeout.compareTo(Integration.DEFAULT_TIMEOUT) > 0)
                .orElse(Integration.DEFAULT_TIMEOUT);
    }
}
