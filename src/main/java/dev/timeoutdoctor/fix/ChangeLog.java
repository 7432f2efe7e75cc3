package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.LoggedChange.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The append-only record of every change, one JSON object a line, forced to disk before each call (what is about to be sent, and what
 * its target was) and after it (what came of it). Programs that run at the same time append to the same file without harm, and tell
 * each other by locks beside it what they are at work on. It holds no credentials.
 */
public final class ChangeLog {

    static final int VERSION = 1;
    private static final long READ_AT_MOST = 256L * 1024 * 1024;
    /** How many changes are kept in memory beside those that are open, however old they are. */
    private static final int KEPT = 2_000;
    private static final int LONGEST_DETAIL = 500;

    private final AppendOnlyFile file;
    private final WorkLocks locks;
    private final Supplier<String> ids;
    private final long readAtMost;
    private final int kept;

    /**
     * A log in a file, which is made when the first change is.
     *
     * @param ids gives an id that no other change has, for example a random UUID
     */
    public ChangeLog(Path file, Supplier<String> ids) {
        this(file, ids, READ_AT_MOST, KEPT);
    }

    ChangeLog(Path file, Supplier<String> ids, long readAtMost, int kept) {
        this.file = new AppendOnlyFile(file);
        this.locks = new WorkLocks(file.resolveSibling(file.getFileName() + ".lock"));
        this.ids = ids;
        this.readAtMost = readAtMost;
        this.kept = kept;
    }

    public Path path() {
        return file.path();
    }

    String newId() {
        return ids.get();
    }

    AppendOnlyFile file() {
        return file;
    }

    /**
     * Keeps everybody else on this machine from working on a change, on those that it finishes or takes back, and on what it changes.
     *
     * @return empty where this program or another one is at work on one of these already
     */
    Optional<WorkLocks.Hold> hold(Change change) throws IOException {
        List<String> names = new ArrayList<>();
        change.entry().all().forEach(id -> names.add(ofChange(id)));
        for (ChangeStep step : change.steps()) {
            if (!Placeholders.open(step.before().read())) {
                AwsCall read = step.before().read();
                names.add(String.join(" ", "target", change.account(), read.region(), read.service(),
                        read.operation(), Json.plain(read.parameters())));
            }
        }
        return locks.hold(names);
    }

    private static String ofChange(String id) {
        return "change " + id;
    }

    /**
     * Whether a running program, this one or another one, has a change on its way.
     *
     * @throws IOException where that cannot be found out
     */
    public boolean atWork(String id) throws IOException {
        return locks.held(ofChange(id));
    }

    /**
     * The ids of those open changes that a running program has on their way.
     *
     * @throws IOException where that cannot be found out
     */
    public Set<String> atWork(ChangeHistory history) throws IOException {
        Set<String> held = new HashSet<>();
        for (LoggedChange open : history.unfinished()) {
            if (atWork(open.id())) {
                held.add(open.id());
            }
        }
        return held;
    }

    /** Says that a call of a change is about to be made. When this returns, it is on disk. */
    void intent(String id, int index, Change change, ChangeStep step, Instant at) throws IOException {
        if (index == 0) {
            begin(id, 0, change, List.of(), at);
            return;
        }
        ObjectNode line = line("intent", id, index, at);
        line.put("account", change.account());
        line.put("region", change.region());
        line.set("call", ChangeJson.call(step.call()));
        file.append(line.toString());
    }

    /**
     * Tells a change whole.
     *
     * @param index the call that is about to be made
     * @param states how far each call came, where that is not "the first one is about to be made"
     */
    void begin(String id, int index, Change change, List<State> states, Instant at) throws IOException {
        ObjectNode line = line("intent", id, index, at);
        line.put("account", change.account());
        line.put("region", change.region());
        line.set("change", ChangeJson.write(change));
        if (!change.entry().closes().isEmpty()) {
            ArrayNode closes = line.putArray("closes");
            change.entry().closes().forEach(closes::add);
        }
        if (!states.isEmpty()) {
            ArrayNode said = line.putArray("states");
            states.forEach(state -> said.add(state.name()));
        }
        Program by = Program.current();
        line.putObject("by").put("pid", by.pid()).put("since", by.since().toString());
        file.append(line.toString());
    }

    /**
     * Says what came of a call.
     *
     * @param became the call with what it has made, where that was not known before, or by which its target is known again
     */
    void outcome(String id, int index, State state, String detail, Optional<ChangeStep> became, Instant at)
            throws IOException {
        ObjectNode line = line("outcome", id, index, at);
        line.put("state", state.name());
        if (!detail.isEmpty()) {
            line.put("detail", detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) : detail);
        }
        became.ifPresent(step -> line.set("became", ChangeJson.step(step.brief())));
        file.append(line.toString());
    }

    /**
     * Closes the matter of a change: it is known what is true of it, or somebody left it as it is.
     *
     * @throws IOException where the log cannot be written
     */
    public void settle(String id, Settlement settlement) throws IOException {
        ObjectNode line = line("settled", id, 0, settlement.at()).put("how", settlement.how().name());
        if (settlement.byAChange()) {
            line.put("by", settlement.by());
        }
        file.append(line.toString());
    }

    private static ObjectNode line(String what, String id, int index, Instant at) {
        return Json.object().put("v", VERSION).put("entry", what).put("id", id).put("index", index).put("at",
                at.toString());
    }

    /**
     * What the log says, with every change that is open, however old. A line that cannot be read is counted and passed over.
     *
     * @throws IOException where the file exists and cannot be read
     */
    public ChangeHistory read() throws IOException {
        if (!Files.exists(file.path())) {
            return ChangeHistory.EMPTY;
        }
        HistoryReader reader = new HistoryReader(kept);
        boolean cut = file.read(readAtMost, reader::line);
        return reader.history(cut);
    }
}
