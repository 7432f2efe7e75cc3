package dev.timeoutdoctor.fix.snippet;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes what CloudFormation, SAM and OpenAPI read: YAML. */
final class YamlWriter {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_./:-]*[A-Za-z0-9_/]");
    private static final Set<String> NOT_TEXT = Set.of("true", "false", "yes", "no", "on", "off", "null");

    private final StringBuilder out = new StringBuilder();

    private YamlWriter() {}

    /** The part of a template that holds these resources. */
    static String template(List<Resource> resources) {
        YamlWriter yaml = new YamlWriter();
        yaml.line(0, "Resources:");
        for (Resource one : resources) {
            String label = Layout.comment(one.label());
            yaml.line(1, one.placeholder() + ":" + (label.isEmpty() ? "" : "  # " + label));
            yaml.line(2, "Type: " + one.type());
            if (!one.values().isEmpty()) {
                yaml.line(2, "Properties:");
                yaml.members(3, one.values());
            }
        }
        return yaml.out.toString().stripTrailing();
    }

    /** A definition, from its root. */
    static String document(ObjectNode root) {
        YamlWriter yaml = new YamlWriter();
        yaml.members(0, root);
        return yaml.out.toString().stripTrailing();
    }

    private void members(int depth, ObjectNode object) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            member(depth, "", member.getKey(), member.getValue());
        }
    }

    private void member(int depth, String lead, String name, JsonNode value) {
        String start = lead + scalar(JsonNodeFactory.instance.stringNode(name)) + ":";
        if (value.isNull()) {
            line(depth, "# " + Layout.comment(name) + ": remove this setting");
        } else if (value instanceof ObjectNode object && !object.isEmpty()) {
            line(depth, start);
            members(depth + 1 + (lead.isEmpty() ? 0 : 1), object);
        } else if (value instanceof ArrayNode array && !array.isEmpty()) {
            line(depth, start);
            array.forEach(item -> item(depth + 1 + (lead.isEmpty() ? 0 : 1), item));
        } else {
            String unit = value.isNumber() ? Units.of(name) : "";
            line(depth, start + " " + scalar(value) + (unit.isEmpty() ? "" : "  # " + unit));
        }
    }

    private void item(int depth, JsonNode item) {
        if (item instanceof ObjectNode object && !object.isEmpty()) {
            boolean first = true;
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                if (first) {
                    member(depth, "- ", member.getKey(), member.getValue());
                } else {
                    member(depth + 1, "", member.getKey(), member.getValue());
                }
                first = false;
            }
        } else {
            line(depth, "- " + scalar(item));
        }
    }

    /** A text stands bare where nobody can take it for something else; otherwise as JSON writes it, which is YAML too. */
    private static String scalar(JsonNode value) {
        if (!value.isString()) {
            return value.toString();
        }
        String text = value.asString();
        boolean plain = PLAIN.matcher(text).matches() && !NOT_TEXT.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : value.toString();
    }

    private void line(int depth, String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }
}
