package dev.timeoutdoctor.fix;

import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A thing that is patched.
 *
 * @param now how it is, whole; must not be changed
 * @param before the members of it that people see; must not be changed
 * @param editable the members that may be changed
 */
public record PatchTarget(Patching patching, JsonNode now, ObjectNode before, Set<String> editable) {

    public PatchTarget {
        editable = Set.copyOf(editable);
    }

    /** The editable members that an image changes; null for one that shall not be there. */
    ObjectNode changed(JsonNode image) {
        Set<String> names = new LinkedHashSet<>(image.propertyNames());
        names.addAll(before.propertyNames());
        names.retainAll(editable);
        ObjectNode changed = Json.object();
        names.forEach(name -> {
            JsonNode value = image.path(name);
            if (!Json.same(before.path(name), value)) {
                changed.set(name, value.isMissingNode() ? Json.MAPPER.nullNode() : value.deepCopy());
            }
        });
        return changed;
    }
}
