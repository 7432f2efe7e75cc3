package dev.timeoutdoctor.evidence.bundle;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Reads the manifest's members: unknown ones are ignored, missing and null ones are absent, one of a wrong type refuses the bundle
 * and is named.
 */
record ManifestMembers(JsonNode node, String path) {

    private static final int LONGEST_SHOWN = 60;
    /** Times that can be told in milliseconds and in four digits of a year. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    boolean has(String name) {
        return !node.path(name).isMissingNode() && !node.path(name).isNull();
    }

    String text(String name) throws RefusedBundle {
        return present(name, JsonNode::isString, "a text").map(JsonNode::stringValue).orElse("");
    }

    String required(String name) throws RefusedBundle {
        String text = text(name);
        if (text.isEmpty()) {
            throw new RefusedBundle("member-missing", at(name));
        }
        return text;
    }

    boolean flag(String name) throws RefusedBundle {
        return present(name, JsonNode::isBoolean, "true or false").map(JsonNode::booleanValue).orElse(false);
    }

    /** Whole or broken milliseconds, never negative. */
    Duration millis(String name) throws RefusedBundle {
        return present(name, value -> value.isNumber() && value.doubleValue() >= 0 && value.doubleValue() < 1e12,
                "milliseconds").map(value -> Duration.ofNanos(Math.round(value.doubleValue() * 1_000_000)))
                .orElse(Duration.ZERO);
    }

    /** An HTTP status, 100 to 599; zero where there is none. */
    int status(String name) throws RefusedBundle {
        return present(name, value -> value.isIntegralNumber() && value.canConvertToInt()
                && (value.intValue() == 0 || (value.intValue() >= 100 && value.intValue() <= 599)),
                "a status, 100 to 599,")
                .map(JsonNode::intValue).orElse(0);
    }

    /** ISO 8601 with any offset, or seconds since 1970; from 1970 to 9999. */
    Optional<Instant> time(String name) throws RefusedBundle {
        Optional<JsonNode> value = present(name, time -> time.isString() || time.isNumber(), "a time");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            Instant time = value.get().isString()
                    ? OffsetDateTime.parse(value.get().stringValue()).toInstant()
                    : Instant.ofEpochMilli(Math.round(value.get().doubleValue() * 1_000));
            if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
                throw wrong(name, "a time from 1970 to 9999", value.get());
            }
            return Optional.of(time);
        } catch (DateTimeException notATime) {
            throw wrong(name, "a time", value.get());
        }
    }

    ManifestMembers object(String name) throws RefusedBundle {
        return new ManifestMembers(present(name, JsonNode::isObject, "an object").orElse(node.path(name)), at(name));
    }

    JsonNode list(String name) throws RefusedBundle {
        return present(name, JsonNode::isArray, "a list").orElse(node.path(name));
    }

    /** Texts by name; numbers, which a header's value may be too, as texts. */
    Map<String, String> texts(String name) throws RefusedBundle {
        Map<String, String> texts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        ManifestMembers members = object(name);
        for (Map.Entry<String, JsonNode> member : members.node().properties()) {
            JsonNode value = member.getValue();
            if (!value.isNull()) {
                if (!value.isValueNode()) {
                    throw members.wrong(member.getKey(), "a text", value);
                }
                texts.put(member.getKey(), value.asString());
            }
        }
        return texts;
    }

    private Optional<JsonNode> present(String name, Predicate<JsonNode> right, String expected)
            throws RefusedBundle {
        if (!has(name)) {
            return Optional.empty();
        }
        JsonNode value = node.path(name);
        if (!right.test(value)) {
            throw wrong(name, expected, value);
        }
        return Optional.of(value);
    }

    RefusedBundle wrong(String name, String expected, JsonNode value) {
        String text = BundleFile.shown(value.toString());
        return new RefusedBundle("member-wrong", at(name), expected,
                text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text);
    }

    String at(String name) {
        return BundleFile.shown(path.isEmpty() ? name : path + "." + name);
    }
}
