package dev.timeoutdoctor.evidence;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/** A call as the {@code aws} command that makes it: one line for the command, one for each option. */
public final class CliCommand {

    private static final Pattern WORD = Pattern.compile("(.)([A-Z][a-z]+)");
    private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");
    private static final Pattern SHORTHAND = Pattern.compile("[A-Za-z0-9_./:@%+~ -]*");

    private CliCommand() {}

    /** The command, ready for a shell; lines end with a backslash. */
    public static String of(AwsCall call) {
        return of(call, Optional.empty());
    }

    /** The same for the endpoint of an emulator or the lab; empty for AWS itself. */
    public static String of(AwsCall call, Optional<URI> endpoint) {
        List<String> lines = new ArrayList<>();
        lines.add("aws " + quoted(call.service()) + " " + quoted(kebab(call.operation())));
        for (Map.Entry<String, JsonNode> member : call.parameters().properties()) {
            lines.add(option(member.getKey(), member.getValue()));
        }
        if (!call.region().isEmpty()) {
            lines.add("--region " + quoted(call.region()));
        }
        endpoint.ifPresent(uri -> lines.add("--endpoint-url " + quoted(uri.toString())));
        if (call.operation().equals("GetExport") || call.operation().equals("ExportApi")) {
            lines.add("export.json");
        }
        return String.join(" \\\n  ", lines);
    }

    /** The AWS CLI's spelling of a model's name: {@code GetAWSDefaultServiceQuota} becomes {@code get-aws-default-service-quota}. */
    static String kebab(String name) {
        String words = WORD.matcher(name).replaceAll("$1-$2");
        return HUMP.matcher(words).replaceAll("$1-$2").toLowerCase(Locale.ROOT);
    }

    private static String option(String name, JsonNode value) {
        String option = quoted("--" + kebab(name));
        if (value.isBoolean()) {
            return value.booleanValue() ? option : quoted("--no-" + kebab(name));
        }
        return option + " " + argument(value);
    }

    private static String argument(JsonNode value) {
        if (value.isValueNode()) {
            return quoted(value.asString());
        }
        if (value.isArray() && value.valueStream().allMatch(JsonNode::isValueNode)) {
            return value.valueStream().map(item -> quoted(item.asString())).collect(Collectors.joining(" "));
        }
        if (value.isArray() && value.valueStream().allMatch(CliCommand::fitsShorthand)) {
            return value.valueStream().map(item -> quoted(shorthand(item))).collect(Collectors.joining(" "));
        }
        return fitsShorthand(value) ? quoted(shorthand(value)) : quoted(value.toString());
    }

    private static boolean fitsShorthand(JsonNode value) {
        return value.isObject() && value.valueStream()
                .allMatch(member -> member.isValueNode() && SHORTHAND.matcher(member.asString()).matches());
    }

    private static String shorthand(JsonNode object) {
        return object.properties().stream().map(member -> member.getKey() + "=" + member.getValue().asString())
                .collect(Collectors.joining(","));
    }

    private static String quoted(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
