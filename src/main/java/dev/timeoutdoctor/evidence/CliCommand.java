package dev.timeoutdoctor.evidence;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call as the {@code aws} command that makes it: one line for the command, one for each option. A value that the command would take
 * for something else goes as JSON: one that starts with a dash is read as an option, and one that starts with {@code file://},
 * {@code fileb://}, {@code http://} or {@code https://} is replaced by what stands there (AWS: CLI user guide, load a parameter from a
 * file; version 1 follows web addresses too). So does one with characters by which a terminal is told to do something.
 */
public final class CliCommand {

    private static final Pattern WORD = Pattern.compile("(.)([A-Z][a-z]+)");
    private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");
    private static final Pattern SHORTHAND = Pattern.compile("[A-Za-z0-9_./:@%+~ -]*");
    /** A name that stands before {@code =} in the shorthand; {@code name@=} would read a file. */
    private static final Pattern SHORTHAND_NAME = Pattern.compile("[A-Za-z0-9_.-]+");
    /** What the command does not take as it stands. */
    private static final Pattern TAKEN_OTHERWISE = Pattern.compile("(?s)(-|(file|fileb|https?)://).*");
    /** Control and format characters but for line ends, which a quoted text may have. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\n]]");

    private CliCommand() {}

    /** The command, ready for a shell; lines end with a backslash. */
    public static String of(AwsCall call) {
        return of(call, Optional.empty());
    }

    /** The same for the endpoint of an emulator or the lab; empty for AWS itself. */
    public static String of(AwsCall call, Optional<URI> endpoint) {
        List<String> lines = new ArrayList<>();
        ObjectNode asJson = JsonNodeFactory.instance.objectNode();
        lines.add("aws " + quoted(call.service()) + " " + quoted(kebab(call.operation())));
        for (Map.Entry<String, JsonNode> member : call.parameters().properties()) {
            if (isTakenOtherwise(member.getValue())) {
                asJson.set(member.getKey(), member.getValue());
            } else {
                lines.add(option(member.getKey(), member.getValue()));
            }
        }
        if (!asJson.isEmpty()) {
            lines.add("--cli-input-json " + quoted(json(asJson)));
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

    /** Whether a text that stands alone, or at the head of a list, would not arrive as it is. */
    private static boolean isTakenOtherwise(JsonNode value) {
        boolean plainList = value.isArray() && value.valueStream().allMatch(JsonNode::isValueNode);
        return plainList
                ? value.valueStream().anyMatch(item -> isTakenOtherwise(item) || item.asString().startsWith("["))
                : value.isString() && (TAKEN_OTHERWISE.matcher(value.asString()).matches()
                        || UNSEEN.matcher(value.asString()).find());
    }

    /** JSON in one line, with every character that cannot be seen written out. */
    private static String json(JsonNode value) {
        return UNSEEN.matcher(value.toString())
                .replaceAll(found -> Matcher.quoteReplacement(escaped(found.group())));
    }

    private static String escaped(String character) {
        return character.chars().mapToObj(unit -> String.format(Locale.ROOT, "\\u%04x", unit))
                .collect(Collectors.joining());
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
        return fitsShorthand(value) ? quoted(shorthand(value)) : quoted(json(value));
    }

    private static boolean fitsShorthand(JsonNode value) {
        return value.isObject() && value.properties().stream()
                .allMatch(member -> SHORTHAND_NAME.matcher(member.getKey()).matches() && member.getValue().isValueNode()
                        && SHORTHAND.matcher(member.getValue().asString()).matches());
    }

    private static String shorthand(JsonNode object) {
        return object.properties().stream().map(member -> member.getKey() + "=" + member.getValue().asString())
                .collect(Collectors.joining(","));
    }

    /** A text as one word for a shell, whatever stands in it. */
    public static String word(String text) {
        return quoted(text);
    }

    private static String quoted(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
