package dev.timeoutdoctor.evidence.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.timeoutdoctor.evidence.Answers;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.FunctionMetrics;
import dev.timeoutdoctor.evidence.GatewayMetrics;
import dev.timeoutdoctor.evidence.Latency;
import dev.timeoutdoctor.evidence.MetricData;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.evidence.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MetricAnswersTest {

    private static final TimeWindow WINDOW = new TimeWindow(Instant.parse("2026-11-22T12:00:00Z"),
            Instant.parse("2026-11-22T15:31:00Z"));

    @Test
    void theMethodsOwnFiguresComeFirst() {
        Map<String, double[]> values = figures("method", 8);
        values.putAll(figures("stage", 100));
        assertEquals(new GatewayMetrics(WINDOW, true, 8, 1, 2, latency(8), latency(8)),
                MetricAnswers.gateway(source(values)));
    }

    @Test
    void theStagesFiguresStandInWhereTheMethodHasNone() {
        assertEquals(new GatewayMetrics(WINDOW, false, 100, 1, 2, latency(100), latency(100)),
                MetricAnswers.gateway(source(figures("stage", 100))));
    }

    @Test
    void noDatapointsAreNoRequests() {
        assertEquals(new GatewayMetrics(WINDOW, false, 0, 0, 0, Latency.NONE, Latency.NONE),
                MetricAnswers.gateway(source(Map.of())));
    }

    @Test
    void severalDatapointsAreWeighedBySamplesAndTheWorstStands() {
        Map<String, double[]> values = new HashMap<>();
        values.put("stage_IntegrationLatency_SampleCount", new double[]{30, 10});
        values.put("stage_IntegrationLatency_p50", new double[]{100, 500});
        values.put("stage_IntegrationLatency_p90", new double[]{200, 1000});
        values.put("stage_IntegrationLatency_p99", new double[]{2900.5, 900});
        values.put("stage_IntegrationLatency_Maximum", new double[]{3000, 1000});
        assertEquals(
                new Latency(40, Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofNanos(2_900_500_000L),
                        Duration.ofSeconds(3)),
                MetricAnswers.gateway(source(values)).integrationLatency());
    }

    @Test
    void partOfTheDataNeverPassesForNoRequests() {
        String answer = "{\"MetricDataResults\": [{\"Id\": \"stage_Count_SampleCount\", \"StatusCode\": \"InternalError\"}]}";
        assertEquals("MetricDataResults: stage_Count_SampleCount is not complete: InternalError",
                assertThrows(IllegalArgumentException.class,
                        () -> MetricAnswers.gateway(source(Answers.json(answer)))).getMessage());
    }

    @Test
    void aSeriesThatSpansPagesIsCompleteWithItsLastPart() {
        Source source = source(figures("stage", 40));
        source.answer().withArray("MetricDataResults").insert(0,
                Answers.json("""
                             {"Id": "stage_Count_SampleCount", "StatusCode": "PartialData",
                              "Timestamps": ["2026-11-22T12:00:00+00:00"], "Values": [60]}"""));
        assertEquals(100, MetricAnswers.gateway(source).requests());
    }

    @Test
    void aFigureThatIsMissingIsUnreadable() {
        assertEquals("MetricDataResults: method_Count_SampleCount is missing",
                assertThrows(IllegalArgumentException.class,
                        () -> MetricAnswers.gateway(source(Answers.json("{}")))).getMessage());
    }

    @Test
    void samplesWithoutPercentilesAreUnreadable() {
        assertEquals("MetricDataResults: stage_Latency_p50 has no value for its samples",
                assertThrows(IllegalArgumentException.class, () -> MetricAnswers.gateway(
                        source(Map.of("stage_Latency_SampleCount", new double[]{3})))).getMessage());
    }

    @Test
    void aFunctionsFiguresAreRead() {
        Map<String, double[]> values = new HashMap<>(distribution("function_Duration", 8));
        values.put("function_Invocations_Sum", new double[]{5, 3});
        values.put("function_Errors_Sum", new double[]{1});
        values.put("function_Throttles_Sum", new double[]{2});
        values.put("function_ConcurrentExecutions_Maximum", new double[]{4, 7});
        AwsCall call = call(MetricQuery.function());
        assertEquals(new FunctionMetrics(WINDOW, 8, 1, 2, 7, latency(8)),
                MetricAnswers.function(new Source(call, Answers.AT, MetricData.of(call, values))));
    }

    private static Latency latency(long samples) {
        return new Latency(samples, Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(300),
                Duration.ofMillis(400));
    }

    private static Map<String, double[]> figures(String scope, double requests) {
        Map<String, double[]> values = new HashMap<>();
        values.putAll(distribution(scope + "_IntegrationLatency", requests));
        values.putAll(distribution(scope + "_Latency", requests));
        values.put(scope + "_Count_SampleCount", new double[]{requests});
        values.put(scope + "_4XXError_Sum", new double[]{1});
        values.put(scope + "_5XXError_Sum", new double[]{2});
        return values;
    }

    private static Map<String, double[]> distribution(String prefix, double samples) {
        return Map.of(prefix + "_SampleCount", new double[]{samples}, prefix + "_p50", new double[]{100},
                prefix + "_p90", new double[]{200}, prefix + "_p99", new double[]{300}, prefix + "_Maximum",
                new double[]{400});
    }

    private static Source source(Map<String, double[]> values) {
        AwsCall call = gatewayCall();
        return new Source(call, Answers.AT, MetricData.of(call, values));
    }

    private static Source source(JsonNode answer) {
        return new Source(gatewayCall(), Answers.AT, answer);
    }

    private static AwsCall gatewayCall() {
        return call(Stream.of("method", "stage").flatMap(scope -> MetricQuery.gateway(ApiType.REST, scope).stream())
                .toList());
    }

    private static AwsCall call(List<MetricQuery> queries) {
        return AwsCall.of("cloudwatch", "GetMetricData", "us-east-1",
                Map.of("MetricDataQueries", queries.stream().map(query -> Map.of("Id", query.id())).toList(),
                        "StartTime", WINDOW.from().toString(), "EndTime", WINDOW.to().toString()));
    }
}
