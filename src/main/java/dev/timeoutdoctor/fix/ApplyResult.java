package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What came of applying a change. */
public sealed interface ApplyResult {

    /** The result in a sentence. */
    Message message();

    /** What is, or may be, in effect now: what an undo starts from; empty where it is certain that nothing is. */
    default Optional<Change> inEffect() {
        return switch (this) {
            case Applied applied -> Optional.of(applied.done());
            case StillInProgress progress -> Optional.of(progress.done());
            case ReadBackDiffers differs -> Optional.of(differs.done());
            case Partly partly -> Optional.of(partly.done());
            case Elsewhere elsewhere -> Optional.of(elsewhere.done());
            case Stopped stopped -> stopped.change().with(stopped.maybeMade());
            case LogUnwritable unwritable -> unwritable.change().with(unwritable.sent());
            case Unseen unseen -> unseen.last().inEffect();
            case Broken broken -> Optional.of(broken.change());
            case Overtaken overtaken -> overtaken.change().with(overtaken.made());
            case AlreadySo _,TargetMoved _,CouldNotRead _,NotInEffect _,InHand _ -> Optional.empty();
        };
    }

    /** The change that it came of, with the calls that were not made: what a look at what is true asks for. */
    default Change whole() {
        return switch (this) {
            case Whole whole -> whole.change();
            case Applied applied -> applied.done();
            case StillInProgress progress -> progress.done();
            case ReadBackDiffers differs -> differs.done();
            case Unseen unseen -> unseen.last().whole();
        };
    }

    /** A result that keeps the change whole, with the calls that were not made. */
    sealed interface Whole extends ApplyResult {

        Change change();
    }

    /** Whether anything was sent that is, or may be, in effect. */
    default boolean maybeInEffect() {
        return inEffect().isPresent();
    }

    /** What would finish it, where it is known that some calls were made and which were not. */
    default Optional<Change> left() {
        return this instanceof Partly partly ? partly.rest() : Optional.empty();
    }

    /** Whether it can be sent once more as it is: nothing of it is in effect, and its targets are as they were. */
    default boolean again() {
        return !maybeInEffect() && !(this instanceof TargetMoved) && !(this instanceof Overtaken);
    }

    /** Whether some of its calls are known to be in effect and others are not: nothing may be built on that. */
    default boolean halfMade() {
        return this instanceof Partly || (this instanceof Stopped stopped && !stopped.made().isEmpty());
    }

    /**
     * All calls were made, and a fresh look shows the new values.
     *
     * @param done the change with what its targets have become: what an undo starts from
     * @param readBack the (last) target as it is now
     * @param members what was touched, member by member: of a deployment what the stage serves, of all else what AWS tells now; empty
     *     where a look at what is true has found it made
     */
    record Applied(Change done, JsonNode readBack, List<ReadBack> members) implements ApplyResult {

        public Applied {
            members = List.copyOf(members);
        }

        /** The same with more members read back. */
        Applied with(List<ReadBack> more) {
            return new Applied(done, readBack, Stream.concat(members.stream(), more.stream()).toList());
        }

        @Override
        public Message message() {
            List<ReadBack> other = ReadBack.with(members, ReadBack.Verdict.DIFFERENT);
            return other.isEmpty()
                    ? Message.of("fix.result.applied", done.target())
                    : Message.of("fix.result.applied-differs", done.target(), ReadBack.named(other));
        }
    }

    /** Nothing was sent: the target already is as the change would make it. */
    record AlreadySo(Change change, JsonNode now) implements Whole {

        @Override
        public Message message() {
            return Message.of("fix.result.already-so", change.target());
        }
    }

    /**
     * Nothing was sent: the target is no longer what the preview showed.
     *
     * @param read the question that was answered differently
     * @param now the answer
     * @param difference as previewed on the left, as it is now on the right
     */
    record TargetMoved(Change change, AwsCall read, JsonNode now, List<DiffLine> difference) implements Whole {

        public TargetMoved {
            difference = List.copyOf(difference);
        }

        @Override
        public Message message() {
            return Message.of("fix.result.moved", change.target());
        }
    }

    /** Nothing was sent: the target could not be read first. */
    record CouldNotRead(Change change, AwsCall read, Observed<JsonNode> observed) implements Whole {

        @Override
        public Message message() {
            return Message.of("fix.result.could-not-read", change.target(), Failures.sentence(observed));
        }
    }

