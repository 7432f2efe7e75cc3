package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Keeps keys out of a saved plan: in the place of each stands a slow hash of it and its name, salted for this plan alone. Whoever opens
 * the plan reads the settings from AWS anyway; the text there that has the same name and hash takes its place again. Where none has, the
 * target has moved.
 */
final class Seal {

    /** How a text begins that has taken a key's place. */
    static final String MARK = "sealed:";

    private final Salt salt;
    private final Map<String, String> known = new HashMap<>();

    /** With the salt of one plan. */
    Seal(Salt salt) {
        this.salt = salt;
    }

    /** The change as it is saved. */
    Change closed(Change change) {
        return MappedKeys.replaced(change, this::sealed);
    }

    /**
     * The change with the keys that AWS has now; one that it does not have stays sealed.
     *
     * @param look asks AWS how something is now
     */
    Change opened(Change change, Function<AwsCall, Observed<JsonNode>> look) {
        if (!isClosed(change)) {
            return change;
        }
        Set<AwsCall> questions = new LinkedHashSet<>();
        change.steps().forEach(step -> questions.add(step.before().read()));
        change.unchanged().forEach(expected -> questions.add(expected.read()));
        Map<String, String> keys = new HashMap<>();
        for (AwsCall question : questions) {
            if (!Placeholders.open(question)) {
                look.apply(question).seen().ifPresent(now -> MappedKeys.replaced(now, (name, key) -> {
                    keys.put(name + sealed(name, key), key);
                    return key;
                }));
            }
        }
        return MappedKeys.replaced(change, (name, text) -> keys.getOrDefault(name + text, text));
    }

    /** Whether a key is not known: such a change is never sent. */
    static boolean isClosed(Change change) {
        boolean[] found = {false};
        MappedKeys.replaced(change, (_, text) -> {
            found[0] |= text.startsWith(MARK);
            return text;
        });
        return found[0];
    }

    private String sealed(String name, String key) {
        return key.startsWith(MARK)
                ? key
                : known.computeIfAbsent(name + "\n" + key, named -> MARK + salt.hash(named));
    }
}
