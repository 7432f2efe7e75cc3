package dev.timeoutdoctor.fix.change;

import static dev.timeoutdoctor.fix.change.FakeReading.calls;
import static dev.timeoutdoctor.fix.change.FakeReading.draft;
import static dev.timeoutdoctor.fix.change.FakeReading.problems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.diagnosis.EvidenceFixture;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another timeout or memory for a function that is called by an alias: edited, published and served. */
class FunctionVersionChangeTest {

    private static final Path BY_ALIAS = Path
            .of("src/test/resources/checks/alias-points-to-old-version/problem/evidence.json");
    private static final Path BY_NAME = Path
            .of("src/test/resources/checks/backend-slower-than-limit/problem/evidence.json");

    private static FakeReading account() {
        return new FakeReading(EvidenceFixture.read(BY_ALIAS)).answering("GetAlias",
                "{\"Name\": \"live\", \"FunctionVersion\": \"3\", \"RevisionId\": \"r1\"}");
    }

    private static FakeReading published() {
        return account().answering("ListVersionsByFunction",
                """
                {"Versions": [
                  {"Version": "$LATEST", "MemorySize": 512, "Timeout": 20, "CodeSha256": "c", "RevisionId": "l1"},
                  {"Version": "3", "MemorySize": 512, "Timeout": 20, "CodeSha256": "c", "Description": "third"}]}""")
                .answering("GetFunctionConfiguration",
                        "{\"MemorySize\": 512, \"Timeout\": 20, \"CodeSha256\": \"c\", \"RevisionId\": \"l1\"}");
    }

    @Test
    void otherMemoryReachesTheAliasAsOneChangeEachCallLockedToTheOneBefore() {
        FakeReading account = published();
        Draft draft = draft(new FunctionVersionChange().offer(account.reading()));
        assertEquals(List.of("change.function-version.nothing"), problems(draft));
        assertEquals(Optional.empty(), draft.change());
        Draft more = draft.with("memory", "1024");
        assertEquals(List.of("fix.problem.memory-cost"), problems(more));
        Change change = more.change().orElseThrow();
        assertEquals(List.of(
                "UpdateFunctionConfiguration {\"FunctionName\":\"orders\",\"MemorySize\":1024,\"RevisionId\":\"l1\"}",
                "PublishVersion {\"CodeSha256\":\"c\",\"Description\":\"mark\",\"FunctionName\":\"orders\",\"RevisionId\":\"{{RevisionId}}\"}",
                "UpdateAlias {\"FunctionName\":\"orders\",\"FunctionVersion\":\"{{Version}}\",\"Name\":\"live\",\"RevisionId\":\"r1\"}"),
                calls(change));
        assertEquals(calls(change), calls(draft.withAfter(more.afterText()).change().orElseThrow()));
    }

    @Test
    void whatElseWasEditedMustBeLookedAtBeforeItIsPublished() {
        FakeReading account = published().answering("GetFunctionConfiguration",
                "{\"MemorySize\": 512, \"Timeout\": 20, \"CodeSha256\": \"d\", \"RevisionId\": \"l2\"}");
        Draft draft = draft(new FunctionVersionChange().offer(account.reading())).with("memory", "1024");
        assertEquals(List.of("change.alias.code", "change.function-version.look", "fix.problem.memory-cost"),
                problems(draft));
        assertEquals(Optional.empty(), draft.change());
        assertEquals(List.of("change.alias.code", "change.function-version.look", "fix.problem.memory-cost"),
                problems(draft.with("others", "l1")).stream().filter(key -> !key.equals("fix.field.one-of")).toList());
        Draft seen = draft.with("others", "l2");
        assertEquals(3, seen.change().orElseThrow().steps().size());
        assertEquals(false, seen.afterText().contains("SeenRevisionId"));
        assertEquals(seen.change(), seen.withAfter(seen.afterText()).change());
        assertEquals(Message.of("change.function-version.title", "orders:live",
                List.of(Message.of("fix.title.part-memory", 512, 1024),
                        Message.of("change.function-version.part-others", List.of("CodeSha256")))),
                seen.title());
    }

    @Test
    void onlyMemoryAndTimeoutOfANewVersionAreTyped() {
        Draft draft = draft(new FunctionVersionChange().offer(published().reading())).with("timeout", "40");
        assertEquals(List.of("fix.problem.function-outlives"), problems(draft));
        assertEquals(true,
                problems(draft.withAfter(draft.afterText().replace("\"c\"", "\"d\"")))
                        .contains("fix.draft.not-editable"));
        assertEquals(true, problems(draft.withAfter(draft.afterText().replace("\"mark\"", "\"mine\"")))
                .contains("change.function-version.member"));
        assertEquals(true, problems(draft.withAfter(draft.afterText().replace("\"FunctionVersion\": \"{{Version}}\"",
                "\"FunctionVersion\": \"12\""))).contains("change.function-version.points"));
    }

