package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.CliCommand;
import dev.timeoutdoctor.evidence.CliScript;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.text.Message;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Whether a change can be made here. */
public sealed interface Offer {

    /** It can: a draft with values that make sense here. */
    record Ready(Draft draft) implements Offer {}

    /**
     * It can, but not by this program: commands to copy.
     *
     * @param notes what was found, and why it is not done by a button
     * @param calls what to run, in order
     * @param back what takes it back, in order
     */
    record ByHand(Message title, List<Message> notes, List<AwsCall> calls, List<AwsCall> back) implements Offer {

        public ByHand {
            notes = List.copyOf(notes);
            calls = List.copyOf(calls);
            back = List.copyOf(back);
        }

        /** For a shell, one command after the other until one fails. */
        public String commands(Optional<URI> endpoint) {
            return script(calls, endpoint);
        }

        /** The same for what takes it back. */
        public String wayBack(Optional<URI> endpoint) {
            return script(back, endpoint);
        }

        private static String script(List<AwsCall> calls, Optional<URI> endpoint) {
            return CliScript.of(calls.stream().map(call -> CliCommand.of(call, endpoint)).toList());
        }
    }

    /** It does not apply to this API, method or function. */
    record NotHere(Message why) implements Offer {}

    /** What it would bring is there already. */
    record AlreadySo(Message what) implements Offer {}

    /** What it touches could not be read. */
    record CouldNotRead(AwsCall read, Observed<?> observed) implements Offer {}
}
