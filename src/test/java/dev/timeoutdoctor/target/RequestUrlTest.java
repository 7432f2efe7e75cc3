package dev.timeoutdoctor.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.target.RequestUrl.ExecuteApi;
import dev.timeoutdoctor.target.RequestUrl.Foreign;
import dev.timeoutdoctor.target.RequestUrl.Malformed;
import dev.timeoutdoctor.text.Message;
import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestUrlTest {

    private static final String HOST = "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com";
    private static final ExecuteApi ORDERS = new ExecuteApi("a1b2c3d4e5", "us-east-1", "prod", "/orders", "",
            HOST + "/prod/orders");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
            "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/orders/7?x=1 | a1b2c3d4e5 | us-east-1 | prod | /orders/7",
            "https://a1b2c3d4e5.execute-api.cn-north-1.amazonaws.com.cn/prod/orders   | a1b2c3d4e5 | cn-north-1 | prod | /orders",
            "https://a1b2c3d4e5.execute-api.us-gov-west-1.amazonaws.com/prod          | a1b2c3d4e5 | us-gov-west-1 | prod | /",
            "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/             | a1b2c3d4e5 | us-east-1 | prod | /",
            "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com:443/prod/orders/  | a1b2c3d4e5 | us-east-1 | prod | /orders/",
            "https://a1b2c3d4e5-vpce-0a1b2c.execute-api.eu-west-1.amazonaws.com/v1/x  | a1b2c3d4e5 | eu-west-1 | v1   | /x",
            "wss://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod                | a1b2c3d4e5 | us-east-1 | prod | /",
            "http://127.0.0.1:8123/_aws/execute-api/a1b2c3d4e5/prod/orders            | a1b2c3d4e5 | ''   | prod | /orders",
            "http://127.0.0.1:8123/_aws/execute-api/a1b2c3d4e5/prod                   | a1b2c3d4e5 | ''   | prod | /",
            "http://127.0.0.1:8123/_aws/execute-api/a1b2c3d4e5                        | a1b2c3d4e5 | ''   | ''   | /",
            "http://localhost:4566/restapis/a1b2c3d4e5/prod/_user_request_/orders/7   | a1b2c3d4e5 | ''   | prod | /orders/7",
            "http://localhost:4566/restapis/a1b2c3d4e5/prod/_user_request_            | a1b2c3d4e5 | ''   | prod | /",
            "http://my-api.execute-api.localhost.localstack.cloud:4566/prod/orders    | my-api     | ''   | prod | /orders",
            "http://a1b2c3d4e5.execute-api.localhost:4566/prod/orders                 | a1b2c3d4e5 | ''   | prod | /orders",
            "http://[::1]:8123/_aws/execute-api/a1b2c3d4e5/prod/orders                | a1b2c3d4e5 | ''   | prod | /orders"})
    void addressesThatNameApiAndStageAreTakenApart(String url, String api, String region, String stage, String path) {
        assertEquals(new ExecuteApi(api, region, stage, path, "", url), RequestUrl.parse(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "  https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/orders\n",
            "\"https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/orders\"",
            "'https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/orders',",
            "<https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/orders>",
            "(https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/orders).",
            "URL: https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/orders; it fails!",
            "HTTPS://A1B2C3D4E5.Execute-API.US-EAST-1.amazonaws.com/prod/orders",
            "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/orders",
            "https://user:secret@a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/orders",
            "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/orders#top"})
    void whatStandsAroundAUrlIsTakenAway(String text) {
        assertEquals(ORDERS, RequestUrl.parse(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "curl HOST/prod/orders                                                    | GET",
            "curl -s -X PUT 'HOST/prod/orders' -H 'Origin: https://example.com'       | PUT",
            "curl -H \"Referer: https://example.com\" --request delete \"HOST/prod/orders\" | DELETE",
            "curl -XPATCH HOST/prod/orders                                            | PATCH",
            "curl --request=OPTIONS HOST/prod/orders                                  | OPTIONS",
            "curl 'HOST/prod/orders' --data-raw '{\"callback\": \"https://example.com\"}' | POST",
            "$ curl -d '{\"callback\": \"https://example.com\"}' HOST/prod/orders     | POST",
            "curl -G -d a=b HOST/prod/orders                                          | GET",
            "curl -I HOST/prod/orders                                                 | HEAD",
            "/usr/bin/curl \\\\n  --json {} \\\\n  HOST/prod/orders                          | POST",
            "POST HOST/prod/orders                                                    | POST",
            "get HOST/prod/orders                                                     | GET"})
    void commandsAndLogLinesTellTheMethod(String text, String method) {
        assertEquals(new ExecuteApi("a1b2c3d4e5", "us-east-1", "prod", "/orders", method, HOST + "/prod/orders"),
                RequestUrl.parse(text.replace("HOST", HOST).replace("\\n", "\n")));
    }

    @Test
    void whatAUrlMayNotHoldIsEncoded() {
        assertEquals(
                new ExecuteApi("a1b2c3d4e5", "us-east-1", "prod", "/gr%C3%BC%C3%9Fe/100%25/a%20b", "",
                        HOST + "/prod/gr%C3%BC%C3%9Fe/100%25/a%20b?f=%7Bx%7C%7D&g=%F0%9F%90%8C"),
                RequestUrl.parse(HOST + "/prod/grüße/100%/a%20b?f={x|}&g=🐌"));
    }

    @ParameterizedTest
    @CsvSource({"https://api.example.com/orders, api.example.com, target.url.foreign",
            "https://d111111abcdef8.cloudfront.net/prod/orders, d111111abcdef8.cloudfront.net, target.url.foreign",
            "example.com/orders, example.com, target.url.foreign",
            "http://localhost:8080/orders, localhost, target.url.foreign",
            "http://127.0.0.1:4566/_aws/hosts/shop.example.com/checkout, shop.example.com, target.url.foreign",
            "https://execute-api.us-east-1.amazonaws.com/prod/orders, execute-api.us-east-1.amazonaws.com, target.url.endpoint-only",
            "https://vpce-0123-abcd.execute-api.us-east-1.vpce.amazonaws.com/prod, vpce-0123-abcd.execute-api.us-east-1.vpce.amazonaws.com, target.url.endpoint-only",
            "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com.evil.example/prod, a1b2c3d4e5.execute-api.us-east-1.amazonaws.com.evil.example, target.url.foreign"})
    void otherHostsDoNotTellTheirApi(String text, String host, String why) {
        Foreign foreign = assertInstanceOf(Foreign.class, RequestUrl.parse(text));
        assertEquals(host, foreign.host());
        assertEquals(Message.of(why, host), foreign.why());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', value = {"~~ | target.url.empty", "~   ~ | target.url.empty",
            "orders | target.url.none", "https:// | target.url.none", "https:///prod | target.url.host",
            "http://@/x | target.url.host", "https://ex ample | target.url.host.no",
            "ftp://example | target.url.none", "https:\\\\example.com | target.url.none",
            "http://-.-/ | target.url.host", "http://[/ | target.url.host", "http://host:port/ | target.url.host",
            "curl | target.url.none", "\" | target.url.none", "... | target.url.none"})
    void garbageGetsAPlainSentence(String text, String why) {
        RequestUrl parsed = RequestUrl.parse(text);
        if (why.endsWith(".no")) {
            assertInstanceOf(Foreign.class, parsed);
        } else {
            assertEquals(why, assertInstanceOf(Malformed.class, parsed).why().key());
        }
    }

    @Test
    void aTextThatIsTooLongIsSaidSo() {
        assertEquals(new Malformed(Message.of("target.url.too-long")), RequestUrl.parse(HOST + "x".repeat(20_000)));
    }

    @Test
    void nothingThatIsPastedMakesItThrowAndEveryUrlCanBeSent() {
        Random random = new Random(504);
        String pieces = "curl -X POST 'https://a1.execute-api.us-east-1.amazonaws.com/prod/%2g%{}[]\"\\\n\t ü🐌\u0000@:?#&=.";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? HOST : "");
            int length = random.nextInt(60);
            for (int k = 0; k < length; k++) {
                int from = random.nextInt(pieces.length());
                text.append(pieces, from, Math.min(pieces.length(), from + 1 + random.nextInt(12)));
            }
            switch (RequestUrl.parse(text.toString())) {
                case ExecuteApi url -> assertEquals(url.url(), URI.create(url.url()).toString());
                case Foreign foreign -> assertEquals(foreign.url(), URI.create(foreign.url()).toString());
                case RequestUrl.ApiPart part -> assertFalse(part.apiId().isEmpty());
                case RequestUrl.Function function -> assertFalse(function.name().isEmpty());
                case RequestUrl.Domain domain -> assertFalse(domain.name().isEmpty());
                case RequestUrl.Logged logged -> assertFalse(logged.requestId().isEmpty() && logged.path().isEmpty());
                case Malformed malformed -> assertEquals(true, malformed.why().key().startsWith("target.url."));
            }
        }
    }

    @Test
    void aLongHostOfManyPartsIsNoTrouble() {
        assertInstanceOf(Malformed.class, RequestUrl.parse("a.".repeat(9_000) + "b/x"));
        assertInstanceOf(Malformed.class, RequestUrl.parse("https://" + "a.".repeat(9_000) + "b/x"));
    }

    @Test
    void aRouteHasItsAddressAtAws() {
        assertEquals("https://a1b2c3d4e5.execute-api.cn-north-1.amazonaws.com.cn/prod/orders/{id}",
                RequestUrl.of(new Route(ApiType.REST, "aws-cn", "cn-north-1", "", "a1b2c3d4e5", "prod", "GET", "r",
                        "/orders/{id}", "GET")));
    }
}
