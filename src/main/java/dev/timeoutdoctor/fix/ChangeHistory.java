package dev.timeoutdoctor.fix;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the change log says.
 *
 * @param changes oldest first
 * @param torn how many lines break off: a program was killed while it wrote them, before it made the call that they are about
 * @param unknown how many other lines are not understood: a newer version wrote them, or they are damaged; changes in them are not known
 * @param cut whether the log is so long that older changes, which are no open matter, are left out
 */
public record ChangeHistory(List<LoggedChange> changes, int torn, int unknown, boolean cut) {

    /** That of a log which was never written. */
    public static final ChangeHistory EMPTY = new ChangeHistory(List.of(), 0, 0, false);

    public ChangeHistory {
        changes = List.copyOf(changes);
    }

    /** The changes of which it is not known whether they are in effect, in one account and Region. */
    public List<LoggedChange> unfinished(String account, String region) {
        return unfinished().stream()
                .filter(one -> one.change().account().equals(account) && one.change().region().equals(region)).toList();
    }

    /** The same of all accounts. One that a later unfinished one was to finish or take back waits behind that. */
    public List<LoggedChange> unfinished() {
        List<LoggedChange> open = changes.stream().filter(LoggedChange::unfinished).toList();
        Set<String> behind = open.stream().flatMap(one -> one.change().entry().closes().stream())
                .collect(Collectors.toSet());
        return open.stream().filter(one -> !behind.contains(one.id())).toList();
    }

    /**
     * The changes, in one account and Region, that wait in an API's working copy for a deployment: this program has neither deployed
     * that API to their stages nor taken the change back since. Somebody else may have deployed it.
     */
    public List<LoggedChange> undeployed(String account, String region) {
        return changes.stream().filter(one -> one.undeployed() && !published(one))
                .filter(one -> one.change().account().equals(account) && one.change().region().equals(region)).toList();
    }

    /** Whether each stage that a change was made for was deployed since; of one whose stage is not known, whether any was. */
    boolean published(LoggedChange change) {
        List<String> since = deployedTo(change);
        return change.change().stages().isEmpty() ? !since.isEmpty() : since.containsAll(change.change().stages());
    }

    /** The stages to which this program has deployed a change's API after it, unless that was taken back; each once. */
    public List<String> deployedTo(LoggedChange change) {
        return deployments(change).map(one -> one.change().stage()).distinct().toList();
    }

    /** The first of these deployments to one stage. */
    Optional<LoggedChange> deployment(LoggedChange change, String stage) {
        return deployments(change).filter(one -> one.change().stage().equals(stage)).findFirst();
    }

    private Stream<LoggedChange> deployments(LoggedChange change) {
        int at = changes.indexOf(change);
        return at < 0 || change.change().api().isEmpty()
                ? Stream.of()
                : changes.subList(at + 1, changes.size()).stream()
                        .filter(one -> one.change().kind().isDeployment() && one.made()
                                && one.change().account().equals(change.change().account())
                                && one.change().region().equals(change.change().region())
                                && one.change().api().equals(change.change().api()) && !undone(one));
    }

    /** The id of the change that has finished or taken back another one and still does: it was not taken back itself. */
    Optional<String> endedBy(LoggedChange change) {
        return change.settlement().filter(Settlement::byAChange).map(Settlement::by)
                .filter(by -> find(by).map(ending -> !undone(ending)).orElse(true));
    }

    /** Whether everything is as it was before a change, as far as the log tells. */
    public boolean undone(LoggedChange change) {
        return change.settlement().filter(end -> end.how() == Settlement.How.UNDONE)
                .filter(end -> !end.byAChange() || endedBy(change).isPresent()).isPresent();
    }

    public Optional<LoggedChange> find(String id) {
        return changes.stream().filter(one -> one.id().equals(id)).findFirst();
    }
}
