package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What is true of a change that the change log calls unfinished. */
public sealed interface Recovery {

    /** The answer in a sentence. */
    Message message();

    /**
     * All of it is in effect.
     *
     * @param done what an undo starts from
     */
    record InEffect(Change done) implements Recovery {

        @Override
        public Message message() {
            return Message.of("fix.recovery.in-effect", done.target());
        }
    }

    /**
     * None of it is in effect.
     *
     * @param again what makes it after all; empty where it publishes what is edited (a deployment, a function's version), which is
     *     previewed anew since that may have been edited again
     */
    record NotInEffect(Change change, Optional<Change> again) implements Recovery {

        @Override
        public Message message() {
            return Message.of("fix.recovery.not-in-effect", change.target());
        }
    }

    /**
     * Some of its calls are in effect.
     *
     * @param done those that are, which an undo starts from
     * @param rest those that are not; empty where they would publish what somebody may have edited since: it is previewed anew
     */
    record Partly(Change done, Optional<Change> rest) implements Recovery {

        @Override
        public Message message() {
            return rest.map(open -> Message.of("fix.recovery.partly", done.steps().size(),
                    done.steps().size() + open.steps().size(), done.target()))
                    .orElseGet(() -> Message.of("fix.recovery.partly-anew", done.target()));
        }
    }

    /** Somebody changed the same thing since: neither the state before nor the state after. */
    record Moved(Change change, AwsCall read, JsonNode now, List<DiffLine> difference) implements Recovery {

        public Moved {
            difference = List.copyOf(difference);
        }

        @Override
        public Message message() {
            return Message.of("fix.recovery.moved", change.target());
        }
    }

    /** The present state could not be read, or does not have yet what AWS has taken. */
    record CouldNotRead(Change change, AwsCall read, Observed<JsonNode> observed) implements Recovery {

        /** Whether AWS has taken the call and does not list yet what it has made. */
        private boolean isNotListed() {
            return observed instanceof Observed.NotHere<JsonNode>;
        }

        /** What is known of a change whose end was not seen before either. */
        ApplyResult after(ApplyResult unclear, Change maybe) {
            return isNotListed()
                    ? new ApplyResult.StillInProgress(maybe, observed)
                    : new ApplyResult.Unseen(unclear instanceof ApplyResult.Unseen before ? before.last() : unclear,
                            observed);
        }

        @Override
        public Message message() {
            return isNotListed()
                    ? Message.of("fix.result.not-listed", change.target())
                    : Message.of("fix.result.could-not-read", change.target(), Failures.sentence(observed));
        }
    }
}
