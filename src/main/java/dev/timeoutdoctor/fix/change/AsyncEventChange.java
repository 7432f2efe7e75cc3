package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.fix.Calls;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.Expected;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A REST API's Lambda integration that hands the event over and answers 202 at once (AWS: API Gateway developer guide, set up
 * asynchronous invocation of the backend Lambda function). A proxy integration cannot do that: it becomes one of type {@code AWS},
 * whose responses are its own.
 */
final class AsyncEventChange implements ChangeType {

    private static final String INTEGRATION = "integration";
    private static final String ACCEPTED = "202";
    private static final String METHOD_RESPONSE = "method response " + ACCEPTED;
    private static final String INTEGRATION_RESPONSE = "integration response " + ACCEPTED;
    private static final String HEADER = "integration.request.header.X-Amz-Invocation-Type";
    /** Methods whose requests usually have no body. */
    private static final Set<String> BODILESS = Set.of("GET", "HEAD", "DELETE", "OPTIONS");
    /** Methods whose callers want to read something. */
    private static final Set<String> READING = Set.of("GET", "HEAD");
    /** A parameter of a path, greedy or not. */
    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}+]+)\\+?}");
    private static final Set<String> CHANGED = Set.of("type", "requestParameters", "requestTemplates",
            "passthroughBehavior", "timeoutInMillis");
    private static final List<String> SHOWN = List.of("type", "httpMethod", "uri", "credentials", "requestParameters",
            "requestTemplates", "passthroughBehavior", "timeoutInMillis");

    @Override
    public ChangeKind kind() {
        return ChangeKind.ASYNC_EVENT;
    }

    @Override
    public Offer offer(Reading reading) {
        Optional<Route> route = reading.route().filter(known -> known.apiType() == ApiType.REST);
        if (route.isEmpty() || reading.function().isEmpty()) {
            return new Offer.NotHere(Message.of("change.async-event.not-here"));
        }
        AwsCall read = Calls.getIntegration(route.get());
        return Looked.at(reading, read, now -> offer(reading, route.get(), read, now));
    }

    private static Offer offer(Reading reading, Route route, AwsCall read, JsonNode now) {
        if (Json.text(now, "responseTransferMode").equals("STREAM")) {
            return new Offer.NotHere(Message.of("change.async-event.streams"));
        }
        boolean wholeAnew = !Json.text(now, "type").equals("AWS");
        if (wholeAnew && now.path("integrationResponses").has(ACCEPTED)) {
            return new Offer.NotHere(Message.of("change.async-event.has-accepted"));
        }
        List<Edit> edits = new ArrayList<>();
        for (String status : now.path("integrationResponses").propertyNames()) {
            AwsCall response = response(route, "GetIntegrationResponse", status);
            Observed<JsonNode> there = reading.look().apply(response);
            if (there.seen().isEmpty()) {
                return new Offer.CouldNotRead(response, there);
            }
            // An integration that stays keeps its answers to errors: only the default gives way to 202.
            boolean gives = wholeAnew || Json.text(there.seen().get(), "selectionPattern").isEmpty();
            if (!status.equals(ACCEPTED) && gives) {
                JsonNode image = there.seen().get();
                edits.add(Edit.of("integration response " + status, response, image,
                        List.copyOf(image.propertyNames()), Set.copyOf(image.propertyNames())).to(Json.object()));
            }
        }
        edits.add(integration(route, read, now));
        for (String operation : List.of("GetMethodResponse", "GetIntegrationResponse")) {
            AwsCall response = response(route, operation, ACCEPTED);
            Observed<JsonNode> there = reading.look().apply(response);
            if (there.seen().isEmpty()) {
                return new Offer.CouldNotRead(response, there);
            }
            edits.add(accepted(operation, response, there.seen().get()));
        }
        boolean begun = Json.text(now.path("requestParameters"), HEADER).equals("'Event'");
        List<Message> lacking = begun ? lacking(wholeAnew, edits) : List.of();
        return begun && lacking.isEmpty()
                ? new Offer.AlreadySo(Message.of("change.async-event.already"))
                : new Offer.Ready(Draft.of(new Handing(reading, route, responses(read, now), lacking),
                        reading.ways(), edits));
    }

    /** What an integration with the header alone does not do: callers do not get 202, or the header goes nowhere. */
    private static List<Message> lacking(boolean proxy, List<Edit> edits) {
        List<Message> lacking = new ArrayList<>();
        if (proxy) {
            lacking.add(Message.of("change.async-event.lacks-type"));
        }
        if (edits.stream().anyMatch(edit -> edit.name().equals(METHOD_RESPONSE) && edit.now().isEmpty())) {
            lacking.add(Message.of("change.async-event.lacks-method-response"));
        }
        boolean answers = edits.stream().anyMatch(edit -> edit.name().equals(INTEGRATION_RESPONSE)
                && !edit.now().isEmpty() && Json.text(edit.now(), "selectionPattern").isEmpty());
        if (!answers) {
            lacking.add(Message.of("change.async-event.lacks-integration-response"));
        }
        return List.copyOf(lacking);
    }

    /** A response that somebody adds meanwhile would go unseen with the integration that it belongs to. */
    private static Expected responses(AwsCall read, JsonNode now) {
        List<String> members = List.of("integrationResponses");
        return new Expected(read, members, Json.project(now, members));
    }

    private static Edit integration(Route route, AwsCall read, JsonNode now) {
        Edit edit = Edit.of(INTEGRATION, read, now, SHOWN, CHANGED);
        ObjectNode goal = edit.goal().deepCopy();
        goal.put("type", "AWS");
        goal.withObjectProperty("requestParameters").put(HEADER, "'Event'");
        if (!goal.path("requestTemplates").has("application/json")) {
            goal.withObjectProperty("requestTemplates").put("application/json", event(route));
        }
        return edit.to(goal);
    }

    /** Whether the body alone does not tell what is asked for. */
    private static boolean needsParts(Route route) {
        return BODILESS.contains(route.methodKey()) || route.methodKey().equals("ANY")
                || route.resourcePath().contains("{");
    }

    /** The template of the event: the body, or by name all that tells what is asked for. */
    private static String event(Route route) {
        if (!needsParts(route)) {
            return "$input.json('$')";
        }
        List<String> parts = new ArrayList<>();
        if (!BODILESS.contains(route.methodKey())) {
            parts.add("\"body\": $input.json('$')");
        }
        parts.add("\"path\": {" + PARAMETER.matcher(route.resourcePath()).results()
                .map(found -> "\"" + found.group(1) + "\": "
                        + text("$input.params().path.get('" + found.group(1) + "')"))
                .collect(Collectors.joining(", ")) + "}");
        parts.add("\"query\": {#foreach($name in $input.params().querystring.keySet())\"$name\": "
                + text("$input.params().querystring.get($name)") + "#if($foreach.hasNext), #end#end}");
        return "{" + String.join(", ", parts) + "}";
    }

    /** A text in JSON; the single quotes that are escaped for JavaScript are no JSON (AWS: mapping template reference). */
    private static String text(String variable) {
        return "\"$util.escapeJavaScript(" + variable + ").replaceAll(\"\\\\'\", \"'\")\"";
    }

    private static Edit accepted(String operation, AwsCall read, JsonNode now) {
        boolean method = operation.equals("GetMethodResponse");
        String content = method ? "responseModels" : "responseTemplates";
        List<String> members = method
                ? List.of("statusCode", "responseParameters", content)
                : List.of("statusCode", "selectionPattern", "responseParameters", content);
        Edit edit = Edit.of(method ? METHOD_RESPONSE : INTEGRATION_RESPONSE, read, now, members, Set.copyOf(members));
        if (method && !now.isEmpty()) {
            return edit;
        }
        ObjectNode goal = Json.object().put("statusCode", ACCEPTED);
        goal.withObjectProperty(content).put("application/json",
                method ? "Empty" : "{\"requestId\": \"$context.requestId\"}");
        return edit.to(goal);
    }

    private static AwsCall response(Route route, String operation, String status) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("restApiId", route.apiId());
        parameters.put("resourceId", route.resourceId());
        parameters.put("httpMethod", route.methodKey());
        parameters.put("statusCode", status);
        return AwsCall.of("apigateway", operation, route.region(), parameters);
    }

    /**
     * The change while it is edited.
     *
     * @param lacking what is not there of a change that somebody has begun by hand; empty where nobody has
     */
    private record Handing(Reading reading, Route route, Expected responses,
            List<Message> lacking) implements Recipe {

        @Override
        public ChangeKind kind() {
            return ChangeKind.ASYNC_EVENT;
        }

        @Override
        public Place place() {
            return reading.method(route);
        }

        @Override
        public Message title(List<Edit> edits) {
            return Message.of("change.async-event.title", place().label());
        }

        @Override
        public List<Field> fields() {
            return List.of(new Field("template", Message.of("change.async-event.template"), INTEGRATION,
                    "/requestTemplates/application~1json", new Field.Line(Field.OURS)));
        }

        @Override
        public List<Problem> problems(List<Edit> edits) {
            ObjectNode goal = edits.stream().filter(edit -> edit.name().equals(INTEGRATION)).findFirst().orElseThrow()
                    .goal();
            List<Problem> problems = new ArrayList<>();
            if (!Json.text(goal, "type").equals("AWS")) {
                problems.add(Problem.error(Problem.AFTER, "change.async-event.type"));
            }
            if (!Json.text(goal.path("requestParameters"), HEADER).equals("'Event'")) {
                problems.add(Problem.error(Problem.AFTER, "change.async-event.header", HEADER));
            }
            if (READING.contains(route.methodKey())) {
                problems.add(Problem.warning("template", "change.async-event.reads", route.methodKey()));
            }
            return List.copyOf(problems);
        }

        @Override
        public List<Message> notes(List<Edit> edits) {
            return Stream.concat(begun(), Stream.of(Message.of("change.async-event.callers"),
                    Message.of(needsParts(route) ? "change.async-event.handler-parts" : "change.async-event.handler"),
                    Message.of("change.async-event.failures"))).toList();
        }

        private Stream<Message> begun() {
            return lacking.isEmpty()
                    ? Stream.of()
                    : Stream.concat(Stream.of(Message.of("change.async-event.half")), lacking.stream());
        }

        @Override
        public List<Expected> unchanged(List<Edit> edits) {
            return List.of(responses);
        }

        @Override
        public boolean needsDeployment() {
            return true;
        }
    }
}
