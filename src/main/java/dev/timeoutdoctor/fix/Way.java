package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How one kind of thing in AWS is asked for, and what is sent to make it other than it is. The same way leads there and back, so that
 * whatever has a way can be changed, recovered and undone. Pure.
 */
public interface Way {

    /** The question that tells how such a thing is, for example {@code apigateway:GetIntegration}. */
    String question();

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

    /**
     * The thing in an answer to the question.
     *
     * @return an object; an empty one where the thing does not exist
     */
    default JsonNode shown(AwsCall read, JsonNode answer) {
        return answer;
    }

    /** How the thing is patched; empty where it is not sent as patch operations. */
    default Optional<Patching> patching() {
        return Optional.empty();
    }

    /** Whether the thing may be missing: an answer "not found" is then a state like others. */
    default boolean mayBeMissing() {
        return false;
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

    /** Whether AWS is still working on the thing. */
    default boolean busy(JsonNode now) {
        return false;
    }

    /**
     * The question of something else that AWS must be through with before it takes calls about the thing; empty where the thing's own
     * answer tells.
     */
    default Optional<AwsCall> waitsFor(AwsCall read) {
        return Optional.empty();
    }

    /**
     * The question of something else that AWS works on once it has taken a call, and that must be finished before the call counts as
     * made; empty where there is none, or where it is not known yet.
     */
    default Optional<AwsCall> worksOn(ChangeStep step) {
        return Optional.empty();
    }

    /** Why AWS gave up working on the thing, in its own words; empty where it did not. */
    default Optional<String> failure(JsonNode now) {
        return Optional.empty();
    }

    /** How often to ask, a second apart, for what AWS has just accepted. */
    default int looks() {
        return 4;
    }

    /**
     * What a thing has anew once AWS is through with a call, by the names under which later calls of the same change ask for it.
     *
     * @param now how the thing is afterwards, with the settings that the call's own answer told
     */
    default Map<String, String> left(JsonNode now) {
        return Map.of();
    }

    /**
     * Everything that an answer tells of a thing and that AWS leaves alone when it is through with a call: where this is another, somebody
     * else has edited the thing since. It may hold secrets, and is kept nowhere.
     *
     * @param answer a call's own answer, or how the thing is afterwards
     * @return empty where the answer does not tell all of it, or nothing of a later call hangs on it
     */
    default Optional<JsonNode> settings(JsonNode answer) {
        return Optional.empty();
    }

    /** The step with what its call has made, where that was not known beforehand: an id that AWS has given. */
    default ChangeStep made(ChangeStep step, JsonNode answer) {
        return step;
    }

    /**
     * The goal that a call comes from whose effect is not known beforehand.
     *
     * @return empty where such a call is none of this way's
     */
    default Optional<ObjectNode> creation(AwsCall call) {
        return Optional.empty();
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

    /** Why a thing that is gone cannot be made again as it was: AWS gives its id. Empty where it can. */
    default Optional<String> goneBecause() {
        return Optional.empty();
    }

    /** Whether a change can be taken back by another one; where not, what stays. */
    default Optional<String> staysBecause() {
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
