package dev.timeoutdoctor.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.evidence.Answers;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.FakeAws;
import dev.timeoutdoctor.evidence.HttpApiAnswerTexts;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.target.TargetResult.Choices;
import dev.timeoutdoctor.target.TargetResult.Found;
import dev.timeoutdoctor.target.TargetResult.NotFound;
import dev.timeoutdoctor.target.TargetResult.NotLooked;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTTP and WebSocket APIs, custom domains, and what leads back to a method. */
class HttpTargetFinderTest {

    private static final String ACCOUNT = "123456789012";
    private static final String HOST = "https://h1b2c3d4e5.execute-api.us-east-1.amazonaws.com";
    private static final String ID = "0d7a9c1e-6f3b-4d52-9c1c-3c1f4a2b7e11";
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T15:30:20Z"));

    private final FakeAws aws = HttpApiAnswerTexts.account().lacks("GetRestApi");
    private final TargetFinder finder = new TargetFinder(aws, "us-east-1", ACCOUNT, CLOCK);

    @BeforeEach
    void stages() {
        stages("$default", "dev");
    }

    @ParameterizedTest
    @CsvSource({"POST, /orders, /orders, POST, rt00001", "GET, /orders, $default, '', rt00002",
            "DELETE, /jobs/7/lines, /jobs/{proxy+}, ANY, rt00003", "GET, '', $default, '', rt00002"})
    void requestsOfTheDefaultStageReachTheirRoute(String method, String path, String route, String key, String id) {
        assertEquals(new Found(new Route(ApiType.HTTP, "aws", "us-east-1", ACCOUNT, "h1b2c3d4e5", "$default", method,
                id, route, key), HOST + path, List.of()), finder.find(HOST + path, method));
    }

    @Test
    void anHttpApiIsFoundByAnIdentityThatMayReadNoRestApi() {
        aws.denies("GetRestApi", "apigateway:GET");
        assertInstanceOf(Found.class, finder.find(HOST + "/orders", "POST"));
    }

    @Test
    void anApiThatMayNotBeReadIsNoMissingOne() {
        aws.denies("GetApi", "apigateway:GET");
        assertEquals(
                new NotLooked(Message.of("target.denied", "GetApi"),
                        Message.of("target.next.permission", "apigateway:GET", "*"),
                        "not authorized to perform: apigateway:GET"),
                finder.find(HOST + "/orders", "POST"));
    }

    @Test
    void aStageThatThePathBeginsWithGoesBeforeTheDefaultStage() {
        Found found = assertInstanceOf(Found.class, finder.find(HOST + "/dev/orders", "POST"));
        assertEquals("arn:aws:execute-api:us-east-1:123456789012:h1b2c3d4e5/dev/POST/orders",
                RequestUrl.arnOf(found.route()));
    }

    @Test
    void routesOfWhichAwsDoesNotSayWhichItTakesAreAskedAbout() {
        aws.answers("GetRoutes", Answers.json("{\"Items\": [{\"RouteId\": \"r1\", \"RouteKey\": \"ANY /orders/new\"}, "
                + "{\"RouteId\": \"r2\", \"RouteKey\": \"GET /orders/{id}\"}]}"));
        Choices choices = assertInstanceOf(Choices.class, finder.find(HOST + "/orders/new", "GET"));
        assertEquals(Message.of("target.choices.rank", "orders-http"), choices.what());
        assertEquals(List.of("ANY /orders/new", "GET /orders/{id}"),
                choices.choices().stream().map(choice -> choice.route().routeKey()).toList());
    }

    @ParameterizedTest
    @CsvSource({"dev/POST/orders, /orders, POST", "$default/$default, $default, ''",
            "dev/ANY/jobs/{proxy+}, /jobs/{proxy+}, ANY"})
    void whatIsOfferedLeadsToItAloneWhenItIsPasted(String rest, String path, String key) {
        String arn = "arn:aws:execute-api:us-east-1:123456789012:h1b2c3d4e5/" + rest;
        Found found = assertInstanceOf(Found.class, finder.find(arn, ""));
        assertEquals(List.of(path, key), List.of(found.route().resourcePath(), found.route().methodKey()));
        assertEquals(arn, RequestUrl.arnOf(found.route()));
    }

    @Test
    void aWebSocketAddressNeedsARouteToBeChosen() {
        webSocket();
        Choices choices = assertInstanceOf(Choices.class,
                finder.find("wss://h1b2c3d4e5.execute-api.us-east-1.amazonaws.com/dev", "GET"));
        assertEquals(List.of("$connect", "sendMessage"),
                choices.choices().stream().map(choice -> choice.route().routeKey()).toList());
        Found found = assertInstanceOf(Found.class,
                finder.find("wss://h1b2c3d4e5.execute-api.us-east-1.amazonaws.com/dev", "sendMessage"));
        assertEquals(new Route(ApiType.WEBSOCKET, "aws", "us-east-1", ACCOUNT, "h1b2c3d4e5", "dev", "", "r2",
                "sendMessage", ""), found.route());
    }

