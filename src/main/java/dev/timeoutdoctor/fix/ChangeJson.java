package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A change as JSON in the change log: the calls, and of their targets only what they change. */
final class ChangeJson {

    private ChangeJson() {}

    static ObjectNode write(Change change) {
        ObjectNode out = Json.object();
        out.put("kind", change.kind().id());
        out.put("target", change.target());
        out.put("needsDeployment", change.needsDeployment());
        out.set("title", message(change.title()));
        if (!change.stages().isEmpty()) {
            change.stages().forEach(out.putArray("stages")::add);
        }
        ArrayNode steps = out.putArray("steps");
        change.steps().stream().map(ChangeStep::brief).forEach(step -> steps.add(step(step)));
        if (!change.publishes() && !change.unchanged().isEmpty()) { // what publishes is previewed anew instead
            ArrayNode unchanged = out.putArray("unchanged");
            change.unchanged().forEach(expected -> unchanged.add(expected(expected)));
        }
        return out;
    }

    static ObjectNode step(ChangeStep step) {
        ObjectNode out = Json.object();
        out.set("call", call(step.call()));
        expected(step.before()).properties().forEach(member -> out.set(member.getKey(), member.getValue()));
        out.set("after", step.after());
        step.left().ifPresent(
                left -> out.putObject("left").put("salt", left.salt().text()).put("hash", left.hash()));
        return out;
    }

    static ObjectNode expected(Expected expected) {
        ObjectNode out = Json.object();
        out.set("read", call(expected.read()));
        expected.members().forEach(out.putArray("members")::add);
        out.set("before", expected.value());
        return out;
    }

    static ObjectNode call(AwsCall call) {
        ObjectNode out = Json.object();
        out.put("service", call.service());
        out.put("operation", call.operation());
        out.put("region", call.region());
        out.set("parameters", call.parameters());
        return out;
    }

    /**
     * The change as far as it was written.
     *
     * @throws IllegalArgumentException where this is no change
     */
    static Change read(JsonNode node, String account, String region) {
        List<ChangeStep> steps = new ArrayList<>();
        node.path("steps").forEach(step -> steps.add(readStep(step)));
        List<Expected> unchanged = node.path("unchanged").valueStream().map(ChangeJson::readExpected).toList();
        return new Change(kind(Json.text(node, "kind")), Json.text(node, "target"), account, region, steps, unchanged,
                node.path("needsDeployment").asBoolean(false), readMessage(node.path("title")))
                .forStages(node.path("stages").valueStream().filter(JsonNode::isString)
                        .map(JsonNode::asString).toList());
    }

    static ChangeStep readStep(JsonNode step) {
        JsonNode left = step.path("left");
        return new ChangeStep(readCall(step.path("call")), readExpected(step), Json.copy(step.path("after")),
                left.isObject()
                        ? Optional.of(new Fingerprint(new Salt(required(left, "salt")), required(left, "hash")))
                        : Optional.empty());
    }

    static Expected readExpected(JsonNode node) {
        List<String> members = node.path("members").valueStream().map(JsonNode::asString).toList();
        return new Expected(readCall(node.path("read")), members, Json.copy(node.path("before")));
    }

    private static ChangeKind kind(String id) {
        return Arrays.stream(ChangeKind.values()).filter(kind -> kind.id().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown kind of change: " + id));
    }

    private static AwsCall readCall(JsonNode node) {
        return new AwsCall(required(node, "service"), required(node, "operation"), Json.text(node, "region"),
                Json.copy(node.path("parameters")));
    }

    private static String required(JsonNode node, String member) {
        String value = Json.text(node, member);
        if (value.isEmpty()) {
            throw new IllegalArgumentException("No " + member);
        }
        return value;
    }

    private static ObjectNode message(Message message) {
        ObjectNode out = Json.object();
        out.put("key", message.key());
        ArrayNode arguments = out.putArray("arguments");
        message.arguments().forEach(argument -> arguments.add(argument(argument)));
        return out;
    }

    private static JsonNode argument(Object argument) {
        return switch (argument) {
            case Message message -> message(message);
            case Duration duration -> Json.object().put("duration", duration.toString());
            case Instant instant -> Json.object().put("instant", instant.toString());
            case List<?> many -> {
                ArrayNode out = Json.MAPPER.createArrayNode();
                many.forEach(one -> out.add(argument(one)));
                yield out;
            }
            case Integer number -> Json.object().put("number", number);
            default -> Json.object().stringNode(argument.toString());
        };
    }

    private static Message readMessage(JsonNode node) {
        return new Message(required(node, "key"),
                node.path("arguments").valueStream().map(ChangeJson::readArgument).toList());
    }

    private static Object readArgument(JsonNode node) {
        if (node.isArray()) {
            return node.valueStream().map(ChangeJson::readArgument).toList();
        }
        if (node.has("key")) {
            return readMessage(node);
        }
        if (node.has("duration")) {
            return Duration.parse(node.path("duration").asString());
        }
        if (node.has("instant")) {
            return Instant.parse(node.path("instant").asString());
        }
        return node.has("number") ? (Object) node.path("number").asInt() : node.asString("");
    }
}
