package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.fix.Applier;
import dev.timeoutdoctor.fix.ApplyResult;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.UndoResult;
import dev.timeoutdoctor.lab.Colleague;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A colleague edits, in the lab, the very thing that a change is about: before it is applied, and before it is taken back. */
class MeanwhileTest {

    private static final String GROUP = "/aws/apigateway/b5i6l7n8g9/prod";

    @TempDir
    Path folder;

    /**
     * A change and what a colleague does meanwhile.
     *
     * @param where a scenario, or an account that was prepared for this change
     * @param before what of the edit must be seen where the change is refused
     * @param after what of it must be seen where the undo is refused
     */
    record Meanwhile(String change, String where, Colleague edit, String before, String after,
            Class<? extends ApplyResult> apply, Class<? extends UndoResult> undo) {

        static Meanwhile refused(String change, String where, Colleague edit, String shown) {
            return refused(change, where, edit, shown, shown);
        }

        static Meanwhile refused(String change, String where, Colleague edit, String before, String after) {
            return new Meanwhile(change, where, edit, before, after, ApplyResult.TargetMoved.class,
                    UndoResult.Conflict.class);
        }

        LabAccount account() throws IOException {
            return PlannedChanges.account(change, where);
        }

        Change drawnUp(LabAccount account) {
            account.reset();
            return PlannedChanges.named(change).make().apply(account).orElseThrow();
        }

        @Override
        public String toString() {
            return change + " in " + where + " beside " + edit.getClass().getSimpleName();
        }
    }

    static Stream<Meanwhile> all() {
        return Stream.of(
                Meanwhile.refused("integration-timeout", "orders-three-seconds",
                        new Colleague.IntegrationTimeout("a1b2c3d4e5", "k3m5p7", "POST", Duration.ofSeconds(4)),
                        "4000"),
                Meanwhile.refused("http-integration-timeout", "change-never-went-live",
                        new Colleague.HttpIntegrationTimeout("w9a1r3e5h7", "s4h6e8l", Duration.ofSeconds(7)), "7000"),
                Meanwhile.refused("access-log", "first-call-fails",
                        new Colleague.HttpStageLog("h1t4p6r8t0", "$default",
                                "arn:aws:logs:us-east-1:123456789012:log-group:theirs", "$context.requestId"),
                        "log-group:theirs"),
                Meanwhile.refused("function", "starved-of-memory",
                        new Colleague.FunctionMemory("render-invoice", 512), "512"),
                Meanwhile.refused("alias", "fixed-but-not-called", new Colleague.AliasVersion("search", "live", "1"),
                        "\"FunctionVersion\": \"1\""),
                Meanwhile.refused("alarms", "starved-of-memory",
                        new Colleague.Alarm("billing-api prod IntegrationLatency",
                                "{\"AlarmActions\": [\"arn:aws:sns:us-east-1:123456789012:oncall\"]}"),
                        ":oncall"),
                Meanwhile.refused("access-log", "starved-of-memory", new Colleague.LogRetention(GROUP, 90), GROUP,
                        "\"retentionInDays\": 90"),
                Meanwhile.refused("access-log", "starved-of-memory",
                        new Colleague.SubscriptionFilter(GROUP, "to-siem",
                                "arn:aws:kinesis:us-east-1:123456789012:stream/siem"),
                        GROUP, "stream/siem"),
                Meanwhile.refused("health-check", "moved-to-another-port",
                        new Colleague.HealthCheckPath("stock", "/theirs"), "/theirs"),
                new Meanwhile("cross-zone", "one-in-three-hangs",
                        new Colleague.BalancerAttribute("prices-nlb", "load_balancing.cross_zone.enabled", "true"),
                        "", "", ApplyResult.AlreadySo.class, UndoResult.Ready.class),
                new Meanwhile("cross-zone", "one-in-three-hangs",
                        new Colleague.BalancerAttribute("prices-nlb", "load_balancing.cross_zone.enabled", "false"),
                        "", "", ApplyResult.Applied.class, UndoResult.AlreadyUndone.class),
                new Meanwhile("vpc-link", "link-has-failed", new Colleague.VpcLinkDeletion("n7e2w4"), "DELETING", "",
                        ApplyResult.TargetMoved.class, UndoResult.Ready.class));
    }

    private static String differences(ApplyResult result) {
        return result instanceof ApplyResult.TargetMoved moved ? moved.difference().toString() : "";
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothingIsSentWhereThePreviewIsNoLongerTrue(Meanwhile one) throws IOException {
        try (LabAccount account = one.account()) {
            Change change = one.drawnUp(account);
            String untouched = account.state();
            account.lab().colleague(one.edit());
            String theirs = account.state();
            Path log = folder.resolve("changes.jsonl");
            ApplyResult result = account.applier(account.writer(), log).apply(change);
            assertInstanceOf(one.apply(), result, result::toString);
            if (!(result instanceof ApplyResult.Applied)) {
                assertNotEquals(untouched, theirs);
                assertEquals(theirs, account.state());
                assertFalse(Files.exists(log));
                assertTrue(differences(result).contains(result instanceof ApplyResult.TargetMoved ? one.before() : ""),
                        result::toString);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void anUndoIsRefusedUnlessWhoeverUndoesHasSeenTheEdit(Meanwhile one) throws IOException {
        try (LabAccount account = one.account()) {
            Change change = one.drawnUp(account);
            String before = account.stateWithoutWhatStays();
            Applier applier = account.applier(account.writer(), folder.resolve("changes.jsonl"));
            List<Change> done = List.of(assertInstanceOf(ApplyResult.Applied.class, applier.apply(change)).done());
            account.lab().colleague(one.edit());
            String theirs = account.state();
            UndoResult undo = applier.undo(done);
            assertInstanceOf(one.undo(), undo, undo::toString);
            assertEquals(theirs, account.state());
            if (undo instanceof UndoResult.Conflict conflict) {
                assertTrue(conflict.difference().toString().contains(one.after()), undo::toString);
                UndoResult.Ready over = assertInstanceOf(UndoResult.Ready.class, applier.undoOver(done));
                assertInstanceOf(ApplyResult.Applied.class, applier.apply(over.undo()));
                assertEquals(before, account.stateWithoutWhatStays());
            }
        }
    }
}
