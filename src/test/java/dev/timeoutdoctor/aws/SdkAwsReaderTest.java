package dev.timeoutdoctor.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SdkAwsReaderTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AwsCall STAGE = call("apigateway", "GetStage",
            Map.of("restApiId", "abc", "stageName", "prod"));
    private static final AwsCall WHO = call("sts", "GetCallerIdentity", Map.of());
    private static final AwsCall LINES = call("logs", "FilterLogEvents", Map.of("logGroupName", "g", "limit", 3));

    private final StubAws aws = new StubAws();

    @AfterEach
    void stop() {
        aws.close();
    }

    private static AwsCall call(String service, String operation, Map<String, ?> parameters) {
        return AwsCall.of(service, operation, "us-east-1", parameters);
    }

    private static void assertFailed(FailureKind kind, String message, Observed<JsonNode> observed) {
        Observed.Failed<?> failed = (Observed.Failed<?>) observed;
        assertEquals(kind + ": " + message, failed.kind() + ": " + failed.message());
    }

    @Test
    void anAnswerIsSeenWithItsSource() {
        aws.json("{\"stageName\":\"prod\",\"createdDate\":1795383366,\"variables\":{}}");

        JsonNode answer = JSON.readTree(
                "{\"stageName\":\"prod\",\"variables\":{},\"createdDate\":\"2026-11-22T21:36:06Z\"}");
        assertEquals(new Observed.Seen<>(answer, new Source(STAGE, StubAws.NOW, answer)), aws.reader().read(STAGE));
        assertEquals(List.of(new StubAws.Asked("GET /restapis/abc/stages/prod", "")), aws.asked);
    }

    @Test
    void pagesByPositionBecomeOneList() {
        aws.json("{\"item\":[{\"id\":\"a\"}],\"position\":\"p2\"}").json("{\"item\":[{\"id\":\"b\"}]}");

        Observed<JsonNode> read = aws.reader().read(call("apigateway", "GetRestApis", Map.of("limit", 1)));

        assertEquals(Optional.of(JSON.readTree("{\"items\":[{\"id\":\"a\"},{\"id\":\"b\"}]}")), read.seen());
        assertEquals(List.of("GET /restapis?limit=1", "GET /restapis?position=p2&limit=1"),
                aws.asked.stream().map(StubAws.Asked::line).toList());
    }

    @Test
    void pagesOfHttpApisBecomeOneList() {
        aws.json("{\"items\":[{\"apiId\":\"a\"}],\"nextToken\":\"t\"}").json("{\"items\":[{\"apiId\":\"b\"}]}");

        Observed<JsonNode> read = aws.reader().read(call("apigatewayv2", "GetApis", Map.of()));

        assertEquals(Optional.of(JSON.readTree("{\"Items\":[{\"ApiId\":\"a\"},{\"ApiId\":\"b\"}]}")), read.seen());
    }

    @Test
    void logLinesEndAtTheLimitAndKeepTheTokenOfTheRest() {
        aws.json("{\"events\":[{\"message\":\"1\"},{\"message\":\"2\"}],\"nextToken\":\"t2\"}")
                .json("{\"events\":[{\"message\":\"3\"}],\"nextToken\":\"t3\"}");

        Observed<JsonNode> read = aws.reader().read(LINES);

        assertEquals(
                Optional.of(JSON.readTree(
                        """
                        {"events": [{"message": "1"}, {"message": "2"}, {"message": "3"}], "nextToken": "t3"}""")),
                read.seen());
        assertEquals(List.of("{\"logGroupName\":\"g\",\"limit\":3}",
                "{\"logGroupName\":\"g\",\"nextToken\":\"t2\",\"limit\":1}"),
                aws.asked.stream().map(StubAws.Asked::body).toList());
    }

    @Test
    void logLinesEndAfterTwentyPages() {
        for (int page = 1; page <= 25; page++) {
            aws.json("{\"events\":[],\"nextToken\":\"t" + page + "\"}");
        }

        Observed<JsonNode> read = aws.reader().read(LINES);

        assertEquals(Optional.of(JSON.readTree("{\"events\":[],\"nextToken\":\"t20\"}")), read.seen());
        assertEquals(20, aws.asked.size());
    }

    @Test
    void aTokenThatComesTwiceEndsTheReading() {
        aws.json("{\"item\":[],\"position\":\"p\"}").json("{\"item\":[],\"position\":\"p\"}");

        assertFailed(FailureKind.UNREADABLE, "The pages of GetRestApis do not end: the same page was announced twice.",
                aws.reader().read(call("apigateway", "GetRestApis", Map.of())));
    }

    @Test
    void anExportIsTheDocumentItself() {
        aws.json("{\"openapi\":\"3.0.1\"}");

        Observed<JsonNode> read = aws.reader().read(call("apigateway", "GetExport", Map.of("restApiId", "abc",
                "stageName", "prod", "exportType", "oas30", "accepts", "application/json", "parameters",
                Map.of("extensions", "integrations"))));

        assertEquals(Optional.of(JSON.readTree("{\"openapi\":\"3.0.1\"}")), read.seen());
        assertEquals("GET /restapis/abc/stages/prod/exports/oas30?extensions=integrations",
                aws.asked.getFirst().line());
    }

    @Test
    void whatDoesNotExistIsAbsent() {
        aws.error(404, "NotFoundException", "Invalid stage identifier specified");

        Observed<JsonNode> read = aws.reader().read(STAGE);

        assertEquals(
                new Observed.Absent<>(new Source(STAGE, StubAws.NOW,
                        JSON.readTree(
                                """
                                {"Error": {"Code": "NotFoundException", "Message": "Invalid stage identifier specified"},
                                 "ResponseMetadata": {"HTTPStatusCode": 404, "RequestId": "r-1"}}"""))),
                read);
    }

    @Test
    void aQuotaThatDoesNotExistIsAbsent() {
        aws.reply(400, Map.of("Content-Type", "application/x-amz-json-1.1"),
                "{\"__type\":\"NoSuchResourceException\",\"message\":\"no\"}");

        assertTrue(aws.reader().read(call("service-quotas", "GetServiceQuota",
                Map.of("ServiceCode", "apigateway", "QuotaCode", "L-E5AE38E3"))) instanceof Observed.Absent<?>);
    }

    @Test
    void aRefusedActionIsReadFromAwsWords() {
        String words = "User: arn:aws:iam::123456789012:user/kim is not authorized to perform: apigateway:GET on "
                + "resource: arn:aws:apigateway:us-east-1::/restapis/abc/stages/prod because no identity-based policy "
                + "allows the apigateway:GET action";
        aws.error(403, "AccessDeniedException", words);

        Observed.Denied<?> denied = (Observed.Denied<?>) aws.reader().read(STAGE);

        assertEquals(
                List.of("apigateway:GET", "arn:aws:apigateway:us-east-1::/restapis/abc/stages/prod", words),
                List.of(denied.action(), denied.resource(), denied.message()));
    }

    @Test
    void aRefusalWithoutWordsNamesTheActionThatIsNeeded() {
        aws.reply(403, Map.of("Content-Type", "application/json"), "{\"message\":\"Forbidden\"}");

        Observed.Denied<?> denied = (Observed.Denied<?>) aws.reader().read(STAGE);

        assertEquals(
                List.of("apigateway:GET", "arn:aws:apigateway:us-east-1::/restapis/abc/stages/prod", "Forbidden"),
                List.of(denied.action(), denied.resource(), denied.message()));
    }

    @Test
    void aRefusalThatDoesNotNameTheFunctionIsAboutTheOneThatWasAskedFor() {
        aws.error(403, "AccessDeniedException",
                "User: arn:aws:iam::123456789012:user/kim is not authorized to perform: "
                        + "lambda:GetFunctionConfiguration");

        Observed.Denied<?> denied = (Observed.Denied<?>) aws.reader()
                .read(call("lambda", "GetFunctionConfiguration", Map.of("FunctionName", "orders")));

        assertEquals(
                List.of("lambda:GetFunctionConfiguration", "arn:aws:lambda:us-east-1:123456789012:function:orders"),
                List.of(denied.action(), denied.resource()));
    }

    @Test
    void anXmlErrorIsUnderstood() {
        aws.reply(403, Map.of("Content-Type", "text/xml"),
                """
                <ErrorResponse><Error><Type>Sender</Type><Code>ExpiredToken</Code>
                <Message>The security token included in the request is expired</Message></Error>
                <RequestId>r</RequestId></ErrorResponse>""");

        assertFailed(FailureKind.CREDENTIALS, "AWS says that the session of these credentials is over.",
                aws.reader().read(WHO));
    }

    @Test
    void aSignatureOfAnotherTimeIsAMatterOfTheClock() {
        String words = "Signature expired: 20261122T090000Z is now earlier than 20261122T135500Z";
        aws.error(403, "SignatureDoesNotMatch", words);

        assertFailed(FailureKind.CREDENTIALS,
                "This machine's clock is not AWS's: the time in the signature is refused. "
                        + "Set the clock, then try again. AWS says: " + words,
                aws.reader().read(STAGE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                                                                  apigateway   | GetStage          | {"restApiId": "abc", "stageName": "prod"}
                                                                  apigateway   | GetExport         | {"restApiId": "abc", "stageName": "prod", "exportType": "oas30"}
                                                                  apigateway   | GetResources      | {"restApiId": "abc"}
                                                                  apigatewayv2 | GetRoutes         | {"ApiId": "abc"}
                                                                  lambda       | GetPolicy         | {"FunctionName": "abc"}
                                                                  logs         | FilterLogEvents   | {"logGroupName": "abc"}
                                                                  sts          | GetCallerIdentity | {}
                                                                  ec2          | DescribeSubnets   | {}
                                                                  elbv2        | DescribeListeners | {"LoadBalancerArn": "abc"}
                                                                  """)
    void anAnswerThatIsNestedTenThousandDeepIsNoCrash(String service, String operation, String parameters) {
        boolean xml = List.of("sts", "ec2", "elbv2").contains(service);
        for (int attempt = 0; attempt < 4; attempt++) {
            aws.json(xml
                    ? "<a>".repeat(10_000) + "</a>".repeat(10_000)
                    : "{\"items\":".repeat(10_000) + "1" + "}".repeat(10_000));
        }

        Observed<JsonNode> read = aws.reader()
                .read(new AwsCall(service, operation, "us-east-1", JSON.readTree(parameters)));

        assertTrue(read instanceof Observed.Failed<?> || read.seen().isPresent(), read::toString);
        assertFalse(aws.asked.isEmpty());
    }

    @Test
    void aKeyThatAwsDoesNotKnowIsAMatterOfCredentials() {
        aws.error(403, "UnrecognizedClientException", "The security token included in the request is invalid.");

        assertFailed(FailureKind.CREDENTIALS, "AWS does not accept these credentials: The security token included in "
                + "the request is invalid.", aws.reader().read(STAGE));
    }

    @Test
    void aWebPageWithStatus500IsAFailureOfTheServiceInPlainWords() {
        for (int attempt = 0; attempt < 3; attempt++) {
            aws.reply(500, Map.of("Content-Type", "text/html"), "<!doctype html><html><h1>Internal</h1></html>");
        }

        assertFailed(FailureKind.SERVICE_ERROR, "API Gateway failed at GetStage with status 500 and gave no reason.",
                aws.reader().read(STAGE));
        assertEquals(3, aws.asked.size());
    }

    @Test
    void aWebPageWithStatus404MeansThatTheEndpointDoesNotOfferIt() {
        aws.reply(404, Map.of("Content-Type", "text/html"), "<!doctype html><title>404 Not Found</title>");

        assertFailed(FailureKind.NOT_SUPPORTED, "This endpoint does not offer GetStage.", aws.reader().read(STAGE));
    }

    @Test
    void aWebPageWithStatus403IsNoRefusalOfAws() {
        aws.reply(403, Map.of("Content-Type", "text/html"), "<html><body>Blocked by the proxy</body></html>");

        assertFailed(FailureKind.UNREADABLE, "What came back is no answer of API Gateway: a proxy or a sign-in page "
                + "may stand in between.", aws.reader().read(STAGE));
    }

    @Test
    void aWebPageWithStatus200IsUnreadable() {
        aws.reply(200, Map.of("Content-Type", "text/html; charset=utf-8"), "<html><body>Sign in</body></html>");

        assertFailed(FailureKind.UNREADABLE, "What came back is no answer of STS: a proxy or a sign-in page may stand "
                + "in between.", aws.reader().read(WHO));
        assertEquals(1, aws.asked.size());
    }

    @Test
    void aBodyThatIsNoJsonIsUnreadable() {
        for (int attempt = 0; attempt < 3; attempt++) {
            aws.json("<html>");
        }

        assertFailed(FailureKind.UNREADABLE, "What came back is no answer of API Gateway: a proxy or a sign-in page "
                + "may stand in between.", aws.reader().read(STAGE));
    }

    @Test
    void anUnknownOperationIsNotOffered() {
        aws.error(404, "UnknownOperationException", "this lab serves other things");

        assertFailed(FailureKind.NOT_SUPPORTED, "This endpoint does not offer GetStage.", aws.reader().read(STAGE));
    }

    @Test
    void badValuesAreRefusedInAwsWords() {
        aws.error(400, "BadRequestException", "Invalid Resource identifier specified");

        assertFailed(FailureKind.REFUSED, "API Gateway refused GetStage: Invalid Resource identifier specified",
                aws.reader().read(STAGE));
    }

    @Test
    void throttlingOfOtherServicesIsTriedAgainWhenAwsAsksTo() {
        aws.reply(400, Map.of("Content-Type", "application/x-amz-json-1.1"),
                "{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}").json("{\"events\":[]}");

        assertEquals(Optional.of(JSON.readTree("{\"events\":[]}")), aws.reader().read(LINES).seen());
        assertEquals(2, aws.asked.size());
    }

    @Test
    void aServerThatHangsTimesOut() {
        Duration brief = Duration.ofMillis(300);
        try (StubAws slow = new StubAws(new TimeLimits(brief, brief, brief)).hang()) {
            assertFailed(FailureKind.TIMED_OUT, "API Gateway gave no answer within 300 ms.",
                    slow.reader().read(STAGE));
        }
    }

    @Test
    void anInterruptCancels() throws Exception {
        aws.hang();
        CompletableFuture<Observed<JsonNode>> result = new CompletableFuture<>();
        Thread reading = Thread.ofVirtual().start(() -> result.complete(aws.reader().read(STAGE)));
        aws.awaitHanging();

        reading.interrupt();

        assertFailed(FailureKind.CANCELLED, "It was cancelled.", result.get());
    }

    @Test
    void aPortWithoutAServerIsUnreachable() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        try (SdkClients clients = new SdkClients(Credentials.practice(),
                Optional.of(URI.create("http://127.0.0.1:" + free)), StubAws.LIMITS)) {
            SdkAwsReader reader = new SdkAwsReader(clients, InstantSource.fixed(StubAws.NOW), Texts.english());

            assertFailed(FailureKind.UNREACHABLE,
                    "No connection to http://127.0.0.1:" + free + ": nothing listens there.", reader.read(STAGE));
        }
    }

    @Test
    void aClosedReaderSaysThatItWasCancelled() {
        SdkAwsReader reader = aws.reader();
        aws.close();

        assertFailed(FailureKind.CANCELLED, "It was cancelled.", reader.read(STAGE));
    }

    @Test
    void anUnknownParameterIsNamedAndNothingIsSent() {
        assertFailed(FailureKind.REFUSED, "GetStage was not sent: stage is not a member of this call.",
                aws.reader().read(call("apigateway", "GetStage", Map.of("stage", "prod"))));
        assertEquals(List.of(), aws.asked);
    }

    @Test
    void aMissingPathParameterIsNamedAndNothingIsSent() {
        assertFailed(FailureKind.REFUSED, "GetStage was not sent: Parameter 'stage_name' must not be null.",
                aws.reader().read(call("apigateway", "GetStage", Map.of("restApiId", "abc"))));
        assertEquals(List.of(), aws.asked);
    }

    @Test
    void aRegionThatIsNoHostNameIsNotSent() {
        assertFailed(FailureKind.REFUSED, "GetAccount was not sent: \"evil.example/\" is not the name of a Region.",
                aws.reader().read(AwsCall.of("apigateway", "GetAccount", "evil.example/", Map.of())));
    }

    @Test
    void theReaderRefusesEveryWrite() {
        for (Operation<?> write : Writes.table().operations()) {
            assertFailed(FailureKind.NOT_SUPPORTED, "This program does not read with " + write.service().id() + " "
                    + write.name() + ", so it was not sent.",
                    aws.reader().read(call(write.service().id(), write.name(), Map.of())));
        }
        assertEquals(List.of(), aws.asked);
    }

    @Test
    void theReaderRefusesWhatItDoesNotKnow() {
        assertFailed(FailureKind.NOT_SUPPORTED,
                "This program does not read with apigateway DeleteRestApi, so it was not sent.",
                aws.reader().read(call("apigateway", "DeleteRestApi", Map.of("restApiId", "abc"))));
    }
}
