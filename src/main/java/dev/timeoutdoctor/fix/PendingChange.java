package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.diagnosis.DeploymentDrift;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One difference between the working copy and what a stage serves: a deployment would publish it.
 *
 * @param method the method as people say it: {@code POST /orders}
 * @param setting the setting's name, for example {@code timeoutInMillis}; empty where the whole method was added or removed
 * @param deployed what the stage serves; empty where it serves nothing
 * @param working what was edited since
 */
public record PendingChange(Kind kind, String method, String setting, String deployed, String working) {

    /** A fixed text in a mapping. */
    private static final Pattern FIXED = Pattern.compile("'[^']*'");
    private static final String HIDDEN = "'(hidden)'";

    /** What happened to the method. */
    public enum Kind {
        ADDED, REMOVED, CHANGED
    }

    /**
     * Everything pending on the API, by method, as far as both answers show it; the rest is {@link DeploymentDrift#notCompared}.
     *
     * @param resources the answer to GetResources with {@code embed=methods}
     * @param export the stage's export with {@code extensions=integrations}
     */
    static List<PendingChange> between(JsonNode resources, JsonNode export) {
        Map<String, Map<String, String>> working = Definitions.workingCopy(resources);
        Map<String, Map<String, String>> deployed = Definitions.exported(export);
        Set<String> methods = new TreeSet<>(working.keySet());
        methods.addAll(deployed.keySet());
        List<PendingChange> pending = new ArrayList<>();
        for (String method : methods) {
            Map<String, String> edited = working.get(method);
            Map<String, String> served = deployed.get(method);
            if (served == null) {
                pending.add(new PendingChange(Kind.ADDED, method, "", "", ""));
            } else if (edited == null) {
                pending.add(new PendingChange(Kind.REMOVED, method, "", "", ""));
            } else {
                settings(method, served, edited, pending);
            }
        }
        return List.copyOf(pending);
    }

    private static void settings(String method, Map<String, String> served, Map<String, String> edited,
            List<PendingChange> pending) {
        edited.forEach((setting, value) -> {
            String was = served.getOrDefault(setting, value); // where one side does not tell, nothing is known
            if (!was.equals(value)) {
                pending.add(new PendingChange(Kind.CHANGED, method, setting, was, value));
            }
        });
    }

    /** The difference in a sentence. */
    public Message text() {
        return switch (kind) {
            case ADDED -> Message.of("fix.pending.added", method);
            case REMOVED -> Message.of("fix.pending.removed", method);
            case CHANGED -> Message.of("fix.pending.changed", method, setting, shown(deployed), shown(working));
        };
    }

    /** The same with what may be a key hidden: for people to read. */
    public PendingChange hidden() {
        return new PendingChange(kind, method, setting, hidden(deployed), hidden(working));
    }

    private String hidden(String value) {
        String unquoted = FIXED.matcher(value).replaceAll(HIDDEN);
        String mapped = unquoted.lines().map(PendingChange::hiddenLine).collect(Collectors.joining("\n"));
        return Json.text(MappedKeys.replaced(Json.object().put(setting, mapped), (_, _) -> "(hidden)"), setting);
    }

    /** An HTTP API's mappings have fixed texts without quotes: {@code append:header.x-key=text}. */
    private static String hiddenLine(String line) {
        int equals = line.indexOf('=');
        if (equals < 0) {
            return line;
        }
        String path = line.substring(0, equals);
        String name = path.substring(path.lastIndexOf('/') + 1);
        JsonNode hidden = MappedKeys.replaced(Json.object().put(name, line.substring(equals + 1)),
                (_, key) -> key.equals(HIDDEN) ? key : "(hidden)");
        return path + "=" + Json.text(hidden, name);
    }

    /** What differs: a setting by AWS's name, or the whole method. */
    public Message what() {
        return switch (kind) {
            case ADDED -> Message.of("fix.pending.method-added");
            case REMOVED -> Message.of("fix.pending.method-removed");
            case CHANGED -> word(setting);
        };
    }

    /** What the stage serves. */
    public Message served() {
        return word(deployed);
    }

    /** What it serves after a deployment. */
    public Message after() {
        return word(working);
    }

    private static Message word(String value) {
        return value.isEmpty() ? Message.of("fix.pending.none") : Message.of("fix.pending.word", value);
    }

    private static Object shown(String value) {
        return value.isEmpty() ? Message.of("fix.pending.nothing") : value;
    }
}
