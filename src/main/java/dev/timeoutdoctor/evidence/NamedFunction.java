package dev.timeoutdoctor.evidence;

import dev.timeoutdoctor.text.Message;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The function that something other than what the stage serves names as the one that the method calls, where that could not be read.
 * What is seen of it proves nothing of the method, since the stage may call another one.
 */
public record NamedFunction(FunctionReference reference, By by) {

    /** What names it, the surest first. */
    public enum By {
        /** The settings as last edited. */
        EDITED,
        /** The execution log of the stage: requests of the method were sent to it. */
        LOG,
        /** The function's policy: it lets the method call it, and no other policy of the bundle does. */
        POLICY,
        /** The bundle: it speaks of no other function. */
        ONLY
    }

    /** Of all evidence: the function as last edited, else the one that a bundle names; empty where what the stage serves was read. */
    public static Optional<NamedFunction> in(EvidenceSet evidence) {
        if (evidence.get(EvidenceKeys.DEPLOYED_SNAPSHOT).seen().isPresent()) {
            return Optional.empty();
        }
        return evidence.get(EvidenceKeys.WORKING_COPY).seen().isPresent()
                ? edited(evidence)
                : evidence.get(EvidenceKeys.NAMED_FUNCTION).seen();
    }

    private static Optional<NamedFunction> edited(EvidenceSet evidence) {
        Map<String, String> variables = evidence.get(EvidenceKeys.STAGE).seen().map(Stage::variables).orElse(Map.of());
        return evidence.get(EvidenceKeys.ROUTE).seen()
                .flatMap(route -> evidence.get(EvidenceKeys.WORKING_COPY).seen()
                        .flatMap(definition -> definition.method(route)))
                .flatMap(method -> FunctionReference.of(method.integration(), variables))
                .map(function -> new NamedFunction(function, By.EDITED));
    }

    /** Why it is named, in words. */
    public Message why() {
        return Message.of("named-function." + by.name().toLowerCase(Locale.ROOT), reference.name());
    }
}
