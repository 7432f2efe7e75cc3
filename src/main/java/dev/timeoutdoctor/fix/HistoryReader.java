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
import java.util.Objects;
import java.util.Optional;
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
        boolean begins = what.equals("intent") && entry.has("change");
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
            case "settled" -> changes.put(id, known(id, 0).settled(settlement(entry)));
            default -> throw new IllegalArgumentException("Unknown entry");
        }
    }

    private void intent(JsonNode entry, String id, int index) {
        if (!entry.has("change")) {
            changes.put(id, known(id, index).with(index, State.SENT));
            return;
        }
        Change change = ChangeJson.read(entry.path("change"), Json.text(entry, "account"),
                Json.text(entry, "region")).at(new LogEntry(id, LogEntry.closes(entry)));
        changes.put(id, new LoggedChange(id, Instant.parse(Json.text(entry, "at")), by(entry.path("by")), change,
                states(entry, change.steps().size()), Optional.empty()));
        if (changes.size() > 2 * kept) {
            forget();
        }
    }

    private static Program by(JsonNode node) {
        return node.isObject()
                ? new Program(node.path("pid").asLong(0), Instant.parse(Json.text(node, "since")))
                : Program.UNKNOWN;
    }

    /** How far the calls came: the first one is about to be made, unless the line tells otherwise. */
    private static List<State> states(JsonNode entry, int calls) {
        List<State> states = new ArrayList<>(Collections.nCopies(calls, State.NOT_SENT));
        states.set(0, State.SENT);
        JsonNode said = entry.path("states");
        for (int i = 0; i < Math.min(calls, said.size()); i++) {
            states.set(i, State.valueOf(said.path(i).asString("")));
        }
        return states;
    }

    private static Settlement settlement(JsonNode entry) {
        String how = Json.text(entry, "how");
        return new Settlement(how.isEmpty() ? Settlement.How.LEFT : Settlement.How.valueOf(how),
                Json.text(entry, "by"), Instant.parse(Json.text(entry, "at")));
    }

    /** A change that is in effect ends the matter of those that it was to finish or take back, also where no line says so. */
    private void settleWhatEnded() {
        for (LoggedChange ending : List.copyOf(changes.values())) {
            if (ending.made()) {
                ending.change().entry().closes().stream().map(changes::get).filter(Objects::nonNull)
                        .filter(ended -> !ended.id().equals(ending.id()))
                        .forEach(ended -> changes.put(ended.id(), ended.settled(
                                new Settlement(ended.endedBy(ending.change()), ending.id(), ending.at()))));
            }
        }
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
        settleWhatEnded();
        forget();
        boolean complete = !cut && !forgot;
        return new ChangeHistory(List.copyOf(changes.values()), torn, unknown + (complete ? headless : 0),
                cut || forgot);
    }
}
