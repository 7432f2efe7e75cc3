package dev.timeoutdoctor.fix;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the change log says.
 *
 * @param changes oldest first
 * @param unreadable how many lines could not be read: written when a program was killed, or by somebody else
 * @param cut whether the log is so long that only its end was read
 */
public record ChangeHistory(List<LoggedChange> changes, int unreadable, boolean cut) {

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

    public Optional<LoggedChange> find(String id) {
        return changes.stream().filter(one -> one.id().equals(id)).findFirst();
    }
}
