package dev.timeoutdoctor.lab.protocol;

import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON in and out, and small pieces that several services write alike. Trees are read and written token by token: the
 * full mapper would take most of the lab's start.
 */
public final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    /** Throws {@link tools.jackson.core.JacksonException} when the text is not one JSON value. */
    public static JsonNode parse(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                throw new StreamReadException(parser, "There is nothing");
            }
            JsonNode value = value(parser);
            if (parser.nextToken() != null) {
                throw new StreamReadException(parser, "There is more after the end");
            }
            return value;
        }
    }

    private static JsonNode value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                ObjectNode object = object();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    object.set(name, value(parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                ArrayNode array = NODES.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser));
                }
                yield array;
            }
            case VALUE_STRING -> NODES.stringNode(parser.getString());
            case VALUE_NUMBER_INT -> switch (parser.getNumberType()) {
                case INT -> NODES.numberNode(parser.getIntValue());
                case LONG -> NODES.numberNode(parser.getLongValue());
                default -> NODES.numberNode(parser.getBigIntegerValue());
            };
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw new StreamReadException(parser, "Not a JSON value");
        };
    }

    public static String write(JsonNode node) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            write(node, generator);
        }
        return out.toString();
    }

    private static void write(JsonNode node, JsonGenerator generator) {
        switch (node.getNodeType()) {
            case OBJECT -> {
                generator.writeStartObject();
                node.properties().forEach(member -> {
                    generator.writeName(member.getKey());
                    write(member.getValue(), generator);
                });
                generator.writeEndObject();
            }
            case ARRAY -> {
                generator.writeStartArray();
                node.forEach(each -> write(each, generator));
                generator.writeEndArray();
            }
            case STRING -> generator.writeString(node.stringValue());
            case BOOLEAN -> generator.writeBoolean(node.booleanValue());
            case NUMBER -> number(node, generator);
            default -> generator.writeNull();
        }
    }

    private static void number(JsonNode node, JsonGenerator generator) {
        if (!node.isIntegralNumber()) {
            generator.writeNumber(node.doubleValue());
        } else if (node.canConvertToLong()) {
            generator.writeNumber(node.longValue());
        } else {
            generator.writeNumber(node.bigIntegerValue());
        }
    }

    public static ObjectNode object() {
        return NODES.objectNode();
    }

    public static ObjectNode texts(Map<String, String> members) {
        ObjectNode node = object();
        members.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(member -> node.put(member.getKey(), member.getValue()));
        return node;
    }

    /** ISO 8601 in whole seconds, the way API Gateway v2, EC2 and ELB write times. */
    public static String iso(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The text as JSON has it, in double quotes. */
    public static String quoted(String text) {
        return write(NODES.stringNode(text));
    }

    /** Seconds since 1970 with milliseconds, the way API Gateway v1 writes times. */
    public static double epochSeconds(Instant time) {
        return time.toEpochMilli() / 1000.0;
    }
}
