package dev.timeoutdoctor.fix;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The open matters of the change log: what was begun and is not known to have ended. */
final class Matters {

    private final ChangeLog log;
    private final Clock clock;

    Matters(ChangeLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** What the change was to finish or take back, somebody else may have finished or taken back meanwhile. */
    Optional<ApplyResult> overtaken(Change change) {
        List<String> closes = change.entry().closes();
        if (closes.isEmpty()) {
            return Optional.empty();
        }
        try {
            ChangeHistory history = log.read();
            boolean over = closes.stream().flatMap(id -> history.find(id).stream())
                    .anyMatch(one -> history.endedBy(one).filter(by -> !closes.contains(by)).isPresent());
            return over ? Optional.of(new ApplyResult.Overtaken(change, List.of())) : Optional.empty();
        } catch (IOException e) {
            return Optional.of(new ApplyResult.LogUnwritable(change, reason(e), List.of()));
        }
    }

    /** Closes matters in the change log, now that it is known what is true. */
    void settle(List<String> ids, Settlement.How how) {
        try {
            for (String id : ids) {
                if (!id.isEmpty()) {
                    log.settle(id, Settlement.seen(how, clock.instant()));
                }
            }
        } catch (IOException e) {
            // The log goes on calling them unfinished, so that the program looks once more at its next start.
            return;
        }
    }

    /** What a change was to finish or take back is so without it. */
    void settleAlready(Change change) {
        try {
            ChangeHistory history = log.read();
            for (String id : change.entry().closes()) {
                history.find(id).ifPresent(ended -> settle(List.of(id), ended.endedBy(change)));
            }
        } catch (IOException e) {
            return; // as above
        }
    }

    /** What the log says of changes; nothing where it cannot be read. */
    ChangeHistory history() {
        try {
            return log.read();
        } catch (IOException e) {
            return ChangeHistory.EMPTY;
        }
    }

    static String reason(IOException e) {
        String message = e.getMessage();
        return e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
}
