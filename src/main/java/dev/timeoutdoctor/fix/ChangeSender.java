package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.fix.LoggedChange.State;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Sends the calls of a change, one after the other, each between two lines of the change log. */
final class ChangeSender {

    private final Look look;
    private final Recovering recovering;
    private final Ways ways;
    private final AwsWriter writer;
    private final ChangeLog log;
    private final Clock clock;
    private final Matters matters;

    ChangeSender(Look look, Recovering recovering, Ways ways, AwsWriter writer, ChangeLog log, Clock clock) {
        this.look = look;
        this.recovering = recovering;
        this.ways = ways;
        this.writer = writer;
        this.log = log;
        this.clock = clock;
        this.matters = new Matters(log, clock);
    }

    /** What is open in the change log. */
    Matters matters() {
        return matters;
    }

    ApplyResult send(Change change) {
        Change sent = change.at(new LogEntry(log.newId(), change.entry().closes()));
        Optional<WorkLocks.Hold> held;
        try {
            held = log.hold(sent);
        } catch (IOException e) {
            return obstacle(change)
                    .orElseGet(() -> new ApplyResult.LogUnwritable(change, Matters.reason(e), List.of()));
        }
        if (held.isEmpty()) {
            return new ApplyResult.InHand(change);
        }
        try (WorkLocks.Hold _ = held.get()) {
            ApplyResult result = matters.overtaken(change).or(() -> obstacle(change))
                    .orElseGet(() -> new Run(sent).send());
            if (result instanceof ApplyResult.AlreadySo) {
                matters.settleAlready(change); // what is sent ends them by being in the log
            }
            return result;
        }
    }

    /**
     * Looks at what is true where the end of a change was not seen. The change log is told as soon as it is known.
     *
     * @throws java.util.NoSuchElementException where nothing of it can be in effect
     */
    ApplyResult look(ApplyResult unclear) {
        Change maybe = unclear.inEffect().orElseThrow();
        Change whole = unclear.whole();
        return switch (recovering.look(whole)) {
            case Recovery.InEffect in -> {
                matters.settle(List.of(whole.entry().id()), Settlement.How.MADE);
                yield new ApplyResult.Applied(in.done(), in.done().steps().getLast().after(), List.of());
            }
            case Recovery.NotInEffect not -> {
                matters.settle(List.of(whole.entry().id()), Settlement.How.NOT_MADE);
                yield new ApplyResult.NotInEffect(whole);
            }
            case Recovery.Partly partly -> new ApplyResult.Partly(whole, partly.done(), partly.rest());
            case Recovery.Moved moved -> new ApplyResult.Elsewhere(whole, maybe, moved.now(), moved.difference());
            case Recovery.CouldNotRead unread -> unread.after(unclear, maybe);
        };
    }

    /** Why nothing may be sent: it could not be read, it moved, or there is nothing to do. */
    Optional<ApplyResult> obstacle(Change change) {
        List<JsonNode> targets = new ArrayList<>();
        List<Expected> all = new ArrayList<>(change.steps().stream().map(ChangeStep::before).toList());
        all.addAll(change.unchanged());
        for (Expected expected : all) {
            if (Placeholders.open(expected)) {
                targets.add(expected.value()); // what an earlier call of this change is to make cannot have moved
                continue;
            }
            Observed<JsonNode> observed = look.at(expected.read());
            if (!(observed instanceof Observed.Seen<JsonNode> seen)) {
                return Optional.of(new ApplyResult.CouldNotRead(change, expected.read(), observed));
            }
            targets.add(seen.value());
        }
        boolean already = true;
        for (int i = 0; i < change.steps().size(); i++) {
            already &= change.steps().get(i).reached(targets.get(i));
        }
        if (already) {
            return Optional.of(new ApplyResult.AlreadySo(change, targets.get(0)));
        }
        for (int i = 0; i < all.size(); i++) {
            Expected expected = all.get(i);
            JsonNode now = targets.get(i);
            if (!expected.holds(now)) {
                return Optional.of(
                        new ApplyResult.TargetMoved(change, expected.read(), now, expected.difference(now)));
            }
        }
        return Seal.isClosed(change) // a key of a saved plan that AWS does not have any more
                ? Optional.of(new ApplyResult.TargetMoved(change, change.read(), targets.getFirst(), List.of()))
                : Optional.empty();
    }

