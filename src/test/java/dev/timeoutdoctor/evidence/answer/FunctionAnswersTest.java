package dev.timeoutdoctor.evidence.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.timeoutdoctor.evidence.Answers;
import dev.timeoutdoctor.evidence.FunctionConcurrency;
import dev.timeoutdoctor.evidence.FunctionConfiguration;
import dev.timeoutdoctor.evidence.FunctionPolicy;
import dev.timeoutdoctor.evidence.FunctionPolicy.Statement;
import dev.timeoutdoctor.evidence.VpcConfig;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunctionAnswersTest {

    @Test
    void aConfigurationIsRead() {
        assertEquals(
                new FunctionConfiguration("arn:aws:lambda:us-east-1:123456789012:function:orders:live", "orders", "7",
                        Duration.ofSeconds(60), 128, "python3.13", "Active", "", "Successful", "", true, "rev-1",
                        "/shop/orders", new VpcConfig("vpc-1", List.of("subnet-1"), List.of("sg-1"))),
                FunctionAnswers.configuration(Answers.file("GetFunctionConfiguration")));
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
