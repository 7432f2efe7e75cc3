package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The usual way from a look at a thing to an offer. */
final class Looked {

    private Looked() {}

    /** What is made of an answer; where there is none, why. */
    static Offer at(Reading reading, AwsCall read, Function<JsonNode, Offer> ready) {
        return offer(read, reading.look().apply(read), ready);
    }

    /**
     * The same of an answer that is read first.
     *
     * @param reader throws an IllegalArgumentException where the answer is not what AWS documents
     */
    static <T> Offer at(Reading reading, AwsCall read, Function<JsonNode, T> reader, Function<T, Offer> ready) {
        return offer(read, readable(reading.look().apply(read), reader), ready);
    }

    private static <T> Offer offer(AwsCall read, Observed<T> observed, Function<T, Offer> ready) {
        return observed.seen().map(ready).orElseGet(() -> new Offer.CouldNotRead(read, observed));
    }

    private static <T> Observed<T> readable(Observed<JsonNode> observed, Function<JsonNode, T> reader) {
        try {
            return observed.map(reader);
        } catch (IllegalArgumentException e) {
            return new Observed.Failed<>(FailureKind.UNREADABLE, String.valueOf(e.getMessage()),
                    observed.origin().orElseThrow());
        }
    }
}