    /** One change on its way. */
    private final class Run {

        private final Change change;
        private final LogTrail trail;
        private final List<ChangeStep> done = new ArrayList<>();
        private final Placeholders placeholders = new Placeholders();

        Run(Change change) {
            this.change = change;
            this.trail = new LogTrail(log, change);
        }

        /** The whole change, as far as what its calls make is known by now. */
        private Change soFar() {
            List<ChangeStep> steps = new ArrayList<>(done);
            change.steps().stream().skip(done.size()).map(placeholders::fill).forEach(steps::add);
            return change.with(steps).orElseThrow();
        }

        ApplyResult send() {
            for (int index = 0; index < change.steps().size(); index++) {
                ChangeStep step = placeholders.fill(change.steps().get(index));
                if (Thread.currentThread().isInterrupted()) {
                    return new ApplyResult.Stopped(soFar(), index, cancelled(step), done, Effect.NONE);
                }
                try {
                    if (trail.takenOver()) {
                        return new ApplyResult.Overtaken(soFar(), List.copyOf(done));
                    }
                    trail.intent(index, step, clock.instant());
                } catch (IOException e) {
                    return new ApplyResult.LogUnwritable(soFar(), Matters.reason(e), done);
                }
                Observed<JsonNode> answer = writer.write(step.call());
                Optional<ApplyResult> end = record(index, step, answer);
                if (end.isPresent()) {
                    return end.get();
                }
                Optional<ApplyResult> gaveUp = waited(index, answer);
                if (gaveUp.isPresent()) {
                    return gaveUp.get();
                }
            }
            return readBack();
        }

        /** The next call waits until AWS is through with this one; it is not made where AWS gave up. */
        private Optional<ApplyResult> waited(int index, Observed<JsonNode> answer) {
            AwsCall read = done.getLast().before().read();
            if (index + 1 == change.steps().size()
                    || !(look.at(done.getLast()) instanceof Observed.Seen<JsonNode> seen)) {
                return Optional.empty();
            }
            answer.seen().ifPresent(said -> placeholders.learn(ways.left(read, said, seen.value())));
            return gaveUp(index, read, seen).map(doubt -> doubted(index, doubt));
        }

        private Optional<ApplyResult> gaveUp(int index, AwsCall read, Observed.Seen<JsonNode> seen) {
            return look.failure(read, seen.value()).map(words -> {
                List<ChangeStep> others = new ArrayList<>(done);
                others.remove(index);
                return new ApplyResult.Stopped(soFar(), index,
                        new Observed.Failed<>(FailureKind.REFUSED, words, seen.source()), others,
                        Effect.UNKNOWN);
            });
        }

        private Observed<JsonNode> cancelled(ChangeStep step) {
            return new Observed.Failed<>(FailureKind.CANCELLED, "",
                    new Source(step.call(), clock.instant(), Json.object()));
        }

