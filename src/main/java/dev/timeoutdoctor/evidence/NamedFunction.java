package dev.timeoutdoctor.evidence;

import dev.timeoutdoctor.text.Message;
import java.util.Locale;
import java.util.Optional;

/**
 * The function that something other than the method's own settings names as the one that it calls: known of a bundle in which those
 * settings are missing. What is seen of it proves nothing of the method, since it may call another one.
 */
public record NamedFunction(FunctionReference reference, By by) {

    /** What names it, the surest first. */
    public enum By {
        /** The execution log of the stage: requests of the method were sent to it. */
        LOG,
        /** The function's policy: it lets the method call it, and no other policy of the bundle does. */
        POLICY,
        /** The bundle: it speaks of no other function. */
        ONLY
    }

    /** Of all evidence: the function, where neither what the stage serves nor what was last edited could be read. */
    public static Optional<NamedFunction> in(EvidenceSet evidence) {
        boolean read = evidence.get(EvidenceKeys.DEPLOYED_SNAPSHOT).seen().isPresent()
                || evidence.get(EvidenceKeys.WORKING_COPY).seen().isPresent();
        return evidence.get(EvidenceKeys.NAMED_FUNCTION).seen().filter(named -> !read);
    }

    /** Why it is named, in words. */
    public Message why() {
        return Message.of("named-function." + by.name().toLowerCase(Locale.ROOT), reference.name());
    }
}
