package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.fix.Calls;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.text.Message;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An earlier deployment of a REST API, served again by its stage. The working copy keeps every edit (AWS: API Gateway developer guide,
 * set up deployments).
 */
final class RollbackChange implements ChangeType {

    private static final String DEPLOYMENT = "deploymentId";
    private static final String EDIT = "stage";
    /** So many deployments are told apart; older ones are rarely meant. */
    private static final int TOLD = 5;

    @Override
    public ChangeKind kind() {
        return ChangeKind.ROLLBACK;
    }

    @Override
    public Offer offer(Reading reading) {
        Optional<Route> route = reading.route().filter(known -> known.apiType() == ApiType.REST);
        if (route.isEmpty()) {
            return new Offer.NotHere(Message.of("change.rollback.rest-only"));
        }
        AwsCall list = AwsCall.of("apigateway", "GetDeployments", route.get().region(),
                Map.of("restApiId", route.get().apiId(), "limit", 500));
        AwsCall read = Calls.getStage(route.get());
        return Looked.at(reading, list, deployments -> Looked.at(reading, read,
                stage -> offer(reading, route.get(), read, stage, deployments(deployments))));
    }

    /** A deployment as it is told. */
    private record Deployed(String id, Instant at, String description) {

        private Message text() {
            return description.isEmpty()
                    ? Message.of("change.rollback.deployment", id, at)
                    : Message.of("change.rollback.deployment-said", id, at, description);
        }
    }

    /** The newest first. */
    private static List<Deployed> deployments(JsonNode answer) {
        JsonNode items = answer.has("items") ? answer.path("items") : answer.path("item");
        return items.valueStream().map(item -> new Deployed(Json.text(item, "id"), at(item.path("createdDate")),
                Json.text(item, "description"))).sorted(Comparator.comparing(Deployed::at).reversed()).toList();
    }

    private static Instant at(JsonNode created) {
        return created.isNumber() ? Instant.ofEpochMilli((long) (created.asDouble() * 1000)) : parsed(created);
    }

    private static Instant parsed(JsonNode created) {
        String text = created.asString("");
        return text.matches("\\d{4}-\\d\\d-\\d\\dT.*Z") ? Instant.parse(text) : Instant.EPOCH;
    }

    private static Offer offer(Reading reading, Route route, AwsCall read, JsonNode stage, List<Deployed> all) {
        String present = Json.text(stage, DEPLOYMENT);
        Instant since = all.stream().filter(one -> one.id().equals(present)).map(Deployed::at).findFirst()
                .orElse(Instant.MAX);
        Optional<Deployed> before = all.stream().filter(one -> one.at().isBefore(since)).findFirst();
        if (before.isEmpty()) {
            return new Offer.NotHere(Message.of("change.rollback.none", route.stage()));
        }
        Edit edit = Edit.of(EDIT, read, stage, List.of("stageName", DEPLOYMENT), Set.of(DEPLOYMENT));
        ObjectNode goal = edit.goal().deepCopy();
        goal.put(DEPLOYMENT, before.get().id());
        return new Offer.Ready(Draft.of(new Back(reading, route, all), reading.ways(), List.of(edit.to(goal))));
    }

    /** The change while it is edited. */
    private record Back(Reading reading, Route route, List<Deployed> all) implements Recipe {

        @Override
        public ChangeKind kind() {
            return ChangeKind.ROLLBACK;
        }

        @Override
        public Place place() {
            return reading.stage(route);
        }

        @Override
        public Message title(List<Edit> edits) {
            return Message.of("change.rollback.title", place().label(), Json.text(edits.get(0).goal(), DEPLOYMENT));
        }

        @Override
        public List<Field> fields() {
            return List.of(new Field("deployment", Message.of("change.rollback.field"), EDIT, "/" + DEPLOYMENT,
                    new Field.OneOf(all.stream().map(Deployed::id).toList())));
        }

        @Override
        public List<Message> notes(List<Edit> edits) {
            return Stream.concat(Stream.of(Message.of("change.rollback.note")),
                    all.stream().limit(TOLD).map(Deployed::text)).toList();
        }
    }
}
