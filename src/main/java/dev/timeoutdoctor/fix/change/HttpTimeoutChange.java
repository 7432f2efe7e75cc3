package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.HttpCalls;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.fix.TimeoutSuggestion;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The integration timeout of an HTTP API's route (50 to 30,000 ms) or a WebSocket API's route (50 to 29,000 ms); neither ceiling can be
 * raised (AWS: HTTP API quotas; WebSocket API quotas).
 */
final class HttpTimeoutChange implements ChangeType {

    private static final String TIMEOUT = "TimeoutInMillis";
    private static final String EDIT = "integration";
    private static final List<String> SHOWN = List.of("IntegrationId", "IntegrationType", "IntegrationSubtype",
            "IntegrationMethod", "IntegrationUri", "ConnectionType", "ConnectionId", "PayloadFormatVersion", TIMEOUT);

    @Override
    public ChangeKind kind() {
        return ChangeKind.HTTP_INTEGRATION;
    }

    @Override
    public Offer offer(Reading reading) {
        Optional<Route> route = reading.route().filter(known -> known.apiType() != ApiType.REST);
        Optional<Integration> integration = reading.integration().filter(known -> !known.integrationId().isEmpty());
        if (route.isEmpty() || integration.isEmpty()) {
            return new Offer.NotHere(Message.of("change.http-timeout.not-here"));
        }
        AwsCall read = HttpCalls.getIntegration(route.get(), integration.get().integrationId());
        return Looked.at(reading, read, now -> ready(reading, route.get(), read, now));
    }

    private Offer ready(Reading reading, Route route, AwsCall read, JsonNode now) {
        Edit edit = Edit.of(EDIT, read, now, SHOWN, Set.of(TIMEOUT));
        ObjectNode goal = edit.goal().deepCopy();
        if (!goal.has(TIMEOUT)) {
            goal.put(TIMEOUT, standard(route));
        }
        Optional<TimeoutSuggestion> longer = TimeoutSuggestion.of(reading.evidence()).filter(TimeoutSuggestion::seen)
                .filter(suggested -> suggested.timeout().toMillis() > goal.path(TIMEOUT).asLong());
        longer.ifPresent(suggested -> goal.put(TIMEOUT, suggested.timeout().toMillis()));
        Timeout recipe = new Timeout(reading, route, SelfDeploying.of(reading, route), longer);
        return new Offer.Ready(Draft.of(recipe, reading.ways(), List.of(edit.to(goal))));
    }

    private static long standard(Route route) {
        return route.apiType().defaultTimeout().toMillis();
    }

    /** The change while it is edited. */
    private record Timeout(Reading reading, Route route, SelfDeploying stage, Optional<TimeoutSuggestion> longer)
            implements
                RouteRecipe {

        @Override
        public ChangeKind kind() {
            return ChangeKind.HTTP_INTEGRATION;
        }

        @Override
        public Place place() {
            return reading.method(route);
        }

        @Override
        public Message title(List<Edit> edits) {
            Edit edit = edits.get(0);
            long before = edit.now().path(TIMEOUT).asLong(standard(route));
            return Message.of("fix.title.integration-timeout", place().label(), Duration.ofMillis(before),
                    Duration.ofMillis(edit.goal().path(TIMEOUT).asLong(before)));
        }

        @Override
        public List<Field> fields() {
            String source = route.apiType() == ApiType.HTTP ? "AWS: HTTP API quotas" : "AWS: WebSocket API quotas";
            return List.of(new Field("timeout", Message.of("change.http-timeout.timeout"), EDIT, "/" + TIMEOUT,
                    new Field.Whole(50, standard(route), source)));
        }

        @Override
        public List<Problem> problems(List<Edit> edits) {
            boolean managed = edits.get(0).now().path("ApiGatewayManaged").asBoolean(false);
            return managed
                    ? List.of(Problem.warning(Problem.TARGET, "change.http-timeout.managed"))
                    : List.of();
        }

        @Override
        public List<Message> notes(List<Edit> edits) {
            long goal = edits.get(0).goal().path(TIMEOUT).asLong();
            boolean most = edits.get(0).now().path(TIMEOUT).asLong(standard(route)) >= standard(route);
            Message limit = Message.of(most ? "change.http-timeout.most" : "change.http-timeout.note",
                    Duration.ofMillis(standard(route)));
            return Stream.concat(
                    longer.filter(suggested -> suggested.timeout().toMillis() == goal).map(TimeoutSuggestion::why)
                            .stream(),
                    Stream.of(limit, stage.note())).toList();
        }
    }
}
