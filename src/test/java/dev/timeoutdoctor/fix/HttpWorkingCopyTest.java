package dev.timeoutdoctor.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a deployment of an HTTP or WebSocket API publishes. */
class HttpWorkingCopyTest {

    private static final String EXPORTED = """
                                           "%s": {"get": {"x-amazon-apigateway-integration": {"type": "http_proxy",
                                            "httpMethod": "GET", "uri": "https://old.example.com", "connectionType": "INTERNET",
                                            "timeoutInMillis": 5000, "payloadFormatVersion": "1.0"}}}""";

    private final Map<String, JsonNode> answers = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();

    HttpWorkingCopyTest() {
        answers.put("GetStage", FakeAws.object("{\"StageName\": \"live\", \"DeploymentId\": \"d1\"}"));
        answers.put("GetRoutes",
                FakeAws.object("""
                               {"Items": [
                                {"RouteId": "r1", "RouteKey": "GET /shelves", "Target": "integrations/i1"},
                                {"RouteId": "r2", "RouteKey": "GET /racks", "Target": "integrations/i1"},
                                {"RouteId": "r3", "RouteKey": "GET /doors", "Target": "integrations/i2"}]}"""));
        answers.put("GetIntegrations", integrations(30_000, "https://new.example.com"));
        answers.put("ExportApi", FakeAws.object("{\"openapi\": \"3.0.1\", \"paths\": {" + EXPORTED.formatted("/shelves")
                + "," + EXPORTED.formatted("/racks") + "," + EXPORTED.formatted("/doors") + "}}"));
    }

    private static JsonNode integrations(int millis, String doors) {
        String one = "{\"IntegrationId\": \"%s\", \"IntegrationType\": \"HTTP_PROXY\", \"IntegrationMethod\": \"GET\", "
                + "\"IntegrationUri\": \"%s\", \"ConnectionType\": \"INTERNET\", \"TimeoutInMillis\": %d}";
        return FakeAws.object("{\"Items\": [" + one.formatted("i1", "https://old.example.com", millis) + ","
                + one.formatted("i2", doors, 5_000) + "]}");
    }

    private Observed<JsonNode> look(AwsCall call) {
        asked.add(call.operation());
        JsonNode answer = answers.get(call.operation());
        return answer == null ? FakeAws.failed(FailureKind.TIMED_OUT) : FakeAws.seen(answer);
    }

    private static Route route(ApiType type) {
        return new Route(type, "aws", "us-east-1", "123456789012", "a1", "live", "GET", "r1", "/shelves", "GET");
    }

    private DeploymentPreview preview(ApiType type) {
        return DeploymentPreview.of(new ApiContext(route(type), "warehouse", Optional.empty()), "raise",
                this::look);
    }

    private DeploymentDraft draft(ApiType type) {
        return assertInstanceOf(DeploymentPreview.Ready.class, preview(type)).draft();
    }

    private static PendingChange timeout(String method) {
        return new PendingChange(PendingChange.Kind.CHANGED, method, "TimeoutInMillis", "5000", "30000");
    }

    private static PendingChange doors() {
        return new PendingChange(PendingChange.Kind.CHANGED, "GET /doors", "IntegrationUri", "https://old.example.com",
                "https://new.example.com");
    }

    private static Change edit(AwsCall read, String member, Object before, Object after) {
        JsonNode was = Json.MAPPER.valueToTree(Map.of(member, before));
        ChangeStep step = new ChangeStep(AwsCall.of("apigatewayv2", "Update", "us-east-1", Map.of()),
                new Expected(read, List.of(member), was), Json.MAPPER.valueToTree(Map.of(member, after)));
        return new Change(ChangeKind.HTTP_INTEGRATION, "it", "123456789012", "us-east-1", List.of(step), List.of(),
                true, Message.of("fix.title.undo", "it"));
    }

    @Test
    void everythingPendingIsListedByRouteInAwsNames() {
        assertEquals(Optional.of(List.of(doors(), timeout("GET /racks"), timeout("GET /shelves"))),
                draft(ApiType.HTTP).pending());
        assertEquals(List.of(doors()), draft(ApiType.HTTP).others(List.of()), "the examined route's integration aside");
    }

