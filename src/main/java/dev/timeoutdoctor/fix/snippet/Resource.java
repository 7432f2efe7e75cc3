package dev.timeoutdoctor.fix.snippet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One resource in a tool's own names.
 *
 * @param type the tool's word for it, for example {@code AWS::Lambda::Function}
 * @param thing what it is, as the end of a placeholder: {@code Function}
 * @param label which one it is, for people
 * @param created whether the change makes it; otherwise it stands in the reader's files already
 * @param values what to set; null where a setting goes away
 */
record Resource(String type, String thing, String label, boolean created, ObjectNode values) {

    /** The placeholder for its name: {@code YourFunction} or {@code NewAlarm}. */
    String placeholder() {
        return (created ? "New" : "Your") + thing;
    }

    /** Resources in order, those that are one and the same made one. */
    static List<Resource> merged(List<Resource> all) {
        List<Resource> out = new ArrayList<>();
        for (Resource one : all) {
            int same = 0;
            while (same < out.size() && !out.get(same).isSameAs(one)) {
                same++;
            }
            if (same == out.size()) {
                out.add(new Resource(one.type, one.thing, one.label, one.created, one.values.deepCopy()));
            } else {
                merge(out.get(same).values, one.values);
            }
        }
        return numbered(out);
    }

    /** Two of a kind need two placeholders. */
    private static List<Resource> numbered(List<Resource> all) {
        Map<String, Integer> counts = new HashMap<>();
        return all.stream().map(one -> {
            int count = counts.merge(one.type + one.placeholder(), 1, Integer::sum);
            return count == 1 ? one : new Resource(one.type, one.thing + count, one.label, one.created, one.values);
        }).toList();
    }

    private boolean isSameAs(Resource other) {
        return type.equals(other.type) && label.equals(other.label) && thing.equals(other.thing);
    }

    private static void merge(ObjectNode into, ObjectNode from) {
        for (Map.Entry<String, JsonNode> member : from.properties()) {
            JsonNode present = into.path(member.getKey());
            if (present instanceof ObjectNode object && member.getValue() instanceof ObjectNode more) {
                merge(object, more);
            } else if (present instanceof ArrayNode array && member.getValue() instanceof ArrayNode more) {
                array.addAll(more.deepCopy());
            } else {
                into.set(member.getKey(), member.getValue().deepCopy());
            }
        }
    }
}
