package dev.timeoutdoctor.aws;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The SDK's objects as JSON in the words of AWS's service model, and back: the form in which {@code aws … --output json} prints
 * answers and takes {@code --cli-input-json}. Works on the members that each SDK object lists of itself, so it knows no service.
 * Instants are written as ISO 8601 in UTC, bytes as Base64; members without a value are left out.
 */
final class SdkJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SdkJson() {}

    /**
     * An answer as the AWS CLI prints it; where the answer's body is a document (GetExport), that document itself.
     *
     * @throws tools.jackson.core.JacksonException where the document is not JSON
     */
    static JsonNode answer(SdkPojo response) {
        for (SdkField<?> field : response.sdkFields()) {
            if (field.containsTrait(PayloadTrait.class) && field.marshallingType().equals(MarshallingType.SDK_BYTES)) {
                return field.getValueOrDefault(response) instanceof SdkBytes bytes
                        ? JSON.readTree(bytes.asByteArray())
                        : NODES.objectNode();
            }
        }
        return object(response);
    }

    private static ObjectNode object(SdkPojo pojo) {
        ObjectNode object = NODES.objectNode();
        for (SdkField<?> field : pojo.sdkFields()) {
            Optional.ofNullable(field.getValueOrDefault(pojo)).filter(value -> !unset(value))
                    .ifPresent(value -> object.set(field.memberName(), node(value)));
        }
        return object;
    }

    /** The SDK gives empty collections of its own for members that were not in the answer. */
    private static boolean unset(Object value) {
        return value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap;
    }

    private static JsonNode node(Object value) {
        return switch (value) {
            case String text -> NODES.stringNode(text);
            case Boolean truth -> NODES.booleanNode(truth);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            case Float number -> NODES.numberNode(number);
            case Instant instant -> NODES.stringNode(instant.toString());
            case SdkBytes bytes -> NODES.stringNode(Base64.getEncoder().encodeToString(bytes.asByteArray()));
            case SdkPojo pojo -> object(pojo);
            case List<?> list -> {
                ArrayNode array = NODES.arrayNode();
                list.forEach(item -> array.add(node(item)));
                yield array;
            }
            case Map<?, ?> map -> {
                ObjectNode object = NODES.objectNode();
                map.forEach((key, item) -> object.set(String.valueOf(key), node(item)));
                yield object;
            }
            default -> throw new IllegalStateException("No JSON form for " + value.getClass().getName());
        };
    }

    /**
     * Sets the members of a request.
     *
     * @param builder an SDK builder, which is changed
     * @throws IllegalArgumentException where a member is unknown or has the wrong type; the message names it
     */
    static void fill(SdkPojo builder, JsonNode parameters) {
        fill(builder, parameters, "");
    }

    private static void fill(SdkPojo builder, JsonNode object, String path) {
        if (!object.isObject()) {
            throw wrong(path.isEmpty() ? "parameters" : path, "an object");
        }
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
            SdkField<?> field = builder.sdkFields().stream().filter(known -> known.memberName().equals(member.getKey()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(name + " is not a member of this call"));
            if (!member.getValue().isNull()) {
                field.set(builder, value(field, member.getValue(), name));
            }
        }
    }

    private static Object value(SdkField<?> field, JsonNode node, String name) {
        MarshallingType<?> type = field.marshallingType();
        if (type.equals(MarshallingType.STRING)) {
            return when(node.isString(), name, "text", node).stringValue();
        }
        if (type.equals(MarshallingType.BOOLEAN)) {
            return when(node.isBoolean(), name, "true or false", node).booleanValue();
        }
        if (type.equals(MarshallingType.INTEGER)) {
            return when(node.isIntegralNumber() && node.canConvertToInt(), name, "a whole number", node).intValue();
        }
        if (type.equals(MarshallingType.LONG)) {
            return when(node.isIntegralNumber() && node.canConvertToLong(), name, "a whole number", node).longValue();
        }
        if (type.equals(MarshallingType.DOUBLE)) {
            return when(node.isNumber(), name, "a number", node).doubleValue();
        }
        if (type.equals(MarshallingType.FLOAT)) {
            return when(node.isNumber(), name, "a number", node).floatValue();
        }
        if (type.equals(MarshallingType.INSTANT)) {
            return instant(node, name);
        }
        if (type.equals(MarshallingType.SDK_BYTES)) {
            return bytes(node, name);
        }
        return collected(field, type, node, name);
    }

    private static Object collected(SdkField<?> field, MarshallingType<?> type, JsonNode node, String name) {
        if (type.equals(MarshallingType.SDK_POJO)) {
            SdkPojo nested = field.constructor().get();
            fill(nested, node, name);
            return ((Buildable) nested).build();
        }
        if (type.equals(MarshallingType.LIST)) {
            SdkField<?> item = field.getTrait(ListTrait.class).memberFieldInfo();
            List<Object> list = new ArrayList<>();
            for (JsonNode each : when(node.isArray(), name, "a list", node)) {
                list.add(value(item, each, name + "[" + list.size() + "]"));
            }
            return list;
        }
        if (type.equals(MarshallingType.MAP)) {
            SdkField<?> item = field.getTrait(MapTrait.class).valueFieldInfo();
            Map<String, Object> map = new LinkedHashMap<>();
            when(node.isObject(), name, "an object", node).properties()
                    .forEach(each -> map.put(each.getKey(), value(item, each.getValue(), name + "." + each.getKey())));
            return map;
        }
        throw new IllegalStateException("No SDK form for " + type.getTargetClass().getName() + " of " + name);
    }

    private static Instant instant(JsonNode node, String name) {
        if (node.isNumber()) {
            return Instant.ofEpochMilli(Math.round(node.doubleValue() * 1_000));
        }
        try {
            return OffsetDateTime.parse(when(node.isString(), name, "a time", node).stringValue()).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(name + " must be a time in ISO 8601 or in epoch seconds", e);
        }
    }

    private static SdkBytes bytes(JsonNode node, String name) {
        String text = when(node.isString(), name, "Base64 text", node).stringValue();
        return SdkBytes.fromByteArray(Base64.getDecoder().decode(text));
    }

    private static JsonNode when(boolean right, String name, String wanted, JsonNode node) {
        if (!right) {
            throw wrong(name, wanted);
        }
        return node;
    }

    private static IllegalArgumentException wrong(String name, String wanted) {
        return new IllegalArgumentException(name + " must be " + wanted);
    }
}