    @Test
    void theLongestMappingOfACustomDomainWins() {
        aws.answers("GetApiMappings", Answers.json(
                """
                {"Items": [{"ApiId": "other00000", "Stage": "prod", "ApiMappingKey": "", "ApiMappingId": "m1"},
                           {"ApiId": "h1b2c3d4e5", "Stage": "dev", "ApiMappingKey": "shop/v2", "ApiMappingId": "m2"},
                           {"ApiId": "other00000", "Stage": "prod", "ApiMappingKey": "shop", "ApiMappingId": "m3"}]}"""));
        Found found = assertInstanceOf(Found.class, finder.find("https://api.example.com/shop/v2/orders", "POST"));
        assertEquals(List.of("h1b2c3d4e5", "dev", "/orders"),
                List.of(found.route().apiId(), found.route().stage(), found.route().resourcePath()));
        assertEquals("https://api.example.com/shop/v2/orders", found.url());
    }

    @Test
    void aBasePathMappingWithoutStageTakesItFromThePath() {
        aws.answers("GetBasePathMappings", Answers.json(
                "{\"items\": [{\"basePath\": \"(none)\", \"restApiId\": \"h1b2c3d4e5\", \"stage\": \"(none)\"}]}"));
        Found found = assertInstanceOf(Found.class, finder.find("https://api.example.com/dev/orders", "POST"));
        assertEquals(List.of("dev", "/orders"), List.of(found.route().stage(), found.route().resourcePath()));
    }

    @Test
    void aWildcardDomainIsFoundByTheList() {
        aws.answers("GetDomainNames", Answers.json(
                """
                {"items": [{"domainName": "*.example.com", "regionalDomainName": "d-1.execute-api.us-east-1.amazonaws.com"}],
                 "Items": []}"""));
        aws.on("GetApiMappings",
                call -> FakeAws.seen(call,
                        Answers.json(call.parameters().path("DomainName").asString("").startsWith("*")
                                ? "{\"Items\": [{\"ApiId\": \"h1b2c3d4e5\", \"Stage\": \"dev\"}]}"
                                : "{}")));
        assertInstanceOf(Found.class, finder.find("https://shop.example.com/orders", "POST"));
    }

    @Test
    void aHostThatIsNoDomainIsAnsweredWithThoseThatAre() {
        aws.answers("GetDomainNames",
                Answers.json("{\"items\": [], \"Items\": [{\"DomainName\": \"api.example.com\"}]}"));
        assertEquals(new NotFound(Message.of("target.url.foreign", "www.example.com"),
                Message.of("target.next.domains", "us-east-1", List.of("api.example.com")),
                "https://www.example.com/orders"), finder.find("https://www.example.com/orders", "GET"));
    }

    @Test
    void aDomainThatMayNotBeReadIsNotTakenForAbsent() {
        aws.denies("GetApiMappings", "apigateway:GET").denies("GetBasePathMappings", "apigateway:GET");
        assertInstanceOf(NotLooked.class, finder.find("https://api.example.com/orders", "GET"));
    }

    @Test
    void aFunctionLeadsToTheMethodsThatCallIt() {
        aws.answers("GetPolicy", Answers.json(
                """
                {"Policy": "{\\"Statement\\": [{\\"Effect\\": \\"Allow\\", \\"Principal\\": {\\"Service\\": \\"apigateway.amazonaws.com\\"}, \\"Action\\": \\"lambda:InvokeFunction\\", \\"Condition\\": {\\"ArnLike\\": {\\"AWS:SourceArn\\": \\"arn:aws:execute-api:us-east-1:123456789012:h1b2c3d4e5/*/*/orders\\"}}}]}"}"""));
        Choices choices = assertInstanceOf(Choices.class,
                finder.find("arn:aws:lambda:us-east-1:123456789012:function:orders", ""));
        assertEquals(List.of("$default POST /orders", "dev POST /orders"),
                choices.choices().stream().map(choice -> choice.route().stage() + " " + choice.route().routeKey())
                        .toList());
    }

    @Test
    void aRequestIdIsLookedForInTheExecutionLogs() {
        aws.answers("DescribeLogGroups",
                Answers.json("""
                             {"logGroups": [{"logGroupName": "API-Gateway-Execution-Logs_other00000/prod"},
                                            {"logGroupName": "API-Gateway-Execution-Logs_h1b2c3d4e5/dev"}]}"""));
        aws.on("FilterLogEvents",
                call -> FakeAws.seen(call,
                        Answers.json(call.parameters().path("logGroupName").asString("").endsWith("/dev")
                                ? "{\"events\": [{\"timestamp\": 1795361000000, \"message\": \"(" + ID
                                        + ") HTTP Method: POST, Resource Path: /orders\"}]}"
                                : "{}")));
        Found found = assertInstanceOf(Found.class, finder.find("(" + ID + ") Method completed with status: 504", ""));
        assertEquals(List.of("h1b2c3d4e5", "dev", "POST /orders"),
                List.of(found.route().apiId(), found.route().stage(), found.route().routeKey()));
    }

