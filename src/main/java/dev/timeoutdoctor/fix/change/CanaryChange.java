package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.fix.Calls;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What becomes of a stage's canary: it is removed, or its deployment and variables are promoted to the whole stage. The canary's
 * variables stand over those of the stage, so promoting merges them (AWS: API Gateway developer guide, promote a canary release).
 */
final class CanaryChange implements ChangeType {

    private static final String SOURCE = "AWS: API Gateway developer guide, promote a canary release";
    private static final String DEPLOYMENT = "deploymentId";
    private static final String VARIABLES = "variables";
    private static final String CANARY = "canarySettings";
    private static final String EDIT = "stage";

    @Override
    public ChangeKind kind() {
        return ChangeKind.CANARY;
    }

    @Override
    public Offer offer(Reading reading) {
        Optional<Route> route = reading.route().filter(known -> known.apiType() == ApiType.REST);
        if (route.isEmpty()) {
            return new Offer.NotHere(Message.of("change.canary.rest-only"));
        }
        AwsCall read = Calls.getStage(route.get());
        return Looked.at(reading, read, now -> offer(reading, route.get(), read, now));
    }

    private static Offer offer(Reading reading, Route route, AwsCall read, JsonNode now) {
        if (Json.plain(now.path(CANARY)).isEmpty()) {
            return new Offer.NotHere(Message.of("change.canary.none", route.stage()));
        }
        Edit edit = Edit.of(EDIT, read, now, List.of("stageName", DEPLOYMENT, VARIABLES, CANARY),
                Set.of(DEPLOYMENT, VARIABLES, CANARY));
        ObjectNode goal = edit.goal().deepCopy();
        goal.remove(CANARY);
        return new Offer.Ready(Draft.of(new Ending(reading, route, now), reading.ways(), List.of(edit.to(goal))));
    }

    /**
     * The change while it is edited.
     *
     * @param now the stage; must not be changed
     */
    private record Ending(Reading reading, Route route, JsonNode now) implements Recipe {

        private String ofStage() {
            return Json.text(now, DEPLOYMENT);
        }

        private String ofCanary() {
            return Json.text(now.path(CANARY), DEPLOYMENT);
        }

        private JsonNode overrides() {
            return now.path(CANARY).path("stageVariableOverrides");
        }

        private boolean promotes(JsonNode goal) {
            return !ofCanary().equals(ofStage()) && Json.text(goal, DEPLOYMENT).equals(ofCanary());
        }

        @Override
        public ChangeKind kind() {
            return ChangeKind.CANARY;
        }

        @Override
        public Place place() {
            return reading.stage(route);
        }

        @Override
        public Message title(List<Edit> edits) {
            return promotes(edits.get(0).goal())
                    ? Message.of("change.canary.title-promote", place().label(), ofCanary())
                    : Message.of("change.canary.title-remove", place().label(), ofStage());
        }

        @Override
        public List<Field> fields() {
            List<String> words = Stream.of(ofStage(), ofCanary()).distinct().toList();
            return List.of(new Field("deployment", Message.of("change.canary.field"), EDIT, "/" + DEPLOYMENT,
                    words.size() == 1
                            ? new Field.OneOf(words, SOURCE)
                            : new Field.OneOf(words,
                                    Map.of(ofStage(), Message.of("change.canary.remove", ofStage()), ofCanary(),
                                            Message.of("change.canary.promote", ofCanary())),
                                    SOURCE)));
        }

        /** The variables go along with the deployment, unless somebody has typed others. */
        @Override
        public List<Edit> adjusted(List<Edit> edits) {
            ObjectNode goal = edits.get(0).goal().deepCopy();
            JsonNode typed = goal.path(VARIABLES);
            ObjectNode promoted = Json.overlay(now.path(VARIABLES), overrides());
            boolean own = Json.same(typed, now.path(VARIABLES)) || Json.same(typed, promoted);
            if (!own || ofStage().equals(ofCanary())) {
                return edits;
            }
            ObjectNode wanted = promotes(goal) ? promoted : Json.copy(now.path(VARIABLES));
            if (!Json.same(typed, wanted)) {
                goal.set(VARIABLES, wanted);
            }
            return List.of(edits.get(0).to(goal));
        }

        @Override
        public List<Message> notes(List<Edit> edits) {
            boolean promotes = promotes(edits.get(0).goal());
            List<Message> notes = new ArrayList<>();
            notes.add(Message.of("change.canary.found", now.path(CANARY).path("percentTraffic").asDouble(0), ofCanary(),
                    ofStage()));
            notes.add(Message.of(promotes ? "change.canary.note-promote" : "change.canary.note-remove"));
            if (!overrides().isEmpty()) {
                notes.add(Message.of(promotes ? "change.canary.variables-promote" : "change.canary.variables-remove",
                        List.copyOf(overrides().propertyNames())));
            }
            notes.add(Message.of("change.canary.undo"));
            return List.copyOf(notes);
        }
    }
}
