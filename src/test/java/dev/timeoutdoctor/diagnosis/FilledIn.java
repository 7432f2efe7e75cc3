package dev.timeoutdoctor.diagnosis;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills in the members that a fixture leaves out with what AWS's silence means everywhere in this program: an empty text, zero,
 * false, an empty list or map. So a record may grow without every fixture growing with it.
 */
final class FilledIn {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private FilledIn() {}

    /** The same JSON with every member of the type; unknown members stay, for the reader to refuse. */
    static JsonNode in(JsonNode json, Type type) {
        if (type instanceof Class<?> record && record.isRecord() && json instanceof ObjectNode object) {
            return record(object, record);
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class
                && json instanceof ArrayNode array) {
            ArrayNode filled = NODES.arrayNode();
            array.forEach(item -> filled.add(in(item, generic.getActualTypeArguments()[0])));
            return filled;
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class
                && json instanceof ObjectNode object) {
            ObjectNode filled = NODES.objectNode();
            object.forEachEntry((name, value) -> filled.set(name, in(value, generic.getActualTypeArguments()[1])));
            return filled;
        }
        return json;
    }

    private static ObjectNode record(ObjectNode json, Class<?> record) {
        ObjectNode filled = json.deepCopy();
        for (RecordComponent component : record.getRecordComponents()) {
            Type type = component.getGenericType();
            Optional.ofNullable(json.get(component.getName())).or(() -> silence(type))
                    .ifPresent(value -> filled.set(component.getName(), in(value, type)));
        }
        return filled;
    }

    private static Optional<JsonNode> silence(Type type) {
        Type raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
        if (raw == String.class) {
            return Optional.of(NODES.stringNode(""));
        }
        if (raw == boolean.class) {
            return Optional.of(NODES.booleanNode(false));
        }
        if (raw == int.class || raw == long.class || raw == double.class) {
            return Optional.of(NODES.numberNode(0));
        }
        if (raw == Duration.class) {
            return Optional.of(NODES.stringNode(Duration.ZERO.toString()));
        }
        if (raw == Instant.class) {
            return Optional.of(NODES.stringNode(Instant.EPOCH.toString()));
        }
        if (raw == List.class) {
            return Optional.of(NODES.arrayNode());
        }
        boolean object = raw == Map.class || (raw instanceof Class<?> inner && inner.isRecord());
        return object ? Optional.of(NODES.objectNode()) : Optional.empty();
    }
}
