package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.fix.Calls;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What becomes of a function's asynchronous calls that fail: up to two retries, an age from 60 s to 6 h, and where a call goes that
 * never succeeds (AWS: Lambda API reference, PutFunctionEventInvokeConfig).
 */
final class EventInvokeChange implements ChangeType {

    private static final String RETRIES = "MaximumRetryAttempts";
    private static final String AGE = "MaximumEventAgeInSeconds";
    private static final String DESTINATIONS = "DestinationConfig";
    private static final String EDIT = "events";
    private static final String SOURCE = "AWS: Lambda API reference, PutFunctionEventInvokeConfig";
    private static final int MOST_RETRIES = 2;
    private static final int LEAST_AGE = 60;
    private static final int MOST_AGE = 21_600;
    /** An hour: what a caller asked for is seldom wanted later. */
    private static final int SUGGESTED_AGE = 3_600;
    private static final Pattern DESTINATION = Pattern
            .compile("arn:[a-z-]+:(sqs|sns|lambda|events|s3):[a-z0-9-]*:(\\d{12})?:\\S+");

    @Override
    public ChangeKind kind() {
        return ChangeKind.EVENT_INVOKE;
    }

    @Override
    public Offer offer(Reading reading) {
        Optional<FunctionReference> function = reading.function();
        if (function.isEmpty()) {
            return new Offer.NotHere(Message.of("change.no-function"));
        }
        Map<String, Object> parameters = Calls.function(function.get());
        if (!function.get().qualifier().isEmpty()) {
            parameters.put("Qualifier", function.get().qualifier());
        }
        AwsCall read = AwsCall.of("lambda", "GetFunctionEventInvokeConfig", function.get().region(), parameters);
        return Looked.at(reading, read, now -> offer(reading, function.get(), read, now));
    }

    private static Offer offer(Reading reading, FunctionReference function, AwsCall read, JsonNode now) {
        String failures = destination(now);
        if (!failures.isEmpty()) {
            return new Offer.AlreadySo(Message.of("change.event-invoke.already", function.name(), failures));
        }
        Edit edit = Edit.of(EDIT, read, now, List.of(RETRIES, AGE, DESTINATIONS), Set.of(RETRIES, AGE, DESTINATIONS));
        ObjectNode goal = edit.goal().deepCopy();
        if (!goal.has(RETRIES)) {
            goal.put(RETRIES, MOST_RETRIES);
        }
        if (!goal.has(AGE)) {
            goal.put(AGE, SUGGESTED_AGE);
        }
        return new Offer.Ready(Draft.of(new Events(reading, function), reading.ways(), List.of(edit.to(goal))));
    }

    private static String destination(JsonNode image) {
        return Json.text(image.path(DESTINATIONS).path("OnFailure"), "Destination");
    }

    /** The change while it is edited. */
    private record Events(Reading reading, FunctionReference function) implements Recipe {

        @Override
        public ChangeKind kind() {
            return ChangeKind.EVENT_INVOKE;
        }

        @Override
        public Place place() {
            return reading.place(function);
        }

        @Override
        public Message title(List<Edit> edits) {
            return Message.of("change.event-invoke.title", function.name());
        }

        @Override
        public List<Field> fields() {
            return List.of(
                    new Field("retries", Message.of("change.event-invoke.retries"), EDIT, "/" + RETRIES,
                            new Field.Whole(0, MOST_RETRIES, SOURCE)),
                    new Field("age", Message.of("change.event-invoke.age"), EDIT, "/" + AGE,
                            new Field.Whole(LEAST_AGE, MOST_AGE, SOURCE)),
                    new Field("failures", Message.of("change.event-invoke.failures"), EDIT,
                            "/" + DESTINATIONS + "/OnFailure/Destination", new Field.MaybeLine()));
        }

        @Override
        public List<Problem> problems(List<Edit> edits) {
            List<Problem> problems = new ArrayList<>();
            String destination = destination(edits.getFirst().goal());
            if (destination.isEmpty()) {
                problems.add(Problem.warning("failures", "change.event-invoke.lost"));
            } else if (!DESTINATION.matcher(destination).matches()) {
                problems.add(Problem.error("failures", "change.event-invoke.arn", destination));
            } else {
                problems.add(Problem.warning("failures", "change.event-invoke.role"));
            }
            return List.copyOf(problems);
        }

        @Override
        public List<Message> notes(List<Edit> edits) {
            return List.of(Message.of("change.event-invoke.note"), Message.of("change.event-invoke.idempotent"));
        }
    }
}
