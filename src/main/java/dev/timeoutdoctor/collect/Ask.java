package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.text.Message;

/** What a collector makes of the evidence so far. */
public sealed interface Ask {

    /** Make this call. */
    record Make(AwsCall call) implements Ask {}

    /** This set-up has no such part, so there is nothing to ask. */
    record NotHere(Message why) implements Ask {}

    /** It cannot be asked: what the question needs is not known. */
    record Cannot(Message why) implements Ask {}
}
