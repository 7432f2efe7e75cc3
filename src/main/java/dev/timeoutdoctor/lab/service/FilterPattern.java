package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.protocol.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Filter patterns for unstructured lines: all plain terms must be there, at least one of those with a question mark, and
 * none with a minus; a phrase stands in double quotes (AWS: filter pattern syntax).
 */
final class FilterPattern {

    private static final Pattern TERM = Pattern.compile("\\s*([?-]?)(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([A-Za-z0-9_]+))");

    private FilterPattern() {}

    static Predicate<String> parse(String pattern) {
        List<String> all = new ArrayList<>();
        List<String> any = new ArrayList<>();
        List<String> none = new ArrayList<>();
        String rest = pattern.strip();
        while (!rest.isEmpty()) {
            Matcher term = TERM.matcher(rest);
            if (!term.lookingAt()) {
                throw new Refusal(400, "InvalidParameterException", "Invalid filter pattern: " + pattern
                        + " (the lab reads terms of letters, digits and underscores, and quoted phrases; ? makes one of "
                        + "several enough, - excludes)");
            }
            String text = term.group(2) == null ? term.group(3) : term.group(2).replaceAll("\\\\(.)", "$1");
            switch (term.group(1)) {
                case "?" -> any.add(text);
                case "-" -> none.add(text);
                default -> all.add(text);
            }
            rest = rest.substring(term.end()).stripLeading();
        }
        return line -> all.stream().allMatch(line::contains) && none.stream().noneMatch(line::contains)
                && (any.isEmpty() || any.stream().anyMatch(line::contains));
    }
}
