package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.fix.Applier;
import dev.timeoutdoctor.fix.ApplyResult;
import dev.timeoutdoctor.fix.AwsWriter;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeLog;
import dev.timeoutdoctor.fix.GrantedCalls;
import dev.timeoutdoctor.fix.LoggedChange;
import dev.timeoutdoctor.fix.MadeChange;
import dev.timeoutdoctor.fix.MadeChanges;
import dev.timeoutdoctor.fix.Recovery;
import dev.timeoutdoctor.fix.UndoResult;
import dev.timeoutdoctor.fix.change.ChangeCatalogue;
import dev.timeoutdoctor.fix.change.ChangeType;
import dev.timeoutdoctor.fix.change.Reading;
import dev.timeoutdoctor.lab.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every change in every scenario of the lab to which it applies: made, taken back, and cut off at every point. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangesInLabTest {

    /** How often the program is killed at random. */
    private static final int KILLS = 500;

    private final Map<String, LabAccount> accounts = new LinkedHashMap<>();
    private final List<Case> cases = new ArrayList<>();
    private final Map<String, String> ends = new LinkedHashMap<>();

    @TempDir
    Path folder;

    /**
     * A change in a scenario.
     *
     * @param operations the calls that it makes
     */
    private record Case(LabAccount account, String scenario, PlannedChanges.Planned planned,
            List<String> operations) {

        int writes() {
            return operations.size();
        }

        Change change() {
            return planned.make().apply(account).orElseThrow();
        }

        String name() {
            return planned.name() + " in " + scenario;
        }
    }

    private static final class Killed extends Error {

        private static final long serialVersionUID = 1L;
    }

    @BeforeAll
    void openAccounts() throws IOException {
        for (String scenario : Scenarios.ids()) {
            LabAccount account = LabAccount.of(scenario);
            accounts.put(scenario, account);
            PlannedChanges.all().forEach(planned -> add(account, scenario, planned));
        }
        for (PlannedChanges.Prepared prepared : PlannedChanges.prepared()) {
            LabAccount account = LabAccount.of(prepared.scenario(), prepared.first());
            accounts.put(prepared.name(), account);
            PlannedChanges.all().stream().filter(planned -> planned.name().equals(prepared.change()))
                    .forEach(planned -> add(account, prepared.name(), planned));
        }
    }

    private void add(LabAccount account, String scenario, PlannedChanges.Planned planned) {
        account.reset();
        planned.make().apply(account)
                .ifPresent(change -> cases.add(new Case(account, scenario, planned,
                        change.calls().stream().map(AwsCall::operation).toList())));
    }

    @AfterAll
    void closeAccounts() {
        accounts.values().forEach(LabAccount::close);
    }

    @Test
    void everyChangeAppliesSomewhere() {
        Set<String> made = new TreeSet<>();
        cases.forEach(one -> made.add(one.planned().name()));
        Set<String> offered = new TreeSet<>(Set.of("integration-timeout", "function", "deployment",
                "canary-promoted", "function-version-edited"));
        ChangeCatalogue.all().forEach(type -> offered.add(type.kind().id()));
        offered.remove("security-group"); // by hand: CopiedCommandsTest
        assertEquals(offered, made);
    }

    @Test
    void whatEveryChangeReadsAndSendsIsAmongWhatItsPolicyAllows() {
        Map<String, Set<String>> missing = new LinkedHashMap<>();
        accounts.forEach((scenario, account) -> {
            account.reset();
            for (ChangeType type : ChangeCatalogue.all()) {
                Set<String> asked = new TreeSet<>();
                Reading plain = account.reading();
                Reading listening = new Reading(plain.evidence(), call -> {
                    asked.add(words(call));
                    return plain.look().apply(call);
                }, plain.ways(), plain.mark());
                if (PlannedChanges.drawnUp(type, listening).map(change -> asked.addAll(calls(change))).isPresent()) {
                    asked.removeAll(GrantedCalls.of(type.kind()));
                    missing.computeIfAbsent(type.kind().id(), _ -> new TreeSet<>()).addAll(asked);
                }
            }
        });
        cases.forEach(one -> {
            one.account().reset();
            Change change = one.change();
            Set<String> calls = calls(change);
            calls.removeAll(GrantedCalls.of(change.kind()));
            missing.computeIfAbsent(change.kind().id(), _ -> new TreeSet<>()).addAll(calls);
        });
        missing.values().removeIf(Set::isEmpty);
        assertEquals(Map.of(), missing);
    }

    private static Set<String> calls(Change change) {
        Set<String> calls = new TreeSet<>();
        change.calls().forEach(call -> calls.add(words(call)));
        change.steps().forEach(step -> calls.add(words(step.before().read())));
        change.unchanged().forEach(held -> calls.add(words(held.read())));
        return calls;
    }

    private static String words(AwsCall call) {
        return call.service() + " " + call.operation();
    }

    @TestFactory
    Stream<DynamicTest> madeAndTakenBackTheAccountIsAsItWas() {
        return cases.stream().map(one -> DynamicTest.dynamicTest(one.name(), () -> {
            one.account().reset();
            String before = one.account().state();
            String start = one.account().stateWithoutWhatStays();
            Applier applier = one.account().applier(one.account().writer(), log());
            ApplyResult result = applier.apply(one.change());
            ApplyResult.Applied applied = assertInstanceOf(ApplyResult.Applied.class, result, result::toString);
            assertNotEquals(before, one.account().state());
            takeBack(one, applier, applied.done(), start);
        }));
    }

    @TestFactory
    Stream<DynamicTest> afterARestartItIsTakenBackMadeAgainAndTakenBackFromTheLogAlone() {
        return ways().map(one -> DynamicTest.dynamicTest(one.name(), () -> {
            one.account().reset();
            String start = one.account().stateWithoutWhatStays();
            Path log = log();
            one.account().applier(one.account().writer(), log).apply(one.change());
            String made = one.account().stateWithoutWhatStays();
            for (String goal : List.of(start, made, start)) {
                if (newestGoesBack(one, log)) {
                    assertEquals(goal, one.account().stateWithoutWhatStays());
                }
            }
        }));
    }

    /** Whether the newest change of the log can be taken back; then it is. */
    private static boolean newestGoesBack(Case one, Path log) throws IOException {
        MadeChange newest = new MadeChanges(new ChangeLog(log, () -> "x").read(), List.of())
                .in(one.account().lab().account(), one.account().lab().region()).getFirst();
        assertEquals(true, newest.undoable(), newest::toString);
        Applier next = one.account().applier(one.account().writer(), log);
        UndoResult undo = next.undo(newest.done());
        if (undo instanceof UndoResult.Permanent) {
            return false;
        }
        ApplyResult result = next.apply(assertInstanceOf(UndoResult.Ready.class, undo, undo::toString).undo());
        assertInstanceOf(ApplyResult.Applied.class, result, result::toString);
        return true;
    }

    @TestFactory
    Stream<DynamicTest> killedAtEveryStepNothingIsLostOrDoubled() {
        return ways().map(one -> DynamicTest.dynamicTest(one.name(), () -> {
            for (int write = 1; write <= one.writes(); write++) {
                for (boolean afterwards : List.of(false, true)) {
                    for (boolean finish : List.of(false, true)) {
                        killed(one, write, afterwards, finish, 0);
                    }
                }
            }
        }));
    }

    /** Each change once for every row of calls that it makes: the same calls in another scenario break off at the same places. */
    private Stream<Case> ways() {
        Set<List<String>> seen = new HashSet<>();
        return cases.stream().filter(one -> seen.add(Stream.concat(Stream.of(one.planned().name()),
                one.operations().stream()).toList()));
    }

    @TestFactory
    Stream<DynamicTest> stoppedInTheMiddleTheRestIsSentOrWhatWasMadeIsTakenBack() {
        return ways().filter(one -> one.writes() > 1).map(one -> DynamicTest.dynamicTest(one.name(), () -> {
            for (int write = 2; write <= one.writes(); write++) {
                for (FailureKind kind : List.of(FailureKind.CREDENTIALS, FailureKind.TIMED_OUT)) {
                    stopped(one, write, kind, true);
                    stopped(one, write, kind, false);
                }
            }
        }));
    }

    /** Lets the n-th write fail, looks at what is true, and finishes the change or takes it back; nothing is left open. */
    private void stopped(Case one, int write, FailureKind kind, boolean finish) throws IOException {
        one.account().reset();
        String start = one.account().stateWithoutWhatStays();
        String end = end(one);
        one.account().reset();
        Path log = log();
        int[] count = {0};
        AwsWriter failing = call -> ++count[0] == write
                ? new Observed.Failed<>(kind, "", new Source(call, Instant.EPOCH, call.parameters()))
                : one.account().writer().write(call);
        Applier applier = one.account().applier(failing, log);
        ApplyResult stopped = applier.apply(one.change());
        ApplyResult.Partly partly = assertInstanceOf(ApplyResult.Partly.class, applier.look(stopped),
                () -> one.name() + ", call " + write + ": " + stopped);
        boolean stays = !finish && applier.undo(List.of(partly.done())) instanceof UndoResult.Permanent;
        if (finish) {
            assertInstanceOf(ApplyResult.Applied.class, applier.apply(partly.rest()), one.name());
            assertEquals(end, one.account().state(), one.name() + ", call " + write);
        } else {
            takeBack(one, applier, partly.done(), start);
        }
        assertEquals(stays ? 1 : 0, new ChangeLog(log, () -> "x").read().unfinished().size(), one.name());
    }

    @Test
    void killedAtRandomNothingIsLostOrDoubled() throws IOException {
        Random random = new Random(20261127);
        for (int i = 0; i < KILLS; i++) {
            Case one = cases.get(random.nextInt(cases.size()));
            killed(one, 1 + random.nextInt(one.writes()), random.nextBoolean(), random.nextBoolean(),
                    random.nextInt(400));
        }
    }

    /**
     * Kills the program at its n-th write, starts it again, and finishes the change or takes it back.
     *
     * @param torn how many bytes of the log's last line never reached the disk; never the whole line, since a call is made only when
     *     its line is on disk, unless the call was not made
     */
    private void killed(Case one, int write, boolean afterwards, boolean finish, int torn) throws IOException {
        one.account().reset();
        String before = one.account().state();
        String start = one.account().stateWithoutWhatStays();
        String end = end(one);
        one.account().reset();
        Path log = log();
        Change change = one.change();
        assertThrows(Killed.class,
                () -> one.account().applier(new Killing(one.account().writer(), write, afterwards), log).apply(change));
        if (!afterwards) {
            tear(log, torn);
        }

        Applier again = one.account().applier(one.account().writer(), log);
        Optional<LoggedChange> open = new ChangeLog(log, () -> "x").read()
                .unfinished(one.account().lab().account(), one.account().lab().region()).stream().findFirst();
        if (open.isEmpty()) {
            assertEquals(before, one.account().state(), "The log accounts for every call that was made");
            return;
        }
        Recovery truth = again.recover(open.get());
        if (finish) {
            finish(one, again, truth, change);
            assertEquals(end, one.account().state(), one.name() + ", call " + write);
        } else {
            made(truth).ifPresent(done -> takeBack(one, again, done, start));
        }
    }

    /** The account after the change, if nobody kills the program. */
    private String end(Case one) {
        return ends.computeIfAbsent(one.name(), _ -> {
            one.account().applier(one.account().writer(), folder.resolve(one.name() + ".jsonl")).apply(one.change());
            return one.account().state();
        });
    }

    private void finish(Case one, Applier applier, Recovery truth, Change change) {
        switch (truth) {
            case Recovery.InEffect _ -> {
                // finished already
            }
            case Recovery.NotInEffect not ->
                assertInstanceOf(ApplyResult.Applied.class, applier.apply(not.again().orElse(change)), one.name());
            case Recovery.Partly partly ->
                assertInstanceOf(ApplyResult.Applied.class, applier.apply(partly.rest()), one.name());
            case Recovery.Moved moved -> throw new AssertionError(one.name() + ": " + moved);
            case Recovery.CouldNotRead unread -> throw new AssertionError(one.name() + ": " + unread);
        }
    }

    private static Optional<Change> made(Recovery truth) {
        return switch (truth) {
            case Recovery.InEffect in -> Optional.of(in.done());
            case Recovery.NotInEffect _ -> Optional.empty();
            case Recovery.Partly partly -> Optional.of(partly.done());
            case Recovery.Moved moved -> throw new AssertionError(moved);
            case Recovery.CouldNotRead unread -> throw new AssertionError(unread);
        };
    }

    /** Takes a change back: all of it, but for deployments, versions and requests, which AWS keeps. */
    private static void takeBack(Case one, Applier applier, Change done, String start) {
        UndoResult undo = applier.undo(List.of(done));
        if (undo instanceof UndoResult.Permanent) {
            return;
        }
        ApplyResult result = applier.apply(assertInstanceOf(UndoResult.Ready.class, undo, one.name()).undo());
        assertInstanceOf(ApplyResult.Applied.class, result, () -> one.name() + " " + result);
        assertEquals(start, one.account().stateWithoutWhatStays(), one.name());
    }

    /** A log that no other run has. */
    private Path log() throws IOException {
        return Files.createTempDirectory(folder, "log").resolve("changes.jsonl");
    }

    private static void tear(Path log, int bytes) throws IOException {
        String all = Files.readString(log);
        int lastLine = all.lastIndexOf('\n', all.length() - 2) + 1;
        Files.writeString(log, all.substring(0, Math.max(lastLine, all.length() - bytes)));
    }

    /** Dies at the n-th call, before AWS does the work or after. */
    private static final class Killing implements AwsWriter {

        private final AwsWriter real;
        private final int at;
        private final boolean afterwards;
        private int count;

        Killing(AwsWriter real, int at, boolean afterwards) {
            this.real = real;
            this.at = at;
            this.afterwards = afterwards;
        }

        @Override
        public Observed<JsonNode> write(AwsCall call) {
            boolean here = ++count == at;
            if (here && !afterwards) {
                throw new Killed();
            }
            Observed<JsonNode> answer = real.write(call);
            if (here) {
                throw new Killed();
            }
            return answer;
        }
    }
}
