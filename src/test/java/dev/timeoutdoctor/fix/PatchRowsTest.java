package dev.timeoutdoctor.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.way.AllWays;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PatchRowsTest {

    private static final int ROUNDS = 400;

    private static final PatchTarget STAGE = target("GetStage",
            """
            {"stageName": "prod", "deploymentId": "d1", "tracingEnabled": false, "cacheClusterEnabled": true,
             "cacheClusterSize": "0.5", "variables": {"host": "old", "table": "t"},
             "accessLogSettings": {"destinationArn": "arn:aws:logs:us-east-1:123456789012:log-group:a", "format": "f"},
             "canarySettings": {"percentTraffic": 20.0, "deploymentId": "d2", "useStageCache": false,
              "stageVariableOverrides": {"host": "new"}},
             "methodSettings": {"*/*": {"loggingLevel": "INFO", "throttlingRateLimit": 50.0},
              "~1orders/GET": {"cachingEnabled": true, "cacheTtlInSeconds": 300}}}""",
            Set.of("deploymentId", "tracingEnabled", "cacheClusterEnabled", "cacheClusterSize", "variables",
                    "accessLogSettings", "canarySettings", "methodSettings"));

    private static final PatchTarget INTEGRATION = target("GetIntegration",
            """
            {"type": "HTTP_PROXY", "httpMethod": "POST", "uri": "https://a.example/x", "timeoutInMillis": 29000,
             "connectionType": "INTERNET", "requestParameters": {"integration.request.header.A": "'1'"},
             "requestTemplates": {"application/json": "{}"}}""",
            Set.of("httpMethod", "uri", "timeoutInMillis", "responseTransferMode", "connectionType",
                    "requestParameters", "requestTemplates", "tlsConfig"));

    private static final List<Consumer<ObjectNode>> STAGE_EDITS = List.of(
            stage -> stage.put("deploymentId", "d9"),
            stage -> stage.put("tracingEnabled", true),
            stage -> stage.remove("tracingEnabled"),
            stage -> stage.put("cacheClusterSize", "1.6"),
            stage -> stage.put("cacheClusterEnabled", false).remove("cacheClusterSize"),
            stage -> stage.withObjectProperty("variables").put("host", "other").put("more", "1"),
            stage -> stage.withObjectProperty("variables").remove("table"),
            stage -> stage.remove("variables"),
            stage -> stage.withObjectProperty("accessLogSettings").put("format", "$context.requestId"),
            stage -> stage.remove("accessLogSettings"),
            stage -> stage.withObjectProperty("canarySettings").put("percentTraffic", 12.5),
            stage -> stage.remove("canarySettings"),
            stage -> stage.put("deploymentId", "d2").remove("canarySettings"),
            stage -> stage.withObjectProperty("methodSettings").withObjectProperty("*/*").put("loggingLevel", "OFF"),
            stage -> stage.withObjectProperty("methodSettings").withObjectProperty("~1a~1{id}/PUT")
                    .put("throttlingBurstLimit", 7).put("throttlingRateLimit", 0.5).put("metricsEnabled", true),
            stage -> stage.withObjectProperty("methodSettings").remove("~1orders/GET"));

    private static final List<PatchOperation> STAGE_ROWS = List.of(
            PatchOperation.replace("/deploymentId", "d3"),
            PatchOperation.replace("/tracingEnabled", "true"),
            PatchOperation.replace("/cacheClusterSize", "6.1"),
            PatchOperation.replace("/variables/host", "b"),
            PatchOperation.replace("/variables/fresh", "b"),
            removed("/variables/table"),
            new PatchOperation("add", "/accessLogSettings/format", "$context.requestId"),
            PatchOperation.replace("/canarySettings/percentTraffic", "0.0"),
            PatchOperation.replace("/canarySettings/stageVariableOverrides/host", "c"),
            removed("/~1orders/GET"),
            PatchOperation.replace("/*/*/logging/loglevel", "ERROR"),
            PatchOperation.replace("/~1a/PUT/caching/ttlInSeconds", "60"),
            PatchOperation.replace("/~1/GET/throttling/rateLimit", "10.5"));

    private static final List<Consumer<ObjectNode>> INTEGRATION_EDITS = List.of(
            one -> one.put("timeoutInMillis", 5000),
            one -> one.put("uri", "https://b.example/{id}"),
            one -> one.put("responseTransferMode", "STREAM"),
            one -> one.remove("connectionType"),
            one -> one.remove("timeoutInMillis"),
            one -> one.withObjectProperty("tlsConfig").put("insecureSkipVerification", true),
            one -> one.withObjectProperty("requestParameters").put("integration.request.header.B", "'2'"),
            one -> one.withObjectProperty("requestParameters").remove("integration.request.header.A"),
            one -> one.withObjectProperty("requestTemplates").put("text/a~b", "x").put("application/json", "{1}"));

    private static final List<PatchOperation> INTEGRATION_ROWS = List.of(
            PatchOperation.replace("/timeoutInMillis", "50"),
            PatchOperation.replace("/httpMethod", "GET"),
            PatchOperation.replace("/responseTransferMode", "STREAM"),
            PatchOperation.replace("/tlsConfig/insecureSkipVerification", "true"),
            new PatchOperation("add", "/requestTemplates/text~1xml", "<a/>"),
            removed("/requestTemplates/application~1json"),
            PatchOperation.replace("/requestParameters/integration.request.header.A", "'7'"));

    private static PatchTarget target(String question, String json, Set<String> editable) {
        Patching patching = AllWays.ways().of(AwsCall.of("apigateway", question, "us-east-1", Map.of())).patching()
                .orElseThrow();
        JsonNode now = Json.MAPPER.readTree(json);
        return new PatchTarget(patching, now, Json.copy(now), editable);
    }

    private static PatchOperation removed(String path) {
        return new PatchOperation("remove", path, "");
    }

    private static PatchRows leading(PatchTarget target, ObjectNode image) {
        return PatchRows.leading(target, image, List.of()).orElseThrow();
    }

    private static String settled(PatchTarget target, JsonNode image) {
        return Json.plain(target.patching().settled(target.before(), image));
    }

    private static List<String> said(PatchRows rows) {
        return rows.problems().stream().map(one -> one.field() + " " + one.message().key()).toList();
    }

    /** The one problem of one row on the stage. */
    private static String refused(PatchOperation... rows) {
        List<String> said = said(PatchRows.typed(STAGE, List.of(rows)));
        assertEquals(1, said.size(), said.toString());
        return said.getFirst();
    }

    private static void anyEditsOfTheJson(PatchTarget target, List<Consumer<ObjectNode>> edits) {
        Random random = new Random(11);
        for (int round = 0; round < ROUNDS; round++) {
            ObjectNode image = target.before().deepCopy();
            edits.stream().filter(_ -> random.nextInt(3) == 0).forEach(edit -> edit.accept(image));
            PatchRows rows = leading(target, image);
            assertEquals(List.of(), rows.problems(), () -> Json.pretty(image));
            PatchRows typed = PatchRows.typed(target, rows.operations());
            assertEquals(List.of(), typed.refused());
            assertEquals(settled(target, image), settled(target, typed.image()));
        }
    }

    private static void anyRows(PatchTarget target, List<PatchOperation> all) {
        Random random = new Random(12);
        for (int round = 0; round < ROUNDS; round++) {
            List<PatchOperation> some = new ArrayList<>(all.stream().filter(_ -> random.nextBoolean()).toList());
            Collections.shuffle(some, random);
            PatchRows typed = PatchRows.typed(target, some);
            assertEquals(List.of(), typed.problems(), some::toString);
            assertEquals(some, typed.operations());
            PatchRows led = leading(target, typed.image());
            assertEquals(List.of(), led.problems(), some::toString);
            assertEquals(some.size(), led.operations().size(), some::toString);
            assertEquals(settled(target, typed.image()),
                    settled(target, PatchRows.typed(target, led.operations()).image()));
        }
    }

    @Test
    void whateverIsEditedInAStagesJsonTheRowsLeadThere() {
        anyEditsOfTheJson(STAGE, STAGE_EDITS);
    }

    @Test
    void whateverIsEditedInAnIntegrationsJsonTheRowsLeadThere() {
        anyEditsOfTheJson(INTEGRATION, INTEGRATION_EDITS);
    }

    @Test
    void whateverRowsOfAStageAreTypedTheJsonLeadsBackToThem() {
        anyRows(STAGE, STAGE_ROWS);
    }

    @Test
    void whateverRowsOfAnIntegrationAreTypedTheJsonLeadsBackToThem() {
        anyRows(INTEGRATION, INTEGRATION_ROWS);
    }

    @Test
    void aRowThatAwsRefusesStaysAndLeavesTheJsonAlone() {
        List<PatchOperation> bad = List.of(PatchOperation.replace("/", ""),
                PatchOperation.replace("tracingEnabled", ""),
                PatchOperation.replace("/description", "x"), new PatchOperation("add", "/deploymentId", "d2"),
                new PatchOperation("copy", "/deploymentId", "/canarySettings/deploymentId"),
                new PatchOperation("", "/tracingEnabled", "true"), removed("/variables/none"), removed("/a/b/c"),
                PatchOperation.replace("/~1orders/GET/caching/size", "1"), new PatchOperation("remove", "", ""));
        Random random = new Random(13);
        for (int round = 0; round < ROUNDS; round++) {
            PatchOperation refused = bad.get(random.nextInt(bad.size()));
            List<PatchOperation> rows = new ArrayList<>(List.of(STAGE_ROWS.get(1), STAGE_ROWS.get(3)));
            int row = random.nextInt(3);
            PatchRows without = PatchRows.typed(STAGE, List.copyOf(rows));
            rows.add(row, refused);
            PatchRows with = PatchRows.typed(STAGE, rows);
            assertEquals(without.image(), with.image());
            assertEquals(List.of(refused), with.refused());
            assertEquals(List.of("operation-" + row), with.problems().stream().map(Problem::field).toList());
            PatchRows kept = PatchRows.leading(STAGE, with.image(), with.refused()).orElseThrow();
            assertEquals(Stream.concat(leading(STAGE, with.image()).operations().stream(), Stream.of(refused)).toList(),
                    kept.operations());
            assertEquals(List.of("operation-2"), kept.problems().stream().map(Problem::field).toList());
        }
    }

    @Test
    void pathsAndOperationsThatAwsDoesNotAllowAreRefused() {
        assertEquals("operation-0 fix.patch.path-stage", refused(PatchOperation.replace("/stageName", "x")));
        assertEquals("operation-0 fix.patch.op", refused(new PatchOperation("add", "/variables/a", "1")));
        assertEquals("operation-0 fix.patch.not-there", refused(removed("/~1other/GET")));
        assertEquals("operation-0 fix.patch.remove-value",
                refused(new PatchOperation("remove", "/variables/host", "old")));
        assertEquals("operation-0 fix.problem.empty", refused(PatchOperation.replace("/variables/host", "")));
        assertEquals("operation-0 fix.patch.flag", refused(PatchOperation.replace("/tracingEnabled", "yes")));
        assertEquals("operation-0 fix.patch.whole",
                refused(PatchOperation.replace("/~1orders/GET/caching/ttlInSeconds", "1.5")));
        assertEquals("operation-0 fix.patch.number",
                refused(PatchOperation.replace("/canarySettings/percentTraffic", "ten")));
        assertEquals("operation-0 fix.problem.same-value", refused(PatchOperation.replace("/deploymentId", "d1")));
        assertEquals(List.of("operation-0 fix.problem.path-type", "operation-1 fix.patch.not-set",
                "operation-2 fix.patch.elsewhere"),
                said(PatchRows.typed(INTEGRATION, List.of(PatchOperation.replace("/type", "AWS"),
                        PatchOperation.replace("/requestParameters/integration.request.header.Z", "'1'"),
                        PatchOperation.replace("/cacheKeyParameters/a", "b")))));
    }

    @Test
    void aMemberThatTheChangeIsNotAboutIsRefused() {
        PatchTarget tracing = new PatchTarget(STAGE.patching(), STAGE.now(),
                Json.project(STAGE.now(), List.of("stageName", "tracingEnabled")), Set.of("tracingEnabled"));
        PatchRows rows = PatchRows.typed(tracing, List.of(removed("/variables/host")));
        assertEquals(List.of("operation-0 fix.patch.elsewhere"), said(rows));
        assertEquals(tracing.before(), rows.image());
    }

    @Test
    void rowsThatContradictEachOtherAreRefused() {
        assertEquals("operation-1 fix.problem.duplicate", refused(PatchOperation.replace("/deploymentId", "d2"),
                PatchOperation.replace("/deploymentId", "d3")));
        assertEquals("operation-1 fix.problem.duplicate", refused(PatchOperation.replace("/variables/host", "a"),
                removed("/variables/host")));
        assertEquals("operation-1 fix.patch.inside", refused(PatchOperation.replace("/variables/host", "a"),
                removed("/variables")));
        assertEquals("operation-1 fix.patch.inside", refused(removed("/canarySettings"),
                PatchOperation.replace("/canarySettings/percentTraffic", "0.0")));
        assertEquals("operation-1 fix.patch.inside", refused(removed("/~1orders/GET"),
                PatchOperation.replace("/~1orders/GET/caching/enabled", "false")));
    }

    @Test
    void aCanaryThatIsPromotedGetsNoCallsBeforeItIsRemoved() {
        assertEquals(List.of(), PatchRows.typed(STAGE, List.of(
                PatchOperation.replace("/canarySettings/percentTraffic", "0.0"),
                PatchOperation.replace("/deploymentId", "d2"), removed("/canarySettings"))).problems());
    }

    @Test
    void whatNoOperationCanSayOfTheJsonIsTold() {
        ObjectNode image = STAGE.before().deepCopy();
        image.remove("cacheClusterSize");
        image.put("variables", "none");
        image.withObjectProperty("canarySettings").withObjectProperty("stageVariableOverrides").removeAll();
        image.withObjectProperty("methodSettings").withObjectProperty("~1orders/GET").put("fast", true)
                .remove("cacheTtlInSeconds");
        PatchRows rows = leading(STAGE, image);
        assertEquals(List.of("/cacheClusterSize", "/canarySettings/stageVariableOverrides/host",
                "/methodSettings/~01orders~1GET/cacheTtlInSeconds", "/methodSettings/~01orders~1GET/fast",
                "/variables"),
                rows.problems().stream().map(one -> one.message().arguments().getFirst()).toList());
        assertTrue(rows.problems().stream().allMatch(one -> one.isError() && one.field().equals(Problem.AFTER)));
    }

    @Test
    void anIntegrationOfAnotherTypeIsNotSentAsAPatch() {
        PatchTarget all = new PatchTarget(INTEGRATION.patching(), INTEGRATION.now(), INTEGRATION.before(),
                Set.of("type"));
        assertEquals(Optional.empty(), PatchRows.leading(all, all.before().deepCopy().put("type", "AWS"), List.of()));
    }
}
