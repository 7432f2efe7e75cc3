package dev.timeoutdoctor.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.aws.Credentials;
import dev.timeoutdoctor.aws.SdkAwsReader;
import dev.timeoutdoctor.aws.SdkClients;
import dev.timeoutdoctor.aws.TimeLimits;
import dev.timeoutdoctor.collect.Cancellation;
import dev.timeoutdoctor.collect.Permissions;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.IamAction;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.lab.Lab;
import dev.timeoutdoctor.lab.LabOptions;
import dev.timeoutdoctor.lab.Scenarios;
import dev.timeoutdoctor.text.Texts;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Surveys of the lab's account through the SDK, and of answers that are made up. */
class SurveyTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SurveyPlace PLACE = new SurveyPlace("lab", "123456789012", "us-east-1");
    private static final Clock CLOCK = Clock.systemUTC();
    private static Lab lab;
    private static SdkClients clients;

    private final ConcurrentLinkedQueue<AwsCall> asked = new ConcurrentLinkedQueue<>();
    private final Texts texts = Texts.english();

    @BeforeAll
    static void startLab() throws Exception {
        lab = Lab.start(LabOptions.of(Scenarios.byId("raised-never-deployed")));
        clients = new SdkClients(Credentials.practice(), Optional.of(lab.endpoint()), TimeLimits.standard());
    }

    @AfterAll
    static void stopLab() {
        clients.close();
        lab.close();
    }

    @Test
    void namesWhatCanTimeOutInTheLabsAccountAndWhy() throws Exception {
        Survey.State state = survey(live()).run(now -> {
        }, new Cancellation());
        assertTrue(state.complete());
        Map<String, List<Risk>> risks = new TreeMap<>();
        state.rows().forEach(row -> risks.put(row.stage() + " " + row.method().label(), row.risks()));
        assertEquals(Map.of("prod GET /reports", List.of(), "prod POST /reports", List.of(Risk.NOT_DEPLOYED),
                "prod GET /reports/{id}", List.of(Risk.FUNCTION_OUTLIVES, Risk.NOT_DEPLOYED)), risks);
        assertEquals(List.of("The function may run 25.0 s, the gateway waits 10.0 s.",
                "The stage prod serves other settings than those last edited: GET /reports/{id}: integration timeout 10.0 s → 29.0 s."),
                state.rows().stream().filter(row -> row.method().label().equals("GET /reports/{id}"))
                        .flatMap(row -> row.reasons().stream()).map(texts::of).toList());
    }

    @Test
    void takesTheActionsThatItsPolicyGrants() throws Exception {
        survey(calling(":live", "{\"FunctionName\": \"slow\", \"Timeout\": 60, \"MemorySize\": 128, \"FunctionArn\": \"a\"}"))
                .run(now -> {
                }, new Cancellation());
        assertEquals(new TreeSet<>(Permissions.survey()),
                asked.stream().map(IamAction::of).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void judgesAnAliasByTheVersionItPointsToAndNotByWhatWasEditedLast() throws Exception {
        Survey.State state = survey(calling(":live",
                "{\"FunctionName\": \"slow\", \"Timeout\": 20, \"MemorySize\": 128, \"FunctionArn\": \"a\", \"Version\": \"3\"}"))
                .run(now -> {
                }, new Cancellation());
        assertEquals(List.of(Optional.of(Duration.ofSeconds(20)), Optional.of(Duration.ofSeconds(20))),
                state.rows().stream().map(SurveyRow::functionTimeout).toList());
        assertEquals(List.of(List.of(), List.of()), state.rows().stream().map(SurveyRow::risks).toList());
        assertEquals(1, count("GetFunctionConfiguration"));
        assertTrue(asked.contains(AwsCall.of("lambda", "GetFunctionConfiguration", "us-east-1",
                Map.of("FunctionName", "slow", "Qualifier", "live"))), asked::toString);
    }

    @Test
    void saysOfAnAliasThatDoesNotExistThatThereIsNone() throws Exception {
        Survey.State state = survey(calling(":gone", "")).run(now -> {
        }, new Cancellation());
        assertEquals(List.of("There is no function slow:gone in us-east-1."),
                state.rows().getFirst().reasons().stream().map(texts::of).toList());
        assertEquals(Optional.empty(), state.rows().getFirst().functionTimeout());
    }

    @Test
    void looksAVpcLinkUpByWhatTheStageVariableSays() throws Exception {
        AwsReader functions = invented(1);
        Survey.State state = survey(call -> switch (call.operation()) {
            case "GetStages" -> seen(call, "{\"item\": [{\"stageName\": \"prod\", \"deploymentId\": \"d1\", "
                    + "\"variables\": {\"link\": \"abc123\"}}]}");
            case "GetVpcLinks" -> seen(call, call.service().equals("apigateway")
                    ? "{\"items\": [{\"id\": \"abc123\", \"name\": \"l\", \"status\": \"FAILED\"}]}"
                    : "{\"Items\": []}");
            case "GetExport" -> seen(call, "{\"openapi\": \"3.0.1\", \"paths\": {\"/slow\": {\"get\": "
                    + "{\"x-amazon-apigateway-integration\": {\"type\": \"http_proxy\", \"httpMethod\": \"GET\", "
                    + "\"uri\": \"http://x.internal/\", \"connectionType\": \"VPC_LINK\", "
                    + "\"connectionId\": \"${stageVariables.link}\", \"timeoutInMillis\": 29000}}}}}");
            default -> functions.read(call);
        }).run(now -> {
        }, new Cancellation());
        assertEquals("The VPC link abc123 is FAILED.", texts.of(state.rows().getFirst().reasons().getFirst()));
    }

    @Test
    void readsTheResourcesOfEachApiOnce() throws Exception {
        Survey.State state = survey(invented(12)).run(now -> {
        }, new Cancellation());
        assertEquals(12, state.read());
        assertEquals(12, count("GetResources"));
        assertEquals(12, count("GetStages"));
        assertEquals(12, count("GetExport"));
        assertEquals(0, count("GetIntegration"));
    }

    @Test
    void goesOnWhereItWasCancelled() throws Exception {
        Cancellation cancellation = new Cancellation();
        Survey survey = survey(invented(40));
        Survey.State half = survey.run(now -> {
            if (now.read() >= 3) {
                cancellation.cancel();
            }
        }, cancellation);
        assertFalse(half.complete());
        int before = half.read();
        assertTrue(before >= 3 && before < 40, () -> before + " were read");
        asked.clear();
        Survey.State whole = survey.run(now -> {
        }, new Cancellation());
        assertTrue(whole.complete());
        assertEquals(40 - before, count("GetResources"));
        assertEquals(0, count("GetRestApis"));
        assertEquals(40, whole.rows().stream().map(row -> row.api().api().id()).distinct().count());
    }

    @Test
    void saysWhatWasNotLookedAtRatherThanNothing() throws Exception {
        AwsReader refusing = call -> call.operation().equals("ListFunctions") || call.operation().equals("GetExport")
                ? new Observed.Denied<>("lambda:ListFunctions", "*", "not authorized", source(call))
                : invented(1).read(call);
        Survey.State state = survey(refusing).run(now -> {
        }, new Cancellation());
        assertEquals(List.of(List.of(Risk.NOT_LOOKED_AT)), state.rows().stream().map(SurveyRow::risks).toList());
    }

    @Test
    void saysWhyTheListOfApisCannotBeRead() throws Exception {
        Survey.State state = survey(call -> new Observed.Failed<>(FailureKind.THROTTLED, "Rate exceeded", source(call)))
                .run(now -> {
                }, new Cancellation());
        assertFalse(state.complete());
        assertEquals(List.of("The list of REST APIs could not be read: Rate exceeded",
                "The list of HTTP and WebSocket APIs could not be read: Rate exceeded"), unread(state));
    }

    @Test
    void surveysOneListWhereTheOtherIsRefusedAndReadsThatWhenItGoesOn() throws Exception {
        AtomicBoolean refuses = new AtomicBoolean(true);
        Survey survey = survey(call -> refuses.get() && call.operation().equals("GetApis")
                ? new Observed.Denied<>("apigateway:GET", "/apis", "not authorized", source(call))
                : invented(2).read(call));
        Survey.State partly = survey.run(now -> {
        }, new Cancellation());
        assertEquals(List.of(false, 2, 2), List.of(partly.complete(), partly.read(), partly.rows().size()));
        assertEquals(
                List.of("The list of HTTP and WebSocket APIs may not be read: apigateway:GET on /apis was refused"),
                unread(partly));
        refuses.set(false);
        assertTrue(survey.run(now -> {
        }, new Cancellation()).complete());
        assertEquals(2, count("GetResources"));
    }

    @Test
    void namesTheApiThatCouldNotBeReadAndAsksForItAgain() throws Exception {
        AtomicBoolean throttled = new AtomicBoolean(true);
        Survey survey = survey(call -> throttled.get() && call.operation().equals("GetResources")
                ? new Observed.Failed<>(FailureKind.THROTTLED, "Rate exceeded", source(call))
                : invented(1).read(call));
        Survey.State half = survey.run(now -> {
        }, new Cancellation());
        assertEquals(List.of("The API =api 0 (api0000) could not be read: Rate exceeded"), unread(half));
        assertEquals(List.of(false, 0, List.of(
                "The settings last edited could not be read, so whether the stage serves them is not known.")),
                List.of(half.complete(), half.read(), half.rows().stream().map(SurveyRow::reasons)
                        .map(reasons -> texts.of(reasons.getLast())).toList()));
        throttled.set(false);
        Survey.State whole = survey.run(now -> {
        }, new Cancellation());
        assertEquals(List.of(true, 1, List.of()), List.of(whole.complete(), whole.read(), whole.unread()));
        assertEquals(List.of(List.of(Risk.FUNCTION_OUTLIVES, Risk.OVER_CEILING)),
                whole.rows().stream().map(SurveyRow::risks).toList());
    }

    @Test
    void anApiWhoseStagesMayNotBeReadIsNotOneThatIsDeployedNowhere() throws Exception {
        Survey.State state = survey(call -> call.operation().equals("GetStages")
                ? new Observed.Denied<>("apigateway:GET", "*", "not authorized", source(call))
                : invented(1).read(call)).run(now -> {
                }, new Cancellation());
        assertFalse(state.complete());
        assertEquals(List.of("The API =api 0 (api0000) may not be read: apigateway:GET on * was refused"),
                unread(state));
        assertEquals(
                List.of("Which stages serve this API could not be read, so this row shows the settings last edited."),
                state.rows().stream().map(row -> texts.of(row.reasons().getLast())).toList());
    }

    @Test
    void stoppedWhileTheRegionsFactsAreReadItKeepsNoneOfThem() throws Exception {
        Cancellation cancellation = new Cancellation();
        Survey survey = survey(call -> {
            if (call.operation().equals("ListFunctions")) {
                cancellation.cancel();
            }
            return Thread.currentThread().isInterrupted()
                    ? new Observed.Failed<>(FailureKind.CANCELLED, "cancelled", source(call))
                    : invented(1).read(call);
        });
        Survey.State stopped = survey.run(now -> {
        }, cancellation);
        assertEquals(new Survey.State(PLACE, 0, 1, List.of(), false, List.of()), stopped);
        Survey.State whole = survey.run(now -> {
        }, new Cancellation());
        assertEquals(List.of(List.of(Risk.FUNCTION_OUTLIVES, Risk.OVER_CEILING)),
                whole.rows().stream().map(SurveyRow::risks).toList());
        assertTrue(whole.complete());
    }

    @Test
    void stoppedBeforeTheApisAreListedItIsNotAnAccountWithoutApis() throws Exception {
        Cancellation cancellation = new Cancellation();
        Survey survey = survey(call -> {
            cancellation.cancel();
            return new Observed.Failed<>(FailureKind.CANCELLED, "cancelled", source(call));
        });
        assertEquals(new Survey.State(PLACE, 0, 0, List.of(), false, List.of()), survey.run(now -> {
        }, cancellation));
    }

    @Test
    void factsThatFailedAreAskedForAgainAndSaidAnew() throws Exception {
        AtomicBoolean late = new AtomicBoolean(true);
        Survey survey = survey(call -> late.get() && call.operation().equals("ListFunctions")
                ? new Observed.Failed<>(FailureKind.TIMED_OUT, "no answer", source(call))
                : invented(1).read(call));
        Survey.State before = survey.run(now -> {
        }, new Cancellation());
        assertEquals(List.of(List.of(Risk.NOT_LOOKED_AT)), before.rows().stream().map(SurveyRow::risks).toList());
        late.set(false);
        asked.clear();
        Survey.State after = survey.run(now -> {
        }, new Cancellation());
        assertEquals(List.of(List.of(Risk.FUNCTION_OUTLIVES, Risk.OVER_CEILING)),
                after.rows().stream().map(SurveyRow::risks).toList());
        assertEquals(0, count("GetResources"));
    }

    @Test
    void listsTheRoutesOfHttpAndWebSocketApisWithWhatTheyCall() throws Exception {
        Survey.State state = survey(newer("")).run(now -> {
        }, new Cancellation());
        assertTrue(state.complete());
        assertEquals(List.of("HTTP prod GET /slow [] []",
                "WEBSOCKET prod sendMessage [NOT_LOOKED_AT] [No export of a WebSocket API is asked for (unverified that AWS makes none), so whether the stage prod serves "
                        + "the settings last edited is not known.]"),
                state.rows().stream().map(row -> row.api().type() + " " + row.stage() + " " + row.method().label() + " "
                        + row.risks() + " " + row.reasons().stream().map(texts::of).toList()).toList());
    }

    @Test
    void anHttpApiWhoseIntegrationsMayNotBeReadIsNotOneWithoutIntegrations() throws Exception {
        Survey.State state = survey(newer("GetIntegrations")).run(now -> {
        }, new Cancellation());
        assertEquals(List.of(false, 0), List.of(state.complete(), state.read()));
        assertEquals(List.of("The API shop (h1) may not be read: apigateway:GET on * was refused",
                "The API talk (w1) may not be read: apigateway:GET on * was refused"), unread(state));
    }

    /** An account with an HTTP API and a WebSocket API, each with one route to a web address; one operation is refused. */
    private AwsReader newer(String refused) {
        return call -> {
            String http = "{\"IntegrationId\": \"i1\", \"IntegrationType\": \"HTTP_PROXY\", \"IntegrationMethod\": \"GET\", "
                    + "\"IntegrationUri\": \"https://example.com\"}";
            boolean socket = call.parameters().path("ApiId").asString("").equals("w1");
            String answer = switch (call.operation()) {
                case "GetRestApis" -> "{\"items\": []}";
                case "GetApis" -> "{\"Items\": [{\"ApiId\": \"h1\", \"Name\": \"shop\", \"ProtocolType\": \"HTTP\"}, "
                        + "{\"ApiId\": \"w1\", \"Name\": \"talk\", \"ProtocolType\": \"WEBSOCKET\"}]}";
                case "GetStages" -> "{\"Items\": [{\"StageName\": \"prod\"}]}";
                case "GetRoutes" -> "{\"Items\": [{\"RouteId\": \"r1\", \"RouteKey\": \""
                        + (socket ? "sendMessage" : "GET /slow") + "\", \"Target\": \"integrations/i1\"}]}";
                case "GetIntegrations" -> "{\"Items\": [" + http + "]}";
                case "ExportApi" -> "{\"openapi\": \"3.0.1\", \"paths\": {\"/slow\": {\"get\": {"
                        + "\"x-amazon-apigateway-integration\": {\"type\": \"http_proxy\", \"httpMethod\": \"GET\", "
                        + "\"uri\": \"https://example.com\"}}}}}";
                default -> "{}";
            };
            return call.operation().equals(refused)
                    ? new Observed.Denied<>("apigateway:GET", "*", "not authorized", source(call))
                    : new Observed.Seen<>(JSON.readTree(answer), source(call));
        };
    }

    @Test
    void writesRowsAsCsvThatASpreadsheetReadsAsText() throws Exception {
        Survey.State state = survey(invented(1)).run(now -> {
        }, new Cancellation());
        assertEquals(
                "profile,account,region,api_type,api_id,api_name,endpoint_type,stage,method,integration_type,timeout_ms,"
                        + "ceiling_ms,function_timeout_ms,risks,why\r\n"
                        + "lab,123456789012,us-east-1,REST,api0000,'=api 0,regional,prod,GET /slow,AWS_PROXY,29000,29000,"
                        + "60000,function-outlives over-ceiling,\"The function may run 60.0 s, the gateway waits 29.0 s. "
                        + "The function may run 60.0 s, and this API can never wait longer than 29.0 s.\"\r\n",
                new SurveyCsv(texts).of(state.rows()));
    }

    private List<String> unread(Survey.State state) {
        return state.unread().stream().map(SurveyTable::why).map(texts::of).toList();
    }

    private Survey survey(AwsReader reader) {
        return new Survey(reader, PLACE, CLOCK);
    }

    private AwsReader live() {
        return new SdkAwsReader(clients, CLOCK, texts);
    }

    private long count(String operation) {
        return asked.stream().filter(call -> call.operation().equals(operation)).count();
    }

    /** An account with so many APIs, each with one method on a function that may run a minute. */
    private AwsReader invented(int apis) {
        return call -> {
            asked.add(call);
            JsonNode answer = answer(call, apis);
            return answer.isMissingNode()
                    ? new Observed.Absent<>(source(call))
                    : new Observed.Seen<>(answer, new Source(call, CLOCK.instant(), answer));
        };
    }

    private static JsonNode answer(AwsCall call, int apis) {
        String uri = "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:"
                + "function:slow/invocations";
        String integration = "\"type\": \"AWS_PROXY\", \"httpMethod\": \"POST\", \"uri\": \"" + uri
                + "\", \"timeoutInMillis\": 29000";
        return switch (call.operation()) {
            case "GetRestApis" -> items(apis);
            case "GetApis" -> JSON.readTree("{\"Items\": []}");
            case "GetVpcLinks" -> JSON.readTree("{}");
            case "ListFunctions" ->
                JSON.readTree("""
                              {"Functions": [{"FunctionName": "slow", "Timeout": 60, "MemorySize": 128,
                                "FunctionArn": "arn:aws:lambda:us-east-1:123456789012:function:slow"}]}""");
            case "GetAWSDefaultServiceQuota" -> JSON.readTree(
                    """
                    {"Quota": {"QuotaCode": "L-E5AE38E3", "QuotaName": "Maximum integration timeout in milliseconds",
                      "Value": 29000, "Unit": "Milliseconds", "Adjustable": true}}""");
            case "GetStages" -> JSON.readTree("{\"item\": [{\"stageName\": \"prod\", \"deploymentId\": \"d1\"}]}");
            case "GetResources" ->
                JSON.readTree("{\"items\": [{\"id\": \"r1\", \"path\": \"/slow\", \"resourceMethods\": "
                        + "{\"GET\": {\"httpMethod\": \"GET\", \"methodIntegration\": {" + integration + "}}}}]}");
            case "GetExport" -> JSON.readTree("{\"openapi\": \"3.0.1\", \"paths\": {\"/slow\": {\"get\": "
                    + "{\"x-amazon-apigateway-integration\": {" + integration.replace("AWS_PROXY", "aws_proxy")
                    + "}}}}}");
            default -> MissingNode.getInstance();
        };
    }

    /** Two APIs of the invented account call the function by a version or alias; an empty answer says that there is none. */
    private AwsReader calling(String qualifier, String configuration) {
        AwsReader plain = invented(2);
        return call -> {
            if (call.operation().equals("GetFunctionConfiguration")) {
                asked.add(call);
                return configuration.isEmpty() ? new Observed.Absent<>(source(call)) : seen(call, configuration);
            }
            Observed<JsonNode> answer = plain.read(call);
            return answer.map(json -> JSON.readTree(
                    json.toString().replace("function:slow/", "function:slow" + qualifier + "/")));
        };
    }

    private static Observed<JsonNode> seen(AwsCall call, String answer) {
        JsonNode json = JSON.readTree(answer);
        return new Observed.Seen<>(json, new Source(call, CLOCK.instant(), json));
    }

    private static JsonNode items(int apis) {
        ObjectNode all = JSON.createObjectNode();
        all.putArray("items");
        for (int i = 0; i < apis; i++) {
            all.withArray("items").add(JSON.readTree("{\"id\": \"api" + String.format("%04d", i)
                    + "\", \"name\": \"=api " + i + "\", \"endpointConfiguration\": {\"types\": [\"REGIONAL\"]}}"));
        }
        return all;
    }

    private static Source source(AwsCall call) {
        return new Source(call, CLOCK.instant(), MissingNode.getInstance());
    }
}
