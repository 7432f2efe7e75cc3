package dev.timeoutdoctor.evidence;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stage variables in a text: {@code http://${stageVariables.host}/orders} (AWS: using API Gateway stage variables). */
public final class StageVariables {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{stageVariables\\.(?<name>[^}]*)}");

    private StageVariables() {}

    /** The text with the variables' values; a variable without a value stays as it is. */
    public static String fill(String text, Map<String, String> variables) {
        return VARIABLE.matcher(text).replaceAll(
                found -> Matcher.quoteReplacement(variables.getOrDefault(found.group("name"), found.group())));
    }

    /** The variables that a text names, in their order. */
    public static List<String> in(String text) {
        return VARIABLE.matcher(text).results().map(found -> found.group("name")).distinct().toList();
    }
}
