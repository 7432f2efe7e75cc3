package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.ApplyResult;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.Plan;
import dev.timeoutdoctor.fix.change.ChangeCatalogue;
import dev.timeoutdoctor.fix.way.AllWays;
import dev.timeoutdoctor.lab.Scenarios;
import dev.timeoutdoctor.text.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
            assertEquals(change.command(Optional.empty()), opened(plan.text()).change().command(Optional.empty()),
                    name);
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

    /** A fixed text that somebody has mapped into a header. */
    private static void mapKey(LabAccount account, Change change, String key) {
        Map<String, Object> patch = new TreeMap<>();
        List.of("restApiId", "resourceId", "httpMethod")
                .forEach(name -> patch.put(name, change.read().parameters().path(name)));
        patch.put("patchOperations", List.of(Map.of("op", "add", "path",
                "/requestParameters/integration.request.header.x-api-key", "value", "'" + key + "'")));
        assertEquals(true, account.writer().write(AwsCall.of("apigateway", "UpdateIntegration", "us-east-1", patch))
                .seen().isPresent());
    }

    @Test
    void aKeyIsInNoPlanAndStaysWhereItIs() throws IOException {
        try (LabAccount account = LabAccount.of("starved-of-memory")) {
            Change first = PlannedChanges.drawnUp(ChangeCatalogue.of(ChangeKind.ASYNC_EVENT), account.reading())
                    .orElseThrow();
            mapKey(account, first, "SECRET-KEY-123");
            Change change = PlannedChanges.drawnUp(ChangeCatalogue.of(ChangeKind.ASYNC_EVENT), account.reading())
                    .orElseThrow();
            String text = new Plan(change, NOON).text();
            assertEquals(false, text.contains("SECRET-KEY-123"), text);
            var applier = account.applier(account.writer(), folder.resolve("keys.jsonl"));
            mapKey(account, first, "another");
            Plan moved = opened(text).opened(applier::at);
            assertInstanceOf(ApplyResult.TargetMoved.class, applier.apply(moved.change()));
            mapKey(account, first, "SECRET-KEY-123");
            assertInstanceOf(ApplyResult.TargetMoved.class, applier.apply(opened(text).change()));
            assertInstanceOf(ApplyResult.Applied.class, applier.apply(opened(text).opened(applier::at).change()));
            assertEquals("'SECRET-KEY-123'", applier.at(change.unchanged().getFirst().read()).seen().orElseThrow()
                    .at("/requestParameters/integration.request.header.x-api-key").asString());
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
            assertEquals(new Plan.Opened.Refused(Message.of("fix.plan.calls", "UpdateIntegration")),
                    read(text.replaceFirst("\"after\"", "\"left\": {\"salt\": \"" + "A".repeat(22)
                            + "==\", \"hash\": \"h\"}, \"after\"")));
            assertEquals(new Plan.Opened.Refused(Message.of("fix.plan.broken")), read(text.substring(0, 200)));
            assertEquals(new Plan.Opened.Refused(Message.of("fix.plan.none", 1)), read("{}"));
            assertEquals(new Plan.Opened.Refused(Message.of("fix.plan.broken")), read("[".repeat(10_000)));
            assertEquals(new Plan.Opened.Refused(Message.of("fix.plan.too-large", 2_000_000)),
                    read(" ".repeat(2_000_001)));
        }
    }

    private static String call(String operation, String region, String parameters) {
        return "{\"service\": \"%s\", \"operation\": \"%s\", \"region\": \"%s\", \"parameters\": %s}".formatted(
                operation.substring(0, operation.indexOf(' ')), operation.substring(operation.indexOf(' ') + 1), region,
                parameters);
    }

    private static String forged(String kind, String call, String read, String members, String before, String after) {
        return """
               {"timeoutDoctorPlan": 1, "savedAt": "2026-11-22T12:00:00Z", "account": "123456789012",
                "region": "us-east-1", "change": {"kind": "%s", "target": "orders-api", "needsDeployment": false,
                "title": {"key": "fix.title.function", "arguments": []}, "unchanged": [],
                "steps": [{"call": %s, "read": %s, "members": %s, "before": %s, "after": %s}]}}"""
                .formatted(kind, call, read, members, before, after);
    }

    private static String function(String region, String sent, String members, String before, String after) {
        return forged("function", call("lambda UpdateFunctionConfiguration", region, sent),
                call("lambda GetFunctionConfiguration", region, "{\"FunctionName\": \"f\"}"), members, before, after);
    }

    private static String deployment(String sent, String members) {
        return forged("deployment", call("apigateway CreateDeployment", "us-east-1", sent),
                call("apigateway GetStage", "us-east-1", "{\"restApiId\": \"b5i6l7n8g9\", \"stageName\": \"prod\"}"),
                members, "{}", "{}");
    }

    private static Stream<Arguments> forgeries() {
        String nine = "{\"FunctionName\": \"f\", \"Timeout\": 9}";
        String honest = "{\"restApiId\": \"b5i6l7n8g9\", \"stageName\": \"prod\"}";
        return Stream.of(
                Arguments.of("a member that such a change never touches", "UpdateFunctionConfiguration",
                        function("us-east-1", "{\"FunctionName\": \"f\", \"Role\": \"evil\"}", "[\"Role\"]",
                                "{\"Role\": \"good\"}", "{\"Role\": \"evil\"}")),
                Arguments.of("another Region than the plan's", "UpdateFunctionConfiguration",
                        function("eu-west-1", nine, "[\"Timeout\"]", "{\"Timeout\": 3}", "{\"Timeout\": 9}")),
                Arguments.of("nothing that would be compared", "UpdateFunctionConfiguration",
                        function("us-east-1", nine, "[\"Handler\"]", "{}", "{\"Timeout\": 9}")),
                Arguments.of("a name with words for a shell", "UpdateFunctionConfiguration",
                        function("us-east-1", "{\"FunctionName\": \"f\", \"x;touch y\": 1}", "[\"x;touch y\"]", "{}",
                                "{\"x;touch y\": 1}")),
                Arguments.of("a call that only takes back", "DeleteLogGroup",
                        forged("access-log", call("logs DeleteLogGroup", "us-east-1", "{\"logGroupName\": \"/a\"}"),
                                call("logs DescribeLogGroups", "us-east-1", "{\"logGroupNamePrefix\": \"/a\"}"),
                                "[\"logGroupName\"]", "{\"logGroupName\": \"/a\"}", "{\"logGroupName\": null}")),
                Arguments.of("a call of another kind of change", "UpdateFunctionConfiguration",
                        function("us-east-1", nine, "[\"Timeout\"]", "{\"Timeout\": 3}", "{\"Timeout\": 9}")
                                .replace("\"function\"", "\"alarms\"")),
                Arguments.of("a deployment that sets variables too", "CreateDeployment",
                        deployment(honest.replace("}", ", \"variables\": {\"a\": \"b\"}}"),
                                "[\"deploymentId\", \"canarySettings\"]")),
                Arguments.of("a deployment of another API", "CreateDeployment",
                        deployment(honest.replace("b5i6l7n8g9", "zzzzzzzzzz"),
                                "[\"deploymentId\", \"canarySettings\"]")),
                Arguments.of("a deployment of whatever is pending by then", "CreateDeployment",
                        deployment(honest, "[\"deploymentId\", \"canarySettings\"]")),
                Arguments.of("another quota", "RequestServiceQuotaIncrease",
                        forged("timeout-quota",
                                call("service-quotas RequestServiceQuotaIncrease", "us-east-1",
                                        "{\"ServiceCode\": \"apigateway\", \"QuotaCode\": \"L-1\", \"DesiredValue\": 9}"),
                                call("service-quotas ListRequestedServiceQuotaChangeHistoryByQuota", "us-east-1",
                                        "{\"ServiceCode\": \"apigateway\", \"QuotaCode\": \"L-1\"}"),
                                "[\"DesiredValue\"]", "{}", "{\"DesiredValue\": 9}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void aForgedPlanIsRefused(String how, String operation, String text) {
        assertEquals(new Plan.Opened.Refused(Message.of("fix.plan.calls", operation)), read(text), how);
    }

    @Test
    void whatTheForgeriesAreMadeFromIsAPlan() {
        opened(function("us-east-1", "{\"FunctionName\": \"f\", \"Timeout\": 9}", "[\"Timeout\"]",
                "{\"Timeout\": 3}", "{\"Timeout\": 9}"));
    }
}
