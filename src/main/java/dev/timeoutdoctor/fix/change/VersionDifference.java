package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.fix.FunctionSettings;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.text.Message;
import tools.jackson.databind.JsonNode;

/** What a new version of a function has other than the one that is served, in words; no value of an environment variable is among them. */
final class VersionDifference {

    private VersionDifference() {}

    /**
     * One difference in a sentence.
     *
     * @param name one of those that {@link FunctionSettings#differing} gives
     */
    static Message said(String name, JsonNode served, JsonNode edited) {
        return switch (name) {
            case FunctionSettings.CODE -> Message.of("change.alias.code");
            case FunctionSettings.VARIABLES -> Message.of("change.alias.environment");
            default -> Message.of("change.alias.line", name, value(served, name), value(edited, name));
        };
    }

    private static Object value(JsonNode version, String name) {
        String text = Json.text(version, name);
        String value = text.isEmpty() ? Json.plain(version.path(name)) : text;
        return value.isEmpty() ? Message.of("fix.pending.nothing") : value;
    }
}