    @Test
    void aRequestIdThatNoLogHoldsIsSaidWithWhatWasTried() {
        aws.answers("FilterLogEvents", Answers.json("{}"));
        aws.answers("DescribeLogGroups",
                Answers.json("{\"logGroups\": [{\"logGroupName\": \"API-Gateway-Execution-Logs_other00000/prod\"}]}"));
        assertEquals(new NotFound(Message.of("target.log.not-found", ID, 1, 1, Duration.ofDays(3)),
                Message.of("target.next.url-of-log"), ""), finder.find(ID, ""));
    }

    @Test
    void aPathAloneIsLookedForInEveryApi() {
        aws.answers("GetRestApis", Answers.json("{}")).answers("GetApis",
                Answers.json("""
                             {"Items": [{"ApiId": "h1b2c3d4e5", "Name": "orders-http", "ProtocolType": "HTTP"}]}"""));
        Choices choices = assertInstanceOf(Choices.class,
                finder.find("10.0.0.7 - - [22/Nov/2026:13:58:40 +0000] \"POST /orders HTTP/1.1\" 503 33", ""));
        assertEquals(List.of("$default", "dev"),
                choices.choices().stream().map(choice -> choice.route().stage()).toList());
    }

    @Test
    void whereOneListOfApisIsRefusedAPathIsFoundInTheOtherAndThatIsSaid() {
        stages("dev");
        aws.denies("GetRestApis", "apigateway:GET").answers("GetApis",
                Answers.json(
                        "{\"Items\": [{\"ApiId\": \"h1b2c3d4e5\", \"ProtocolType\": \"HTTP\", \"Name\": \"o\"}]}"));
        Found found = assertInstanceOf(Found.class, finder.find("x \"POST /orders HTTP/1.1\" 503", ""));
        assertEquals(List.of(Message.of("target.note.not-all",
                Message.of("target.list.unread", Message.of("target.list.rest")))), found.notes());
        aws.answers("GetApis", Answers.json("{\"Items\": []}"));
        assertEquals(
                new NotLooked(Message.of("target.list.unread", Message.of("target.list.rest")),
                        Message.of("target.next.permission", "apigateway:GET", "*"),
                        "not authorized to perform: apigateway:GET"),
                finder.find("x \"POST /orders HTTP/1.1\" 503", ""));
    }

    @Test
    void anExecutionLogThatMayNotBeReadIsNotOneWithoutTheRequest() {
        aws.answers("DescribeLogGroups",
                Answers.json("{\"logGroups\": [{\"logGroupName\": \"API-Gateway-Execution-Logs_h1b2c3d4e5/dev\"}]}"));
        aws.denies("FilterLogEvents", "logs:FilterLogEvents");
        assertEquals(
                new NotLooked(Message.of("target.denied", "FilterLogEvents"),
                        Message.of("target.next.permission", "logs:FilterLogEvents", "*"),
                        "not authorized to perform: logs:FilterLogEvents"),
                finder.find(ID, ""));
    }

    @Test
    void anApiThatMayNotBeReadIsSaidBesideTheMethodsThatCallAFunction() {
        String caller = "arn:aws:execute-api:us-east-1:123456789012:%s/*/*/*";
        aws.answers("GetPolicy",
                Answers.json("{\"Policy\": \"{\\\"Statement\\\": [" + statement(caller.formatted("h1b2c3d4e5"))
                        + ", " + statement(caller.formatted("q1b2c3d4e5")) + "]}\"}"));
        var known = HttpApiAnswerTexts.account();
        aws.on("GetApi", call -> call.parameters().path("ApiId").asString("").startsWith("q")
                ? FakeAws.refused(call, "apigateway:GET")
                : known.read(call));
        stages("dev");
        assertEquals(List.of(Message.of("target.note.not-all", Message.of("target.denied", "GetApi"))),
                assertInstanceOf(Found.class, finder.find("arn:aws:lambda:us-east-1:123456789012:function:orders", ""))
                        .notes());
    }

    private static String statement(String caller) {
        return "{\\\"Effect\\\": \\\"Allow\\\", \\\"Action\\\": \\\"lambda:InvokeFunction\\\", \\\"Principal\\\": {\\\"Service\\\": "
                + "\\\"apigateway.amazonaws.com\\\"}, \\\"Condition\\\": {\\\"ArnLike\\\": {\\\"AWS:SourceArn\\\": \\\""
                + caller
                + "\\\"}}}";
    }

    private void webSocket() {
        aws.answers("GetApi",
                Answers.json("{\"ApiId\": \"h1b2c3d4e5\", \"Name\": \"chat\", \"ProtocolType\": \"WEBSOCKET\"}"));
        aws.answers("GetRoutes", Answers
                .json("""
                      {"Items": [{"RouteId": "r2", "RouteKey": "sendMessage", "Target": "integrations/int0001"},
                                 {"RouteId": "r1", "RouteKey": "$connect", "Target": "integrations/int0001"}]}"""));
    }

    private void stages(String... names) {
        StringBuilder items = new StringBuilder();
        for (String name : names) {
            items.append(items.isEmpty() ? "" : ", ").append("{\"StageName\": \"" + name + "\"}");
        }
        aws.answers("GetStages", Answers.json("{\"Items\": [" + items + "], \"item\": []}"));
    }
}
