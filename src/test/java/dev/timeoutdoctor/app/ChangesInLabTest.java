package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.fix.Applier;
import dev.timeoutdoctor.fix.ApplyResult;
import dev.timeoutdoctor.fix.AwsWriter;
import dev.timeoutdoctor.fix.Calls;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeLog;
import dev.timeoutdoctor.fix.GrantedCalls;
import dev.timeoutdoctor.fix.HttpCalls;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.MadeChange;
import dev.timeoutdoctor.fix.MadeChanges;
import dev.timeoutdoctor.fix.UndoResult;
import dev.timeoutdoctor.fix.change.ChangeCatalogue;
import dev.timeoutdoctor.fix.change.ChangeType;
import dev.timeoutdoctor.fix.change.Reading;
import dev.timeoutdoctor.fix.owner.OwnerReader;
import dev.timeoutdoctor.lab.Scenarios;
import dev.timeoutdoctor.ui.step.raise.ChangeOwners;
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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every change in every scenario of the lab to which it applies: made, taken back, and cut off at every point. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangesInLabTest {

    /** How often the program is killed at random. */
    private static final int KILLS = 500;
    private static final long SEED = 20261127;

    private final Map<String, LabAccount> accounts = new LinkedHashMap<>();
    private final List<Case> cases = new ArrayList<>();
    private final Map<String, String> ends = new LinkedHashMap<>();
    private final Map<String, Whole> wholes = new LinkedHashMap<>();

    @TempDir
    Path folder;
    private int logs;

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

    /**
     * The whole way of a change that nobody cuts off.
     *
     * @param before the account before it
     * @param start the same without what stays
     * @param end the account after the change and its deployment
     * @param stays whether the change cannot be taken back
     * @param calls everything that the program called
     */
    private record Whole(String before, String start, String end, boolean stays, List<Mortal.Call> calls) {}

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

    @Test
    void whatTheLookForEveryChangesOwnerAsksIsInItsPrintedPolicy() {
        Map<String, Set<String>> denied = new TreeMap<>();
        Set<String> asked = new TreeSet<>();
        cases.forEach(one -> {
            one.account().reset();
            Change change = one.change();
            for (JsonNode tags : List.of(Json.object(),
                    Json.object().set("Tags", Json.object().put("aws:cloudformation:stack-name", "orders")))) {
                owners(one.account(), change, tags).forEach(call -> {
                    asked.add(words(call));
                    if (!GrantedCalls.printed(change.kind(), call)) {
                        denied.computeIfAbsent(change.kind().id(), _ -> new TreeSet<>()).add(words(call));
                    }
                });
            }
        });
        assertEquals(Map.of(), denied);
        assertEquals(Set.of("apigateway GetRestApi", "apigateway GetStage", "apigatewayv2 GetApi",
                "apigatewayv2 GetStage", "cloudformation DescribeStackResourceDrifts",
                "cloudformation DescribeStackResources", "cloudwatch ListTagsForResource", "elbv2 DescribeTags",
                "lambda ListTags", "logs ListTagsForResource"), asked);
    }

    /** What the wizard asks of whose a change's things are, where everything has these tags. */
    private static List<AwsCall> owners(LabAccount account, Change change, JsonNode tags) {
        List<AwsCall> asked = new ArrayList<>();
        OwnerReader reader = new OwnerReader(call -> {
            asked.add(call);
            return new Observed.Seen<>(tags, new Source(call, Instant.EPOCH, tags));
        }, account.clock());
        Route route = account.evidence().get(EvidenceKeys.ROUTE).seen().orElseThrow();
        new ChangeOwners.Look(Optional.of(reader), change.account(), account.evidence(),
                Optional.of(route.apiType() == ApiType.REST ? Calls.getStage(route) : HttpCalls.getStage(route)))
                .of(change);
        return asked;
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
    Stream<DynamicTest> appliedDeployedVerifiedAndTakenBackTheAccountIsAsItWas() {
        return cases.stream().map(one -> DynamicTest.dynamicTest(one.name(), () -> whole(one)));
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
            List<Mortal.Call> calls = whole(one).calls();
            for (int at = 1; at <= calls.size(); at++) {
                if (isStep(calls, at)) {
                    for (boolean afterwards : List.of(false, true)) {
                        killed(one, at, afterwards, true, 0);
                        killed(one, at, afterwards, false, 0);
                    }
                }
            }
        }));
    }

    /** Whether a call changes something, or is the first of a phase or the last: between two phases the program can end too. */
    private static boolean isStep(List<Mortal.Call> calls, int at) {
        Mortal.Call call = calls.get(at - 1);
        boolean first = at == 1 || calls.get(at - 2).phase() != call.phase();
        boolean last = at == calls.size() || calls.get(at).phase() != call.phase();
        return first || last || !call.reads();
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
            assertInstanceOf(ApplyResult.Applied.class, applier.apply(partly.rest().orElseThrow()), one.name());
            assertEquals(end, one.account().state(), one.name() + ", call " + write);
        } else {
            takeBack(one, applier, partly.done(), start);
        }
        assertEquals(stays ? 1 : 0, new ChangeLog(log, () -> "x").read().unfinished().size(), one.name());
    }

    @Test
    void killedAtRandomNothingIsLostOrDoubled(TestReporter reporter) throws IOException {
        long seed = Long.getLong("kills.seed", SEED);
        reporter.publishEntry("kills.seed", Long.toString(seed));
        Random random = new Random(seed);
        Map<Mortal.Phase, Integer> phases = new TreeMap<>();
        for (int i = 0; i < KILLS; i++) {
            Case one = cases.get(random.nextInt(cases.size()));
            List<Mortal.Call> calls = whole(one).calls();
            List<Mortal.Phase> passed = calls.stream().map(Mortal.Call::phase).distinct().toList();
            Mortal.Phase phase = passed.get(random.nextInt(passed.size()));
            List<Integer> points = IntStream.rangeClosed(1, calls.size())
                    .filter(at -> calls.get(at - 1).phase() == phase).boxed().toList();
            phases.merge(phase, 1, Integer::sum);
            killed(one, points.get(random.nextInt(points.size())), random.nextBoolean(), random.nextBoolean(),
                    random.nextInt(400));
        }
        assertEquals(Set.of(Mortal.Phase.values()), phases.keySet(), () -> "seed " + seed + ": " + phases);
    }

    /** The whole way of a change, once for all that ask. */
    private Whole whole(Case one) {
        return wholes.computeIfAbsent(one.name(), _ -> {
            one.account().reset();
            String before = one.account().state();
            String start = one.account().stateWithoutWhatStays();
            Mortal life = Mortal.forEver();
            String end = new WholeWay(one.account(), one.name(), log(), life).go(one.change());
            boolean stays = life.calls().stream()
                    .noneMatch(call -> call.phase() == Mortal.Phase.UNDO && !call.reads());
            return new Whole(before, start, end, stays, life.calls());
        });
    }

    /**
     * Kills the program at its n-th call, starts it again, and finishes what is open, or takes it back.
     *
     * @param torn how many bytes of the log's last line never reached the disk; never the whole line, since a call is made only when
     *     its line is on disk, unless the call was not made
     */
    private void killed(Case one, int at, boolean afterwards, boolean finish, int torn) throws IOException {
        Whole whole = whole(one);
        Mortal.Call call = whole.calls().get(at - 1);
        String where = one.name() + (afterwards ? ", after " : ", before ") + call + " (" + at + "), "
                + (finish ? "finished" : "taken back");
        one.account().reset();
        Path log = log();
        Change change = one.change();
        WholeWay program = new WholeWay(one.account(), where, log, new Mortal(at, afterwards));
        assertThrows(Mortal.Killed.class, () -> program.go(change), where);
        boolean logged = !call.reads() && call.phase() != Mortal.Phase.BEFORE && call.phase() != Mortal.Phase.VERIFY;
        if (!afterwards && logged) {
            tear(log, torn);
        }
        String left = one.account().state();
        WholeWay again = new WholeWay(one.account(), where, log, Mortal.forEver());
        boolean undoing = call.phase() == Mortal.Phase.UNDO;
        boolean open = again.startedAgain(finish || undoing, one::change);
        String now = one.account().state();
        if (!open) {
            assertEquals(left, now, where);
            boolean accounted = now.equals(whole.before()) || now.equals(whole.end())
                    || (undoing && one.account().stateWithoutWhatStays().equals(whole.start()));
            assertEquals(true, accounted, () -> where + ": the log accounts for every call that was made\n" + now);
        } else if (!undoing && !finish && whole.stays()) {
            assertEquals(true, now.equals(whole.before()) || now.equals(whole.end()), where);
        } else if (undoing || !finish) {
            assertEquals(whole.start(), one.account().stateWithoutWhatStays(), where);
        } else {
            assertEquals(whole.end(), now, where);
        }
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

    /** The account after the change alone, if nobody kills the program. */
    private String end(Case one) {
        return ends.computeIfAbsent(one.name(), _ -> {
            one.account().applier(one.account().writer(), folder.resolve(one.name() + ".jsonl")).apply(one.change());
            return one.account().state();
        });
    }

    /** A log that no other run has. */
    private Path log() {
        return folder.resolve("log" + ++logs).resolve("changes.jsonl");
    }
    private static void tear(Path log, int bytes) throws IOException {
        String all = Files.readString(log);
        int lastLine = all.lastIndexOf('\n', all.length() - 2) + 1;
        Files.writeString(log, all.substring(0, Math.max(lastLine, all.length() - bytes)));
    }
}
