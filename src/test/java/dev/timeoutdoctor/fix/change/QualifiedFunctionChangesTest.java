package dev.timeoutdoctor.fix.change;

import static dev.timeoutdoctor.fix.change.FakeReading.calls;
import static dev.timeoutdoctor.fix.change.FakeReading.draft;
import static dev.timeoutdoctor.fix.change.FakeReading.problems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.diagnosis.EvidenceFixture;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.LambdaAccount;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.Expected;
import dev.timeoutdoctor.text.Message;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is changed about a function's alias, its started copies, and its asynchronous calls. */
class QualifiedFunctionChangesTest {

    private static final EvidenceSet BY_ALIAS = EvidenceFixture
            .read(Path.of("src/test/resources/checks/alias-points-to-old-version/problem/evidence.json"));
    private static final EvidenceSet BY_NAME = EvidenceFixture
            .read(Path.of("src/test/resources/checks/backend-slower-than-limit/problem/evidence.json"));
    private static final String ALIAS = """
                                        {"Name": "live", "FunctionVersion": "3", "RevisionId": "r1"}""";

    private static String versions(int memoryNow) {
        return """
               {"Versions": [{"Version": "$LATEST", "MemorySize": %d, "CodeSha256": "c"},
                             {"Version": "3", "MemorySize": 512, "CodeSha256": "a"},
                             {"Version": "12", "MemorySize": 1024, "CodeSha256": "c", "Description": "faster"}]}"""
                .formatted(memoryNow);
    }

    private static FakeReading account(EvidenceSet evidence) {
        return new FakeReading(evidence).answering("GetAlias", ALIAS).answering("ListVersionsByFunction",
                versions(1024));
    }

    @Test
    void theAliasGoesToTheNewestVersionByNumber() {
        FakeReading account = account(BY_ALIAS);
        Change change = draft(new AliasChange().offer(account.reading())).change().orElseThrow();
        assertEquals(List.of(
                "UpdateAlias {\"FunctionName\":\"orders\",\"FunctionVersion\":\"12\",\"Name\":\"live\",\"RevisionId\":\"r1\"}"),
                calls(change));
        assertEquals(List.of(
                "UpdateAlias {\"FunctionName\":\"orders\",\"FunctionVersion\":\"3\",\"Name\":\"live\",\"RevisionId\":\"r1\"}"),
                account.wayBack(change));
    }

    @Test
    void whatIsEditedIsPublishedFirst() {
        FakeReading account = account(BY_ALIAS).answering("ListVersionsByFunction", versions(2048));
        Draft draft = draft(new AliasChange().offer(account.reading()));
        assertEquals(List.of(
                "PublishVersion {\"CodeSha256\":\"c\",\"Description\":\"mark\",\"FunctionName\":\"orders\"}",
                "UpdateAlias {\"FunctionName\":\"orders\",\"FunctionVersion\":\"{{Version}}\",\"Name\":\"live\",\"RevisionId\":\"r1\"}"),
                calls(draft.change().orElseThrow()));
        assertEquals(List.of(
                "UpdateAlias {\"FunctionName\":\"orders\",\"FunctionVersion\":\"12\",\"Name\":\"live\",\"RevisionId\":\"r1\"}"),
                calls(draft.with("version", "12").change().orElseThrow()));
    }

    @Test
    void whatANewVersionHasOtherThanTheServedOneIsToldAndPublishedOnlyAsItWasRead() {
        String latest = """
                        {"Version": "$LATEST", "MemorySize": 2048, "Timeout": 20, "CodeSha256": "c", "RevisionId": "l1",
                         "Role": "new", "Environment": {"Variables": {"HOST": "(hidden)", "KEY": "(hidden)"}}}""";
        String served = """
                        {"Version": "3", "MemorySize": 512, "Timeout": 20, "CodeSha256": "a",
                         "Environment": {"Variables": {"HOST": "(hidden)"}}}""";
        FakeReading account = account(BY_ALIAS).answering("ListVersionsByFunction",
                "{\"Versions\": [" + latest + "," + served + "]}");
        Draft draft = draft(new AliasChange().offer(account.reading()));
        assertEquals(List.of(Message.of("change.alias.note", "live"), Message.of("change.alias.publishes"),
                Message.of("change.alias.code"), Message.of("change.alias.line", "MemorySize", "512", "2048"),
                Message.of("change.alias.line", "Role", Message.of("fix.pending.nothing"), "new"),
                Message.of("change.alias.environment")), draft.notes());
        Change change = draft.change().orElseThrow();
        assertEquals(
                "PublishVersion {\"CodeSha256\":\"c\",\"Description\":\"mark\",\"FunctionName\":\"orders\",\"RevisionId\":\"l1\"}",
                calls(change).getFirst());
        Expected before = change.steps().getFirst().before();
        account.answering("ListVersionsByFunction",
                "{\"Versions\": [" + latest.replace("l1", "l2") + "," + served + "]}");
        assertEquals(false, before.holds(account.reading().look().apply(before.read()).seen().orElseThrow()));
    }

