package dev.timeoutdoctor.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.session.RequestDraft;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CurlCommandTest {

    @Test
    void headersAndBodyAreSentToo() {
        assertEquals("""
                     curl -i -X POST \\
                       -H 'Content-Type: application/json' \\
                       --data-raw '{"note": "it'\\''s late"}' \\
                       'https://example.com/prod/orders?a=1&b=2'""",
                CurlCommand.of(new RequestDraft("POST", "https://example.com/prod/orders?a=1&b=2",
                        Map.of("Content-Type", "application/json"), "{\"note\": \"it's late\"}")));
    }

    @Test
    void secretsStandAsVariablesOfTheShell() {
        assertEquals("""
                     curl -i -X GET \\
                       -H "Authorization: $AUTHORIZATION" \\
                       -H "x-api-key: $X_API_KEY" \\
                       https://example.com/prod/orders""",
                CurlCommand.of(new RequestDraft("GET", "https://example.com/prod/orders",
                        Map.of("Authorization", "Bearer eyJhbGciOi", "x-api-key", "abc"), "")));
    }

    @Test
    void aMessageIsSentByWscatWhichWaitsForItsFrame() {
        String url = "wss://w1.execute-api.us-east-1.amazonaws.com/production";
        assertEquals("""
                     npx wscat -c %s \\
                       -H "Authorization: $AUTHORIZATION" \\
                       -w 30 -x '{"action": "ask", "question": "what'\\''s up"}'""".formatted(url),
                WscatCommand.of(new RequestDraft("", url, Map.of("Authorization", "Bearer eyJ"),
                        "{\"action\": \"ask\", \"question\": \"what's up\"}")));
        assertEquals("npx wscat -c " + url, WscatCommand.of(new RequestDraft("", url, Map.of(), "")));
    }
}
