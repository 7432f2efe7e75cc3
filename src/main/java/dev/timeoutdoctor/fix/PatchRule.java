package dev.timeoutdoctor.fix;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A line of AWS's table of what may be patched (AWS: API Gateway API reference, patch operations).
 *
 * @param path which paths it is about, whole
 * @param ops what may be done there, as AWS writes it
 * @param shape which values are right there
 * @param words the values that AWS takes there; empty where they are not a few words
 */
public record PatchRule(Pattern path, List<String> ops, Shape shape, List<String> words) {

    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9]\\d{0,14}");
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,14})(\\.\\d{1,12})?([eE][+-]?\\d{1,2})?");

    public PatchRule {
        ops = List.copyOf(ops);
        words = List.copyOf(words);
    }

    /** The values of a place: a patch writes each as a text, an answer of AWS does not. */
    public enum Shape {
        /** Any text. */
        TEXT,
        /** {@code true} or {@code false}. */
        FLAG,
        /** A whole number. */
        WHOLE,
        /** A number, such as 0.5. */
        NUMBER,
        /** A text in a list: its name ends the path, and there is no value. */
        ITEM
    }

    /** A rule for the paths that match a regular expression. */
    public static PatchRule of(String path, Shape shape, String... ops) {
        return new PatchRule(Pattern.compile(path), List.of(ops), shape, List.of());
    }

    /** A rule for a path whose value is replaced by one of a few words. */
    public static PatchRule choice(String path, String... words) {
        return new PatchRule(Pattern.compile(path), List.of("replace"), Shape.TEXT, List.of(words));
    }

    /** Whether a text is a value of this place. */
    public boolean takes(String value) {
        return switch (shape) {
            case TEXT -> words.isEmpty() || words.contains(value);
            case ITEM -> value.isEmpty();
            case FLAG -> value.equals("true") || value.equals("false");
            case WHOLE -> WHOLE.matcher(value).matches();
            case NUMBER -> NUMBER.matcher(value).matches();
        };
    }

    /** The value as AWS would answer it; what is none stays the text that it is. */
    public JsonNode node(String value) {
        boolean plain = switch (shape) {
            case TEXT, ITEM -> false;
            case FLAG -> takes(value);
            case WHOLE, NUMBER -> NUMBER.matcher(value).matches();
        };
        return plain ? Json.MAPPER.readTree(value) : JsonNodeFactory.instance.stringNode(value);
    }
}
