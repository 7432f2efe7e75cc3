package dev.timeoutdoctor.fix;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.node.ObjectNode;

/** JSON as a person typed it. */
public sealed interface EditedJson {

    /** It is an object. */
    record Parsed(ObjectNode object) implements EditedJson {}

    /** It is not JSON, or not an object. */
    record Broken(Problem problem) implements EditedJson {}

    static EditedJson parse(String text) {
        try {
            if (Json.MAPPER.readTree(text) instanceof ObjectNode object) {
                return new Parsed(object);
            }
            return new Broken(Problem.error(Problem.AFTER, "fix.problem.not-an-object"));
        } catch (JacksonException e) {
            TokenStreamLocation where = e.getLocation() == null ? TokenStreamLocation.NA : e.getLocation();
            return new Broken(Problem.error(Problem.AFTER, "fix.problem.not-json", Math.max(1, where.getLineNr()),
                    Math.max(1, where.getColumnNr()), e.getOriginalMessage()));
        }
    }
}
