package dev.timeoutdoctor.evidence.bundle;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A filter pattern of CloudWatch Logs, as far as this program writes them: alternatives, each a word or words in quotes (AWS: filter
 * pattern syntax, {@code ?ERROR ?"Task timed out"}). One without alternatives asks for words that must all be there.
 *
 * @param text the pattern as it was given; empty lets everything pass
 * @param alternatives of which a line holds at least one; empty where the pattern is of another kind
 */
record LogFilter(String text, Set<String> alternatives) {

    private static final Pattern ALTERNATIVES = Pattern.compile("(\\s*\\?(\"[^\"]*\"|[^\\s\"?]+))+\\s*");
    private static final Pattern ALTERNATIVE = Pattern.compile("\\?(?:\"([^\"]*)\"|([^\\s\"?]+))");

    LogFilter {
        alternatives = Set.copyOf(alternatives);
    }

    static LogFilter of(JsonNode parameters) {
        String text = parameters.path("filterPattern").asString("").strip();
        Set<String> alternatives = new LinkedHashSet<>();
        if (ALTERNATIVES.matcher(text).matches()) {
            Matcher each = ALTERNATIVE.matcher(text);
            while (each.find()) {
                alternatives.add(each.group(1) == null ? each.group(2) : each.group(1));
            }
        }
        return new LogFilter(text, alternatives);
    }

    /** Whether a line may pass; a pattern of another kind is not applied, since the reader of the lines knows what it wants. */
    boolean lets(String line) {
        return alternatives.isEmpty() || alternatives.stream().anyMatch(line::contains);
    }

    /** Whether every line that passes the other one passes this one. */
    boolean letsAllOf(LogFilter other) {
        if (text.isEmpty()) {
            return true;
        }
        return !alternatives.isEmpty() && !other.alternatives.isEmpty() && other.alternatives.stream()
                .allMatch(wanted -> alternatives.stream().anyMatch(wanted::contains));
    }

    /** Whether a query of Logs Insights looks for at least all that passes: it filters nothing, or names every alternative. */
    boolean namedIn(String query) {
        String plain = query.toLowerCase(Locale.ROOT);
        if (Stream.of("filter", "stats", "limit").noneMatch(plain::contains)) {
            return true;
        }
        return !alternatives.isEmpty()
                && alternatives.stream().allMatch(each -> plain.contains(each.toLowerCase(Locale.ROOT)));
    }
}
