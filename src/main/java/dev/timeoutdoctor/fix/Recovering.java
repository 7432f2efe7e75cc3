package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds out whether calls have done their work. */
final class Recovering {

    private final Look look;
    private final Ways ways;

    Recovering(Look look, Ways ways) {
        this.look = look;
        this.ways = ways;
    }

    Recovery look(Change change) {
        List<ChangeStep> made = new ArrayList<>();
        List<ChangeStep> open = new ArrayList<>();
        Placeholders placeholders = new Placeholders();
        for (ChangeStep planned : change.steps()) {
            ChangeStep step = placeholders.fill(planned);
            if (Placeholders.open(step.before().read())) {
                open.add(step); // what it would change was not made
                continue;
            }
            switch (stateOf(step)) {
                case Made is -> {
                    made.add(is.step());
                    placeholders.learn(is.step());
                    placeholders.learn(ways.left(is.step(), is.now()));
                }
                case NotMade not -> open.add(again(step, not.now()));
                case Other _ when Placeholders.open(step.before()) -> open.add(step); // it was to follow a call that was not made
                case Other other -> {
                    return new Recovery.Moved(change, step.before().read(), other.now(),
                            JsonDiff.of(step.after(), Json.project(other.now(), counted(step))));
                }
                case Unread unread -> {
                    return new Recovery.CouldNotRead(change, step.before().read(), unread.observed());
                }
            }
        }
        if (open.isEmpty()) {
            return new Recovery.InEffect(made(change, made));
        }
        if (made.isEmpty()) {
            Optional<Change> again = change.publishes()
                    ? Optional.empty()
                    : Optional.of(with(change, open, change.unchanged(), change.entry().ofTheRest()));
            return new Recovery.NotInEffect(change, again);
        }
        boolean known = made.stream().noneMatch(step -> Placeholders.leavesWhatIsNeeded(step.call(), open));
        return new Recovery.Partly(made(change, made), known ? Optional.of(rest(change, open)) : Optional.empty());
    }

    private static Change made(Change change, List<ChangeStep> steps) {
        return with(change, steps, List.of(), change.entry());
    }

    private static Change rest(Change change, List<ChangeStep> steps) {
        return with(change, steps, List.of(), change.entry().ofTheRest());
    }

    /**
     * The change with these steps.
     *
     * @param unchanged what must still be so; once a call was made nothing, since whoever edited something else edited it after that
     */
    private static Change with(Change change, List<ChangeStep> steps, List<Expected> unchanged, LogEntry entry) {
        return new Change(change.kind(), change.target(), change.account(), change.region(), steps, unchanged,
                change.needsDeployment(), change.title(), change.stages(), entry);
    }

    /** The step as it is sent once more: where there is a lock, it is the present revision. */
    private ChangeStep again(ChangeStep step, JsonNode now) {
        if (step.touched().isEmpty()) {
            return step;
        }
        AwsCall read = step.before().read();
        ObjectNode goal = Json.project(step.after(), step.touched());
        List<ChangeStep> anew = ways.of(read).steps(read, now, goal);
        return anew.size() == 1 && anew.get(0).call().operation().equals(step.call().operation())
                ? anew.get(0)
                : step;
    }

    private static List<String> counted(ChangeStep step) {
        return step.touched().isEmpty() ? step.before().members() : step.touched();
    }

    /** Where a call has come to. */
    sealed interface State {}

    /** It did its work; the step with what its target has become. */
    record Made(ChangeStep step, JsonNode now) implements State {}

    /** Its target is as it was before. */
    record NotMade(JsonNode now) implements State {}

    /** Its target is something else. */
    record Other(JsonNode now) implements State {}

    /** Its target could not be read. */
    record Unread(Observed<JsonNode> observed) implements State {}

    State stateOf(ChangeStep step) {
        Observed<JsonNode> observed = look.at(step);
        if (!(observed instanceof Observed.Seen<JsonNode> seen)) {
            return new Unread(observed);
        }
        State state = step.after().isEmpty() ? found(step, seen) : stateOf(step, seen.value());
        return state instanceof Made made ? finished(made) : state;
    }

    /** The same where AWS is through with what it works on because of the call; else it is not known what comes of it. */
    private State finished(Made made) {
        Optional<AwsCall> work = ways.of(made.step().before().read()).working().worksOn(made.step());
        if (work.isEmpty()) {
            return made;
        }
        Observed<JsonNode> observed = look.at(work.get());
        if (!(observed instanceof Observed.Seen<JsonNode> seen)) {
            return new Unread(observed);
        }
        return look.failure(work.get(), seen.value())
                .<State>map(words -> new Unread(new Observed.Failed<>(FailureKind.REFUSED, words, seen.source())))
                .orElse(made);
    }

    /** Where a call has come to whose target is like this. */
    State stateOf(ChangeStep step, JsonNode now) {
        if (step.reached(now)) {
            return new Made(step, now);
        }
        if (step.untouched(now)) {
            return new NotMade(now);
        }
        return new Other(now);
    }

    /** Where a call has come to that makes something that AWS names. */
    private State found(ChangeStep step, Observed.Seen<JsonNode> now) {
        Observed<Optional<ChangeStep>> found = ways.of(step.before().read()).creation().found(step, now, look::at);
        return switch (found) {
            case Observed.Seen<Optional<ChangeStep>> seen when seen.value().isPresent() -> new Made(seen.value().get(),
                    now.value());
            case Observed.Seen<Optional<ChangeStep>> _ -> step.before().holds(now.value())
                    ? new NotMade(now.value())
                    : new Other(now.value());
            case Observed.Absent<Optional<ChangeStep>> _,Observed.Denied<Optional<ChangeStep>> _,Observed.Failed<Optional<ChangeStep>> _,Observed.NotAsked<Optional<ChangeStep>> _,Observed.NotHere<Optional<ChangeStep>> _ ->
                new Unread(found.map(_ -> now.value()));
        };
    }
}
