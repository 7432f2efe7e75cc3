package dev.timeoutdoctor.target;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The shortest message that a WebSocket API takes to one of its routes, by its route selection expression (AWS: selection expressions,
 * {@code $request.body.action} and the like). Blocks.
 */
public final class SampleMessage {

    /** One member of the message, alone; with braces or without. */
    private static final Pattern ONE_MEMBER = Pattern
            .compile("\\$(?:request\\.body\\.([A-Za-z0-9_.-]+)|\\{request\\.body\\.([A-Za-z0-9_.-]+)})");
    private static final Pattern DOT = Pattern.compile("\\.");

    private SampleMessage() {}

    /** Asks the API how it finds a message's route; empty where nobody can tell, and for a route that no message reaches. */
    public static Optional<String> of(AwsReader reader, Route route) {
        if (route.apiType() != ApiType.WEBSOCKET || isNone(route.routeKey())) {
            return Optional.empty();
        }
        return reader.read(AwsCall.of("apigatewayv2", "GetApi", route.region(), Map.of("ApiId", route.apiId()))).seen()
                .flatMap(api -> of(api.path("RouteSelectionExpression").asString(""), route.routeKey()));
    }

    /** Whether a route is called by a connection's begin or end and not by a message. */
    public static boolean isNone(String key) {
        return key.equals("$connect") || key.equals("$disconnect");
    }

    /** The message for a route's key; for {@code $default} one that names no route. */
    public static Optional<String> of(String expression, String key) {
        Matcher member = ONE_MEMBER.matcher(expression);
        if (!member.matches()) {
            return Optional.empty();
        }
        if (key.equals("$default")) {
            return Optional.of("{}");
        }
        List<String> names = DOT.splitAsStream(member.group(1) == null ? member.group(2) : member.group(1)).toList();
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        ObjectNode inner = message;
        for (String name : names.subList(0, names.size() - 1)) {
            inner = inner.putObject(name);
        }
        inner.put(names.getLast(), key);
        return Optional.of(message.toString());
    }
}