        private Optional<ApplyResult> record(int index, ChangeStep step, Observed<JsonNode> answer) {
            Optional<ChangeStep> became = answer instanceof Observed.Seen<JsonNode> seen
                    ? Optional.of(ways.taken(step, change.later(index), seen.value()))
                    : recoverLostAnswer(index, step, answer);
            Effect effect = Failures.effect(answer);
            State taken = index + 1 < change.steps().size() ? State.DONE : State.TAKEN;
            State state = became.isPresent()
                    ? taken
                    : effect == Effect.UNKNOWN ? State.UNKNOWN : State.REFUSED;
            List<ChangeStep> before = List.copyOf(done);
            became.ifPresent(done::add);
            became.ifPresent(placeholders::learn);
            try {
                trail.outcome(index, state, Failures.detail(answer),
                        became.filter(made -> !made.equals(step)), clock.instant());
            } catch (IOException e) {
                List<ChangeStep> all = new ArrayList<>(done);
                if (state == State.UNKNOWN) {
                    all.add(step);
                }
                return Optional.of(new ApplyResult.LogUnwritable(soFar(), Matters.reason(e), all));
            }
            return became.isPresent()
                    ? Optional.empty()
                    : Optional.of(new ApplyResult.Stopped(soFar(), index, answer, before, effect));
        }

        /** A call whose answer was lost counts as made where a look shows what it was to do, and no later call needs the answer. */
        private Optional<ChangeStep> recoverLostAnswer(int index, ChangeStep step, Observed<JsonNode> answer) {
            if (Failures.effect(answer) == Effect.NONE
                    || Placeholders.leavesWhatIsNeeded(step.call(), change.later(index))) {
                return Optional.empty();
            }
            return recovering.stateOf(step) instanceof Recovering.Made made
                    ? Optional.of(made.step())
                    : Optional.empty();
        }

        private ApplyResult readBack() {
            Change made = change.with(done).orElseThrow();
            JsonNode last = change.before();
            List<ReadBack> told = new ArrayList<>();
            for (int index = 0; index < done.size(); index++) {
                ChangeStep step = done.get(index);
                Optional<ApplyResult> unfinished = unfinished(made, index);
                if (unfinished.isPresent()) {
                    return doubted(index, unfinished.get());
                }
                Observed<JsonNode> observed = look.until(step);
                Optional<ApplyResult> doubt = doubt(made, index, observed);
                if (doubt.isPresent()) {
                    return doubted(index, doubt.get());
                }
                last = observed.seen().orElseThrow();
                told.addAll(MemberTexts.told(step, last));
            }
            trail.readWell(clock.instant());
            return new ApplyResult.Applied(made, last, told);
        }

        /** Why what AWS works on because of a call is not finished; empty where it is, or where there is nothing of the kind. */
        private Optional<ApplyResult> unfinished(Change made, int index) {
            ChangeStep step = done.get(index);
            return ways.of(step.before().read()).working().worksOn(step).flatMap(work -> {
                Observed<JsonNode> observed = look.at(work);
                return observed instanceof Observed.Seen<JsonNode> seen && !look.busy(work, seen.value())
                        ? gaveUp(index, work, seen)
                        : Optional.of(new ApplyResult.StillInProgress(made, observed));
            });
        }

        /** Why a call that AWS took may not have done its work; empty where a fresh look shows that it has. */
        private Optional<ApplyResult> doubt(Change made, int index, Observed<JsonNode> observed) {
            ChangeStep step = done.get(index);
            AwsCall read = step.before().read();
            if (!(observed instanceof Observed.Seen<JsonNode> seen) || look.busy(read, seen.value())) {
                return Optional.of(new ApplyResult.StillInProgress(made, observed));
            }
            JsonNode now = seen.value();
            Optional<ApplyResult> gaveUp = gaveUp(index, read, seen);
            if (gaveUp.isPresent() || step.reached(now)) {
                return gaveUp;
            }
            if (Thread.currentThread().isInterrupted()) {
                return Optional.of(new ApplyResult.StillInProgress(made, observed));
            }
            List<String> members = step.touched();
            return Optional.of(new ApplyResult.ReadBackDiffers(made, now,
                    JsonDiff.of(Json.project(step.after(), members), Json.project(now, members))));
        }

        /** The log must not go on saying that all is well: whoever starts the program next is told, and looks. */
        private ApplyResult doubted(int index, ApplyResult doubt) {
            trail.doubted(index, clock.instant());
            return doubt;
        }
    }
}
