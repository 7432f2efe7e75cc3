package dev.timeoutdoctor.fix;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What changes do with JSON: one way of writing it, one way of comparing it. */
public final class Json {

    public static final JsonMapper MAPPER = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A copy of an object; of anything else, an empty object. */
    public static ObjectNode copy(JsonNode node) {
        return node instanceof ObjectNode object ? object.deepCopy() : object();
    }

    /** Pretty, always the same way: two spaces, one member a line. */
    public static String pretty(JsonNode node) {
        StringBuilder out = new StringBuilder();
        write(node, "\n", out);
        return out.toString();
    }

    private static void write(JsonNode node, String newline, StringBuilder out) {
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            String inner = newline + "  ";
            String separator = "{";
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                out.append(separator).append(inner).append(MAPPER.writeValueAsString(member.getKey())).append(": ");
                write(member.getValue(), inner, out);
                separator = ",";
            }
            out.append(newline).append('}');
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            String inner = newline + "  ";
            String separator = "[";
            for (JsonNode item : array) {
                out.append(separator).append(inner);
                write(item, inner, out);
                separator = ",";
            }
            out.append(newline).append(']');
        } else {
            out.append(node.isMissingNode() ? "null" : node.toString());
        }
    }

    /**
     * Whether two answers say the same: the order of members does not matter, and nothing, null, an empty list and an empty map are
     * alike, since AWS's clients write them differently.
     */
    public static boolean same(JsonNode left, JsonNode right) {
        return plain(left).equals(plain(right));
    }

    /** One text for all answers that say the same; empty where there is nothing. */
    public static String plain(JsonNode node) {
        if (node.isObject()) {
            Map<String, String> members = new TreeMap<>();
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                String value = plain(member.getValue());
                if (!value.isEmpty()) {
                    members.put(member.getKey(), MAPPER.writeValueAsString(member.getKey()) + ":" + value);
                }
            }
            return members.isEmpty() ? "" : "{" + String.join(",", members.values()) + "}";
        }
        if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(plain(item)));
            return items.isEmpty() ? "" : "[" + String.join(",", items) + "]";
        }
        if (node.isNumber()) {
            return isFinite(node)
                    ? node.decimalValue().stripTrailingZeros().toPlainString() // 60000 is 60000.0
                    : node.toString();
        }
        return node.isNull() || node.isMissingNode() ? "" : node.toString();
    }

    /** Whether a number can be written down; {@code 1e400} is too large for a number of double precision. */
    static boolean isFinite(JsonNode number) {
        return (!number.isDouble() && !number.isFloat()) || Double.isFinite(number.doubleValue());
    }

    /** The object with only these members, in this order; all of them where none are named. */
    public static ObjectNode project(JsonNode node, Collection<String> members) {
        if (members.isEmpty()) {
            return copy(node);
        }
        ObjectNode part = object();
        for (String member : members) {
            JsonNode value = node.path(member);
            if (!value.isMissingNode()) {
                part.set(member, value.deepCopy());
            }
        }
        return part;
    }

    /** The object without members that are null. */
    public static ObjectNode withoutNulls(JsonNode node) {
        ObjectNode out = object();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (!member.getValue().isNull()) {
                out.set(member.getKey(), member.getValue().deepCopy());
            }
        }
        return out;
    }

    /** The object with these members in place of its own; null takes a member away. */
    public static ObjectNode overlay(JsonNode node, JsonNode members) {
        ObjectNode out = copy(node);
        members.properties().forEach(member -> out.set(member.getKey(), member.getValue().deepCopy()));
        return withoutNulls(out);
    }

    /** Every leaf by its JSON pointer; a list is a leaf. */
    public static Map<String, JsonNode> leaves(JsonNode node) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        leaves("", node, found);
        return found;
    }

    private static void leaves(String path, JsonNode node, Map<String, JsonNode> found) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                leaves(path + "/" + escape(member.getKey()), member.getValue(), found);
            }
        } else if (!plain(node).isEmpty()) {
            found.put(path, node);
        }
    }

    public static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** The name that {@link #escape} was given. */
    public static String unescape(String name) {
        return name.replace("~1", "/").replace("~0", "~");
    }

    /** A text member; an empty text where there is none. */
    public static String text(JsonNode node, String member) {
        JsonNode value = node.path(member);
        return value.isValueNode() && !value.isNull() ? value.asString() : "";
    }
}
