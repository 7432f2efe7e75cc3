package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Prepares the change that takes others back, against the present state. */
final class Undoing {

    private final Look look;
    private final Recovering recovering;
    private final Ways ways;
    private final Supplier<ChangeHistory> history;

    /** With what the change log says at the time. */
    Undoing(Look look, Recovering recovering, Ways ways, Supplier<ChangeHistory> history) {
        this.look = look;
        this.recovering = recovering;
        this.ways = ways;
        this.history = history;
    }

    UndoResult prepare(List<Change> done) {
        return prepare(done, false);
    }

    /**
     * Prepares it.
     *
     * @param over whether what somebody else changed since may be overwritten: they were told
     */
    UndoResult prepare(List<Change> done, boolean over) {
        Map<AwsCall, Target> targets = new LinkedHashMap<>();
        List<Message> stays = new ArrayList<>();
        for (Change change : done.reversed()) {
            for (ChangeStep step : change.steps().reversed()) {
                Optional<String> permanent = ways.of(step.before().read()).back().staysBecause();
                if (permanent.isPresent()) {
                    stays.add(Message.of(permanent.get()));
                    continue;
                }
                Optional<UndoResult> obstacle = goBack(step, targets, over);
                if (obstacle.isPresent()) {
                    return obstacle.get();
                }
            }
        }
        Back back = new Back(over);
        for (Target target : targets.values()) {
            Optional<String> gone = target.gone(ways);
            if (gone.isPresent()) {
                return new UndoResult.Permanent(List.of(Message.of(gone.get())));
            }
            for (ChangeStep step : target.back(ways)) {
                Optional<UndoResult> obstacle = back.add(step, target.now, targets.keySet());
                if (obstacle.isPresent()) {
                    return obstacle.get();
                }
            }
        }
        if (back.steps.isEmpty()) {
            return stays.isEmpty() ? new UndoResult.AlreadyUndone() : new UndoResult.Permanent(stays);
        }
        if (over) {
            stays.addFirst(Message.of("fix.undo.over"));
        }
        return back.ready(done, stays);
    }

    /** The calls that lead back, and what must still be so when they are sent. */
    private final class Back {

        private final boolean over;
        private final List<ChangeStep> steps = new ArrayList<>();
        private final List<Expected> unchanged = new ArrayList<>();
        private final List<Message> deleted = new ArrayList<>();

        Back(boolean over) {
            this.over = over;
        }

        /** Adds a call, or says why not: something would go with it that somebody added since, or that cannot be known. */
        Optional<UndoResult> add(ChangeStep step, JsonNode now, Set<AwsCall> handled) {
            WayBack way = ways.of(step.before().read()).back();
            ObjectNode lost = way.alsoLost(step, now, handled);
            for (Map.Entry<String, AwsCall> attached : new TreeMap<>(way.attached(step)).entrySet()) {
                Observed<JsonNode> observed = look.at(attached.getValue());
                if (!(observed instanceof Observed.Seen<JsonNode> seen)) {
                    return Optional.of(new UndoResult.CouldNotRead(attached.getValue(), observed));
                }
                unchanged.add(new Expected(attached.getValue(), List.of(attached.getKey()), seen.value()));
                if (!seen.value().path(attached.getKey()).isEmpty()) {
                    lost.set(attached.getKey(), seen.value().path(attached.getKey()));
                }
            }
            if (!lost.isEmpty() && !over) {
                return Optional.of(new UndoResult.Conflict(step.before().read(), now,
                        JsonDiff.of(Json.object(), lost)));
            }
            if (step.call().operation().equals("DeleteLogGroup")) {
                deleted.add(Message.of("fix.undo.log-group", Json.text(step.call().parameters(), "logGroupName"),
                        now.path("storedBytes").asLong(0)));
            }
            steps.add(step);
            return Optional.empty();
        }

        UndoResult ready(List<Change> done, List<Message> stays) {
            Change first = done.get(0);
            UndoneStages stages = new UndoneStages(history.get(), done, steps);
            Change undo = new Change(ChangeKind.UNDO, first.target(), first.account(), first.region(), steps,
                    unchanged, stages.waits(),
                    Message.of("fix.title.undo", done.stream().map(Change::title).toList()))
                    .at(LogEntry.closing(done.stream().map(change -> change.entry().id())));
            List<Message> notes = new ArrayList<>(notes(done, steps));
            stages.others().stream().map(stage -> Message.of("fix.undo.other-stage", stage)).forEach(notes::add);
            SelfDeployedStages selfDeployed = SelfDeployedStages.of(done, look);
            notes.addAll(selfDeployed.notes());
            notes.addAll(deleted);
            notes.addAll(stays);
            return new UndoResult.Ready(selfDeployed.held(undo.forStages(stages.names())), notes);
        }
    }

