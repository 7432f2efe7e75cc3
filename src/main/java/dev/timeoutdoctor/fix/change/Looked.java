package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The usual way from a look at a thing to an offer. */
final class Looked {

    private Looked() {}

    /** What is made of an answer; where there is none, why. */
    static Offer at(Reading reading, AwsCall read, Function<JsonNode, Offer> ready) {
        Observed<JsonNode> observed = reading.look().apply(read);
        return observed.seen().map(ready).orElseGet(() -> new Offer.CouldNotRead(read, observed));
    }
}
