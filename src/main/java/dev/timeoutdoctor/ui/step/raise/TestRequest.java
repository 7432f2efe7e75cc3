package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.session.RequestDraft;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.target.SampleMessage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
        Optional<Route> socket = session.route().filter(route -> route.apiType() == ApiType.WEBSOCKET);
        if (socket.isPresent()) {
            return message(session, socket.get().routeKey());
        }
        String method = session.route().map(route -> route.httpMethod()).orElse("GET");
        return new RequestDraft(method.equals("ANY") ? "GET" : method, session.requestUrl(), Map.of(), "");
    }

    /** The shortest message for a route; without a URL where nobody can tell how the API finds the route. */
    private static RequestDraft message(Session session, String key) {
        String expression = session.evidence().get(EvidenceKeys.REST_API).origin()
                .map(source -> source.answer().path("RouteSelectionExpression").asString("")).orElse("");
        Optional<String> body = SampleMessage.isNone(key) ? Optional.of("") : SampleMessage.of(expression, key);
        return new RequestDraft("", body.isPresent() ? session.requestUrl() : "", Map.of(), body.orElse(""));
    }

    /** Whether it is known that the route sends nothing back when all is well. */
    static boolean isOneWay(Session session) {
        return of(session).isMessage() && session.route()
                .flatMap(route -> session.evidence().get(EvidenceKeys.API_ROUTES).seen()
                        .flatMap(routes -> routes.answers(route.routeKey())))
                .filter(answers -> !answers).isPresent();
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
