package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * One call of a bundle.
 *
 * @param call as it was made
 * @param looked what came of it; an answer is unpacked when it is asked for, since few of a large bundle's answers are
 */
public record BundledCall(AwsCall call, Supplier<Observed<JsonNode>> looked) {

    /** A call whose answer is at hand. */
    public static BundledCall of(AwsCall call, Observed<JsonNode> looked) {
        return new BundledCall(call, () -> looked);
    }

    /** What came of the call. */
    public Observed<JsonNode> look() {
        return looked.get();
    }
}
