package dev.timeoutdoctor.lab.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.traffic.Call;
import dev.timeoutdoctor.lab.traffic.Kind;
import dev.timeoutdoctor.lab.traffic.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceFilterTest {

    private static final Call SLOW = new Call("r", "e",
            new Call.Route(Kind.REST, "a1", "orders", "prod", "GET", "/", "/", "GET", "", false, false), Instant.EPOCH,
            new Call.Answer(Outcome.INTEGRATION_TIMEOUT, 504, "", Duration.ofSeconds(29), Duration.ofSeconds(29),
                    Duration.ZERO),
            List.of(), Optional.empty());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                            service("orders/prod") | true
                                            service("orders/test") | false
                                            service(id(name: "orders/prod", type: "AWS::ApiGateway::Stage")) AND (responsetime > 20 OR fault = true) | true
                                            responsetime > 30 OR error | false
                                            responsetime > 30 or fault | true
                                            duration >= 5 AND responsetime > 40 | false
                                            """)
    void readsWhatALookForSlowCallsNeeds(String filter, boolean matches) {
        assertEquals(matches, TraceFilter.parse(filter).test(SLOW));
    }

    @Test
    void refusesWhatItDoesNotRead() {
        assertEquals("The lab does not read the filter from here: annotation.key = \"x\"",
                assertThrows(Refusal.class, () -> TraceFilter.parse("fault AND annotation.key = \"x\"")).text());
        assertThrows(Refusal.class, () -> TraceFilter.parse("(fault"));
        assertThrows(Refusal.class, () -> TraceFilter.parse("fault fault"));
    }
}