    @Test
    void anAliasOnTheNewestVersionIsLeftAlone() {
        FakeReading account = account(BY_ALIAS).answering("GetAlias",
                "{\"Name\": \"live\", \"FunctionVersion\": \"12\", \"RevisionId\": \"r1\"}");
        assertEquals(new Offer.AlreadySo(Message.of("change.alias.already", "live", "12")),
                new AliasChange().offer(account.reading()));
        assertEquals(new Offer.NotHere(Message.of("change.alias.none", "orders")),
                new AliasChange().offer(account(BY_NAME).reading()));
    }

    @Test
    void versionsThatCannotBeReadAreNotTakenForNone() {
        assertInstanceOf(Offer.CouldNotRead.class,
                new AliasChange().offer(account(BY_ALIAS).failing("ListVersionsByFunction").reading()));
        assertInstanceOf(Offer.CouldNotRead.class,
                new AliasChange().offer(account(BY_ALIAS).failing("GetAlias").reading()));
    }

    @Test
    void copiesAreKeptStartedForTheAliasAndLetGoAgain() {
        FakeReading account = account(BY_ALIAS);
        Change change = draft(new ProvisionedConcurrencyChange().offer(account.reading())).with("provisioned", "3")
                .change().orElseThrow();
        assertEquals(List.of(
                "PutProvisionedConcurrencyConfig {\"FunctionName\":\"orders\",\"ProvisionedConcurrentExecutions\":3,\"Qualifier\":\"live\"}"),
                calls(change));
        assertEquals(List.of(
                "DeleteProvisionedConcurrencyConfig {\"FunctionName\":\"orders\",\"Qualifier\":\"live\"}"),
                account.wayBack(change));
        assertEquals(new Offer.NotHere(Message.of("change.provisioned.latest", "orders")),
                new ProvisionedConcurrencyChange().offer(account(BY_NAME).reading()));
    }

    @Test
    void moreCopiesThanTheAccountHasFreeAreSaidToBeTooMany() {
        EvidenceSet small = BY_ALIAS.with(EvidenceKeys.LAMBDA_ACCOUNT,
                new Observed.Seen<>(new LambdaAccount(1_000, 130), EvidenceFixture.SOURCE));
        Draft draft = draft(new ProvisionedConcurrencyChange().offer(account(small).reading()));
        assertEquals(List.of(), problems(draft.with("provisioned", "30")));
        assertEquals(List.of("change.provisioned.too-much"), problems(draft.with("provisioned", "31")));
        assertEquals("fix.field.range", problems(draft.with("provisioned", "0")).getFirst());
    }

    @Test
    void retriesAndAgeAreSetAndFailuresGoSomewhere() {
        FakeReading account = account(BY_NAME);
        Draft draft = draft(new EventInvokeChange().offer(account.reading()));
        assertEquals(List.of("change.event-invoke.lost"), problems(draft));
        Draft edited = draft.with("retries", "1").with("failures", "arn:aws:sqs:us-east-1:123456789012:failed-orders");
        assertEquals(List.of("change.event-invoke.role"), problems(edited));
        Change change = edited.change().orElseThrow();
        assertEquals(List.of(
                "PutFunctionEventInvokeConfig {\"DestinationConfig\":{\"OnFailure\":{\"Destination\":\"arn:aws:sqs:us-east-1:123456789012:failed-orders\"}},\"FunctionName\":\"orders\",\"MaximumEventAgeInSeconds\":3600,\"MaximumRetryAttempts\":1}"),
                calls(change));
        assertEquals(List.of("DeleteFunctionEventInvokeConfig {\"FunctionName\":\"orders\"}"),
                account.wayBack(change));
    }

    @Test
    void whatWasSetBeforeComesBackWhole() {
        FakeReading account = account(BY_NAME).answering("GetFunctionEventInvokeConfig",
                """
                {"FunctionArn": "x", "LastModified": 1, "MaximumRetryAttempts": 0,
                 "DestinationConfig": {"OnSuccess": {"Destination": "arn:aws:sns:us-east-1:123456789012:done"}, "OnFailure": {}}}""");
        Change change = draft(new EventInvokeChange().offer(account.reading())).change().orElseThrow();
        assertEquals(List.of(
                "PutFunctionEventInvokeConfig {\"DestinationConfig\":{\"OnSuccess\":{\"Destination\":\"arn:aws:sns:us-east-1:123456789012:done\"}},\"FunctionName\":\"orders\",\"MaximumRetryAttempts\":0}"),
                account.wayBack(change));
    }

    @Test
    void aDestinationMustBeAnArnAndOneThatIsSetIsKept() {
        Draft draft = draft(new EventInvokeChange().offer(account(BY_NAME).reading())).with("failures", "my-queue")
                .with("age", "30");
        assertEquals(List.of("fix.field.range", "change.event-invoke.arn"), problems(draft));
        String queue = "arn:aws:sqs:us-east-1:123456789012:failed";
        FakeReading set = account(BY_NAME).answering("GetFunctionEventInvokeConfig",
                "{\"DestinationConfig\": {\"OnFailure\": {\"Destination\": \"" + queue + "\"}}}");
        assertEquals(new Offer.AlreadySo(Message.of("change.event-invoke.already", "orders", queue)),
                new EventInvokeChange().offer(set.reading()));
    }
}
