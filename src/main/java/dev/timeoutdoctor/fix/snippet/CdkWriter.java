package dev.timeoutdoctor.fix.snippet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes TypeScript for the CDK: options of a construct where the type is a class of the CDK's, and otherwise CloudFormation's
 * resource, made or overridden beneath the construct (AWS: CDK, escape hatches).
 */
final class CdkWriter {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(New\\w+)}");
    /** Their members are names of the user's and stay as they are. */
    private static final Set<String> MAPS = Set.of("RequestParameters", "ResponseParameters", "RequestTemplates",
            "ResponseTemplates", "ResponseModels", "StageVariableOverrides", "Variables");
    private static final Map<String, String> MODULES = Map.of("ElasticLoadBalancingV2", "elbv2");

    private final StringBuilder out = new StringBuilder();
    private final String references;

    private CdkWriter(List<Resource> resources) {
        this.references = resources.stream().map(one -> one.values().toString()).collect(Collectors.joining());
    }

    static String write(List<Resource> resources) {
        CdkWriter cdk = new CdkWriter(resources);
        for (Resource one : resources) {
            if (!cdk.out.isEmpty()) {
                cdk.out.append('\n');
            }
            String label = Layout.comment(one.label());
            if (!label.isEmpty()) {
                cdk.line("// " + label);
            }
            cdk.resource(one);
        }
        return cdk.out.toString().stripTrailing();
    }

    private void resource(Resource one) {
        if (!one.type().contains("::")) {
            line(one.type() + (one.type().endsWith("(") ? "{" : ", {"));
            one.values().properties().forEach(member -> option(1, member.getKey(), member.getValue(), false));
            line("});");
        } else if (one.created()) {
            String name = one.placeholder();
            line((references.contains(name) ? "const " + Layout.lower(name) + " = " : "") + "new " + construct(one)
                    + "(this, '" + name + "', {");
            one.values().properties().forEach(member -> option(1, member.getKey(), member.getValue(), true));
            line("});");
        } else {
            String name = Layout.lower("Cfn" + one.thing());
            line("const " + name + " = " + Layout.lower(one.placeholder()) + ".node.defaultChild as " + construct(one)
                    + ";");
            one.values().properties().forEach(member -> override(name, List.of(member.getKey()), member.getValue()));
        }
    }

    /** {@code AWS::Lambda::Function} as {@code lambda.CfnFunction}. */
    private static String construct(Resource one) {
        String[] words = one.type().split("::", -1);
        return MODULES.getOrDefault(words[1], words[1].toLowerCase(Locale.ROOT)) + ".Cfn" + words[2];
    }

    private void override(String name, List<String> path, JsonNode value) {
        String key = path.stream().map(one -> one.replace(".", "\\.")).collect(Collectors.joining("."));
        if (value.isNull()) {
            line(name + ".addPropertyDeletionOverride(" + quoted(key) + ");");
        } else if (value instanceof ObjectNode object && !object.isEmpty() && !isReference(value)) {
            object.properties().forEach(member -> {
                List<String> longer = new ArrayList<>(path);
                longer.add(member.getKey());
                override(name, longer, member.getValue());
            });
        } else if (path.size() == 1 && value.isValueNode()) {
            line(name + "." + Layout.lower(path.get(0)) + " = " + value(0, value, true) + ";"
                    + unit(path.get(0), value));
        } else {
            line(name + ".addPropertyOverride(" + quoted(key) + ", " + value(0, value, false) + ");"
                    + unit(path.getLast(), value));
        }
    }

    private static String unit(String name, JsonNode value) {
        String unit = value.isNumber() ? Units.of(name) : "";
        return unit.isEmpty() ? "" : " // " + unit;
    }

    private void option(int depth, String name, JsonNode value, boolean lower) {
        String key = lower ? Layout.lower(name) : name;
        if (value.isNull()) {
            line("  ".repeat(depth) + "// " + Layout.comment(key) + ": remove this setting");
        } else {
            line("  ".repeat(depth) + key(key) + ": " + value(depth, value, lower && !MAPS.contains(name)) + ","
                    + unit(name, value));
        }
    }

    private static String key(String name) {
        return NAME.matcher(name).matches() ? name : quoted(name);
    }

    private static boolean isReference(JsonNode value) {
        return value.has("Ref") || value.has("Fn::GetAtt") || value.has("Fn::Sub") || value.has(Layout.EXPRESSION);
    }

    private static String value(int depth, JsonNode value, boolean lower) {
        if (isReference(value)) {
            return reference(value);
        }
        if (value instanceof ObjectNode object) {
            String inner = "  ".repeat(depth + 1);
            return object.isEmpty()
                    ? "{}"
                    : object.properties().stream()
                            .map(one -> inner + key(lower ? Layout.lower(one.getKey()) : one.getKey()) + ": "
                                    + value(depth + 1, one.getValue(), lower && !MAPS.contains(one.getKey())) + ","
                                    + unit(one.getKey(), one.getValue()) + "\n")
                            .collect(Collectors.joining("", "{\n", "  ".repeat(depth) + "}"));
        }
        if (value instanceof ArrayNode array) {
            return array.valueStream().map(one -> value(depth, one, lower))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return value.isString() ? quoted(value.asString()) : value.toString();
    }

    private static String reference(JsonNode value) {
        if (value.has("Ref")) {
            return Layout.lower(value.path("Ref").asString()) + ".ref";
        }
        if (value.has("Fn::GetAtt")) {
            JsonNode of = value.path("Fn::GetAtt");
            return Layout.lower(of.path(0).asString("")) + ".attr" + of.path(1).asString("");
        }
        if (value.has("Fn::Sub")) {
            return "`" + REFERENCE.matcher(value.path("Fn::Sub").asString()).replaceAll(found -> Matcher
                    .quoteReplacement("${" + Layout.lower(found.group(1)) + ".ref}")) + "`";
        }
        return value.path(Layout.EXPRESSION).asString();
    }

    /** As JSON writes it, in the CDK's single quotation marks. */
    private static String quoted(String text) {
        String json = Part.object().stringNode(text).toString();
        return "'" + json.substring(1, json.length() - 1).replace("\\\"", "\"").replace("'", "\\'") + "'";
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