    /**
     * A call failed; the calls after it were not made.
     *
     * @param change the whole change, as far as what its calls make is known
     * @param index the call that failed, from 0
     * @param made the other steps that are in effect, with what their targets have become
     */
    record Stopped(Change change, int index, Observed<JsonNode> failure, List<ChangeStep> made,
            Effect effect) implements Whole {

        public Stopped {
            made = List.copyOf(made);
        }

        List<ChangeStep> maybeMade() {
            List<ChangeStep> all = new ArrayList<>(made);
            if (effect == Effect.UNKNOWN) {
                all.add(change.steps().get(index));
            }
            return all;
        }

        @Override
        public Message message() {
            String key = effect == Effect.UNKNOWN
                    ? "fix.result.stopped-unknown"
                    : made.isEmpty() ? "fix.result.stopped" : "fix.result.stopped-half";
            return Message.of(key, index + 1, change.steps().size(), change.target(), Failures.sentence(failure),
                    made.size());
        }
    }

    /**
     * AWS took every call, but a fresh look shows something else than was sent.
     *
     * @param done the change with what its targets should have become
     */
    record ReadBackDiffers(Change done, JsonNode now, List<DiffLine> difference) implements ApplyResult {

        public ReadBackDiffers {
            difference = List.copyOf(difference);
        }

        @Override
        public Message message() {
            return Message.of("fix.result.read-back-differs", done.target());
        }
    }

    /**
     * AWS took every call, and has not finished the (last) one, or could not be asked whether it has.
     *
     * @param last what came of the last look
     */
    record StillInProgress(Change done, Observed<JsonNode> last) implements ApplyResult {

        @Override
        public Message message() {
            return Message.of(Failures.waiting(last), done.target());
        }
    }

    /** It was not known whether the change was made; a later look shows everything as it was before. */
    record NotInEffect(Change change) implements Whole {

        @Override
        public Message message() {
            return Message.of("fix.recovery.not-in-effect", change.target());
        }
    }

    /** Nothing was sent: this program, in another of its windows or in this one, is at work on the same thing. */
    record InHand(Change change) implements Whole {

        @Override
        public Message message() {
            return Message.of("fix.result.in-hand", change.target());
        }
    }

    /**
     * Another window of this program has meanwhile ended the change, or what that was to finish or take back.
     *
     * @param made the calls that were made before; no more was sent
     */
    record Overtaken(Change change, List<ChangeStep> made) implements Whole {

        @Override
        public Message message() {
            return Message.of("fix.result.overtaken", change.target(), made.size(), change.steps().size());
        }
    }

    /**
     * The change stopped on its way; a later look shows which of its calls took effect.
     *
     * @param change the whole change
     * @param done the calls that are in effect
     * @param rest the calls that are not: what finishes the change; empty where it must be previewed anew
     */
    record Partly(Change change, Change done, Optional<Change> rest) implements Whole {

        @Override
        public Message message() {
            return Message.of(rest.isEmpty() ? "fix.result.partly-anew" : "fix.result.partly", done.steps().size(),
                    change.steps().size(), change.target());
        }
    }

    /** It is still not known how far the change came: AWS could not be asked. */
    record Unseen(ApplyResult last, Observed<JsonNode> observed) implements ApplyResult {

        @Override
        public Message message() {
            return Message.of("fix.result.unseen", last.whole().target(), Failures.sentence(observed));
        }
    }

    /**
     * It was not known whether the change was made; a later look shows neither the state before nor the state after.
     *
     * @param change the whole change
     * @param done what of it may be in effect
     * @param difference as the change would have left it on the left, as it is now on the right
     */
    record Elsewhere(Change change, Change done, JsonNode now, List<DiffLine> difference) implements Whole {

        public Elsewhere {
            difference = List.copyOf(difference);
        }

        @Override
        public Message message() {
            return Message.of("fix.recovery.moved", done.target());
        }
    }

    /** This program had a fault while the change was on its way; whether anything of it is in effect is not known. */
    record Broken(Change change) implements Whole {

        @Override
        public Message message() {
            return Message.of("fix.result.broken", change.target());
        }
    }

    /**
     * The change log could not be written, so nothing (more) was sent.
     *
     * @param sent the steps that were made before, or may have been
     */
    record LogUnwritable(Change change, String reason, List<ChangeStep> sent) implements Whole {

        public LogUnwritable {
            sent = List.copyOf(sent);
        }

        @Override
        public Message message() {
            return Message.of(sent.isEmpty() ? "fix.result.log-unwritable" : "fix.result.log-unwritable-after", reason,
                    change.target());
        }
    }
}
