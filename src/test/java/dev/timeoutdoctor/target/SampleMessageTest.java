package dev.timeoutdoctor.target;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Messages that find their route. */
class SampleMessageTest {

    @Test
    void theKeyStandsWhereTheExpressionLooksForIt() {
        assertEquals(Optional.of("{\"action\":\"ask\"}"), SampleMessage.of("$request.body.action", "ask"));
        assertEquals(Optional.of("{\"what\":{\"to-do\":\"say \\\"hi\\\"\"}}"),
                SampleMessage.of("${request.body.what.to-do}", "say \"hi\""));
    }

    @Test
    void whatNamesNoRouteGoesToTheDefault() {
        assertEquals(Optional.of("{}"), SampleMessage.of("$request.body.action", "$default"));
    }

    @Test
    void anExpressionThatNoMessageAloneAnswersGivesNone() {
        assertEquals(Optional.empty(), SampleMessage.of("${request.body.a}-${request.body.b}", "ask"));
        assertEquals(Optional.empty(), SampleMessage.of("", "ask"));
    }
}
