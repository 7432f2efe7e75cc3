package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.session.RequestDraft;
import dev.timeoutdoctor.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** The request that proves a change, as it will be sent. */
public final class TestRequest {

    /** Stands for what was seen before a change where nobody looked. */
    public static final Symptom NOTHING_BEFORE = new Symptom("", "", 0, Map.of(), "", Duration.ZERO, Instant.EPOCH,
            false);

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    private TestRequest() {}

    /** The examined request, without headers or a body of its own. */
    static RequestDraft of(Session session) {
        String method = session.route().map(route -> route.httpMethod()).orElse("GET");
        return new RequestDraft(method.equals("ANY") ? "GET" : method, session.requestUrl(), Map.of(), "");
    }

    /** Whether sending it may change something behind the API. */
    static boolean mayChangeSomething(Session session) {
        return !HARMLESS.contains(of(session).method());
    }

    /** Whether its URL is known. */
    static boolean known(Session session) {
        return !session.requestUrl().isEmpty();
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
