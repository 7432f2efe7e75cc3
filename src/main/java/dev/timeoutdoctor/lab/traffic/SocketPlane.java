package dev.timeoutdoctor.lab.traffic;

import dev.timeoutdoctor.lab.account.HttpApi;
import dev.timeoutdoctor.lab.account.HttpDefinition;
import dev.timeoutdoctor.lab.account.HttpRoute;
import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Reply;
import dev.timeoutdoctor.lab.protocol.Request;
import dev.timeoutdoctor.lab.protocol.SocketFront.Conversation;
import dev.timeoutdoctor.lab.protocol.SocketFront.Opening;
import dev.timeoutdoctor.lab.protocol.SocketFront.Reaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Connections to the deployed WebSocket APIs under {@code /_aws/execute-api/{apiId}/{stage}}: {@code $connect} decides about the
 * handshake, each message goes to the route that the API's route selection expression finds, and {@code $disconnect} is called at the
 * end (AWS: about WebSocket APIs; selection expressions).
 */
public final class SocketPlane {

    /** The method that stands in the logs; a message has none. */
    private static final String MESSAGE = "MESSAGE";
    private static final String BODY = "$request.body.";
    private static final Pattern DOT = Pattern.compile("\\.");

    private final Simulation simulation;

    public SocketPlane(Simulation simulation) {
        this.simulation = simulation;
    }

    /** Where a connection leads. */
    private record Target(HttpApi api, String stage) {}

    /**
     * Decides about a handshake, after as long as {@code $connect} takes. That a refusal has a REST API's statuses is not verified but for
     * 403, 500 and 502.
     */
    public Opening open(Request handshake) throws InterruptedException {
        String connection = simulation.newId();
        Optional<Target> target = target(handshake.path());
        if (target.isEmpty()) {
            return new Opening.Refused(refusal(403, error("Forbidden", connection, simulation.newId()), 1));
        }
        Optional<Call> call = carriedOut(target.get(), HttpRoute.CONNECT);
        Optional<Call> failed = call.filter(done -> done.answer().status() / 100 != 2);
        if (failed.isPresent()) {
            Call.Answer answer = failed.get().answer();
            String body = answer.outcome() == Outcome.ANSWERED
                    ? answer.body()
                    : error(answer.outcome().message(Kind.WEBSOCKET), connection, failed.get().requestId());
            return new Opening.Refused(refusal(answer.status(), body, answer.latency().toMillis()));
        }
        return new Opening.Connected(new Talk(target.get(), connection));
    }

    private Optional<Target> target(List<String> path) {
        return path.size() != 4 || !path.getFirst().equals("_aws") || !path.get(1).equals("execute-api")
                ? Optional.empty()
                : simulation.account().httpApi(path.get(2)).filter(HttpApi::isWebSocket)
                        .filter(api -> api.stage(path.get(3)).isPresent()).map(api -> new Target(api, path.get(3)));
    }

    private static Reply refusal(int status, String body, long millis) {
        return new Reply(status, Map.of("Content-Type", "application/json", DataPlane.ELAPSED_HEADER,
                String.valueOf(millis)), body);
    }

    /** API Gateway's error frame, to the blank: so it was captured by many (Kludex/mangum#128, aws/chalice#1406). */
    private static String error(String message, String connection, String request) {
        return "{\"message\": \"" + message + "\", \"connectionId\":\"" + connection + "\", \"requestId\":\"" + request
                + "\"}";
    }

    /** Calls a route of the stage as it is now and waits as long as that takes; empty where the stage does not have it. */
    private Optional<Call> carriedOut(Target target, String key) throws InterruptedException {
        if (route(target, candidate -> candidate.equals(key)).isEmpty()) {
            return Optional.empty();
        }
        Optional<Call> call = simulation.live(target.api().id(), target.stage(), MESSAGE, List.of(key));
        if (call.isPresent()) {
            simulation.carryOut(call.get());
        }
        return call;
    }

    private Optional<HttpRoute> route(Target target, Predicate<String> key) {
        return served(target).stream().flatMap(definition -> definition.routes().stream())
                .filter(route -> key.test(route.key())).findFirst();
    }

    private Optional<HttpDefinition> served(Target target) {
        return simulation.account().httpApi(target.api().id())
                .flatMap(api -> api.stage(target.stage()).map(api::snapshotOf));
    }

    /** One connection. */
    private final class Talk implements Conversation {

        private final Target target;
        private final String connection;

        Talk(Target target, String connection) {
            this.target = target;
            this.connection = connection;
        }

        @Override
        public Reaction message(String text) throws InterruptedException {
            String key = key(text);
            Optional<HttpRoute> found = route(target, candidate -> candidate.equals(key) && !key.startsWith("$"))
                    .or(() -> route(target, HttpRoute.DEFAULT::equals));
            Optional<Call> call = found.isEmpty() ? Optional.empty() : carriedOut(target, found.get().key());
            if (call.isEmpty()) {
                return new Reaction(note(1), error("Forbidden", connection, simulation.newId()));
            }
            Call.Answer answer = call.get().answer();
            if (answer.outcome() != Outcome.ANSWERED) {
                return new Reaction(note(answer.latency().toMillis()),
                        error(answer.outcome().message(Kind.WEBSOCKET), connection, call.get().requestId()));
            }
            return found.get().isTwoWay()
                    ? new Reaction(note(answer.latency().toMillis()), answer.body())
                    : Reaction.NONE;
        }

        /** What the expression finds in the message; empty where it finds no text. */
        private String key(String text) {
            String expression = target.api().routeSelectionExpression();
            try {
                JsonNode node = Json.parse(text);
                for (String name : DOT.splitAsStream(expression.substring(BODY.length())).toList()) {
                    node = node.path(name);
                }
                return node.asString("");
            } catch (JacksonException notJson) {
                return "";
            }
        }

        private static String note(long millis) {
            return DataPlane.ELAPSED_HEADER + ": " + millis;
        }

        @Override
        public void over() throws InterruptedException {
            carriedOut(target, HttpRoute.DISCONNECT);
        }
    }
}
