package dev.timeoutdoctor.evidence.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A filter pattern of CloudWatch Logs, as far as it is made of words and words in quotes (AWS: filter pattern syntax for unstructured
 * events).
 *
 * @param text the pattern as it was given; empty lets everything pass
 * @param required of which a line holds every one
 * @param alternatives of which a line holds at least one; the first one is what is asked for, the others help to read it
 */
record LogFilter(String text, List<String> required, List<String> alternatives) {

    private static final String TERM = "\\??(?:\"[^\"]*\"|[\\w/.:-]+)";
    private static final Pattern TERMS = Pattern.compile("(?:\\s*" + TERM + ")*\\s*");
    private static final Pattern ONE = Pattern.compile("(\\?)?(?:\"([^\"]*)\"|([\\w/.:-]+))");

    LogFilter {
        required = List.copyOf(required);
        alternatives = List.copyOf(alternatives);
    }

    static LogFilter of(JsonNode parameters) {
        String text = parameters.path("filterPattern").asString("").strip();
        List<String> required = new ArrayList<>();
        List<String> alternatives = new ArrayList<>();
        if (!text.startsWith("-") && !text.contains(" -") && TERMS.matcher(text).matches()) {
            Matcher each = ONE.matcher(text);
            while (each.find()) {
                (each.group(1) == null ? required : alternatives)
                        .add(each.group(2) == null ? each.group(3) : each.group(2));
            }
        }
        return new LogFilter(text, required, alternatives);
    }

    /** Whether a line passes; a pattern of another kind lets all pass. */
    boolean lets(String line) {
        return required.stream().allMatch(line::contains)
                && (alternatives.isEmpty() || alternatives.stream().anyMatch(line::contains));
    }

    /**
     * Whether what this one found tells what the other one asks for: every line that holds the other's words, or the first of its
     * alternatives, has passed here too. Then a line that is not there was not logged.
     */
    boolean tells(LogFilter other) {
        if (text.isEmpty()) {
            return true;
        }
        List<String> asked = new ArrayList<>(other.required);
        other.alternatives.stream().limit(1).forEach(asked::add);
        boolean simple = !required.isEmpty() || !alternatives.isEmpty();
        return simple && !asked.isEmpty()
                && required.stream().allMatch(word -> asked.stream().anyMatch(each -> each.contains(word)))
                && (alternatives.isEmpty() || alternatives.stream()
                        .anyMatch(word -> asked.stream().anyMatch(each -> each.contains(word))));
    }

    /** Whether a query of Logs Insights finds what is asked for: it filters nothing, or names it. */
    boolean namedIn(String query) {
        String plain = query.toLowerCase(Locale.ROOT);
        if (plain.contains("stats")) {
            return false;
        }
        if (!plain.contains("filter")) {
            return true;
        }
        List<String> asked = Stream.concat(required.stream(), alternatives.stream().limit(1)).toList();
        return !asked.isEmpty() && asked.stream().allMatch(each -> plain.contains(each.toLowerCase(Locale.ROOT)));
    }
}
