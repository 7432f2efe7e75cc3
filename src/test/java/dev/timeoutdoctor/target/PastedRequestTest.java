package dev.timeoutdoctor.target;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PastedRequestTest {

    private static final String URL = "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/orders";

    @Test
    void headersAndBodyOfACurlCommandAreSentToo() {
        assertEquals(Optional.of(new PastedRequest(Map.of("x-a", "b", "content-type", "application/json"), "{\"a\":1}")),
                PastedRequest.of("curl -X POST -H 'X-A: b' -H 'Content-Type: application/json' --data '{\"a\":1}' " + URL));
    }

    @Test
    void whatCurlAddsOfItselfIsAddedAndWhatTheSenderSetsIsLeftOut() {
        assertEquals(
                Optional.of(new PastedRequest(
                        Map.of("authorization", "Basic YTpi", "content-type", "application/x-www-form-urlencoded"),
                        "a=1&b=2")),
                PastedRequest.of("curl -u a:b -H 'Host: example.com' -H 'Accept-Encoding: gzip' -d a=1 -d b=2 " + URL));
    }

    @Test
    void aBodyInAFileAndABareAddressTellNothing() {
        assertEquals(Optional.empty(), PastedRequest.of("curl -d @order.json " + URL));
        assertEquals(Optional.empty(), PastedRequest.of(URL));
    }

    @Test
    void itsTextHoldsNoSecret() {
        assertEquals("1 headers and 2 characters of body", new PastedRequest(Map.of("x-api-key", "s3"), "{}").toString());
    }
}
