package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.fix.LoggedChange.State;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What the change log is told of one change on its way. Where somebody moves the file away meanwhile, the change is told once more in
 * the new one.
 */
final class LogTrail {

    private final ChangeLog log;
    private final String id;
    private final List<State> states;
    private Change change;
    private boolean begun;
    /** Where in the file its first line stands, or something later than that. */
    private long from;

    LogTrail(ChangeLog log, Change change) {
        this.log = log;
        this.id = change.entry().id();
        this.change = change;
        this.states = new ArrayList<>(Collections.nCopies(change.steps().size(), State.NOT_SENT));
    }

    /** What the log says of the change beside what this trail has told. */
    private enum Standing {
        /** Nothing. */
        OPEN,
        /** Another program has ended it, or works on what is left of it. */
        TAKEN_OVER,
        /** Its first line is not there any more. */
        GONE
    }

    /** Says that a call is about to be made. */
    void intent(int index, ChangeStep step, Instant at) throws IOException {
        boolean whole = !begun || standing() == Standing.GONE;
        states.set(index, State.SENT);
        if (whole) {
            tellWhole(index, at);
        } else {
            log.intent(id, index, change, step, at);
        }
    }

    /** Says what came of a call. */
    void outcome(int index, State state, String detail, Optional<ChangeStep> became, Instant at) throws IOException {
        if (standing() == Standing.GONE) {
            tellWhole(index, at);
        }
        log.outcome(id, index, state, detail, became, at);
        states.set(index, state);
        if (became.isPresent()) {
            List<ChangeStep> steps = new ArrayList<>(change.steps());
            steps.set(index, became.get());
            change = change.with(steps).orElseThrow();
        }
    }

    /** Says that the last call reads back. Where that cannot be written, whoever starts the program next looks once more. */
    void readWell(Instant at) {
        try {
            outcome(states.size() - 1, State.DONE, "", Optional.empty(), at);
        } catch (IOException e) {
            return; // it is told as unfinished, as it stands in the log
        }
    }

    /** Says that a call does not read back; where that cannot be written, the log says how far the calls came, at least. */
    void doubted(int index, Instant at) {
        try {
            outcome(index, State.UNKNOWN, "not read back", Optional.empty(), at);
        } catch (IOException e) {
            return; // as above
        }
    }

    private void tellWhole(int index, Instant at) throws IOException {
        from = log.file().size();
        log.begin(id, index, change, begun ? states : List.of(), at);
        begun = true;
    }

    /** Whether another program has ended the change meanwhile, or begun to finish it or to take it back. */
    boolean takenOver() throws IOException {
        return begun && standing() == Standing.TAKEN_OVER;
    }

    private Standing standing() throws IOException {
        List<Standing> found = new ArrayList<>();
        log.file().readFrom(from, line -> {
            if (line.contains(id)) {
                said(line).ifPresent(found::add);
            }
        });
        if (found.contains(Standing.TAKEN_OVER)) {
            return Standing.TAKEN_OVER;
        }
        return found.isEmpty() ? Standing.GONE : Standing.OPEN;
    }

    private Optional<Standing> said(String line) {
        try {
            JsonNode entry = Json.MAPPER.readTree(line);
            boolean own = Json.text(entry, "id").equals(id);
            boolean ended = own && Json.text(entry, "entry").equals("settled");
            if (ended || LogEntry.closes(entry).contains(id)) {
                return Optional.of(Standing.TAKEN_OVER);
            }
            return own && entry.has("change") ? Optional.of(Standing.OPEN) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty(); // half a line of a killed program
        }
    }
}