    /** The export that AWS makes of an integration as it is told by GetIntegrations, but for its forms; then one edit of it. */
    private void serveEverything(String member, String edited) {
        answers.put("GetRoutes", FakeAws.object("{\"Items\": [{\"RouteId\": \"r1\", \"RouteKey\": \"GET /shelves\", "
                + "\"Target\": \"integrations/i1\"}]}"));
        ObjectNode integration = FakeAws
                .object("""
                        {"IntegrationId": "i1", "IntegrationType": "AWS_PROXY", "IntegrationMethod": "POST",
                         "IntegrationUri": "arn:aws:lambda:us-east-1:123456789012:function:shelves",
                         "ConnectionType": "VPC_LINK", "ConnectionId": "v1", "CredentialsArn": "arn:role",
                         "TimeoutInMillis": 30000, "PayloadFormatVersion": "2.0",
                         "TlsConfig": {"ServerNameToVerify": "shelves.example.com"},
                         "RequestParameters": {"append:header.x-tenant": "$request.header.tenant"},
                         "ResponseParameters": {"500": {"overwrite:statuscode": "502"}}}""");
        if (!member.isEmpty()) {
            integration.set(member, FakeAws.object("{\"x\": " + edited + "}").path("x"));
        }
        answers.put("GetIntegrations", Json.object().set("Items", Json.MAPPER.createArrayNode().add(integration)));
        answers.put("ExportApi",
                FakeAws.object(
                        """
                        {"openapi": "3.0.1", "paths": {"/shelves": {"get": {"x-amazon-apigateway-integration": {
                          "type": "aws_proxy", "httpMethod": "POST", "connectionType": "VPC_LINK", "connectionId": "v1",
                          "uri": "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:shelves/invocations",
                          "credentials": "arn:role", "payloadFormatVersion": "2.0",
                          "tlsConfig": {"serverNameToVerify": "shelves.example.com"},
                          "requestParameters": {"append:header.x-tenant": "$request.header.tenant"},
                          "responseParameters": {"500": {"overwrite:statuscode": "502"}}}}}}}"""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                                                                  IntegrationType      | "HTTP_PROXY"                             | AWS_PROXY
                                                                  IntegrationMethod    | "ANY"                                    | POST
                                                                  IntegrationUri       | "https://a.example.com"                  | arn:aws:lambda:us-east-1:123456789012:function:shelves
                                                                  IntegrationSubtype   | "SQS-SendMessage"                        | ``
                                                                  ConnectionType       | "INTERNET"                               | VPC_LINK
                                                                  ConnectionId         | "v2"                                     | v1
                                                                  CredentialsArn       | "arn:other"                              | arn:role
                                                                  TimeoutInMillis      | 29000                                    | 30000
                                                                  PayloadFormatVersion | "1.0"                                    | 2.0
                                                                  TlsConfig            | {"ServerNameToVerify": "b.example.com"}  | /serverNameToVerify=shelves.example.com
                                                                  RequestParameters    | null                                     | /append:header.x-tenant=$request.header.tenant
                                                                  ResponseParameters   | {"500": {"overwrite:statuscode": "504"}} | /500/overwrite:statuscode=502
                                                                  """)
    void everyMemberThatAnExportShowsIsPendingWhereItWasEdited(String member, String edited, String served) {
        serveEverything(member, edited);
        PendingChange one = draft(ApiType.HTTP).pending().orElseThrow().getFirst();
        assertEquals(List.of("GET /shelves", member, served), List.of(one.method(), one.setting(), one.deployed()));
        assertEquals(1, draft(ApiType.HTTP).pending().orElseThrow().size());
    }

    @Test
    void whereNoDifferenceIsFoundItIsSaidWhatWasNotComparedAndTheDeploymentIsStillOffered() {
        serveEverything("", "");
        DeploymentDraft draft = draft(ApiType.HTTP);
        assertEquals(Optional.of(List.of()), draft.pending());
        assertEquals(
                List.of("WARNING target: No difference was found between what stage live serves and the API as it is. "
                        + "Not compared, though a deployment publishes it too: how routes authorize and with which authorizer, "
                        + "CORS, descriptions and documentation."),
                Samples.words(draft.problems()));
        assertEquals(true, draft.change().isPresent());
    }

    @Test
    void whatOneOfBothAnswersDoesNotNameIsNoDifferenceAndSaidByName() {
        serveEverything("IntegrationMethod", "null");
        DeploymentDraft draft = draft(ApiType.HTTP);
        assertEquals(Optional.of(List.of()), draft.pending());
        assertEquals(Message.of("fix.not-compared.http-unnamed", Message.of("drift.not-compared.http"),
                List.of("GET /shelves IntegrationMethod")), draft.notCompared());
    }

    @Test
    void aRouteThatIsNewOrDeletedOrHasLostItsIntegrationIsPending() {
        serveEverything("", "");
        answers.put("GetRoutes",
                FakeAws.object("""
                               {"Items": [{"RouteId": "r1", "RouteKey": "GET /shelves"},
                                {"RouteId": "r2", "RouteKey": "GET /new", "Target": "integrations/i1"}]}"""));
        List<PendingChange> pending = draft(ApiType.HTTP).pending().orElseThrow();
        assertEquals(new PendingChange(PendingChange.Kind.ADDED, "GET /new", "", "", ""), pending.getFirst());
        assertEquals(
                List.of("ConnectionId", "ConnectionType", "CredentialsArn", "IntegrationType", "IntegrationUri",
                        "PayloadFormatVersion", "RequestParameters", "ResponseParameters", "TlsConfig"),
                pending.stream().skip(1).map(PendingChange::setting).toList());
        answers.put("GetRoutes", FakeAws.object("{\"Items\": []}"));
        assertEquals(List.of(new PendingChange(PendingChange.Kind.REMOVED, "GET /shelves", "", "", "")),
                draft(ApiType.HTTP).pending().orElseThrow());
    }

    @Test
    void aKeyInAMappingIsNotForAReport() {
        PendingChange one = new PendingChange(PendingChange.Kind.CHANGED, "GET /shelves", "RequestParameters", "",
                "/append:header.x-tenant=$request.header.tenant\n/overwrite:header.x-api-key=very-secret=1");
        assertEquals("/append:header.x-tenant=$request.header.tenant\n/overwrite:header.x-api-key=(hidden)",
                one.hidden().working());
    }

    @Test
    void everyRouteOfAnEditedIntegrationIsOnesOwn() {
        Route route = route(ApiType.HTTP);
        Change own = edit(HttpCalls.getIntegration(route, "i1"), "TimeoutInMillis", 5_000, 30_000);
        assertEquals(List.of(doors()), draft(ApiType.HTTP).others(List.of(own)));
        Change led = edit(HttpCalls.getRoute(route, "r3"), "Target", "integrations/i1", "integrations/i2");
        assertEquals(List.of(), draft(ApiType.HTTP).others(List.of(own, led)));
    }

    @Test
    void theDeploymentHoldsOnlyWhileStageRoutesAndIntegrationsAreAsShown() {
        Change change = draft(ApiType.HTTP).change().orElseThrow();
        assertEquals(ChangeKind.HTTP_DEPLOYMENT, change.kind());
        assertEquals("{\"ApiId\":\"a1\",\"Description\":\"raise\",\"StageName\":\"live\"}",
                Json.plain(change.calls().getFirst().parameters()));
        assertEquals(List.of("GetRoutes", "GetIntegrations"),
                change.unchanged().stream().map(one -> one.read().operation()).toList());
        assertEquals("{\"DeploymentId\":\"d1\"}", Json.plain(change.before()));
    }

    @Test
    void aStageThatDeploysByItselfTakesNoDeployment() {
        ((ObjectNode) Objects.requireNonNull(answers.get("GetStage"))).put("AutoDeploy", true);
        assertEquals(Optional.empty(), draft(ApiType.HTTP).change());
        assertEquals(
                List.of("ERROR target: Stage live deploys every edit by itself by now, so it serves what is edited, "
                        + "and AWS takes no deployment for it (AWS: API Gateway v2 API reference, UpdateStage, DeploymentId)."),
                Samples.words(draft(ApiType.HTTP).problems()));
    }

    @Test
    void whatAWebSocketApiServesIsNotAskedForAndSaidToBeUnknown() {
        DeploymentDraft draft = draft(ApiType.WEBSOCKET);
        assertEquals(Optional.empty(), draft.pending());
        assertEquals(List.of("GetStage", "GetRoutes", "GetIntegrations"), asked);
        assertEquals(true, draft.change().isPresent());
    }

    @Test
    void withoutTheRoutesNothingCanBeShownOrDeployed() {
        answers.remove("GetRoutes");
        DeploymentPreview.CouldNotRead unread = assertInstanceOf(DeploymentPreview.CouldNotRead.class,
                preview(ApiType.HTTP));
        assertEquals("GetRoutes", unread.read().operation());
    }

    @Test
    void anExportThatIsNoneLeavesWhatIsPendingUnknown() {
        answers.put("ExportApi", FakeAws.object("{\"openapi\": 7}"));
        assertEquals(Optional.empty(), draft(ApiType.HTTP).pending());
    }
}
