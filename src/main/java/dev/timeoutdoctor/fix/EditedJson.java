package dev.timeoutdoctor.fix;

import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON as a person typed it. */
public sealed interface EditedJson {

    /** It is an object. */
    record Parsed(ObjectNode object) implements EditedJson {}

    /** It is not JSON, or not an object. */
    record Broken(Problem problem) implements EditedJson {}

    /** As much as the largest mapping template that AWS takes, with room around it (AWS: REST API quotas, 300 KB). */
    int LARGEST = 400_000;

    static EditedJson parse(String text) {
        if (text.length() > LARGEST) {
            return new Broken(Problem.error(Problem.AFTER, "fix.problem.too-large", text.length(), LARGEST));
        }
        try {
            if (Json.MAPPER.readTree(text) instanceof ObjectNode object) {
                Optional<String> endless = Json.leaves(object).entrySet().stream()
                        .filter(leaf -> !writable(leaf.getValue()))
                        .map(Map.Entry::getKey).findFirst();
                return endless
                        .<EditedJson>map(
                                path -> new Broken(Problem.error(Problem.AFTER, "fix.problem.endless-number", path)))
                        .orElseGet(() -> new Parsed(object));
            }
            return new Broken(Problem.error(Problem.AFTER, "fix.problem.not-an-object"));
        } catch (JacksonException e) {
            TokenStreamLocation where = e.getLocation() == null ? TokenStreamLocation.NA : e.getLocation();
            return new Broken(Problem.error(Problem.AFTER, "fix.problem.not-json", Math.max(1, where.getLineNr()),
                    Math.max(1, where.getColumnNr()), e.getOriginalMessage()));
        }
    }

    private static boolean writable(JsonNode leaf) {
        return leaf.isNumber() ? Json.isFinite(leaf) : leaf.valueStream().allMatch(EditedJson::writable);
    }
}
