package dev.timeoutdoctor.fix;

import static dev.timeoutdoctor.fix.Samples.context;
import static dev.timeoutdoctor.fix.Samples.draft;
import static dev.timeoutdoctor.fix.Samples.quota;
import static dev.timeoutdoctor.fix.Samples.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.diagnosis.TimeoutCeiling;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class IntegrationTimeoutDraftTest {

    private final FakeAws aws = new FakeAws();

    private static PatchOperation timeout(String value) {
        return PatchOperation.replace("/timeoutInMillis", value);
    }

    @Test
    void aFreshDraftChangesNothingAndSaysSo() {
        assertEquals(List.of("WARNING after: Nothing is changed yet."), words(draft(aws).problems()));
        assertEquals(Optional.empty(), draft(aws).change());
        assertEquals("", draft(aws).cli(Optional.empty()));
    }

    @Test
    void aNewTimeoutIsAPatchOperationAndAnAfterImage() {
        IntegrationTimeoutDraft raised = draft(aws).withTimeout(Duration.ofSeconds(10));
        assertEquals(List.of(timeout("10000")), raised.patch());
        assertEquals(10_000, raised.after().path("timeoutInMillis").intValue());
        assertEquals(List.of(), raised.problems());
        assertEquals(Optional.of(Duration.ofSeconds(10)), raised.timeout());
    }

    @Test
    void patchAndJsonStayInStepBothWaysForEveryAllowedValue() {
        for (int millis = 50; millis <= 29_000; millis += 479) {
            IntegrationTimeoutDraft byTimeout = draft(aws).withTimeout(Duration.ofMillis(millis));
            IntegrationTimeoutDraft byPatch = draft(aws).withPatch(List.of(timeout(String.valueOf(millis))));
            ObjectNode edited = aws.orders.deepCopy();
            edited.put("timeoutInMillis", millis);
            IntegrationTimeoutDraft byJson = draft(aws).withAfter(edited.toString());
            assertEquals(byTimeout.patch(), byJson.patch());
            assertEquals(byPatch.patch(), byJson.patch());
            assertEquals(edited, byTimeout.after());
            assertEquals(byTimeout.change(), byPatch.change());
            assertEquals(byTimeout.change().orElseThrow().calls(), byJson.change().orElseThrow().calls());
        }
    }

    @Test
    void otherScalarSettingsGiveTheirReplaceOperations() {
        ObjectNode edited = aws.orders.deepCopy();
        edited.put("uri", "arn:aws:other").put("passthroughBehavior", "NEVER");
        IntegrationTimeoutDraft draft = draft(aws).withAfter(edited.toString());
        assertEquals(List.of(PatchOperation.replace("/passthroughBehavior", "NEVER"),
                PatchOperation.replace("/uri", "arn:aws:other")), draft.patch());
        assertEquals(List.of(), draft.problems());
    }

    @Test
    void aMappingTemplateIsAddressedByItsEscapedName() {
        ObjectNode edited = aws.orders.deepCopy();
        edited.putObject("requestTemplates").put("application/json", "{\"a\": 1}");
        IntegrationTimeoutDraft draft = draft(aws).withAfter(edited.toString());
        assertEquals(List.of(PatchOperation.replace("/requestTemplates/application~1json", "{\"a\": 1}")),
                draft.patch());
        assertEquals(edited, draft(aws).withPatch(draft.patch()).after());
    }

    @Test
    void whatNoPatchCanDoIsNamedWithItsReason() {
        ObjectNode edited = aws.orders.deepCopy();
        edited.put("type", "AWS").put("credentials", "arn:aws:iam::1:role/r").put("contentHandling", "CONVERT_TO_TEXT");
        edited.remove("uri");
        IntegrationTimeoutDraft draft = draft(aws).withAfter(edited.toString());
        assertEquals(List.of(
                "ERROR after: AWS cannot change an integration's type by a patch (AWS: API Gateway API reference, patch "
                        + "operations). It takes a whole new integration (PutIntegration), which also drops its "
                        + "responses.",
                "ERROR after: /uri cannot be removed: a patch only replaces it (AWS: API Gateway API reference, patch "
                        + "operations). Put it back, or give it another value.",
                "ERROR after: /credentials is not in AWS's list of what a patch may change (AWS: API Gateway API "
                        + "reference, patch operations).",
                "ERROR after: /contentHandling is not set now. AWS lists only replace for it and does not say whether "
                        + "that can set what is not there, or take it away again, so this is not tried (unverified; "
                        + "a rule of this program)."),
                words(draft.problems()));
        assertEquals(Optional.empty(), draft.change());
    }

    @Test
    void textThatIsNotJsonIsKeptAndLocated() {
        IntegrationTimeoutDraft broken = draft(aws).withTimeout(Duration.ofSeconds(10)).withAfter("{\n  \"a\": ,\n}");
        assertEquals("{\n  \"a\": ,\n}", broken.afterText());
        assertEquals(List.of(timeout("10000")), broken.patch());
        String said = words(broken.problems()).get(0);
        assertTrue(said.startsWith("ERROR after: This is not JSON yet: line 2, column 8. Unexpected character"), said);
        assertEquals(Optional.empty(), broken.change());
    }

    @Test
    void jsonThatIsNoObjectIsRefused() {
        assertEquals(List.of("ERROR after: This must be one JSON object, in curly brackets (a rule of this program)."),
                words(draft(aws).withAfter("[1]").problems()));
        assertEquals(List.of("ERROR after: This must be one JSON object, in curly brackets (a rule of this program)."),
                words(draft(aws).withAfter("").problems()));
    }

    @Test
    void whatBreaksTheMethodOnlyTogetherIsRefused() {
        assertEquals(List.of("fix.problem.streamed-uri"), refusals("/responseTransferMode", "STREAM"));
        assertEquals(List.of("fix.problem.link-unnamed"), refusals("/connectionType", "VPC_LINK"));
        assertEquals(List.of("fix.patch.one-of"), refusals("/httpMethod", "BREW"));
        assertEquals(List.of("fix.problem.uri-form"), refusals("/uri", "x"));
        String streamed = "arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/functions/f/response-streaming-invocations";
        assertEquals(List.of("fix.problem.buffered-uri"), refusals("/uri", streamed));
        assertEquals(List.of(), words(draft(aws).withPatch(List.of(PatchOperation.replace("/uri", streamed),
                PatchOperation.replace("/responseTransferMode", "STREAM"))).problems()));
    }

    private List<String> refusals(String path, String value) {
        return draft(aws).withPatch(List.of(PatchOperation.replace(path, value))).problems().stream()
                .filter(Problem::isError).map(problem -> problem.message().key()).toList();
    }

    @Test
    void aMemberNamedTwiceIsNoJson() {
        assertTrue(draft(aws).withAfter("{\"uri\": \"a\", \"uri\": \"b\"}").hasErrors());
    }

    @Test
    void theTimeoutInJsonMustBeANumber() {
        ObjectNode edited = aws.orders.deepCopy();
        edited.put("timeoutInMillis", "10000");
        assertEquals(List
                .of("ERROR after: No patch operation of UpdateIntegration leads to this value of /timeoutInMillis. Put "
                        + "back what stood there, or give it a value that AWS can set; mind the quotation marks (AWS: API "
                        + "Gateway API reference, patch operations)."),
                words(draft(aws).withAfter(edited.toString()).problems()));
    }

    @Test
    void onlyReplaceIsPossible() {
        IntegrationTimeoutDraft draft = draft(aws)
                .withPatch(List.of(new PatchOperation("add", "/timeoutInMillis", "10000")));
        assertEquals(
                List.of("ERROR operation-0: add is not possible at /timeoutInMillis. There, UpdateIntegration takes "
                        + "only: replace (AWS: API Gateway API reference, patch operations)."),
                words(draft.problems()));
        assertEquals(aws.orders, draft.after());
    }

    @Test
    void valuesThatAreNoWholeNumberAreRefused() {
        assertEquals(List.of("ERROR timeout: /timeoutInMillis needs a value (AWS: API Gateway API reference, "
                + "UpdateIntegration)."), words(draft(aws).withPatch(List.of(timeout(""))).problems()));
        for (String value : List.of("30s", "29.5", "1e4", "010000", "10 000", "ten", "99999999999999999999")) {
            assertEquals(
                    List.of("ERROR timeout: /timeoutInMillis must be a whole number, not \"" + value
                            + "\" (AWS: API Gateway API reference, UpdateIntegration)."),
                    words(draft(aws).withPatch(List.of(timeout(value))).problems()));
        }
    }

    @Test
    void theShortestTimeoutIsFiftyMilliseconds() {
        List<String> tooShort = List.of("ERROR timeout: The shortest timeout that AWS accepts is 50 ms "
                + "(AWS: REST API quotas).");
        assertEquals(tooShort, words(draft(aws).withTimeout(Duration.ofMillis(49)).problems()));
        assertEquals(tooShort, words(draft(aws).withTimeout(Duration.ZERO).problems()));
        assertEquals(tooShort, words(draft(aws).withPatch(List.of(timeout("-1"))).problems()));
        assertFalse(draft(aws).withTimeout(Duration.ofMillis(50)).hasErrors());
    }

    @Test
    void overTheQuotaTheQuotaIsNamed() {
        assertEquals(List.of("ERROR timeout: 45,000 ms is over 29.0 s, the most that this account may use in this "
                + "Region. Quota L-E5AE38E3 can be raised (AWS: REST API quotas)."),
                words(draft(aws).withTimeout(Duration.ofSeconds(45)).problems()));
        assertFalse(IntegrationTimeoutDraft.of(context(quota(60_000)), aws.orders)
                .withTimeout(Duration.ofSeconds(45)).hasErrors());
    }

    @Test
    void anEdgeOptimizedApiCannotBeRaised() {
        ApiContext edge = context(Optional.of(new TimeoutCeiling(Duration.ofSeconds(29), TimeoutCeiling.Kind.EDGE)));
        assertEquals(
                List.of("ERROR timeout: 29,001 ms is over 29.0 s, the most for an edge-optimized API. This cannot be "
                        + "raised; Regional and private APIs can wait longer by quota (AWS: REST API quotas)."),
                words(IntegrationTimeoutDraft.of(edge, aws.orders).withTimeout(Duration.ofMillis(29_001)).problems()));
    }

    @Test
    void aStreamingIntegrationMayTakeFifteenMinutes() {
        List<PatchOperation> stream = List.of(PatchOperation.replace("/responseTransferMode", "STREAM"),
                PatchOperation.replace("/uri",
                        "arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/functions/f/response-streaming-invocations"),
                timeout("900000"));
        assertEquals(List.of(), draft(aws).withPatch(stream).problems());
        List<PatchOperation> longer = List.of(stream.get(0), stream.get(1), timeout("900001"));
        assertEquals(List.of("ERROR timeout: 900,001 ms is over 15 min, the most for a streaming integration "
                + "(AWS: API Gateway response streaming)."), words(draft(aws).withPatch(longer).problems()));
    }

    @Test
    void onlyProxyIntegrationsStream() {
        aws.orders.put("type", "AWS");
        assertEquals(List.of("ERROR operation-0: Only proxy integrations can stream; this one is AWS "
                + "(AWS: API Gateway response streaming)."),
                words(draft(aws).withPatch(List.of(PatchOperation.replace("/responseTransferMode", "STREAM")))
                        .problems()));
    }

    @Test
    void aTimeoutThatStreamingAllowedIsTooLongWithoutIt() {
        aws.orders.put("responseTransferMode", "STREAM").put("timeoutInMillis", 60_000);
        assertTrue(draft(aws).withPatch(List.of(PatchOperation.replace("/responseTransferMode", "BUFFERED")))
                .hasErrors());
    }

    @Test
    void withAnUnknownQuotaAwsDecidesAboveTheDefault() {
        IntegrationTimeoutDraft unknown = IntegrationTimeoutDraft.of(context(Optional.empty()), aws.orders);
        assertEquals(
                List.of("WARNING timeout: Which quota applies was not read, so whether 45.0 s is allowed is not known. "
                        + "Examine the request first, or let AWS decide."),
                words(unknown.withTimeout(Duration.ofSeconds(45)).problems()));
        assertTrue(unknown.withTimeout(Duration.ofSeconds(45)).change().isPresent());
        assertEquals(List.of(), unknown.withTimeout(Duration.ofSeconds(29)).problems());
    }

    @Test
    void aValueThatIsAlreadySoChangesNothing() {
        aws.orders.put("timeoutInMillis", 29_000);
        IntegrationTimeoutDraft draft = draft(aws).withPatch(List.of(timeout("29000")));
        assertEquals(List.of("WARNING timeout: /timeoutInMillis already is 29000: this row changes nothing.",
                "WARNING after: Nothing is changed yet."), words(draft.problems()));
        assertEquals(Optional.empty(), draft.change());
    }

    @Test
    void anUnnamedTimeoutIsTheDefault() {
        aws.orders.remove("timeoutInMillis");
        assertEquals(Duration.ofSeconds(29), draft(aws).timeoutBefore());
        assertEquals(List.of(), draft(aws).withTimeout(Duration.ofSeconds(29)).patch());
        assertEquals(List.of(timeout("10000")), draft(aws).withTimeout(Duration.ofSeconds(10)).patch());
    }

    @Test
    void aPathMayStandOnlyOnce() {
        assertEquals(List.of("ERROR operation-1: /timeoutInMillis is already set by a row above. Keep one of the two "
                + "(a rule of this program)."),
                words(draft(aws).withPatch(List.of(timeout("10000"), timeout("12000"))).problems()));
    }

    @Test
    void unknownPathsAndWrongWordsAreRefused() {
        assertEquals(List.of(
                "ERROR operation-0: /timeout is nothing that a patch can change on an integration (AWS: API Gateway "
                        + "API reference, patch operations).",
                "ERROR operation-1: /connectionType must be one of: INTERNET, VPC_LINK, not \"VPN\" (AWS: API Gateway API "
                        + "reference, UpdateIntegration).",
                "ERROR operation-2: /uri needs a value (AWS: API Gateway API reference, UpdateIntegration)."),
                words(draft(aws).withPatch(List.of(PatchOperation.replace("/timeout", "1"),
                        PatchOperation.replace("/connectionType", "VPN"), PatchOperation.replace("/uri", "")))
                        .problems()));
    }

    @Test
    void cacheKeysAreAddedAndRemovedOneByOneAsRowsAndAsJson() {
        aws.orders.putArray("cacheKeyParameters").add("method.request.path.id");
        ObjectNode edited = aws.orders.deepCopy();
        edited.putArray("cacheKeyParameters").add("method.request.querystring.a").add("method.request.header.b");
        IntegrationTimeoutDraft byJson = draft(aws).withAfter(edited.toString());
        List<PatchOperation> rows = List.of(
                new PatchOperation("remove", "/cacheKeyParameters/method.request.path.id", ""),
                new PatchOperation("add", "/cacheKeyParameters/method.request.header.b", ""),
                new PatchOperation("add", "/cacheKeyParameters/method.request.querystring.a", ""));
        assertEquals(rows, byJson.patch());
        assertFalse(byJson.hasErrors());
        IntegrationTimeoutDraft byRows = draft(aws).withPatch(rows);
        assertEquals(byJson.change().orElseThrow().calls(), byRows.change().orElseThrow().calls());
        assertEquals("[\"method.request.header.b\",\"method.request.querystring.a\"]",
                byRows.after().path("cacheKeyParameters").toString());
        assertEquals(List.of("fix.patch.key-declared", "fix.patch.key-declared"),
                byRows.problems().stream().map(problem -> problem.message().key()).toList());
    }

    @Test
    void whatIsWrongWithACacheKeysRowIsSaid() {
        aws.orders.putArray("cacheKeyParameters").add("k");
        for (var wrong : Map.of(new PatchOperation("replace", "/cacheKeyParameters/k", ""), "fix.patch.key-replace",
                new PatchOperation("remove", "/cacheKeyParameters/l", ""), "fix.patch.not-there",
                new PatchOperation("add", "/cacheKeyParameters/l", "l"), "fix.patch.remove-value",
                new PatchOperation("add", "/cacheKeyParameters", "l"), "fix.problem.path-cache-keys").entrySet()) {
            assertEquals(wrong.getValue(),
                    draft(aws).withPatch(List.of(wrong.getKey())).problems().getFirst().message().key());
        }
        assertEquals("fix.patch.already-there", draft(aws).withPatch(
                List.of(new PatchOperation("add", "/cacheKeyParameters/k", ""))).problems().getFirst().message()
                .key());
    }

    @Test
    void aTemplateAndAParameterAreAddedAndRemovedWhereTheyAre() {
        aws.orders.putObject("requestParameters").put("integration.request.path.id", "method.request.path.id");
        ObjectNode edited = aws.orders.deepCopy();
        edited.putObject("requestParameters");
        edited.withObjectProperty("requestTemplates").put("text/xml", "<a/>");
        List<PatchOperation> rows = List.of(
                new PatchOperation("remove", "/requestParameters/integration.request.path.id", ""),
                new PatchOperation("add", "/requestTemplates/text~1xml", "<a/>"));
        assertEquals(rows, draft(aws).withAfter(edited.toString()).patch());
        assertEquals(edited, draft(aws).withPatch(rows).after());
    }

    @Test
    void aMockHasNoBackendToReplace() {
        aws.orders.put("type", "MOCK");
        assertEquals(List.of("ERROR operation-0: /uri cannot be set on a MOCK integration (AWS: API Gateway API "
                + "reference, patch operations)."),
                words(draft(aws).withPatch(List.of(PatchOperation.replace("/uri", "x"))).problems()));
    }

    @Test
    void theDiffMarksWhatChangesWithinTheLine() {
        List<DiffLine> changed = draft(aws).withTimeout(Duration.ofSeconds(10)).diff().stream()
                .filter(row -> row.kind() != DiffLine.Kind.SAME).toList();
        assertEquals(List.of(new DiffLine(DiffLine.Kind.CHANGED, 4, "  \"timeoutInMillis\": 3000,", 4,
                "  \"timeoutInMillis\": 10000,", List.of(new DiffLine.Part(21, 25)),
                List.of(new DiffLine.Part(21, 26)))), changed);
    }

    @Test
    void theCommandsPatchAndDeploy() {
        assertEquals("""
                     (
                     set -e

                     aws apigateway update-integration \\
                       --rest-api-id a1b2c3d4e5 \\
                       --resource-id x1 \\
                       --http-method POST \\
                       --patch-operations op=replace,path=/timeoutInMillis,value=10000 \\
                       --region us-east-1

                     aws apigateway create-deployment \\
                       --rest-api-id a1b2c3d4e5 \\
                       --stage-name prod \\
                       --description 'Integration timeout of POST /orders: 3000 ms to 10000 ms' \\
                       --region us-east-1
                     )""", draft(aws).withTimeout(Duration.ofSeconds(10)).cli(Optional.empty()));
    }

    @Test
    void everyCommandGoesToTheEndpointInUse() {
        String commands = draft(aws).withTimeout(Duration.ofSeconds(10))
                .cli(Optional.of(URI.create("http://127.0.0.1:8787")));
        assertEquals(2, commands.split("--endpoint-url http://127.0.0.1:8787", -1).length - 1);
    }
}
