package dev.timeoutdoctor.fix;

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

    ChangeSender(Look look, Recovering recovering, Ways ways, AwsWriter writer, ChangeLog log, Clock clock) {
        this.look = look;
        this.recovering = recovering;
        this.ways = ways;
        this.writer = writer;
        this.log = log;
        this.clock = clock;
    }

    ApplyResult send(Change change) {
        ApplyResult result = obstacle(change).orElseGet(() -> new Run(change, log.newId()).send());
        if (result instanceof ApplyResult.Applied || result instanceof ApplyResult.AlreadySo) {
            settle(change.entry().closes());
        }
        return result;
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
                settle(whole.entry().all());
                yield new ApplyResult.Applied(in.done(), in.done().steps().getLast().after(), List.of());
            }
            case Recovery.NotInEffect not -> {
                settle(List.of(whole.entry().id()));
                yield new ApplyResult.NotInEffect(whole);
            }
            case Recovery.Partly partly -> new ApplyResult.Partly(whole, partly.done(), partly.rest());
            case Recovery.Moved moved -> new ApplyResult.Elsewhere(whole, maybe, moved.now(), moved.difference());
            case Recovery.CouldNotRead unread -> new ApplyResult.Unseen(
                    unclear instanceof ApplyResult.Unseen before ? before.last() : unclear, unread.observed());
        };
    }

    /** Closes matters in the change log, now that it is known what is true. */
    void settle(List<String> ids) {
        try {
            for (String id : ids) {
                if (!id.isEmpty()) {
                    log.settle(id, clock.instant());
                }
            }
        } catch (IOException e) {
            // The log goes on calling them unfinished, so that the program looks once more at its next start.
            return;
        }
    }

    /** Why nothing may be sent: it could not be read, it moved, or there is nothing to do. */
    Optional<ApplyResult> obstacle(Change change) {
        List<JsonNode> targets = new ArrayList<>();
        List<Expected> all = new ArrayList<>(change.steps().stream().map(ChangeStep::before).toList());
        all.addAll(change.unchanged());
        for (Expected expected : all) {
            if (Placeholders.open(expected.read())) {
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
        return Optional.empty();
    }

    /** One change on its way. */
    private final class Run {

        private final Change change;
        private final List<ChangeStep> done = new ArrayList<>();
        private final Placeholders placeholders = new Placeholders();

        Run(Change change, String id) {
            this.change = change.at(new LogEntry(id, change.entry().closes()));
        }

        private String id() {
            return change.entry().id();
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
                    return new ApplyResult.Stopped(soFar(), index, cancelled(step), done, ApplyResult.Effect.NONE);
                }
                try {
                    log.intent(id(), index, change, step, clock.instant());
                } catch (IOException e) {
                    return new ApplyResult.LogUnwritable(soFar(), reason(e), done);
                }
                Observed<JsonNode> answer = writer.write(step.call());
                Optional<ApplyResult> end = record(index, step, answer);
                if (end.isPresent()) {
                    return end.get();
                }
                if (index + 1 < change.steps().size()) {
                    look.until(done.getLast().before().read(), _ -> true); // the next call waits until AWS is through
                }
            }
            return readBack();
        }

        private Observed<JsonNode> cancelled(ChangeStep step) {
            return new Observed.Failed<>(FailureKind.CANCELLED, "",
                    new Source(step.call(), clock.instant(), Json.object()));
        }

        private Optional<ApplyResult> record(int index, ChangeStep step, Observed<JsonNode> answer) {
            Optional<ChangeStep> became = answer instanceof Observed.Seen<JsonNode> seen
                    ? Optional.of(ways.of(step.before().read()).made(step, seen.value()))
                    : recoverLostAnswer(step, answer);
            ApplyResult.Effect effect = Failures.effect(answer);
            State state = became.isPresent()
                    ? State.DONE
                    : effect == ApplyResult.Effect.UNKNOWN ? State.UNKNOWN : State.REFUSED;
            List<ChangeStep> before = List.copyOf(done);
            became.ifPresent(done::add);
            became.ifPresent(placeholders::learn);
            try {
                log.outcome(id(), index, state, Failures.detail(answer),
                        became.filter(_ -> step.after().isEmpty()), clock.instant());
            } catch (IOException e) {
                List<ChangeStep> all = new ArrayList<>(done);
                if (state == State.UNKNOWN) {
                    all.add(step);
                }
                return Optional.of(new ApplyResult.LogUnwritable(soFar(), reason(e), all));
            }
            return became.isPresent()
                    ? Optional.empty()
                    : Optional.of(new ApplyResult.Stopped(soFar(), index, answer, before, effect));
        }

        /** A call whose answer was lost counts as made where a look shows what it was to do. */
        private Optional<ChangeStep> recoverLostAnswer(ChangeStep step, Observed<JsonNode> answer) {
            if (Failures.effect(answer) == ApplyResult.Effect.NONE) {
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
                Observed<JsonNode> observed = look.until(step.before().read(), step::reached);
                if (!(observed instanceof Observed.Seen<JsonNode> seen)
                        || look.busy(step.before().read(), seen.value())) {
                    return new ApplyResult.StillInProgress(made, observed);
                }
                JsonNode now = seen.value();
                Optional<String> gaveUp = look.failure(step.before().read(), now);
                if (gaveUp.isPresent()) {
                    Observed<JsonNode> failure = new Observed.Failed<>(FailureKind.REFUSED, gaveUp.get(),
                            seen.source());
                    List<ChangeStep> others = new ArrayList<>(done);
                    others.remove(index);
                    return new ApplyResult.Stopped(soFar(), index, failure, others, ApplyResult.Effect.UNKNOWN);
                }
                if (!step.reached(now) && Thread.currentThread().isInterrupted()) {
                    return new ApplyResult.StillInProgress(made, observed);
                }
                if (!step.reached(now)) {
                    List<String> members = Json.project(step.after(), step.touched()).propertyNames().stream().toList();
                    return new ApplyResult.ReadBackDiffers(made, now,
                            JsonDiff.of(Json.project(step.after(), members), Json.project(now, members)));
                }
                last = now;
                told.addAll(MemberTexts.told(step, now));
            }
            return new ApplyResult.Applied(made, last, told);
        }

        private static String reason(IOException e) {
            String message = e.getMessage();
            return e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
        }
    }
}
