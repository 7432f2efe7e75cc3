package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** How AWS works on a kind of thing before and after a call, which it may take before the work is done. */
public final class Working {

    /** AWS answers when it is through, and shows the thing within moments. */
    public static final Working AT_ONCE = new Working(4, _ -> false, _ -> Optional.empty(), _ -> Optional.empty(),
            _ -> Optional.empty());

    private final int looks;
    private final Predicate<JsonNode> busy;
    private final Function<JsonNode, Optional<String>> failure;
    private final Function<AwsCall, Optional<AwsCall>> waitsFor;
    private final Function<ChangeStep, Optional<AwsCall>> worksOn;

    private Working(int looks, Predicate<JsonNode> busy, Function<JsonNode, Optional<String>> failure,
            Function<AwsCall, Optional<AwsCall>> waitsFor, Function<ChangeStep, Optional<AwsCall>> worksOn) {
        this.looks = looks;
        this.busy = busy;
        this.failure = failure;
        this.waitsFor = waitsFor;
        this.worksOn = worksOn;
    }

    /**
     * AWS goes on after its answer, and tells in the thing how far it is.
     *
     * @param looks how often to ask, a second apart
     * @param status the member that tells
     * @param busy what it says while AWS is at work
     * @param failed what it says where AWS gave up
     * @param reason the member with AWS's words for that
     */
    public static Working told(int looks, String status, String busy, String failed, String reason) {
        return new Working(looks, now -> Json.text(now, status).equals(busy),
                now -> Json.text(now, status).equals(failed)
                        ? Optional.of(Json.text(now, reason)).filter(words -> !words.isEmpty())
                                .or(() -> Optional.of(failed))
                        : Optional.empty(),
                AT_ONCE.waitsFor, AT_ONCE.worksOn);
    }

    /** The same, where AWS may give up for this reason. */
    public Working failing(Function<JsonNode, Optional<String>> why) {
        return new Working(looks, busy, why, waitsFor, worksOn);
    }

    /** The same, where AWS must be through with something else before: the question of that. */
    public Working after(Function<AwsCall, AwsCall> question) {
        return new Working(looks, busy, failure, read -> Optional.of(question.apply(read)), worksOn);
    }

    /** The same, where AWS works on something else because of a call: the question of that. */
    public Working on(Function<ChangeStep, Optional<AwsCall>> question) {
        return new Working(looks, busy, failure, waitsFor, question);
    }

    /** How often to ask, a second apart, for what AWS has just accepted. */
    int looks() {
        return looks;
    }

    /** Whether AWS is still working on the thing. */
    boolean isBusy(JsonNode now) {
        return busy.test(now);
    }

    /** Why AWS gave up working on the thing, in its own words; empty where it did not. */
    Optional<String> failure(JsonNode now) {
        return failure.apply(now);
    }

    /**
     * The question of something else that AWS must be through with before it takes calls about the thing; empty where the thing's own
     * answer tells.
     */
    Optional<AwsCall> waitsFor(AwsCall read) {
        return waitsFor.apply(read);
    }

    /**
     * The question of something else that AWS works on once it has taken a call, and that must be finished before the call counts as
     * made; empty where there is none, or where it is not known yet.
     */
    Optional<AwsCall> worksOn(ChangeStep step) {
        return worksOn.apply(step);
    }
}