    @Test
    void copiesThatAreKeptStartedAreSpokenOfBeforeTheAliasMoves() {
        assertEquals(List.of("change.function-version.nothing", "change.alias.provisioned"),
                problems(draft(new FunctionVersionChange().offer(published().answering(
                        "GetProvisionedConcurrencyConfig", "{\"RequestedProvisionedConcurrentExecutions\": 5}")
                        .reading()))));
        assertEquals(List.of("change.alias.provisioned-unknown"), problems(draft(new AliasChange().offer(
                published().answering("GetAlias", "{\"FunctionVersion\": \"2\"}")
                        .failing("GetProvisionedConcurrencyConfig").reading()))));
    }

    @Test
    void aVersionThatIsCalledByItsNumberGetsAnAliasByHand(@TempDir Path folder) throws IOException {
        Offer.ByHand hand = byHand(byNumber(folder), "[]");
        assertEquals(List.of("CreateAlias {\"FunctionName\":\"orders\",\"FunctionVersion\":\"3\",\"Name\":\"live\"}",
                "AddPermission {\"Action\":\"lambda:InvokeFunction\",\"FunctionName\":\"orders\",\"Principal\":\"apigateway.amazonaws.com\",\"Qualifier\":\"live\",\"SourceArn\":\"arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5/*\",\"StatementId\":\"api-gateway-a1b2c3d4e5\"}",
                uri(":live")), hand.calls().stream().map(FakeReading::line).toList());
        assertEquals(List.of(uri(":3"),
                "RemovePermission {\"FunctionName\":\"orders\",\"Qualifier\":\"live\",\"StatementId\":\"api-gateway-a1b2c3d4e5\"}",
                "DeleteAlias {\"FunctionName\":\"orders\",\"Name\":\"live\"}"),
                hand.back().stream().map(FakeReading::line).toList());
        assertEquals(new Offer.NotHere(Message.of("change.function-version.edited", "orders")),
                new FunctionVersionChange().offer(new FakeReading(EvidenceFixture.read(BY_NAME)).reading()));
    }

    @Test
    void anAliasThatIsThereAlreadyIsNeitherUsedNorDeleted(@TempDir Path folder) throws IOException {
        EvidenceSet byNumber = byNumber(folder);
        for (String version : List.of("7", "3")) {
            Offer.ByHand hand = byHand(byNumber, """
                                                 [{"Name": "live", "FunctionVersion": "%s"},
                                                  {"Name": "live-2", "FunctionVersion": "1"}]""".formatted(version));
            assertEquals(List.of(
                    "CreateAlias {\"FunctionName\":\"orders\",\"FunctionVersion\":\"3\",\"Name\":\"live-3\"}",
                    "AddPermission live-3", uri(":live-3"), uri(":3"), "RemovePermission live-3",
                    "DeleteAlias {\"FunctionName\":\"orders\",\"Name\":\"live-3\"}"),
                    Stream.concat(hand.calls().stream(), hand.back().stream())
                            .map(call -> call.parameters().has("Qualifier")
                                    ? call.operation() + " " + call.parameters().path("Qualifier").asString("")
                                    : FakeReading.line(call))
                            .toList());
            assertEquals(true,
                    hand.notes().contains(Message.of("change.function-version.fixed-taken", "live", "live-3")));
        }
    }

    @Test
    void withoutALookAtTheAliasesNothingIsOffered(@TempDir Path folder) throws IOException {
        assertInstanceOf(Offer.CouldNotRead.class, new FunctionVersionChange()
                .offer(new FakeReading(byNumber(folder)).failing("ListAliases").reading()));
    }

    private static EvidenceSet byNumber(Path folder) throws IOException {
        return EvidenceFixture.read(Files.writeString(folder.resolve("evidence.json"),
                Files.readString(BY_ALIAS).replace("function:orders:live", "function:orders:3")));
    }

    private static Offer.ByHand byHand(EvidenceSet evidence, String aliases) {
        return assertInstanceOf(Offer.ByHand.class, new FunctionVersionChange().offer(
                new FakeReading(evidence).answering("ListAliases", "{\"Aliases\": " + aliases + "}").reading()));
    }

    private static String uri(String qualifier) {
        return "UpdateIntegration {\"httpMethod\":\"POST\",\"patchOperations\":[{\"op\":\"replace\",\"path\":\"/uri\",\"value\":\"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:orders"
                + qualifier + "/invocations\"}],\"resourceId\":\"x9y8z7\",\"restApiId\":\"a1b2c3d4e5\"}";
    }
}
