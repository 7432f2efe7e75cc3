package dev.timeoutdoctor.fix;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The changes of a change log with what became of them. The order is that of the log: a clock that was set back changes nothing. */
public final class MadeChanges {

    private final ChangeHistory history;
    private final Collection<String> held;

    /**
     * From what the log says.
     *
     * @param held the ids of changes that are on their way at this moment
     */
    public MadeChanges(ChangeHistory history, Collection<String> held) {
        this.history = history;
        this.held = List.copyOf(held);
    }

    /** Those of one account and Region, newest first. */
    public List<MadeChange> in(String account, String region) {
        return where(
                one -> one.change().account().equals(account) && one.change().region().equals(region));
    }

    /** Those that are wanted, newest first. */
    public List<MadeChange> where(Predicate<LoggedChange> wanted) {
        return history.changes().reversed().stream().filter(wanted).map(this::of).toList();
    }

    private MadeChange of(LoggedChange logged) {
        MadeChange.State state = state(logged);
        return new MadeChange(logged, state, end(logged, state), switch (state) {
            case LIVE, NOT_DEPLOYED, PARTLY, UNKNOWN -> done(logged);
            case ON_ITS_WAY, UNDONE, NOT_MADE -> List.of();
        }, logged.change().needsDeployment() ? history.deployedTo(last(logged)) : List.of());
    }

    private MadeChange.State state(LoggedChange logged) {
        if (held.contains(logged.id())) {
            return MadeChange.State.ON_ITS_WAY;
        }
        if (history.undone(logged)) {
            return MadeChange.State.UNDONE;
        }
        if (logged.made() || history.endedBy(logged).isPresent()) {
            return logged.change().needsDeployment() && !history.published(last(logged))
                    ? MadeChange.State.NOT_DEPLOYED
                    : MadeChange.State.LIVE;
        }
        boolean notMade = logged.settlement().filter(end -> end.how() == Settlement.How.NOT_MADE).isPresent();
        if (logged.refused() || notMade) {
            return MadeChange.State.NOT_MADE;
        }
        return logged.unseen() ? MadeChange.State.UNKNOWN : MadeChange.State.PARTLY;
    }

    private static Optional<Instant> end(LoggedChange logged, MadeChange.State state) {
        boolean ended = state == MadeChange.State.UNDONE || state == MadeChange.State.NOT_MADE;
        return ended ? logged.settlement().map(Settlement::at) : Optional.empty();
    }

    /** The change that finished it; itself where none did. */
    private LoggedChange last(LoggedChange logged) {
        return history.endedBy(logged).flatMap(history::find).map(this::last).orElse(logged);
    }

    private List<Change> done(LoggedChange logged) {
        List<Change> done = new ArrayList<>(List.of(logged.change()));
        LoggedChange last = last(logged);
        if (!last.id().equals(logged.id())) {
            done.add(last.change());
        }
        ownDeployment(logged, last).ifPresent(deployment -> done.add(deployment.change()));
        return done;
    }

    /**
     * The deployment that has published this change, and no other one of this log, to the stage that it was made for, and after which
     * this log knows no other one to that stage: taking it back takes nobody else's change back, as far as this log tells, and leaves
     * other stages as they are.
     */
    private Optional<LoggedChange> ownDeployment(LoggedChange logged, LoggedChange last) {
        if (last.change().stages().size() != 1) {
            return Optional.empty();
        }
        String stage = last.change().stages().getFirst();
        Optional<LoggedChange> deployment = history.deployment(last, stage);
        if (deployment.isEmpty() || history.deployment(deployment.get(), stage).isPresent()) {
            return Optional.empty();
        }
        List<LoggedChange> all = history.changes();
        boolean others = all.subList(0, all.indexOf(deployment.get())).stream()
                .filter(one -> Stream.of(logged, last).noneMatch(own -> own.id().equals(one.id())))
                .filter(one -> one.made() && one.change().calls().stream().anyMatch(Noticed::edits)
                        && one.change().api().equals(logged.change().api()))
                .anyMatch(one -> history.deployment(one, stage).equals(deployment) && !history.undone(one));
        return others ? Optional.empty() : deployment;
    }
}
