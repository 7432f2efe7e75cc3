package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.fix.Calls;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The access log of a stage: turned on into a log group of its own where it is off, and otherwise given the members that it lacks to
 * tell gateway, authorizer, web ACL and backend apart (AWS: API Gateway developer guide, set up logging).
 */
final class AccessLogChange implements ChangeType {

    private static final String STAGE = "stage";
    private static final String GROUP = "log group";
    private static final String GROUP_NAME = "logGroupName";
    private static final String DAYS = "retentionInDays";
    /** What most people look back at after an incident; AWS keeps lines for ever where nothing is said. */
    private static final int SUGGESTED_DAYS = 30;
    /** AWS: CloudWatch Logs API reference, PutRetentionPolicy. */
    private static final List<Integer> KEPT = List.of(1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731,
            1096,
            1827, 2192, 2557, 2922, 3288, 3653);
    /** AWS: REST API quotas, log entries' template. */
    private static final int MOST_BYTES = 3 * 1024;

    /** How the two services write the same settings. */
    private record Words(String stage, String settings, String destination, String format) {

        private static final Words V1 = new Words("stageName", "accessLogSettings", "destinationArn", "format");
        private static final Words V2 = new Words("StageName", "AccessLogSettings", "DestinationArn", "Format");

        static Words of(ApiType type) {
            return type == ApiType.REST ? V1 : V2;
        }

        String format(JsonNode stage) {
            return Json.text(stage.path(settings), format);
        }

        String destination(JsonNode stage) {
            return Json.text(stage.path(settings), destination);
        }
    }

    @Override
    public ChangeKind kind() {
        return ChangeKind.ACCESS_LOG;
    }

    @Override
    public Offer offer(Reading reading) {
        Optional<Route> route = reading.route();
        if (route.isEmpty()) {
            return new Offer.NotHere(Message.of("change.no-route"));
        }
        AwsCall read = stage(route.get());
        return Looked.at(reading, read, stage -> offer(reading, route.get(), read, stage));
    }

