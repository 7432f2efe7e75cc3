package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What stands in the way of taking a change back, and what else would be lost by it. Pure. */
public interface WayBack {

    /** Everything goes back as it came, and nothing goes with it. */
    WayBack OPEN = new WayBack() {
    };

    /** There is none: this stays. */
    static WayBack closed(String stays) {
        return new WayBack() {

            @Override
            public Optional<String> staysBecause() {
                return Optional.of(stays);
            }
        };
    }

    /** There is one as long as the thing exists; for this reason there is none to where it existed. */
    static WayBack gone(String because) {
        return new WayBack() {

            @Override
            public Optional<String> goneBecause() {
                return Optional.of(because);
            }
        };
    }

    /** Why such a change cannot be taken back by another one: what stays. Empty where it can. */
    default Optional<String> staysBecause() {
        return Optional.empty();
    }

    /** Why a thing that is gone cannot be made again as it was: AWS gives its id. Empty where it can. */
    default Optional<String> goneBecause() {
        return Optional.empty();
    }

    /**
     * What hangs on the thing and would go with it when a change is taken back by this call, though it is told by other questions: those,
     * by the member of their answers that lists it.
     */
    default Map<String, AwsCall> attached(ChangeStep step) {
        return Map.of();
    }

    /**
     * What else would go when a change is taken back by this call, though nobody asked for it: what somebody added to the thing since.
     *
     * @param now how the thing is, whole
     * @param handled the questions of all things that go back with it
     */
    default ObjectNode alsoLost(ChangeStep step, JsonNode now, Set<AwsCall> handled) {
        return Json.object();
    }
}
