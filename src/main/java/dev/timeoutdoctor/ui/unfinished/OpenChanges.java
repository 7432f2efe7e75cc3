package dev.timeoutdoctor.ui.unfinished;

import dev.timeoutdoctor.fix.ChangeHistory;
import dev.timeoutdoctor.fix.ChangeLog;
import dev.timeoutdoctor.fix.LoggedChange;
import java.io.IOException;
import java.util.Set;

/**
 * What the change log says, or why it cannot be read.
 *
 * @param held the ids of changes that are on their way at this moment
 * @param trouble empty where it can be read
 */
record OpenChanges(ChangeHistory history, Set<String> held, String trouble) {

    OpenChanges {
        held = Set.copyOf(held);
    }

    /** Reads the log. */
    static OpenChanges read(ChangeLog log) {
        try {
            ChangeHistory history = log.read();
            return new OpenChanges(history, log.atWork(history), "");
        } catch (IOException unreadable) {
            return new OpenChanges(ChangeHistory.EMPTY, Set.of(), unreadable.toString());
        }
    }

    /** Whether nobody is at work on a change. */
    boolean free(LoggedChange change) {
        return !held.contains(change.id());
    }
}
