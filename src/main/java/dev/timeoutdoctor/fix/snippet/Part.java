package dev.timeoutdoctor.fix.snippet;

import dev.timeoutdoctor.fix.ChangeStep;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call of a change as the kinds of things look at it.
 *
 * @param target what the change as a whole is about: {@code orders-api · POST /orders}
 */
record Part(ChangeStep step, String target) {

    private static final Pattern ROUTE = Pattern.compile("(ANY|GET|PUT|POST|HEAD|PATCH|DELETE|OPTIONS) (/\\S*)$");

    /** The route of an HTTP API that takes what no other route takes. */
    private static final String DEFAULT = " $default";

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    List<Touched> touched() {
        return Touched.of(step);
    }

    /** The image after the call: what it leaves alone and what it sets. */
    ObjectNode image() {
        ObjectNode image = object();
        step.before().value().properties().forEach(one -> image.set(one.getKey(), one.getValue()));
        step.after().properties().forEach(one -> image.set(one.getKey(), one.getValue()));
        return image;
    }

    /** What is sent, without what only says which thing is meant. */
    List<Touched> sentWithout(String... names) {
        ObjectNode rest = object();
        sent().properties().forEach(one -> rest.set(one.getKey(), one.getValue()));
        return Touched.between(object(), rest.remove(List.of(names)));
    }

    /** What is sent. */
    JsonNode sent() {
        return step.call().parameters();
    }

    /** A parameter that says which thing is meant; empty where neither question nor call has it. */
    String id(String name) {
        JsonNode asked = step.before().read().parameters().path(name);
        JsonNode value = asked.isValueNode() && !asked.isNull() ? asked : sent().path(name);
        return value.isValueNode() && !value.isNull() ? value.asString() : "";
    }

    /** Whether the thing does not exist before the call. */
    boolean creates() {
        return step.before().value().isEmpty();
    }

    /** Whether the thing is gone after the call. */
    boolean removes() {
        return !step.before().value().isEmpty() && !step.after().isEmpty()
                && step.after().valueStream().allMatch(JsonNode::isNull);
    }

    /** Whether the target names a method and a path. */
    boolean hasRoute() {
        return target.endsWith(DEFAULT) || ROUTE.matcher(target).find();
    }

    /** The resource's path; a placeholder where the target does not name it. */
    String path() {
        Matcher route = ROUTE.matcher(target);
        return route.find() ? route.group(2) : target.endsWith(DEFAULT) ? "/$default" : "/your-path";
    }

    /** The method as AWS names it, {@code ANY} for all of them. */
    String method() {
        String asked = id("httpMethod");
        Matcher route = ROUTE.matcher(target);
        return !asked.isEmpty() ? asked : route.find() ? route.group(1) : "ANY";
    }

    /** The member of a path in an OpenAPI definition. */
    String openApiMethod() {
        return method().equals("ANY") ? "x-amazon-apigateway-any-method" : method().toLowerCase(Locale.ROOT);
    }

    /** The method and path. */
    String route() {
        return method() + " " + path();
    }
}
