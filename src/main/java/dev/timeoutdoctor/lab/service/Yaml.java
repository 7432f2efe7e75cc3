package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.protocol.Json;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Writes a JSON document as YAML 1.2: members by indentation, texts and names in double quotes as JSON has them. */
final class Yaml {

    private Yaml() {}

    static String write(JsonNode document) {
        StringBuilder out = new StringBuilder();
        members(document, "", out);
        return out.toString();
    }

    private static void members(JsonNode object, String indent, StringBuilder out) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            out.append(indent).append(Json.quoted(member.getKey())).append(':');
            value(member.getValue(), indent + "  ", out);
        }
    }

    private static void value(JsonNode value, String indent, StringBuilder out) {
        if (value.isObject() && !value.isEmpty()) {
            out.append('\n');
            members(value, indent, out);
        } else if (value.isArray() && !value.isEmpty()) {
            out.append('\n');
            value.forEach(each -> {
                out.append(indent).append('-');
                value(each, indent + "  ", out);
            });
        } else {
            out.append(' ').append(Json.write(value)).append('\n');
        }
    }
}
