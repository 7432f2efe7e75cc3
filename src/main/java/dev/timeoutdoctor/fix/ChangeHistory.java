package dev.timeoutdoctor.fix;

import java.util.List;
import java.util.Optional;

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
        return changes.stream().filter(LoggedChange::unfinished)
                .filter(one -> one.change().account().equals(account) && one.change().region().equals(region)).toList();
    }

    public Optional<LoggedChange> find(String id) {
        return changes.stream().filter(one -> one.id().equals(id)).findFirst();
    }
}
