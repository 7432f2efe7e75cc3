package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.fix.LoggedChange.State;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JsonNode;

/** Puts the lines of a change log together again. */
final class HistoryReader {

    private final Map<String, LoggedChange> changes = new LinkedHashMap<>();
    private final int kept;
    private int torn;
    private int unknown;
    /** Lines about a change whose beginning was not read. */
    private int headless;
    private boolean forgot;

    /**
     * With room for so many changes.
     *
     * @param kept how many changes to keep beside those that are open
     */
    HistoryReader(int kept) {
        this.kept = kept;
    }

    void line(String line) {
        if (line.isBlank()) {
            return;
        }
        try {
            entry(Json.MAPPER.readTree(line));
        } catch (UnexpectedEndOfInputException e) {
            // A program that was killed while writing leaves half a line; the call that it was about was not made.
            torn++;
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            // Another version of this program wrote it, or it is damaged; the other lines still count.
            unknown++;
        }
    }

    private void entry(JsonNode entry) {
        if (entry.path("v").asInt(ChangeLog.VERSION) > ChangeLog.VERSION) {
            throw new IllegalArgumentException("Written by a newer version");
        }
        String id = Json.text(entry, "id");
        int index = entry.path("index").asInt(-1);
        String what = Json.text(entry, "entry");
        boolean begins = what.equals("intent") && index == 0;
        if (!begins && !id.isEmpty() && !changes.containsKey(id)) {
            headless++;
            return;
        }
        switch (what) {
            case "intent" -> intent(entry, id, index);
            case "outcome" -> {
                LoggedChange known = known(id, index);
                LoggedChange next = known.with(index, State.valueOf(Json.text(entry, "state")));
                JsonNode became = entry.path("became");
                changes.put(id, became.isObject() ? next.becoming(index, ChangeJson.readStep(became)) : next);
            }
            case "settled" -> changes.put(id, known(id, 0).close());
            default -> throw new IllegalArgumentException("Unknown entry");
        }
    }

    private void intent(JsonNode entry, String id, int index) {
        if (index == 0) {
            Change change = ChangeJson.read(entry.path("change"), Json.text(entry, "account"),
                    Json.text(entry, "region")).at(new LogEntry(id, closes(entry)));
            List<State> states = new ArrayList<>(Collections.nCopies(change.steps().size(), State.NOT_SENT));
            states.set(0, State.SENT);
            changes.put(id, new LoggedChange(id, Instant.parse(Json.text(entry, "at")), change, states, false));
            if (changes.size() > 2 * kept) {
                forget();
            }
        } else {
            changes.put(id, known(id, index).with(index, State.SENT));
        }
    }

    private static List<String> closes(JsonNode entry) {
        return entry.path("closes").valueStream().filter(JsonNode::isString).map(JsonNode::asString).toList();
    }

    private LoggedChange known(String id, int index) {
        LoggedChange change = changes.get(id);
        if (change == null || index < 0 || index >= change.states().size()) {
            throw new IllegalArgumentException("No such change or call");
        }
        return change;
    }

    /** Forgets the oldest changes that are no open matter. */
    private void forget() {
        Iterator<LoggedChange> oldest = changes.values().iterator();
        int over = changes.size() - kept;
        while (over > 0 && oldest.hasNext()) {
            if (!oldest.next().open()) {
                oldest.remove();
                over--;
                forgot = true;
            }
        }
    }

    ChangeHistory history(boolean cut) {
        forget();
        boolean complete = !cut && !forgot;
        return new ChangeHistory(List.copyOf(changes.values()), torn, unknown + (complete ? headless : 0),
                cut || forgot);
    }
}
