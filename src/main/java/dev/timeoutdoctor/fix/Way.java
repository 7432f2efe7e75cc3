package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * How one kind of thing in AWS is asked for, and what is sent to make it other than it is. The same way leads there and back, so that
 * whatever has a way can be changed, recovered and undone. Pure.
 */
public interface Way {

    /** The question that tells how such a thing is, for example {@code apigateway:GetIntegration}. */
    String question();

    /**
     * The thing in an answer to the question.
     *
     * @return an object; an empty one where the thing does not exist
     */
    default JsonNode shown(AwsCall read, JsonNode answer) {
        return answer;
    }

    /** Whether the thing may be missing: an answer "not found" is then a state like others. */
    default boolean mayBeMissing() {
        return false;
    }

    /**
     * What is sent so that the thing gets these members; the others stay as they are.
     *
     * @param read the question, which names the thing
     * @param now how the thing is, whole; an empty object where it does not exist
     * @param goal the members as they shall be; null for one that shall not be there
     * @return the calls in order; empty where none is needed
     * @throws IllegalStateException where no call leads there
     */
    List<ChangeStep> steps(AwsCall read, JsonNode now, JsonNode goal);

    /** How the thing is patched; empty where it is not sent as patch operations. */
    default Optional<Patching> patching() {
        return Optional.empty();
    }

    /** How AWS works on the thing before and after a call. */
    default Working working() {
        return Working.AT_ONCE;
    }

    /** What calls make that AWS names. */
    default Creation creation() {
        return Creation.NONE;
    }

    /** The revision that the thing has anew after each call, and that later calls of the same change need; empty where they need none. */
    default Optional<Revision> revision() {
        return Optional.empty();
    }

    /** What stands in the way of taking a change back. */
    default WayBack back() {
        return WayBack.OPEN;
    }
}
