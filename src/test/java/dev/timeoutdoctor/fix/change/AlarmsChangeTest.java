package dev.timeoutdoctor.fix.change;

import static dev.timeoutdoctor.fix.change.FakeReading.calls;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.diagnosis.EvidenceFixture;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.Expected;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AlarmsChangeTest {

    private static final String FIXTURES = "src/test/resources/checks/backend-slower-than-limit/";
    private static final EvidenceSet REST = EvidenceFixture.read(Path.of(FIXTURES + "problem/evidence.json"));
    private static final EvidenceSet HTTP = EvidenceFixture
            .read(Path.of(FIXTURES + "problem-http-api/evidence.json"));
    private static final String STAGE = """
                                        "Namespace": "AWS/ApiGateway", "Dimensions": [{"Name": "Stage", "Value": "prod"},
                                        {"Name": "ApiName", "Value": "orders-api"}],
                                        "StateValue": "OK", "ActionsEnabled": true""";
    private static final String ERRORS = """
                                         {"AlarmName": "errors", "MetricName": "5XXError", "Statistic": "Average",
                                          "Threshold": 0.05, %s}""".formatted(STAGE);

    private static String latency(String threshold) {
        return """
               {"AlarmName": "slow", "AlarmDescription": "ours", "MetricName": "IntegrationLatency",
                "ExtendedStatistic": "p99", "Period": 60, "EvaluationPeriods": 3, "Threshold": %s,
                "ComparisonOperator": "GreaterThanThreshold", %s}""".formatted(threshold, STAGE);
    }

    private static FakeReading account(EvidenceSet evidence, String... alarms) {
        return new FakeReading(evidence).answering("DescribeAlarms",
                "{\"MetricAlarms\": [" + String.join(",", alarms) + "]}");
    }

    private static Offer offer(EvidenceSet evidence, String... alarms) {
        return new AlarmsChange().offer(account(evidence, alarms).reading());
    }

    private static Draft draft(EvidenceSet evidence, String... alarms) {
        return assertInstanceOf(Offer.Ready.class, offer(evidence, alarms)).draft();
    }

    private static List<String> fields(Draft draft) {
        return draft.problems().stream().filter(Problem::isError).map(Problem::field).toList();
    }

    @Test
    void aRestStageGetsAnAlarmAt80PercentOfItsTimeoutAndOneOnErrors() {
        Change change = draft(REST).change().orElseThrow();
        String dimensions = "\"Dimensions\":[{\"Name\":\"ApiName\",\"Value\":\"orders-api\"},"
                + "{\"Name\":\"Stage\",\"Value\":\"prod\"}],\"EvaluationPeriods\":1,";
        assertEquals(List.of(
                "PutMetricAlarm {\"AlarmDescription\":\"Close to the integration timeout of 29000 ms\","
                        + "\"AlarmName\":\"orders-api prod IntegrationLatency\","
                        + "\"ComparisonOperator\":\"GreaterThanOrEqualToThreshold\"," + dimensions
                        + "\"ExtendedStatistic\":\"p99\",\"MetricName\":\"IntegrationLatency\","
                        + "\"Namespace\":\"AWS/ApiGateway\",\"Period\":300,\"Threshold\":23200,"
                        + "\"TreatMissingData\":\"notBreaching\"}",
                "PutMetricAlarm {\"AlarmName\":\"orders-api prod 5XXError\","
                        + "\"ComparisonOperator\":\"GreaterThanOrEqualToThreshold\"," + dimensions
                        + "\"MetricName\":\"5XXError\",\"Namespace\":\"AWS/ApiGateway\",\"Period\":300,"
                        + "\"Statistic\":\"Average\",\"Threshold\":0.01,\"TreatMissingData\":\"notBreaching\"}"),
                calls(change));
        assertEquals(List.of("DeleteAlarms {\"AlarmNames\":[\"orders-api prod 5XXError\"]}",
                "DeleteAlarms {\"AlarmNames\":[\"orders-api prod IntegrationLatency\"]}"),
                account(REST).wayBack(change));
        assertEquals(false, change.needsDeployment());
    }

    @Test
    void anHttpApiIsCountedByItsIdAndInItsOwnWords() {
        List<String> calls = calls(draft(HTTP).change().orElseThrow());
        assertEquals(true, calls.get(0).contains("{\"Name\":\"ApiId\",\"Value\":\"h1b2c3d4e5\"}"), calls.get(0));
        assertEquals(true, calls.get(1).contains("\"MetricName\":\"5xx\""), calls.get(1));
        assertEquals(true, calls.get(1).contains("\"Statistic\":\"Sum\",\"Threshold\":1,"), calls.get(1));
    }

    @Test
    void whatIsWatchedAlreadyUnderAnyNameAndInAnExpressionIsNotOfferedAgain() {
        assertEquals(new Offer.AlreadySo(Message.of("change.alarms.already", List.of("slow", "errors"))),
                offer(REST, ERRORS, latency("20000.0")));
        String expression = """
                            {"AlarmName": "rate", "Metrics": [{"Id": "e", "MetricStat": {"Metric":
                             {"MetricName": "5XXError", %s}, "Period": 60, "Stat": "Sum"}}]}""".formatted(STAGE);
        assertEquals(new Offer.AlreadySo(Message.of("change.alarms.already", List.of("slow", "rate"))),
                offer(REST, expression, latency("20000.0")));
    }

    @Test
    void anAlarmOnAnotherStageDoesNotCountAndItsNameIsNotTaken() {
        String other = ERRORS.replace("\"prod\"", "\"test\"").replace("\"errors\"", "\"orders-api prod 5XXError\"");
        List<String> calls = calls(draft(REST, other).change().orElseThrow());
        assertEquals(true, calls.get(1).contains("\"AlarmName\":\"orders-api prod 5XXError 2\""), calls.get(1));
    }

    @Test
    void anAlarmThatRingsOnlyAfterTheTimeoutGetsAnotherThresholdAndItsOldOneBack() {
        Draft draft = draft(REST, latency("30000.0"), ERRORS);
        assertEquals(List.of(Message.of("change.alarms.already", List.of("errors")),
                Message.of("change.alarms.mended", "slow"), Message.of("change.alarms.note")), draft.notes());
        Change change = draft.change().orElseThrow();
        String anew = "PutMetricAlarm {\"ActionsEnabled\":true,\"AlarmDescription\":\"ours\",\"AlarmName\":\"slow\","
                + "\"ComparisonOperator\":\"GreaterThanThreshold\",\"Dimensions\":[{\"Name\":\"Stage\",\"Value\":\"prod\"},"
                + "{\"Name\":\"ApiName\",\"Value\":\"orders-api\"}],\"EvaluationPeriods\":3,"
                + "\"ExtendedStatistic\":\"p99\",\"MetricName\":\"IntegrationLatency\","
                + "\"Namespace\":\"AWS/ApiGateway\",\"Period\":60,\"Threshold\":23200}";
        assertEquals(List.of(anew), calls(change));
        assertEquals(List.of(anew.replace("23200", "30000")),
                account(REST, latency("30000.0"), ERRORS).wayBack(change));
    }

    @Test
    void anAlarmIsPutAnewOnlyWhileNobodyHasSetAnythingOfIt() {
        Change change = draft(REST, latency("30000.0"), ERRORS).change().orElseThrow();
        Expected before = change.steps().getFirst().before();
        Function<String, JsonNode> now = more -> account(REST, latency("30000.0").replaceFirst("\\{", more)).reading()
                .look().apply(before.read()).seen().orElseThrow();
        assertEquals(true, before.holds(now.apply("{\"StateReason\": \"Threshold crossed\", ")));
        for (String since : List.of("\"AlarmActions\": [\"arn:aws:sns:us-east-1:123456789012:oncall\"]",
                "\"DatapointsToAlarm\": 2", "\"EvaluationInterval\": 10")) {
            assertEquals(false, before.holds(now.apply("{" + since + ", ")), since);
        }
    }

    private static String slow(String from, String to) {
        String alarm = latency("20000.0");
        assertEquals(true, alarm.contains(from), from);
        return alarm.replace(from, to);
    }

    @Test
    void besideAnAlarmThatWouldNotRingAnOwnOneIsOffered() {
        for (String useless : List.of(slow("\"ExtendedStatistic\": \"p99\"", "\"Statistic\": \"Minimum\""),
                slow("p99", "p50"), slow("GreaterThanThreshold", "LessThanThreshold"),
                slow("\"ActionsEnabled\": true", "\"ActionsEnabled\": false"))) {
            Draft draft = draft(REST, ERRORS, useless);
            assertEquals(Message.of("change.alarms.of-no-use", List.of("slow")), draft.notes().get(1), useless);
            assertEquals(1, draft.change().orElseThrow().steps().size());
            assertEquals("orders-api prod IntegrationLatency",
                    draft.change().orElseThrow().calls().getFirst().parameters().path("AlarmName").asString(), useless);
        }
        for (String useless : List.of("\"Statistic\": \"Sum\", \"Threshold\": 1000000",
                "\"Statistic\": \"Average\", \"Threshold\": 0.9")) {
            Draft draft = draft(REST, latency("20000.0"),
                    ERRORS.replace("\"Statistic\": \"Average\",\n \"Threshold\": 0.05", useless));
            assertEquals(Message.of("change.alarms.of-no-use", List.of("errors")), draft.notes().get(1), useless);
        }
    }

    @Test
    void anAlarmJustBelowTheTimeoutIsTooLateAndTheMaximumCounts() {
        assertEquals(Message.of("change.alarms.mended", "slow"),
                draft(REST, latency("28990.0"), ERRORS).notes().get(1));
        assertInstanceOf(Offer.AlreadySo.class,
                offer(REST, slow("\"ExtendedStatistic\": \"p99\"", "\"Statistic\": \"Maximum\""), ERRORS));
    }

    @Test
    void whatAwsWouldRefuseIsSaidAtItsField() {
        Draft draft = draft(REST);
        assertEquals(List.of("integrationlatency-period"), fields(draft.with("integrationlatency-period", "90")));
        assertEquals(List.of("5xxerror-periods"), fields(draft.with("5xxerror-periods", "289")));
        assertEquals(List.of("5xxerror-threshold"), fields(draft.with("5xxerror-threshold", "many")));
        assertEquals(List.of("5xxerror-threshold"), fields(draft.with("5xxerror-threshold", "1.5")));
        assertEquals(List.of(), fields(draft.with("5xxerror-threshold", "0.050")));
        assertEquals(List.of("5xxerror-topic"),
                fields(draft.with("5xxerror-topic", "arn:aws:sns:eu-west-1:123456789012:oncall")));
        assertEquals(List.of(Problem.AFTER), fields(draft.withAfter(draft.afterText().replace("prod 5XX", "dev 5XX"))));
    }

    @Test
    void whoIsToldAndAThresholdThatComesTooLateAreWarnedOf() {
        Draft draft = draft(REST).with("integrationlatency-topic", "arn:aws:sns:us-east-1:123456789012:oncall")
                .with("integrationlatency-threshold", "29000");
        assertEquals(List.of("integrationlatency-threshold", "5xxerror-topic"),
                draft.problems().stream().map(Problem::field).toList());
        String sent = calls(draft.change().orElseThrow()).get(0);
        assertEquals(true, sent.contains("\"AlarmActions\":[\"arn:aws:sns:us-east-1:123456789012:oncall\"]"), sent);
    }

    @Test
    void whatCannotBeToldIsNotGuessed() {
        assertInstanceOf(Offer.CouldNotRead.class, new AlarmsChange().offer(new FakeReading(REST)
                .failing("DescribeAlarms").reading()));
        assertEquals(new Offer.NotHere(Message.of("change.metrics.no-name")),
                offer(REST.with(EvidenceKeys.REST_API, new Observed.Absent<>(EvidenceFixture.SOURCE))));
        assertEquals(new Offer.NotHere(Message.of("change.alarms.no-timeout")), offer(EvidenceSet.empty()));
    }
}
