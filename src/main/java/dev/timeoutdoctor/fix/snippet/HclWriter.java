package dev.timeoutdoctor.fix.snippet;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes Terraform's language. A list of objects is a block each; an object is a map. */
final class HclWriter {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    private final StringBuilder out = new StringBuilder();

    private HclWriter() {}

    static String write(List<Resource> resources) {
        HclWriter hcl = new HclWriter();
        for (Resource one : resources) {
            if (!hcl.out.isEmpty()) {
                hcl.out.append('\n');
            }
            String label = Layout.comment(one.label());
            if (!label.isEmpty()) {
                hcl.line(0, "# " + label);
            }
            hcl.line(0, "resource \"" + one.type() + "\" \"" + Layout.snake(one.placeholder()) + "\" {");
            if (!one.created()) {
                hcl.line(1, "# ...");
            }
            hcl.members(1, one.values());
            hcl.line(0, "}");
        }
        return hcl.out.toString().stripTrailing();
    }

    private void members(int depth, ObjectNode object) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey();
            JsonNode value = member.getValue();
            if (value.isNull()) {
                line(depth, "# " + Layout.comment(name) + ": remove this setting");
            } else if (isBlocks(value)) {
                for (JsonNode block : value) {
                    line(depth, name + " {");
                    members(depth + 1, (ObjectNode) block);
                    line(depth, "}");
                }
            } else {
                attribute(depth, name, value);
            }
        }
    }

    private void attribute(int depth, String name, JsonNode value) {
        String start = (NAME.matcher(name).matches() ? name : quoted(name)) + " = ";
        if (value instanceof ObjectNode map && !map.isEmpty() && !map.has(Layout.EXPRESSION)) {
            line(depth, start + "{");
            map.properties().forEach(one -> {
                if (one.getValue().isNull()) {
                    line(depth + 1, "# " + Layout.comment(one.getKey()) + ": remove this setting");
                } else {
                    attribute(depth + 1, one.getKey(), one.getValue());
                }
            });
            line(depth, "}");
            return;
        }
        String unit = value.isNumber() ? Units.of(name) : "";
        line(depth, start + value(value) + (unit.isEmpty() ? "" : " # " + unit));
    }

    private static boolean isBlocks(JsonNode value) {
        return value instanceof ArrayNode array && !array.isEmpty() && array.valueStream().allMatch(JsonNode::isObject);
    }

    private static String value(JsonNode value) {
        if (value.isObject()) {
            return value.has(Layout.EXPRESSION) ? value.path(Layout.EXPRESSION).asString() : "{}";
        }
        if (value.isArray()) {
            return value.valueStream().map(HclWriter::value).toList().toString();
        }
        return value.isString() ? quoted(value.asString()) : value.toString();
    }

    /** Dollar and percent with a curly bracket begin a template, unless they are doubled. */
    private static String quoted(String text) {
        return Part.object().stringNode(text).toString().replace("${", "$${").replace("%{", "%%{");
    }

    private void line(int depth, String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }
}
