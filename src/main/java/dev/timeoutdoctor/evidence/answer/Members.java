package dev.timeoutdoctor.evidence.answer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads the members of a JSON object strictly: unknown members are ignored, a missing or null member is absent, and a member of
 * the wrong type is an {@link IllegalArgumentException} that names it ({@code items[2].id: a text is expected, not 7}).
 */
final class Members {

    /** Lambda writes offsets without a colon: {@code +0000}. */
    private static final Pattern COLONLESS = Pattern.compile("([+-]\\d{2})(\\d{2})$");

    /** Times beyond cannot be told in milliseconds. */
    private static final long MOST_SECONDS = Long.MAX_VALUE / 1_000 - 1;

    private final JsonNode node;
    private final String path;

    private Members(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /** An answer; none at all is one without members (the AWS CLI prints nothing for those). */
    static Members of(JsonNode answer) {
        return of(answer, "");
    }

    private static Members of(JsonNode node, String path) {
        if (!present(node)) {
            return new Members(tools.jackson.databind.node.JsonNodeFactory.instance.objectNode(), path);
        }
        if (!node.isObject()) {
            throw wrong(path.isEmpty() ? "the answer" : path, "an object", node);
        }
        return new Members(node, path);
    }

    boolean has(String name) {
        return present(node.path(name));
    }

    /** A member that AWS always gives. */
    String text(String name) {
        return optionalText(name).orElseThrow(() -> missing(name));
    }

    /** A text, or an empty one where AWS gave none. */
    String textOrEmpty(String name) {
        return optionalText(name).orElse("");
    }

    Optional<String> optionalText(String name) {
        return optional(name).map(value -> text(value, at(name)));
    }

    boolean flag(String name) {
        return optional(name).map(value -> {
            if (!value.isBoolean()) {
                throw wrong(at(name), "true or false", value);
            }
            return value.booleanValue();
        }).orElse(false);
    }

    Optional<Double> number(String name) {
        return optional(name).map(value -> number(value, at(name)));
    }

    /** A whole number that AWS always gives. */
    int whole(String name) {
        return optionalWhole(name).orElseThrow(() -> missing(name));
    }

    Optional<Integer> optionalWhole(String name) {
        return optional(name).map(value -> {
            if (!value.isIntegralNumber() || !value.canConvertToInt()) {
                throw wrong(at(name), "a whole number", value);
            }
            return value.intValue();
        });
    }

    /** A whole number that may be long, 0 where AWS gave none. */
    long count(String name) {
        return optional(name).map(value -> {
            if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                throw wrong(at(name), "a whole number", value);
            }
            return value.longValue();
        }).orElse(0L);
    }

    /** A time that AWS always gives: ISO 8601 with an offset, or seconds since 1970. */
    Instant instant(String name) {
        return optional(name).map(value -> instant(value, at(name), 1_000)).orElseThrow(() -> missing(name));
    }

    /** A time of CloudWatch Logs: milliseconds since 1970, or ISO 8601 with an offset. */
    Optional<Instant> millis(String name) {
        return optional(name).map(value -> instant(value, at(name), 1));
    }

    /** An object, without members where AWS gave none. */
    Members object(String name) {
        return of(node.path(name), at(name));
    }

    /** A list of objects, empty where AWS gave none. */
    List<Members> objects(String name) {
        List<Members> objects = new ArrayList<>();
        for (JsonNode item : array(name)) {
            objects.add(of(item, at(name) + "[" + objects.size() + "]"));
        }
        return objects;
    }

    /** A list of numbers, empty where AWS gave none. */
    List<Double> numbers(String name) {
        List<Double> numbers = new ArrayList<>();
        for (JsonNode item : array(name)) {
            numbers.add(number(item, at(name) + "[" + numbers.size() + "]"));
        }
        return numbers;
    }

    /** A list of times, empty where AWS gave none. */
    List<Instant> instants(String name) {
        List<Instant> instants = new ArrayList<>();
        for (JsonNode item : array(name)) {
            instants.add(instant(item, at(name) + "[" + instants.size() + "]", 1_000));
        }
        return instants;
    }

    /** A list of texts, empty where AWS gave none. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : array(name)) {
            texts.add(text(item, at(name) + "[" + texts.size() + "]"));
        }
        return texts;
    }

    /** A text, or a list of texts, as policy documents allow; empty where there is none. */
    List<String> textOrTexts(String name) {
        return node.path(name).isString() ? List.of(text(name)) : texts(name);
    }

    /** A map of texts, empty where AWS gave none. */
    Map<String, String> textMap(String name) {
        Map<String, String> map = new LinkedHashMap<>();
        Members members = object(name);
        members.names().forEach(key -> members.optionalText(key).ifPresent(value -> map.put(key, value)));
        return map;
    }

    /** The names of the members, in the order of the answer. */
    List<String> names() {
        return List.copyOf(node.propertyNames());
    }

    /** All of it, raw. */
    JsonNode raw() {
        return node;
    }

    /** The raw member, for shapes of their own. */
    JsonNode raw(String name) {
        return node.path(name);
    }

    /** A value of an enum, in any case. */
    <E extends Enum<E>> Optional<E> constant(String name, Class<E> type) {
        return optionalText(name).map(text -> {
            for (E constant : type.getEnumConstants()) {
                if (constant.name().equalsIgnoreCase(text)) {
                    return constant;
                }
            }
            throw new IllegalArgumentException(at(name) + ": one of " + List.of(type.getEnumConstants())
                    + " is expected, not " + text);
        });
    }

    IllegalArgumentException missing(String name) {
        return new IllegalArgumentException(at(name) + " is missing");
    }

    private Optional<JsonNode> optional(String name) {
        JsonNode value = node.path(name);
        return present(value) ? Optional.of(value) : Optional.empty();
    }

    private Iterable<JsonNode> array(String name) {
        JsonNode value = node.path(name);
        if (!present(value)) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrong(at(name), "a list", value);
        }
        return value;
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static boolean present(JsonNode value) {
        return !value.isMissingNode() && !value.isNull();
    }

    private static String text(JsonNode value, String where) {
        if (!value.isString()) {
            throw wrong(where, "a text", value);
        }
        return value.stringValue();
    }

    private static double number(JsonNode value, String where) {
        if (!value.isNumber()) {
            throw wrong(where, "a number", value);
        }
        return value.doubleValue();
    }

    private static Instant instant(JsonNode value, String where, int millisPerUnit) {
        try {
            if (value.isString()) {
                Instant time = OffsetDateTime.parse(COLONLESS.matcher(value.stringValue()).replaceFirst("$1:$2"))
                        .toInstant();
                if (Math.abs(time.getEpochSecond()) > MOST_SECONDS) {
                    throw wrong(where, "a time", value);
                }
                return time;
            }
            if (value.isNumber()) {
                return Instant.ofEpochMilli(Math.round(value.doubleValue() * millisPerUnit));
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(where + ": a time is expected, not " + shortened(value), e);
        }
        throw wrong(where, "a time", value);
    }

    private static IllegalArgumentException wrong(String where, String expected, JsonNode value) {
        return new IllegalArgumentException(where + ": " + expected + " is expected, not " + shortened(value));
    }

    private static String shortened(JsonNode value) {
        String text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
