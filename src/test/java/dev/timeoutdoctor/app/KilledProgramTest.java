package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.fix.Applier;
import dev.timeoutdoctor.fix.ApplyResult;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeLog;
import dev.timeoutdoctor.fix.LoggedChange;
import dev.timeoutdoctor.fix.LoggedChange.State;
import dev.timeoutdoctor.fix.Plan;
import dev.timeoutdoctor.fix.Recovery;
import dev.timeoutdoctor.fix.UndoResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real program, ended by the operating system in the middle of a change, and the next one that finds its log. */
class KilledProgramTest {

    @TempDir
    private Path folder;

    @Test
    void endedBeforeItsSecondCallTheChangeIsFinished() throws Exception {
        try (LabAccount account = LabAccount.of("starved-of-memory")) {
            Change change = change(account);
            account.applier(account.writer(), folder.resolve("whole.jsonl")).apply(change);
            String end = account.state();
            account.reset();
            LoggedChange left = killed(account, change, "before 2");
            assertEquals(List.of(State.DONE, State.SENT, State.NOT_SENT), left.states().subList(0, 3));
            Applier next = account.applier(account.writer(), folder.resolve("changes.jsonl"));
            Recovery.Partly partly = assertInstanceOf(Recovery.Partly.class, next.recover(left));
            assertInstanceOf(ApplyResult.Applied.class, next.apply(partly.rest().orElseThrow()));
            assertEquals(end, account.state());
        }
    }

    @Test
    void endedAfterItsSecondCallTheChangeIsTakenBack() throws Exception {
        try (LabAccount account = LabAccount.of("starved-of-memory")) {
            String start = account.state();
            LoggedChange left = killed(account, change(account), "after 2");
            Applier next = account.applier(account.writer(), folder.resolve("changes.jsonl"));
            Recovery.Partly partly = assertInstanceOf(Recovery.Partly.class, next.recover(left));
            assertEquals(2, partly.done().steps().size());
            UndoResult.Ready undo = assertInstanceOf(UndoResult.Ready.class, next.undo(List.of(partly.done())));
            assertInstanceOf(ApplyResult.Applied.class, next.apply(undo.undo()));
            assertEquals(start, account.state());
        }
    }

    /** The answer 202 at once: several calls. */
    private static Change change(LabAccount account) {
        return PlannedChanges.all().stream().filter(planned -> planned.name().equals("async-event")).findFirst()
                .orElseThrow().make().apply(account).orElseThrow();
    }

    /** Runs a program until it says where it is, ends it at once, and reads what its log leaves open. */
    private LoggedChange killed(LabAccount account, Change change, String where) throws IOException {
        Path plan = folder.resolve("change.plan.json");
        Path log = folder.resolve("changes.jsonl");
        Files.writeString(plan, new Plan(change, Instant.EPOCH).text());
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                classes, KilledProgram.class.getName(), account.lab().endpoint().toString(), plan.toString(),
                log.toString()).redirectError(folder.resolve("errors.txt").toFile()).start();
        try (BufferedReader said = program.inputReader(StandardCharsets.UTF_8)) {
            String line = said.readLine();
            while (line != null && !line.equals(where)) {
                program.getOutputStream().write('\n');
                program.getOutputStream().flush();
                line = said.readLine();
            }
            assertEquals(where, line, () -> errors());
        } finally {
            program.destroyForcibly().onExit().join();
        }
        return new ChangeLog(log, () -> "x").read().unfinished(account.lab().account(), account.lab().region())
                .getFirst();
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("errors.txt"));
        } catch (IOException none) {
            return none.toString();
        }
    }
}
