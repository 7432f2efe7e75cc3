package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One way in which the calls of a bundle may answer a question that was asked in other words. */
interface Equivalent {

    /** Every answer found in this way, the best ones first where it can tell; none where the bundle does not say. */
    Stream<Observed<JsonNode>> answers(AwsCall asked, BundledCalls calls);
}
