package dev.timeoutdoctor.evidence.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.timeoutdoctor.evidence.AccessLogEntry;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.LogLines.LogLine;
import dev.timeoutdoctor.evidence.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessLogFormatTest {

    private static final Instant AT = Instant.parse("2026-11-22T13:58:40Z");
    private static final String JSON = "{\"requestId\":\"$context.requestId\",\"t\":\"$context.requestTimeEpoch\","
            + "\"m\":\"$context.httpMethod\",\"p\":\"$context.resourcePath\",\"status\":\"$context.status\","
            + "\"respMs\":\"$context.responseLatency\",\"intMs\":\"$context.integration.latency\","
            + "\"err\":$context.error.messageString,\"authMs\":$context.authorizer.latency}";
    /** AWS's own example of the Common Log Format (AWS: set up CloudWatch logging). */
    private static final String COMMON = "$context.identity.sourceIp $context.identity.caller "
            + "$context.identity.user [$context.requestTime] "
            + "\"$context.httpMethod $context.resourcePath $context.protocol\" $context.status "
            + "$context.responseLength $context.requestId $context.extendedRequestId";

    @Test
    void jsonIsReadAlthoughItIsNoJson() {
        assertEquals(
                new AccessLogEntry(AT, Map.of("requestId", "0d7a9c1e-6f3b", "requestTimeEpoch", "1795355920000",
                        "httpMethod", "POST", "resourcePath", "/orders", "status", "504", "responseLatency", "29003",
                        "integration.latency", "29000", "error.messageString", "\"Endpoint \\\"x\\\" timed out\"")),
                read(JSON,
                        "{\"requestId\":\"0d7a9c1e-6f3b\",\"t\":\"1795355920000\",\"m\":\"POST\",\"p\":\"/orders\","
                                + "\"status\":\"504\",\"respMs\":\"29003\",\"intMs\":\"29000\","
                                + "\"err\":\"Endpoint \\\"x\\\" timed out\",\"authMs\":-}"));
    }

    @Test
    void theCommonLogFormatIsRead() {
        assertEquals(
                new AccessLogEntry(AT, Map.of("identity.sourceIp", "203.0.113.9", "requestTime",
                        "22/Nov/2026:13:58:40 +0000", "httpMethod", "GET", "resourcePath", "/orders/{id}", "protocol",
                        "HTTP/1.1", "status", "200", "responseLength", "128", "requestId", "r-1",
                        "extendedRequestId", "Xyz=")),
                read(COMMON,
                        "203.0.113.9 - - [22/Nov/2026:13:58:40 +0000] \"GET /orders/{id} HTTP/1.1\" 200 128 r-1 Xyz=\n"));
    }

    @Test
    void aTextWithTheSeparatorInItIsReadWhereTheRestTellsItsEnd() {
        assertEquals(
                new AccessLogEntry(AT,
                        Map.of("requestId", "r-1", "error.message", "Endpoint request timed out", "status", "504")),
                read("$context.requestId $context.error.message $context.status",
                        "r-1 Endpoint request timed out 504"));
    }

    @Test
    void noAnswerIsNoValue() {
        AccessLogEntry entry = read("$context.status,$context.integrationLatency,$context.integration.status,"
                + "$context.integration.error", "504,-1,-,");
        assertEquals(new AccessLogEntry(AT, Map.of("status", "504")), entry);
        assertEquals(Optional.empty(), entry.millis("integration.latency"));
    }

    @Test
    void twoVariablesWithNothingBetweenThemAreLeftOut() {
        assertEquals(new AccessLogEntry(AT, Map.of("requestId", "r-1")),
                read("$context.requestId $context.status$context.responseLatency", "r-1 50429003"));
    }

    @Test
    void propertiesOfAnAuthorizerMayHaveAnyName() {
        assertEquals(
                new AccessLogEntry(AT, Map.of("authorizer.claims.cognito:username", "ann", "authorizer.latency", "12",
                        "status", "200")),
                read("$context.authorizer.claims.cognito:username $context.authorizer.latency-$context.status.",
                        "ann 12-200."));
    }

    @Test
    void namesThatSayTheSameAreOne() {
        AccessLogEntry entry = read("$context.integrationLatency $context.awsEndpointRequestId", "250 run-1");
        assertEquals(Optional.of(Duration.ofMillis(250)), entry.millis("integration.latency"));
        assertEquals(Optional.of("run-1"), entry.text("integration.requestId"));
    }

    @Test
    void theRequestBeganAsLongAgoAsItTook() {
        AccessLogEntry entry = read("$context.responseLatency", "29003");
        assertEquals(AT.minusMillis(29_003), entry.startedAt());
        assertEquals(AT, entry.endedAt());
    }

    @Test
    void aLineBelongsToTheRouteThatItNames() {
        Route route = new Route(ApiType.REST, "aws", "us-east-1", "", "a1b2c3d4e5", "prod", "POST", "r", "/orders",
                "ANY");
        String both = "$context.httpMethod $context.resourcePath";
        assertEquals(Optional.of(true), read(both, "POST /orders").isTo(route));
        assertEquals(Optional.of(false), read(both, "GET /orders").isTo(route));
        assertEquals(Optional.of(true), read("$context.resourcePath", "/orders").isTo(route));
        assertEquals(Optional.of(true), read("$context.routeKey", "ANY /orders").isTo(route));
        assertEquals(Optional.empty(), read("$context.status", "200").isTo(route));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "{\"requestId\":\"r-1\"}", "{\"requestId\":\"r 1\",\"t\":\"x\"",
            "{\"requestId\":"})
    void aLineOfAnotherFormatIsNoEntry(String line) {
        assertEquals(Optional.empty(), AccessLogFormat.of(JSON).orElseThrow().read(new LogLine(AT, line)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no variables", "$context", "$context.", "$stageVariables.a"})
    void aTextWithoutVariablesIsNoFormat(String format) {
        assertEquals(Optional.empty(), AccessLogFormat.of(format));
    }

    @Test
    void aFormatLongerThanAwsTakesIsNone() {
        assertEquals(Optional.empty(), AccessLogFormat.of("$context.status".repeat(300)));
    }

    /** Any format with something between its variables gives back what was filled in, if that does not hold what is between. */
    @Test
    void whatWasFilledInIsReadBack() {
        Random random = new Random(20_261_122);
        for (int round = 0; round < 2_000; round++) {
            Sample sample = Sample.of(random);
            assertEquals(Optional.of(new AccessLogEntry(AT, sample.told())),
                    AccessLogFormat.of(sample.format()).flatMap(format -> format.read(new LogLine(AT, sample.line()))),
                    () -> sample.format() + "\n" + sample.line());
        }
    }

    /** Whatever stands in format and line, reading ends at once, and says nothing that is not in the line. */
    @Test
    void nothingBreaksTheReading() {
        Random random = new Random(7);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (int round = 0; round < 3_000; round++) {
                String format = soup(random, List.of("$context.status", "$context.error.message", "$context.", "$",
                        " ", "\"", "{", "-", "$context.requestId", "é", "\n", "$context.integration.error"), 60);
                String line = soup(random, List.of("504", " ", "\"", "-", "timed out", "{", "é", "\n", "$context.x"),
                        400);
                AccessLogFormat.of(format).flatMap(known -> known.read(new LogLine(AT, line))).ifPresent(
                        entry -> entry.values().values().forEach(value -> assertEquals(true, line.contains(value))));
            }
        });
    }

    @Test
    void aLineThatNearlyFitsInManyWaysIsGivenUpSoon() {
        String format = "$context.error.message ".repeat(100).strip() + "!";
        String line = "a ".repeat(4_000);
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertEquals(Optional.empty(),
                AccessLogFormat.of(format).flatMap(known -> known.read(new LogLine(AT, line)))));
    }

    private static AccessLogEntry read(String format, String line) {
        return AccessLogFormat.of(format).flatMap(known -> known.read(new LogLine(AT, line))).orElseThrow();
    }

    private static String soup(Random random, List<String> bits, int most) {
        return random.ints(random.nextInt(most), 0, bits.size()).mapToObj(bits::get).collect(Collectors.joining());
    }

    /** A format, a line written by it, and what the line tells. */
    private record Sample(String format, String line, Map<String, String> told) {

        private static final List<String> NAMES = List.of("status", "responseLatency", "requestId", "httpMethod",
                "integration.error", "error.message", "identity.userAgent", "authorizer.claims.sub", "path",
                "waf.latency", "xrayTraceId", "domainName");
        private static final List<String> BETWEEN = List.of("\",\"b\":\"", " | ", "\t", " [", "] ", ";", "</b><c>");

        static Sample of(Random random) {
            List<String> names = new ArrayList<>(NAMES);
            java.util.Collections.shuffle(names, random);
            StringBuilder format = new StringBuilder(random.nextBoolean() ? "{\"a\":\"" : "");
            StringBuilder line = new StringBuilder(format);
            Map<String, String> told = new LinkedHashMap<>();
            for (String name : names.subList(0, 1 + random.nextInt(names.size()))) {
                String between = BETWEEN.get(random.nextInt(BETWEEN.size()));
                String value = value(name, random);
                format.append("$context.").append(name).append(between);
                line.append(value).append(between);
                if (!value.isEmpty() && !value.equals("-") && !value.equals("-1")) {
                    told.put(name, value);
                }
            }
            return new Sample(format + ".", line + ".", told);
        }

        private static String value(String name, Random random) {
            if (random.nextInt(4) == 0) {
                return random.nextBoolean() ? "-" : "";
            }
            boolean number = name.equals("status") || name.endsWith("atency");
            return number
                    ? String.valueOf(random.nextInt(40_000) - 1)
                    : random.ints(1 + random.nextInt(30), 0, 26).mapToObj(i -> String.valueOf((char) ('a' + i)))
                            .collect(Collectors.joining());
        }
    }
}
