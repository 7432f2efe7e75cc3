package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.fix.LoggedChange.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The append-only record of every change, one JSON object a line, forced to disk before each call (what is about to be sent, and what
 * its target was) and after it (what came of it). Programs that run at the same time append to the same file without harm. It holds
 * no credentials.
 */
public final class ChangeLog {

    static final int VERSION = 1;
    private static final long READ_AT_MOST = 256L * 1024 * 1024;
    /** How many changes are kept in memory beside those that are open, however old they are. */
    private static final int KEPT = 2_000;
    private static final int LONGEST_DETAIL = 500;

    private final AppendOnlyFile file;
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

    /** Says that a call of a change is about to be made. When this returns, it is on disk. */
    void intent(String id, int index, Change change, ChangeStep step, Instant at) throws IOException {
        ObjectNode line = line("intent", id, index, at);
        line.put("account", change.account());
        line.put("region", change.region());
        if (index == 0) {
            line.set("change", ChangeJson.write(change));
            if (!change.entry().closes().isEmpty()) {
                ArrayNode closes = line.putArray("closes");
                change.entry().closes().forEach(closes::add);
            }
        } else {
            line.set("call", ChangeJson.call(step.call()));
        }
        file.append(line.toString());
    }

    /**
     * Says what came of a call.
     *
     * @param became the call with what it has made, where that was not known before
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
     * Closes an unfinished change: somebody looked at what is true and finished it, took it back or left it.
     *
     * @throws IOException where the log cannot be written
     */
    public void settle(String id, Instant at) throws IOException {
        file.append(line("settled", id, 0, at).toString());
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
