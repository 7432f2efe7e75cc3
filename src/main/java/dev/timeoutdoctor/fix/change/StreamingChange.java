package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.FunctionConfiguration;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.fix.Calls;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A REST API's proxy integration that streams its response: URI, transfer mode and timeout go together. It may then take up to 15
 * minutes without a quota request (AWS: API Gateway developer guide, response transfer mode).
 */
final class StreamingChange implements ChangeType {

    private static final String EDIT = "integration";
    private static final String URI = "uri";
    private static final String MODE = "responseTransferMode";
    private static final String TIMEOUT = "timeoutInMillis";
    private static final String BUFFERED_CALL = ":lambda:path/2015-03-31/functions/";
    private static final String STREAMED_CALL = ":lambda:path/2021-11-15/functions/";
    private static final String BUFFERED_END = "/invocations";
    private static final String STREAMED_END = "/response-streaming-invocations";
    private static final long LONGEST = 900_000;
    private static final long SUGGESTED = 300_000;
    private static final Set<String> PROXIES = Set.of("AWS_PROXY", "HTTP_PROXY");

    @Override
    public ChangeKind kind() {
        return ChangeKind.STREAMING;
    }

    @Override
    public Offer offer(Reading reading) {
        Optional<Route> route = reading.route().filter(known -> known.apiType() == ApiType.REST);
        if (route.isEmpty()) {
            return new Offer.NotHere(Message.of("change.streaming.rest-only"));
        }
        AwsCall read = Calls.getIntegration(route.get());
        return Looked.at(reading, read, now -> offer(reading, route.get(), read, now));
    }

    private static Offer offer(Reading reading, Route route, AwsCall read, JsonNode now) {
        String type = Json.text(now, "type");
        if (!PROXIES.contains(type)) {
            return new Offer.NotHere(Message.of("change.streaming.proxy-only", type));
        }
        if (Json.text(now, MODE).equals("STREAM")) {
            return new Offer.AlreadySo(Message.of("change.streaming.already"));
        }
        Edit edit = Edit.of(EDIT, read, now, List.of("type", URI, MODE, TIMEOUT), Set.of(URI, MODE, TIMEOUT));
        ObjectNode goal = edit.goal().deepCopy();
        goal.put(URI, streamed(Json.text(now, URI)));
        goal.put(MODE, "STREAM");
        goal.put(TIMEOUT, suggested(reading));
        return new Offer.Ready(Draft.of(new Streaming(reading, route), reading.ways(), List.of(edit.to(goal))));
    }

    /** As long as the function may run, where there is one: to wait longer gains nothing. */
    private static long suggested(Reading reading) {
        return reading.evidence().get(EvidenceKeys.FUNCTION).seen().map(FunctionConfiguration::timeout)
                .map(timeout -> Math.min(timeout.toMillis(), LONGEST)).orElse(SUGGESTED);
    }

    private static String streamed(String uri) {
        return uri.contains(BUFFERED_CALL) && uri.endsWith(BUFFERED_END)
                ? uri.replace(BUFFERED_CALL, STREAMED_CALL).substring(0,
                        uri.length() - BUFFERED_END.length()) + STREAMED_END
                : uri;
    }

    /** The change while it is edited. */
    private record Streaming(Reading reading, Route route) implements Recipe {

        @Override
        public ChangeKind kind() {
            return ChangeKind.STREAMING;
        }

        @Override
        public Place place() {
            return reading.method(route);
        }

        @Override
        public Message title(List<Edit> edits) {
            return Message.of("change.streaming.title", place().label(),
                    Duration.ofMillis(edits.get(0).goal().path(TIMEOUT).asLong(0)));
        }

        @Override
        public List<Field> fields() {
            return List.of(new Field("timeout", Message.of("change.http-timeout.timeout"), EDIT, "/" + TIMEOUT,
                    new Field.Whole(50, LONGEST, "AWS: API Gateway response streaming")));
        }

        @Override
        public List<Problem> problems(List<Edit> edits) {
            ObjectNode goal = edits.get(0).goal();
            List<Problem> problems = new ArrayList<>();
            boolean streams = Json.text(goal, MODE).equals("STREAM");
            if (!streams) {
                problems.add(Problem.error(Problem.AFTER, "fix.problem.one-of", "/" + MODE, "STREAM", Field.OURS));
            }
            String uri = Json.text(goal, URI);
            if (uri.contains(":lambda:path/") && !(uri.contains(STREAMED_CALL) && uri.endsWith(STREAMED_END))) {
                problems.add(Problem.error(Problem.AFTER, "change.streaming.uri", STREAMED_END));
            }
            return List.copyOf(problems);
        }

        @Override
        public List<Message> notes(List<Edit> edits) {
            boolean function = Json.text(edits.get(0).goal(), "type").equals("AWS_PROXY");
            List<Message> notes = new ArrayList<>();
            if (function) {
                notes.add(Message.of("change.streaming.handler"));
            }
            notes.add(Message.of("change.streaming.note"));
            return List.copyOf(notes);
        }

        @Override
        public boolean needsDeployment() {
            return true;
        }
    }
}
