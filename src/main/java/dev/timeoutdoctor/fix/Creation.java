package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What calls make that AWS gives a name of its own, which is known from its answer and not beforehand. Pure. */
public interface Creation {

    /** Calls make nothing that is not known beforehand. */
    Creation NONE = new Creation() {
    };

    /**
     * The goal that a call comes from whose effect is not known beforehand.
     *
     * @return empty where such a call is none of this way's
     */
    default Optional<ObjectNode> goal(AwsCall call) {
        return Optional.empty();
    }

    /** The step with what its call has made, where that was not known beforehand: an id that AWS has given. */
    default ChangeStep made(ChangeStep step, JsonNode answer) {
        return step;
    }

    /**
     * The step with what its call has made, found out without the call's own answer.
     *
     * @param now the answer to the step's question now
     * @param ask asks AWS something else
     * @return seen and full where it has made something, seen and empty where not, or why that is not known
     */
    default Observed<Optional<ChangeStep>> found(ChangeStep step, Observed.Seen<JsonNode> now,
            Function<AwsCall, Observed<JsonNode>> ask) {
        return now.map(_ -> Optional.empty());
    }

    /**
     * What an answer tells of the very thing that a step's call has made, where the question tells of others like it too.
     *
     * @param now how the question is answered now
     * @return empty where AWS has taken the call, and the answer does not have the thing yet
     */
    default Optional<JsonNode> own(ChangeStep step, JsonNode now) {
        return Optional.of(now);
    }
}
