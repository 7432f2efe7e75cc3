package dev.timeoutdoctor.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.MalformedQueryException;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatus;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResultField;
import software.amazon.awssdk.services.servicequotas.model.NoSuchResourceException;

/** Metrics, logs, quotas and identity, as the past traffic of the scenarios left them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObservationsWireTest {

    private static final String FUNCTION_LOG = "/aws/lambda/render-invoice";
    private static final String EXECUTION_LOG = "API-Gateway-Execution-Logs_b5i6l7n8g9/prod";

    /** Two in the afternoon, so that the last three hours lie in one day. */
    private final Instant now = Instant.parse("2026-11-22T14:00:00Z");
    private final Clients clients = Clients.onLab("starved-of-memory", Clock.fixed(now, ZoneOffset.UTC));
    private final Instant threeHoursAgo = now.minus(Duration.ofHours(3));

    @AfterAll
    void stopLab() {
        clients.close();
    }

    @Test
    void oneCallReadsManyMetrics() {
        Map<String, String> post = Map.of("ApiName", "billing-api", "Method", "POST", "Resource", "/invoices", "Stage",
                "prod");
        Map<String, String> function = Map.of("FunctionName", "render-invoice");
        List<MetricDataResult> results = metrics(
                query("count", "AWS/ApiGateway", "Count", "Sum", post),
                query("errors", "AWS/ApiGateway", "5XXError", "Average", post),
                query("p50", "AWS/ApiGateway", "IntegrationLatency", "p50", post),
                query("slowest", "AWS/ApiGateway", "Latency", "Maximum", post),
                query("duration", "AWS/Lambda", "Duration", "p99", function),
                query("throttles", "AWS/Lambda", "Throttles", "Sum", function),
                query("failed", "AWS/Lambda", "Errors", "Sum", function)).metricDataResults();

        Map<String, Double> totals = new TreeMap<>();
        results.forEach(result -> totals.put(result.id(), result.values().getFirst()));
        assertEquals(1.0, totals.get("errors"));
        assertEquals(29_000.0, totals.get("p50"));
        assertTrue(totals.getOrDefault("count", 0.0) > 60, totals.toString());
        assertTrue(totals.getOrDefault("slowest", 0.0) < 29_100, totals.toString());
        assertTrue(Math.abs(totals.getOrDefault("duration", 0.0) - 41_000) < 100, totals.toString());
        assertEquals(0.0, totals.get("throttles"));
        assertEquals(0.0, totals.get("failed"));
    }

    @Test
    void metricsComeByPeriodInTheOrderAsked() {
        MetricDataQuery count = query("count", "AWS/ApiGateway", "Count", "SampleCount",
                Map.of("ApiName", "billing-api"));
        MetricDataQuery hourly = count.toBuilder().metricStat(count.metricStat().toBuilder().period(3600).build())
                .build();
        List<Instant> ascending = clients.cloudWatch()
                .getMetricData(r -> r.metricDataQueries(hourly).startTime(threeHoursAgo).endTime(now)
                        .scanBy(ScanBy.TIMESTAMP_ASCENDING))
                .metricDataResults().getFirst().timestamps();
        List<Instant> unasked = clients.cloudWatch()
                .getMetricData(r -> r.metricDataQueries(hourly).startTime(threeHoursAgo).endTime(now))
                .metricDataResults().getFirst().timestamps();

        assertEquals(List.of(threeHoursAgo, now.minusSeconds(7200), now.minusSeconds(3600)), ascending);
        assertEquals(ascending.reversed(), unasked);
    }

    @Test
    void metricThatNobodyWritesIsEmpty() {
        assertEquals(List.of(), metrics(query("none", "AWS/ApiGateway", "Count", "Sum", Map.of("ApiName", "other")))
                .metricDataResults().getFirst().values());
    }

    @Test
    void unknownStatisticIsRefused() {
        CloudWatchException refused = assertThrows(CloudWatchException.class,
                () -> metrics(query("bad", "AWS/ApiGateway", "Count", "median", Map.of("ApiName", "billing-api"))));

        assertEquals("ValidationError", refused.awsErrorDetails().errorCode());
    }

    @Test
    void timedOutCallHasNoReceivedResponse() {
        FilteredLogEvent timeout = clients.logs()
                .filterLogEvents(r -> r.logGroupName(EXECUTION_LOG).limit(1)
                        .filterPattern("\"Execution failed due to a timeout error\""))
                .events().getFirst();
        String requestId = timeout.message().substring(1, 37);

        List<String> story = clients.logs().filterLogEvents(
                r -> r.logGroupName(EXECUTION_LOG).filterPattern("\"" + requestId + "\"")).events().stream()
                .map(event -> event.message().replace("(" + requestId + ") ", "")).toList();

        assertEquals(List.of("Execution failed due to a timeout error", "Method completed with status: 504"),
                story.subList(story.size() - 2, story.size()));
        assertTrue(
                story.get(story.size() - 3).startsWith("Sending request to arn:aws:apigateway:us-east-1:lambda:path"));
        assertTrue(story.getFirst().startsWith("Extended Request Id: "));
    }

    @Test
    void functionReportsAllMemoryUsed() {
        List<FilteredLogEvent> reports = clients.logs()
                .filterLogEvents(r -> r.logGroupName(FUNCTION_LOG).filterPattern("REPORT")
                        .startTime(threeHoursAgo.toEpochMilli()).endTime(now.toEpochMilli()))
                .events();

        assertTrue(reports.size() > 60, "only " + reports.size());
        assertTrue(reports.stream().allMatch(each -> each.message().matches(
                "REPORT RequestId: [0-9a-f-]{36}\tDuration: 4[01]\\d{3}\\.\\d\\d ms\tBilled Duration: 4[01]\\d{3} ms\t"
                        + "Memory Size: 128 MB\tMax Memory Used: 128 MB\t(Init Duration: 631\\.00 ms\t)?\n")),
                reports.getFirst().message());
    }

    @Test
    void logEventsComeInPages() {
        List<String> ids = new ArrayList<>();
        clients.logs().filterLogEventsPaginator(
                r -> r.logGroupName(FUNCTION_LOG).filterPattern("?START ?REPORT -END").limit(25)).events()
                .forEach(event -> ids.add(event.eventId()));

        assertTrue(ids.size() > 120, "only " + ids.size());
        assertEquals(ids.size(), ids.stream().distinct().count());
    }

    @Test
    void accessLogSplitsGatewayFromBackend() {
        String line = clients.logs()
                .filterLogEvents(
                        r -> r.logGroupName("/aws/apigateway/billing-api").filterPattern("INTEGRATION_TIMEOUT"))
                .events().getFirst().message();

        assertTrue(line.contains("\"m\":\"POST\",\"p\":\"/invoices\",\"status\":\"504\""), line);
        assertTrue(line.contains("\"intMs\":\"29000\""), line);
        assertFalse(line.contains("$context"), line);
    }

    @Test
    void insightsSumsUpReports() {
        GetQueryResultsResponse answer = query(FUNCTION_LOG,
                """
                filter @type = "REPORT" | stats count() as n, count(@initDuration) as cold, \
                max(@initDuration) as maxInit, pct(@duration,99) as p99, max(@duration) as mx, \
                max(@maxMemoryUsed/1000000) as mb by bin(15m)""");

        assertEquals(QueryStatus.COMPLETE, answer.status());
        List<ResultField> newest = answer.results().getFirst();
        assertEquals(List.of("bin(15m)", "n"), newest.stream().map(ResultField::field).limit(2).toList());
        assertTrue(newest.getFirst().value().matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:(00|15|30|45):00\\.000"));
        assertTrue(newest.stream().anyMatch(field -> field.field().equals("mb") && field.value().equals("128")),
                newest.toString());
        double matched = answer.results().stream().mapToDouble(row -> Double.parseDouble(row.get(1).value())).sum();
        assertEquals(matched, answer.statistics().recordsMatched());
    }

    @Test
    void insightsCountsTimeouts() {
        GetQueryResultsResponse answer = query(EXECUTION_LOG,
                "filter @message like /Execution failed due to a timeout error/ | stats count() as timeouts");

        assertTrue(Integer.parseInt(answer.results().getFirst().getFirst().value()) > 60, answer.results().toString());
    }

    @Test
    void insightsRefusesWhatItCannotAnswer() {
        MalformedQueryException refused = assertThrows(MalformedQueryException.class,
                () -> query(FUNCTION_LOG, "fields @message | anomaly"));

        assertTrue(refused.awsErrorDetails().errorMessage().contains("anomaly"),
                refused.awsErrorDetails().errorMessage());
    }

    @Test
    void logGroupThatIsNotThereIsNotFound() {
        assertThrows(ResourceNotFoundException.class,
                () -> clients.logs().filterLogEvents(r -> r.logGroupName("/aws/lambda/other")));
    }

    @Test
    void quotaWithoutAppliedValueHasADefaultOnly() {
        assertThrows(NoSuchResourceException.class,
                () -> clients.quotas().getServiceQuota(r -> r.serviceCode("apigateway").quotaCode("L-E5AE38E3")));
        var quota = clients.quotas()
                .getAWSDefaultServiceQuota(r -> r.serviceCode("apigateway").quotaCode("L-E5AE38E3")).quota();

        assertEquals(29_000.0, quota.value());
        assertEquals("Maximum integration timeout in milliseconds", quota.quotaName());
    }

    @Test
    void callerIsTheLearner() {
        var identity = clients.sts().getCallerIdentity();

        assertEquals("123456789012", identity.account());
        assertEquals("arn:aws:sts::123456789012:assumed-role/PracticeLab/learner", identity.arn());
    }

    private GetMetricDataResponse metrics(MetricDataQuery... queries) {
        return clients.cloudWatch()
                .getMetricData(r -> r.metricDataQueries(queries).startTime(threeHoursAgo).endTime(now));
    }

    private static MetricDataQuery query(String id, String namespace, String name, String stat,
            Map<String, String> dimensions) {
        return MetricDataQuery.builder().id(id).metricStat(s -> s.period(86_400).stat(stat)
                .metric(m -> m.namespace(namespace).metricName(name).dimensions(dimensions.entrySet().stream().map(
                        each -> Dimension.builder().name(each.getKey())
                                .value(each.getValue()).build())
                        .toList())))
                .build();
    }

    private GetQueryResultsResponse query(String group, String text) {
        String id = clients.logs().startQuery(r -> r.logGroupName(group).queryString(text)
                .startTime(threeHoursAgo.getEpochSecond()).endTime(now.getEpochSecond())).queryId();
        return clients.logs().getQueryResults(r -> r.queryId(id));
    }
}
