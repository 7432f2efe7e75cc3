package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a question to AWS must still answer for a change to be what its preview showed.
 *
 * @param read the question
 * @param members the members of the answer that count; empty where all do
 * @param value the answer, with those members; must not be changed
 */
public record Expected(AwsCall read, List<String> members, JsonNode value) {

    public Expected {
        members = List.copyOf(members);
        value = value.deepCopy();
    }

    /** Whether an answer still says the same. */
    public boolean holds(JsonNode now) {
        return Json.same(Json.project(value, members), Json.project(now, members));
    }

    /** What differs, as previewed on the left, as it is now on the right. */
    public List<DiffLine> difference(JsonNode now) {
        return JsonDiff.of(Json.project(value, members), Json.project(now, members));
    }
}
