package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One thing in AWS, as it is and as it shall be.
 *
 * @param name a word for it that no other edit of the same draft has, for example {@code integration}
 * @param read the question that tells how it is
 * @param now how it is, whole; an empty object where it does not exist; must not be changed
 * @param shown the members that people see, in order; all others stay as they are
 * @param goal the shown members as they shall be; an empty object where it shall not exist; must not be changed
 * @param editable the shown members that may be changed
 */
public record Edit(String name, AwsCall read, JsonNode now, List<String> shown, ObjectNode goal,
        Set<String> editable) {

    public Edit {
        shown = List.copyOf(shown);
        editable = Set.copyOf(editable);
    }

    /** A thing that is to be changed and is not yet. */
    public static Edit of(String name, AwsCall read, JsonNode now, List<String> shown, Set<String> editable) {
        return new Edit(name, read, now, shown, Json.project(now, shown), editable);
    }

    /** The shown members as they are. */
    public ObjectNode before() {
        return Json.project(now, shown);
    }

    /** The same with other values. */
    public Edit to(ObjectNode values) {
        return new Edit(name, read, now, shown, values, editable);
    }

    /** The members that change, as they shall be; null for one that shall not be there. */
    public ObjectNode changed() {
        ObjectNode before = before();
        Set<String> names = new LinkedHashSet<>(goal.propertyNames());
        names.addAll(before.propertyNames());
        ObjectNode changed = Json.object();
        for (String name : names) {
            JsonNode value = goal.path(name);
            if (!Json.same(before.path(name), value)) {
                changed.set(name, value.isMissingNode() ? Json.MAPPER.nullNode() : value.deepCopy());
            }
        }
        return changed;
    }
}
