package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.text.Message;
import tools.jackson.databind.JsonNode;

/** Whether a change can be made here. */
public sealed interface Offer {

    /** It can: a draft with values that make sense here. */
    record Ready(Draft draft) implements Offer {}

    /** It does not apply to this API, method or function. */
    record NotHere(Message why) implements Offer {}

    /** What it would bring is there already. */
    record AlreadySo(Message what) implements Offer {}

    /** What it touches could not be read. */
    record CouldNotRead(AwsCall read, Observed<JsonNode> observed) implements Offer {}
}
