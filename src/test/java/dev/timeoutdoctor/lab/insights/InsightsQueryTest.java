package dev.timeoutdoctor.lab.insights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.traffic.LogEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InsightsQueryTest {

    private static final String ID = "6f1c2f44-0000-4000-8000-000000000001";
    private static final Instant TWO = Instant.parse("2026-11-22T14:00:00Z");

    private final List<LogEvent> report = List.of(new LogEvent("/aws/lambda/f", "s", TWO.plusSeconds(70),
            "REPORT RequestId: " + ID + "\tDuration: 41002.50 ms\tBilled Duration: 41003 ms\tMemory Size: 128 MB\t"
                    + "Max Memory Used: 128 MB\tInit Duration: 631.00 ms\t\n"),
            new LogEvent("/aws/lambda/f", "s", TWO, "START RequestId: " + ID + " Version: $LATEST\n"));

    private final List<LogEvent> access = List.of(
            new LogEvent("/access", "s", TWO.plusSeconds(2),
                    "{\"p\":\"/a\",\"status\":504,\"intMs\":\"3000\",\"respMs\":\"3004\"}"),
            new LogEvent("/access", "s", TWO.plusSeconds(1),
                    "{\"p\":\"/b\",\"status\":200,\"intMs\":\"100\",\"respMs\":\"103\"}"),
            new LogEvent("/access", "s", TWO, "{\"p\":\"/a\",\"status\":504,\"intMs\":\"1000\",\"respMs\":\"1002\"}"));

    @Test
    void readsTheFieldsOfAReport() {
        assertEquals(
                List.of(Map.of("bin(1m)", "2026-11-22 14:01:00.000", "n", "1", "mx", "41002.5", "mb", "128", "cold",
                        "631")),
                run(report, "filter @type = \"REPORT\" | stats count() as n, max(@duration) as mx, "
                        + "max(@maxMemoryUsed/1000000) as mb, max(@initDuration) as cold by bin(1m)"));
    }

    @Test
    void groupsAccessLogLines() {
        assertEquals(
                List.of(Map.of("p", "/a", "status", "504", "n", "2", "maxInt", "3000", "p50", "2000", "gw", "4")),
                run(access, "filter status >= 500 | stats count() as n, max(intMs) as maxInt, pct(intMs, 50) as p50, "
                        + "max(respMs-intMs) as gw by p, status | sort n desc"));
    }

    @Test
    void parsesWithAGlobAndSorts() {
        List<LogEvent> lines = List.of(new LogEvent("g", "s", TWO, "(b) Method completed with status: 504"),
                new LogEvent("g", "s", TWO, "(a) Method completed with status: 200"),
                new LogEvent("g", "s", TWO, "(a) Sending request"));

        assertEquals(List.of("a", "b"), run(lines, "parse @message '(*) *' as reqId, message "
                + "| filter message like /Method completed with status: \\d\\d\\d/ "
                + "| parse message 'Method completed with status: *' as code | display reqId | sort code asc")
                .stream().map(row -> row.get("reqId")).toList());
    }

    @Test
    void showsTimeAndMessageUnlessTold() {
        assertEquals(List.of(List.of("@timestamp", "@message", "@ptr")),
                run(access, "filter not (p = '/a') and ispresent(intMs) | limit 5").stream()
                        .map(row -> List.copyOf(row.keySet())).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dedup p", "filter", "stats median(intMs)", "fields @message limit 5",
            "filter p like /(/",
            "stats count() by bin(5q)", "parse @message '* *' as one"})
    void refusesWhatItDoesNotKnow(String query) {
        assertEquals("MalformedQueryException", assertThrows(Refusal.class, () -> InsightsQuery.parse(query)).code());
    }

    private static List<Map<String, String>> run(List<LogEvent> newestFirst, String query) {
        return InsightsQuery.parse(query).run(newestFirst, 100).rows();
    }
}
