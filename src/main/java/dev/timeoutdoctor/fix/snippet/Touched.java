package dev.timeoutdoctor.fix.snippet;

import dev.timeoutdoctor.fix.ChangeStep;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * A setting that a call changes.
 *
 * @param path the names that lead to it, in AWS's words
 * @param value what it will be; null where it goes away
 */
record Touched(List<String> path, JsonNode value) {

    Touched {
        path = List.copyOf(path);
    }

    String first() {
        return path.get(0);
    }

    /** What a call changes, down to the single setting; a list is one. */
    static List<Touched> of(ChangeStep step) {
        return between(step.before().value(), step.after());
    }

    static List<Touched> between(JsonNode before, JsonNode after) {
        List<Touched> out = new ArrayList<>();
        for (String member : after.propertyNames()) {
            compare(List.of(member), before.path(member), after.path(member), out);
        }
        return out;
    }

    private static void compare(List<String> path, JsonNode before, JsonNode after, List<Touched> out) {
        if (isNothing(after)) {
            if (!isNothing(before)) {
                out.add(new Touched(path, NullNode.getInstance()));
            }
        } else if (after.isObject() && (before.isObject() || isNothing(before))) {
            Set<String> names = new LinkedHashSet<>(after.propertyNames());
            names.addAll(before.propertyNames());
            for (String name : names) {
                List<String> longer = new ArrayList<>(path);
                longer.add(name);
                compare(longer, before.path(name), after.path(name), out);
            }
        } else if (!after.toString().equals(before.toString())) {
            out.add(new Touched(path, after));
        }
    }

    private static boolean isNothing(JsonNode node) {
        return node.isMissingNode() || node.isNull() || (node.isContainer() && node.isEmpty());
    }
}
