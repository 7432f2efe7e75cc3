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
        return Json.same(Json.project(value, members), Json.project(comparable(now), members));
    }

    /** What differs, as previewed on the left, as it is now on the right. */
    public List<DiffLine> difference(JsonNode now) {
        return JsonDiff.of(Json.project(value, members), Json.project(comparable(now), members));
    }

    /** The same for whoever keeps it: fixed texts that are mapped, often keys, only as hashes. */
    Expected withoutFixedTexts() {
        return new Expected(read, members, FixedTexts.hashed(value));
    }

    private JsonNode comparable(JsonNode now) {
        return FixedTexts.hashedIn(value) ? FixedTexts.hashed(now) : now;
    }
}
