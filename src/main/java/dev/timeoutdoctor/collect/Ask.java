package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.text.Message;
import java.util.List;

/** What a collector makes of the evidence so far. */
public sealed interface Ask {

    /** Make this call. */
    record Make(AwsCall call) implements Ask {}

    /** Make these calls of one kind, at least one, all at once; their answers become one record. */
    record MakeAll(List<AwsCall> calls) implements Ask {

        public MakeAll {
            calls = List.copyOf(calls);
        }
    }

    /** Ask again when this has been looked at: only this set-up needs it. */
    record After(EvidenceKey<?> key) implements Ask {}

    /** This set-up has no such part, so there is nothing to ask. */
    record NotHere(Message why) implements Ask {}

    /** It cannot be asked: what the question needs is not known. */
    record Cannot(Message why) implements Ask {}
}
