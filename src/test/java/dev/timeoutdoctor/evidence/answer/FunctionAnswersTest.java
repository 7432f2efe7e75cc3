package dev.timeoutdoctor.evidence.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.timeoutdoctor.evidence.Answers;
import dev.timeoutdoctor.evidence.EventInvokeConfig;
import dev.timeoutdoctor.evidence.FunctionAlias;
import dev.timeoutdoctor.evidence.FunctionConcurrency;
import dev.timeoutdoctor.evidence.FunctionConfiguration;
import dev.timeoutdoctor.evidence.FunctionConfiguration.Code;
import dev.timeoutdoctor.evidence.FunctionPolicy;
import dev.timeoutdoctor.evidence.FunctionPolicy.Statement;
import dev.timeoutdoctor.evidence.FunctionVersions;
import dev.timeoutdoctor.evidence.LambdaAccount;
import dev.timeoutdoctor.evidence.ProvisionedConcurrency;
import dev.timeoutdoctor.evidence.ProvisionedConcurrency.Provisioned;
import dev.timeoutdoctor.evidence.VpcConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FunctionAnswersTest {

    @Test
    void aConfigurationIsRead() {
        assertEquals(
                new FunctionConfiguration("arn:aws:lambda:us-east-1:123456789012:function:orders:live", "orders", "7",
                        Duration.ofSeconds(60), 128, "python3.13", "Active", "", "Successful", "", true, "rev-1",
                        "/shop/orders", new VpcConfig("vpc-1", List.of("subnet-1"), List.of("sg-1")),
                        new Code("sha-7=", 1_024, 2_048, Instant.parse("2026-11-01T08:00:00Z"))),
                FunctionAnswers.configuration(Answers.file("GetFunctionConfiguration")));
    }

    @Test
    void versionsAreReadWithTheNewestNamed() {
        FunctionVersions versions = FunctionAnswers.versions(Answers.file("ListVersionsByFunction"));
        assertEquals(List.of("$LATEST", "7", "9", "10"),
                versions.versions().stream().map(FunctionConfiguration::version).toList());
        assertEquals("10", versions.newestPublished().orElseThrow().version());
        assertEquals(Duration.ofSeconds(25), versions.version("9").orElseThrow().timeout());
    }

    @Test
    void anAliasIsReadWithTheSharesOfOtherVersions() {
        assertEquals(new FunctionAlias("live", "7", Map.of("9", 0.1)),
                FunctionAnswers.alias(Answers.file("GetAlias")));
        assertEquals(new FunctionAlias("live", "7", Map.of()),
                FunctionAnswers.alias(Answers.json("{\"Name\": \"live\", \"FunctionVersion\": \"7\"}")));
    }

    @Test
    void whatIsKeptWarmIsRead() {
        assertEquals(
                new ProvisionedConcurrency(List.of(new Provisioned(
                        "arn:aws:lambda:us-east-1:123456789012:function:orders:live", 5, 3, "IN_PROGRESS"))),
                FunctionAnswers.provisioned(Answers.file("ListProvisionedConcurrencyConfigs")));
        assertEquals(new ProvisionedConcurrency(List.of()), FunctionAnswers.provisioned(Answers.json("{}")));
    }

    @Test
    void theAccountsConcurrencyIsRead() {
        assertEquals(new LambdaAccount(1_000, 900), FunctionAnswers.account(Answers.file("GetAccountSettings")));
        assertEquals("AccountLimit is missing",
                assertThrows(IllegalArgumentException.class, () -> FunctionAnswers.account(Answers.json("{}")))
                        .getMessage());
    }

    @Test
    void settingsForAsynchronousCallsAreReadWithAwsDefaults() {
        assertEquals(new EventInvokeConfig(1, Duration.ofHours(1), "",
                "arn:aws:sqs:us-east-1:123456789012:orders-failed"),
                FunctionAnswers.eventInvoke(Answers.file("GetFunctionEventInvokeConfig")));
        assertEquals(new EventInvokeConfig(2, Duration.ZERO, "", ""),
                FunctionAnswers.eventInvoke(Answers.json("{}")));
    }

    @Test
    void theStackThatOwnsAFunctionIsRead() {
        assertEquals(Optional.of("orders-prod"), FunctionAnswers.tags(Answers.file("ListTags")).stack());
        assertEquals(Optional.empty(), FunctionAnswers.tags(Answers.json("{}")).stack());
    }

    @Test
    void aFunctionThatNamesNoLogGroupLogsToItsOwn() {
        assertEquals("/aws/lambda/orders", FunctionAnswers.configuration(
                Answers.json("""
                             {"FunctionName": "orders", "FunctionArn": "arn", "Timeout": 3, "MemorySize": 128,
                              "VpcConfig": {"SubnetIds": []}}""")).logGroup());
    }

    @Test
    void anEmptyAnswerReservesNothingAndZeroSwitchesOff() {
        assertEquals(new FunctionConcurrency(false, 0), FunctionAnswers.concurrency(Answers.json("{}")));
        assertEquals(new FunctionConcurrency(true, 0),
                FunctionAnswers.concurrency(Answers.json("{\"ReservedConcurrentExecutions\": 0}")));
    }

    @Test
    void aPolicyIsReadWhetherItsMembersAreListsOrSingle() {
        assertEquals(new FunctionPolicy(List.of(
                new Statement("gateway", true, List.of("apigateway.amazonaws.com"), List.of("lambda:InvokeFunction"),
                        List.of("arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5/*/POST/orders")),
                new Statement("", false, List.of("*"), List.of("lambda:InvokeFunction", "lambda:GetFunction"),
                        List.of("arn:a", "arn:b")),
                new Statement("others", true, List.of("111111111111", "222222222222", "events.amazonaws.com"),
                        List.of("lambda:*"), List.of()))),
                FunctionAnswers.policy(Answers.file("GetPolicy")));
    }

    @Test
    void aPolicyOfOneStatementMayBeAnObject() {
        assertEquals(
                new FunctionPolicy(List.of(new Statement("", true, List.of("*"), List.of("lambda:*"), List.of()))),
                FunctionAnswers.policy(Answers.json(
                        "{\"Policy\": \"{\\\"Statement\\\":{\\\"Effect\\\":\\\"Allow\\\",\\\"Principal\\\":\\\"*\\\",\\\"Action\\\":\\\"lambda:*\\\"}}\"}")));
    }

    @Test
    void aPolicyThatIsNoJsonIsUnreadable() {
        assertEquals("Policy: a JSON document is expected", assertThrows(IllegalArgumentException.class,
                () -> FunctionAnswers.policy(Answers.json("{\"Policy\": \"<html>\"}"))).getMessage());
    }
}