    private static AwsCall stage(Route route) {
        if (route.apiType() == ApiType.REST) {
            return Calls.getStage(route);
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("ApiId", route.apiId());
        parameters.put("StageName", route.stage());
        return AwsCall.of("apigatewayv2", "GetStage", route.region(), parameters);
    }

    private static Offer offer(Reading reading, Route route, AwsCall read, JsonNode stage) {
        Words words = Words.of(route.apiType());
        AccessLogTemplate template = AccessLogTemplate.of(route.apiType());
        String destination = words.destination(stage);
        String format = words.format(stage);
        if (destination.isEmpty()) {
            return route.apiType() == ApiType.HTTP
                    ? turnedOn(reading, route, read, stage)
                    : allowed(reading, route, () -> turnedOn(reading, route, read, stage));
        }
        if (template.lacking(format).isEmpty()) {
            return new Offer.AlreadySo(Message.of("change.access-log.already", route.stage()));
        }
        return new Offer.Ready(Draft.of(new AccessLog(reading, route, format), reading.ways(),
                List.of(edit(words, read, stage, destination, template.completed(format)))));
    }

    /** Without a role that writes to CloudWatch Logs, REST and WebSocket APIs log nothing (AWS: set up logging). */
    private static Offer allowed(Reading reading, Route route, Supplier<Offer> offer) {
        return Looked.at(reading, AwsCall.of("apigateway", "GetAccount", route.region(), Map.of()),
                account -> Json.text(account, "cloudwatchRoleArn").isEmpty()
                        ? new Offer.NotHere(Message.of("change.access-log.no-role", route.region()))
                        : offer.get());
    }

    private static Offer turnedOn(Reading reading, Route route, AwsCall read, JsonNode stage) {
        if (route.account().isEmpty()) {
            return new Offer.NotHere(Message.of("change.access-log.no-account"));
        }
        String name = "/aws/apigateway/" + route.apiId() + "/" + route.stage().replaceAll("[^A-Za-z0-9_.-]", "");
        String arn = "arn:" + route.partition() + ":logs:" + route.region() + ":" + route.account() + ":log-group:"
                + name;
        AwsCall group = AwsCall.of("logs", "DescribeLogGroups", route.region(), Map.of("logGroupNamePrefix", name));
        return Looked.at(reading, group, there -> {
            List<Edit> edits = new ArrayList<>();
            if (there.isEmpty()) {
                edits.add(Edit.of(GROUP, group, there, List.of(GROUP_NAME, DAYS), Set.of(GROUP_NAME, DAYS))
                        .to(Json.object().put(GROUP_NAME, name).put(DAYS, SUGGESTED_DAYS)));
            }
            edits.add(edit(Words.of(route.apiType()), read, stage, arn,
                    AccessLogTemplate.of(route.apiType()).whole()));
            return new Offer.Ready(Draft.of(new AccessLog(reading, route, ""), reading.ways(), edits));
        });
    }

    private static Edit edit(Words words, AwsCall read, JsonNode stage, String destination, String format) {
        Edit edit = Edit.of(STAGE, read, stage, List.of(words.stage(), words.settings()), Set.of(words.settings()));
        ObjectNode goal = edit.goal().deepCopy();
        goal.withObjectProperty(words.settings()).put(words.destination(), destination).put(words.format(), format);
        return edit.to(goal);
    }

    /**
     * The change while it is edited.
     *
     * @param before the format now; empty where the log is off
     */
    private record AccessLog(Reading reading, Route route, String before) implements Recipe {

        private Words words() {
            return Words.of(route.apiType());
        }

        private AccessLogTemplate template() {
            return AccessLogTemplate.of(route.apiType());
        }

        @Override
        public ChangeKind kind() {
            return ChangeKind.ACCESS_LOG;
        }

        @Override
        public Place place() {
            return reading.stage(route);
        }

        @Override
        public Message title(List<Edit> edits) {
            return Message.of(before.isEmpty() ? "change.access-log.title-on" : "change.access-log.title",
                    place().label());
        }

        @Override
        public List<Field> fields() {
            return List.of(new Field("format", Message.of("change.access-log.format"), STAGE,
                    "/" + words().settings() + "/" + words().format(),
                    new Field.Line("AWS: API reference, AccessLogSettings")));
        }

        /** How long lines are kept is asked for a log group that is made, and left alone for one that is there. */
        @Override
        public List<Field> fields(List<Edit> edits) {
            List<Field> fields = new ArrayList<>(fields());
            if (edits.stream().anyMatch(edit -> edit.name().equals(GROUP))) {
                fields.add(new Field("days", Message.of("change.access-log.days"), GROUP, "/" + DAYS,
                        new Field.OneNumberOf(KEPT, Message.of("change.access-log.for-ever"),
                                "AWS: CloudWatch Logs API reference, PutRetentionPolicy")));
            }
            return List.copyOf(fields);
        }

        @Override
        public List<Problem> problems(List<Edit> edits) {
            List<Problem> problems = new ArrayList<>();
            JsonNode stage = edits.getLast().goal();
            String format = words().format(stage);
            boolean named = format.contains("$context.requestId")
                    || (route.apiType() == ApiType.REST && format.contains("$context.extendedRequestId"));
            if (!named) {
                problems.add(Problem.error("format", "change.access-log.no-request-id"));
            }
            if (format.contains("\n")) {
                problems.add(Problem.error("format", "change.access-log.one-line"));
            }
            int bytes = format.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MOST_BYTES) {
                problems.add(Problem.error("format", "change.access-log.too-long", bytes, MOST_BYTES));
            }
            List<String> lacking = template().lacking(format);
            if (!lacking.isEmpty()) {
                problems.add(Problem.warning("format", "change.access-log.lacking", lacking));
            }
            if (words().destination(stage).isEmpty()) {
                problems.add(Problem.error(Problem.AFTER, "change.access-log.no-destination"));
            }
            edits.stream().filter(edit -> edit.name().equals(GROUP))
                    .filter(edit -> !words().destination(stage)
                            .endsWith(":log-group:" + Json.text(edit.goal(), GROUP_NAME))
                            || !Json.text(edit.goal(), GROUP_NAME)
                                    .equals(Json.text(edit.read().parameters(), "logGroupNamePrefix")))
                    .forEach(edit -> problems.add(Problem.error(Problem.AFTER, "change.access-log.other-group",
                            Json.text(edit.read().parameters(), "logGroupNamePrefix"))));
            return List.copyOf(problems);
        }

        @Override
        public List<Message> notes(List<Edit> edits) {
            List<Message> notes = new ArrayList<>();
            if (before.isEmpty()) {
                notes.add(Message.of("change.access-log.bill"));
                if (edits.size() > 1) {
                    notes.add(Message.of("change.access-log.undo", Json.text(edits.get(0).goal(), GROUP_NAME)));
                }
            } else {
                notes.add(AccessLogTemplate.takesMore(before)
                        ? Message.of("change.access-log.added", template().lacking(before))
                        : Message.of("change.access-log.replaced"));
            }
            notes.add(Message.of(switch (route.apiType()) {
                case REST -> "change.access-log.rest";
                case HTTP -> "change.access-log.http";
                case WEBSOCKET -> "change.access-log.websocket";
            }));
            return List.copyOf(notes);
        }
    }
}