    /** Goes one call further back, or says why not. A call that did not do its work has nothing to be taken back. */
    private Optional<UndoResult> goBack(ChangeStep planned, Map<AwsCall, Target> targets, boolean over) {
        if (!planned.after().isEmpty()) {
            return goBackFrom(planned, targets, over);
        }
        return switch (recovering.stateOf(planned)) {
            case Recovering.Made made -> goBackFrom(made.step(), targets, over);
            case Recovering.NotMade _ -> Optional.empty();
            case Recovering.Other other -> Optional.of(conflict(planned, other.now()));
            case Recovering.Unread unread ->
                Optional.of(new UndoResult.CouldNotRead(planned.before().read(), unread.observed()));
        };
    }

    private Optional<UndoResult> goBackFrom(ChangeStep step, Map<AwsCall, Target> targets, boolean over) {
        AwsCall read = step.before().read();
        Target target = targets.get(read);
        if (target == null) {
            Observed<JsonNode> observed = look.at(read);
            if (!(observed instanceof Observed.Seen<JsonNode> seen)) {
                return Optional.of(new UndoResult.CouldNotRead(read, observed));
            }
            target = new Target(seen.value());
            targets.put(read, target);
        }
        boolean overwrites = over && !split(step, target.now);
        switch (recovering.stateOf(step, target.goal)) {
            case Recovering.Made made -> {
                if (split(step, target.now)) {
                    return Optional.of(conflict(step, target.now));
                }
                target.goBack(made.step());
            }
            case Recovering.NotMade not -> {
                return Optional.empty();
            }
            case Recovering.Other _ when overwrites -> target.goBack(step);
            case Recovering.Other _ -> {
                return Optional.of(conflict(step, target.goal));
            }
            case Recovering.Unread unread -> {
                return Optional.of(new UndoResult.CouldNotRead(read, unread.observed()));
            }
        }
        return Optional.empty();
    }

    /**
     * A stage whose traffic somebody gave in part to a canary since does not go back by its deployment id alone, unless what is taken
     * back is itself about the canary.
     */
    private static boolean split(ChangeStep step, JsonNode now) {
        return step.before().members().contains(RestWorkingCopy.CANARY)
                && !step.touched().contains(RestWorkingCopy.CANARY)
                && !Json.same(step.before().value().path(RestWorkingCopy.CANARY), now.path(RestWorkingCopy.CANARY));
    }

    private static UndoResult conflict(ChangeStep step, JsonNode now) {
        List<String> members = split(step, now) || step.touched().isEmpty() ? step.before().members() : step.touched();
        return new UndoResult.Conflict(step.before().read(), now,
                JsonDiff.of(Json.project(step.after(), step.touched()), Json.project(now, members)));
    }

    /** One thing that several calls may have changed: it goes back by one call to what it was before the first of them. */
    private static final class Target {

        private final JsonNode now;
        private final Set<String> touched = new LinkedHashSet<>();
        private final List<ChangeStep> made = new ArrayList<>();
        private final ObjectNode goal;

        Target(JsonNode now) {
            this.now = now;
            this.goal = Json.copy(now);
        }

        void goBack(ChangeStep step) {
            made.add(step);
            for (String member : step.touched()) {
                touched.add(member);
                JsonNode old = step.before().value().path(member);
                if (old.isMissingNode()) {
                    goal.remove(member);
                } else {
                    goal.set(member, old.deepCopy());
                }
            }
        }

        /** Why it cannot go back to where it existed; empty where it can, or need not. */
        Optional<String> gone(Ways ways) {
            return now.isEmpty() && !goal.isEmpty()
                    ? ways.of(made.getFirst().before().read()).back().goneBecause()
                    : Optional.empty();
        }

        List<ChangeStep> back(Ways ways) {
            ObjectNode old = Json.object();
            for (String member : touched) {
                JsonNode value = goal.path(member);
                old.set(member, value.isMissingNode() ? Json.MAPPER.nullNode() : value.deepCopy());
            }
            if (touched.isEmpty() || Json.same(old, Json.project(now, touched))) {
                return List.of();
            }
            AwsCall read = made.getFirst().before().read();
            return ways.of(read).steps(read, now, old);
        }
    }

    private static List<Message> notes(List<Change> done, List<ChangeStep> back) {
        List<Message> notes = new ArrayList<>();
        boolean stage = false;
        for (ChangeStep step : back) {
            Optional<String> served = UndoneStages.served(step);
            if (served.isPresent()) {
                stage = true;
                notes.add(Message.of("fix.undo.stage", Json.text(step.after(), served.get()),
                        Json.text(step.before().value(), served.get())));
            }
        }
        boolean waits = done.stream().anyMatch(Change::needsDeployment);
        if (waits && !stage && back.stream().anyMatch(step -> Noticed.edits(step.call()))) {
            notes.add(Message.of("fix.undo.working-copy"));
        }
        return notes;
    }
}
