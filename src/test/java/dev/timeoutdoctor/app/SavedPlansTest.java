package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.fix.ApplyResult;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.Plan;
import dev.timeoutdoctor.fix.way.AllWays;
import dev.timeoutdoctor.lab.Scenarios;
import dev.timeoutdoctor.text.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans on paper: saved, read by somebody else, applied or refused. */
class SavedPlansTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    private Path folder;

    private static Plan.Opened read(String text) {
        return Plan.read(text, AllWays.ways());
    }

    private static Plan opened(String text) {
        return assertInstanceOf(Plan.Opened.Good.class, read(text), text).plan();
    }

    @Test
    void everyChangeComesBackFromItsFileAsItWas() throws IOException {
        Map<String, Change> made = new TreeMap<>();
        for (String scenario : Scenarios.ids()) {
            try (LabAccount account = LabAccount.of(scenario)) {
                PlannedChanges.all().forEach(planned -> planned.make().apply(account)
                        .ifPresent(change -> made.putIfAbsent(planned.name(), change)));
            }
        }
        made.forEach((name, change) -> {
            Plan plan = new Plan(change, NOON);
            assertEquals(plan.text(), opened(plan.text()).text(), name);
            assertEquals(change.command(), opened(plan.text()).change().command(), name);
        });
        assertEquals(true, made.size() > 10, made.keySet()::toString);
    }

    @Test
    void aPlanIsAppliedAsItWasSavedAndRefusedOnceItsTargetHasChanged() throws IOException {
        try (LabAccount account = LabAccount.of("starved-of-memory")) {
            Change change = PlannedChanges.all().stream().filter(one -> one.name().equals("integration-timeout"))
                    .findFirst().orElseThrow().make().apply(account).orElseThrow();
            Plan plan = opened(new Plan(change, NOON).text());
            var applier = account.applier(account.writer(), folder.resolve("changes.jsonl"));
            assertEquals(Optional.empty(), applier.obstacle(plan.change()));
            assertInstanceOf(ApplyResult.Applied.class, applier.apply(plan.change()));
            assertInstanceOf(ApplyResult.AlreadySo.class, applier.obstacle(plan.change()).orElseThrow());
            account.reset();
            Plan other = new Plan(PlannedChanges.all().stream().filter(one -> one.name().equals("function")).findFirst()
                    .orElseThrow().make().apply(account).orElseThrow(), NOON);
            applier.apply(other.change());
            assertInstanceOf(ApplyResult.Applied.class, applier.apply(plan.change()));
        }
    }

    @Test
    void whatIsNoPlanOrDoesSomethingElseIsRefused() throws IOException {
        try (LabAccount account = LabAccount.of("starved-of-memory")) {
            Change change = PlannedChanges.all().stream().filter(one -> one.name().equals("integration-timeout"))
                    .findFirst().orElseThrow().make().apply(account).orElseThrow();
            String text = new Plan(change, NOON).text();
            assertEquals(new Plan.Opened.Refused(Message.of("fix.plan.calls", "UpdateIntegration")),
                    read(text.replaceFirst("\"value\": \"12345\"", "\"value\": \"29000\"")));
            assertEquals(new Plan.Opened.Refused(Message.of("fix.plan.calls", "DeleteLogGroup")),
                    read(text.replace("UpdateIntegration", "DeleteLogGroup")));
            assertEquals(new Plan.Opened.Refused(Message.of("fix.plan.broken")), read(text.substring(0, 200)));
            assertEquals(new Plan.Opened.Refused(Message.of("fix.plan.none", 1)), read("{}"));
            assertEquals(new Plan.Opened.Refused(Message.of("fix.plan.broken")), read("[".repeat(10_000)));
            assertEquals(new Plan.Opened.Refused(Message.of("fix.plan.too-large", 2_000_000)),
                    read(" ".repeat(2_000_001)));
        }
    }
}
