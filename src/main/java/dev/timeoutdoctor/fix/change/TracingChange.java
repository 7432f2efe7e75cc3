package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.fix.Calls;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tracing of a REST API's stage with AWS X-Ray (AWS: API Gateway API reference, patch operations, UpdateStage). */
final class TracingChange implements ChangeType {

    private static final String TRACING = "tracingEnabled";
    private static final String EDIT = "stage";

    @Override
    public ChangeKind kind() {
        return ChangeKind.TRACING;
    }

    @Override
    public Offer offer(Reading reading) {
        Optional<Route> route = reading.route().filter(known -> known.apiType() == ApiType.REST);
        if (route.isEmpty()) {
            return new Offer.NotHere(Message.of("change.tracing.rest-only"));
        }
        AwsCall read = Calls.getStage(route.get());
        return Looked.at(reading, read, now -> offer(reading, route.get(), read, now));
    }

    private static Offer offer(Reading reading, Route route, AwsCall read, JsonNode now) {
        if (now.path(TRACING).asBoolean(false)) {
            return new Offer.AlreadySo(Message.of("change.tracing.already", route.stage()));
        }
        Edit edit = Edit.of(EDIT, read, now, List.of("stageName", TRACING), Set.of(TRACING));
        ObjectNode goal = edit.goal().deepCopy();
        goal.put(TRACING, true);
        return new Offer.Ready(Draft.of(new Tracing(reading, route), reading.ways(), List.of(edit.to(goal))));
    }

    /** The change while it is edited. */
    private record Tracing(Reading reading, Route route) implements Recipe {

        @Override
        public ChangeKind kind() {
            return ChangeKind.TRACING;
        }

        @Override
        public Place place() {
            return reading.stage(route);
        }

        @Override
        public Message title(List<Edit> edits) {
            return Message.of("change.tracing.title", place().label());
        }

        @Override
        public List<Field> fields() {
            return List.of(new Field("tracing", Message.of("change.tracing.field"), EDIT, "/" + TRACING,
                    new Field.YesNo("AWS: API Gateway API reference, UpdateStage")));
        }

        @Override
        public List<Message> notes(List<Edit> edits) {
            return List.of(Message.of("change.tracing.note"));
        }
    }
}
