package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.fix.TypedNumber;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value of a draft that has an editor of its own: a window on one place in the JSON.
 *
 * @param id a word that no other field of the draft has; problems name it
 * @param label what people call it, with its unit
 * @param edit the name of the edit that it belongs to
 * @param pointer the place, for example {@code /timeoutInMillis}
 * @param shape which values are right
 */
public record Field(String id, Message label, String edit, String pointer, Shape shape) {

    private static final Pattern BLANKS = Pattern.compile("[\\s,]+");

    /** Where a rule comes from that is not AWS's. */
    static final String OURS = "a rule of this program";

    /** Which values a field takes, and where that is said: {@code AWS: HTTP API quotas}, or {@link #OURS}. */
    public sealed interface Shape {

        /** The place, in words. */
        default String source() {
            return OURS;
        }
    }

    /** A whole number. */
    public record Whole(long least, long most, String source) implements Shape {}

    /** A number from 0 to 1, such as 0.01. */
    public record Share(String source) implements Shape {}

    /** A text that may not be empty. */
    public record Line(String source) implements Shape {}

    /** A text that may be left out. */
    public record MaybeLine() implements Shape {}

    /** Texts, one after the other with blanks between them; may be none. */
    public record Listed(String source) implements Shape {}

    /**
     * One of a few words.
     *
     * @param said how people read a word, where that is something else
     */
    public record OneOf(List<String> words, Map<String, Message> said, String source) implements Shape {

        public OneOf {
            words = List.copyOf(words);
            said = Map.copyOf(said);
        }

        public OneOf(List<String> words, String source) {
            this(words, Map.of(), source);
        }
    }

    /**
     * One of a few whole numbers, or none.
     *
     * @param none how people read that there is none
     */
    public record OneNumberOf(List<Integer> numbers, Message none, String source) implements Shape {

        public OneNumberOf {
            numbers = List.copyOf(numbers);
        }
    }

    /** Yes or no. */
    public record YesNo(String source) implements Shape {}

    /** The text that an editor shows. */
    public String text(JsonNode image) {
        JsonNode value = image.at(pointer);
        if (shape instanceof Listed && value.isArray()) {
            return value.valueStream().map(JsonNode::asString).collect(Collectors.joining(" "));
        }
        return value.isMissingNode() || value.isNull() ? "" : value.isValueNode() ? value.asString() : value.toString();
    }

    /** The image with what was typed, right or wrong. */
    ObjectNode with(ObjectNode image, String typed) {
        ObjectNode out = image.deepCopy();
        String[] names = pointer.substring(1).split("/", -1);
        ObjectNode parent = out;
        for (int i = 0; i < names.length - 1; i++) {
            parent = parent.withObjectProperty(Json.unescape(names[i]));
        }
        String last = Json.unescape(names[names.length - 1]);
        if (typed.isBlank()) {
            parent.remove(last);
        } else {
            parent.set(last, node(typed.strip()));
        }
        return out;
    }

    private JsonNode node(String typed) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (shape) {
            case Whole _,OneNumberOf _ -> {
                String plain = TypedNumber.plain(typed);
                yield plain.matches("-?[0-9]{1,18}")
                        ? Json.MAPPER.readTree(String.valueOf(Long.parseLong(plain)))
                        : json.stringNode(plain);
            }
            case Share _ -> typed.matches("[0-9]{1,3}(\\.[0-9]{1,9})?")
                    ? Json.MAPPER.readTree(typed.replaceFirst("^0+(?=\\d)", ""))
                    : json.stringNode(typed);
            case YesNo _ -> typed.equals("true") || typed.equals("false")
                    ? json.booleanNode(Boolean.parseBoolean(typed))
                    : json.stringNode(typed);
            case Listed _ -> {
                ArrayNode list = json.arrayNode();
                BLANKS.splitAsStream(typed).forEach(list::add);
                yield list;
            }
            case Line _,MaybeLine _,OneOf _ -> json.stringNode(typed);
        };
    }

    /** What is wrong with the value; the message names the field, the rule and its source. */
    Optional<Problem> problem(JsonNode image) {
        JsonNode value = image.at(pointer);
        String text = text(image);
        return switch (shape) {
            case Whole whole -> {
                if (!value.isIntegralNumber()) {
                    yield Optional.of(Problem.error(id, "fix.field.whole", label, text, shape.source()));
                }
                boolean inside = value.canConvertToLong() && value.longValue() >= whole.least()
                        && value.longValue() <= whole.most();
                yield inside
                        ? Optional.empty()
                        : Optional.of(Problem.error(id, "fix.field.range", label, text, whole.least(), whole.most(),
                                whole.source()));
            }
            case Share _ -> value.isNumber() && value.asDouble() >= 0 && value.asDouble() <= 1
                    ? Optional.empty()
                    : Optional.of(Problem.error(id, "fix.field.share", label, text, shape.source()));
            case Line _ -> text.isBlank()
                    ? Optional.of(Problem.error(id, "fix.field.empty", label, shape.source()))
                    : Optional.empty();
            case MaybeLine _ -> Optional.empty();
            case Listed _ -> value.isMissingNode() || value.isNull()
                    || (value.isArray() && value.valueStream().allMatch(JsonNode::isString))
                            ? Optional.empty()
                            : Optional.of(Problem.error(id, "fix.field.listed", label, shape.source()));
            case OneOf few -> few.words().contains(text)
                    ? Optional.empty()
                    : Optional.of(Problem.error(id, "fix.field.one-of", label, few.words(), shape.source()));
            case OneNumberOf few -> text.isEmpty() || (value.isIntegralNumber() && value.canConvertToInt()
                    && few.numbers().contains(value.intValue()))
                            ? Optional.empty()
                            : Optional.of(Problem.error(id, "fix.field.one-of", label, few.numbers(), shape.source()));
            case YesNo _ -> value.isBoolean()
                    ? Optional.empty()
                    : Optional.of(Problem.error(id, "fix.field.yes-no", label, shape.source()));
        };
    }
}
