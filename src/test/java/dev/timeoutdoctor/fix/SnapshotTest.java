package dev.timeoutdoctor.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.evidence.AwsCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Each member that a change can touch, beside the export of a stage. */
class SnapshotTest {

    private static final Map<String, String> METHOD = Map.of("restApiId", "a1", "resourceId", "x1", "httpMethod",
            "POST");
    private static final JsonNode RESOURCES = FakeAws.object(
            """
            {"items": [{"id": "x1", "path": "/orders", "resourceMethods": {"POST": {"methodIntegration":
              {"type": "AWS", "timeoutInMillis": 20000, "uri": "arn:new"}}}}]}""");
    private static final JsonNode EXPORT = FakeAws
            .object("""
                    {"paths": {"/orders": {"post": {
                      "responses": {"202": {"headers": {"Location": {}}, "content": {"application/json":
                        {"schema": {"$ref": "#/components/schemas/Empty"}}}}},
                      "x-amazon-apigateway-integration": {"type": "aws", "uri": "arn:old", "timeoutInMillis": 20000,
                        "connectionType": "VPC_LINK", "connectionId": "link1", "responseTransferMode": "STREAM",
                        "requestParameters": {"integration.request.header.X": "'Event'"},
                        "requestTemplates": {"application/json": "{}"},
                        "responses": {"default": {"statusCode": "202", "responseTemplates": {"application/json": "{}"}},
                                      ".*Error.*": {"statusCode": "500"}}}}}}}""");

    private static List<ReadBack> rest(String operation, Map<String, String> more, String applied) {
        Map<String, Object> parameters = new LinkedHashMap<>(METHOD);
        parameters.putAll(more);
        Map<String, JsonNode> members = new TreeMap<>();
        FakeAws.object(applied).properties().forEach(one -> members.put(one.getKey(), one.getValue()));
        return new RestSnapshot(RESOURCES, EXPORT)
                .members(Map.of(AwsCall.of("apigateway", operation, "us-east-1", parameters), members));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                                                                  "type": "AWS"                                                             | EQUAL
                                                                  "type": "AWS_PROXY"                                                       | DIFFERENT
                                                                  "uri": "arn:new"                                                          | DIFFERENT
                                                                  "timeoutInMillis": 20000                                                  | EQUAL
                                                                  "timeoutInMillis": null                                                   | DIFFERENT
                                                                  "connectionType": "VPC_LINK"                                              | EQUAL
                                                                  "connectionId": "link2"                                                   | DIFFERENT
                                                                  "responseTransferMode": "STREAM"                                          | EQUAL
                                                                  "responseTransferMode": null                                              | DIFFERENT
                                                                  "requestParameters": {"integration.request.header.X": "'Event'"}          | EQUAL
                                                                  "requestParameters": null                                                 | DIFFERENT
                                                                  "requestTemplates": {"application/json": "{}"}                            | EQUAL
                                                                  "contentHandling": null                                                   | EQUAL
                                                                  "httpMethod": "POST"                                                      | NOT_SEEN
                                                                  "passthroughBehavior": "NEVER"                                            | NOT_SEEN
                                                                  "cacheNamespace": "x1"                                                    | NOT_SEEN
                                                                  """)
    void everyMemberOfAnIntegrationIsComparedOrSaidToBeUnseen(String member, ReadBack.Verdict verdict) {
        ReadBack row = rest("GetIntegration", Map.of(), "{" + member + "}").getFirst();
        assertEquals("POST /orders", row.thing());
        assertEquals(verdict, row.verdict(), row::toString);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                                                                  GetMethodResponse      | 202 | "statusCode": "202"                                  | EQUAL
                                                                  GetMethodResponse      | 202 | "statusCode": null                                   | DIFFERENT
                                                                  GetMethodResponse      | 500 | "statusCode": "500"                                  | DIFFERENT
                                                                  GetMethodResponse      | 202 | "responseModels": {"application/json": "Empty"}      | EQUAL
                                                                  GetMethodResponse      | 202 | "responseParameters": {"method.response.header.Location": false} | EQUAL
                                                                  GetMethodResponse      | 202 | "responseParameters": {"method.response.header.Etag": false} | DIFFERENT
                                                                  GetIntegrationResponse | 202 | "selectionPattern": null                             | EQUAL
                                                                  GetIntegrationResponse | 500 | "selectionPattern": ".*Error.*"                      | EQUAL
                                                                  GetIntegrationResponse | 202 | "responseTemplates": {"application/json": "{}"}      | EQUAL
                                                                  GetIntegrationResponse | 202 | "responseTemplates": null                            | DIFFERENT
                                                                  GetIntegrationResponse | 404 | "statusCode": null                                   | EQUAL
                                                                  GetIntegrationResponse | 202 | "statusCode": null                                   | DIFFERENT
                                                                  GetGatewayResponse     | 504 | "statusCode": "504"                                  | NOT_SEEN
                                                                  """)
    void responsesAreComparedByTheirStatus(String operation, String status, String member, ReadBack.Verdict verdict) {
        ReadBack row = rest(operation, Map.of("statusCode", status), "{" + member + "}").getFirst();
        assertEquals("POST /orders · " + operation.substring(3) + " " + status, row.thing());
        assertEquals(verdict, row.verdict(), row::toString);
    }

    @Test
    void aMethodThatTheStageDoesNotServeIsADifference() {
        RestSnapshot empty = new RestSnapshot(RESOURCES, FakeAws.object("{\"paths\": {}}"));
        ReadBack presence = new ReadBack("POST /orders", "method", "POST /orders", Optional.of(""));
        assertEquals(presence, empty.all().getFirst());
        assertEquals(List.of(ReadBack.Verdict.DIFFERENT), empty.since(empty).stream().map(ReadBack::verdict).toList());
    }

    @Test
    void anExportWithoutIntegrationsShowsNothing() {
        RestSnapshot bare = new RestSnapshot(RESOURCES, FakeAws.object("{\"paths\": {\"/orders\": {\"post\": {}}}}"));
        Map<AwsCall, Map<String, JsonNode>> touched = Map.of(
                AwsCall.of("apigateway", "GetIntegration", "us-east-1", METHOD),
                Map.of("timeoutInMillis", FakeAws.object("{\"x\": 29000}").path("x")));
        assertEquals(ReadBack.Verdict.NOT_SEEN, bare.members(touched).getFirst().verdict());
    }

    private static HttpSnapshot http(String served) {
        return new HttpSnapshot(
                FakeAws.object("""
                               {"Items": [{"RouteId": "r1", "RouteKey": "GET /rates", "Target": "integrations/i1"},
                                          {"RouteId": "r2", "RouteKey": "$default", "Target": "integrations/i1"}]}"""),
                FakeAws.object(
                        """
                        {"Items": [{"IntegrationId": "i1", "IntegrationType": "HTTP_PROXY", "IntegrationUri": "https://a",
                                    "TimeoutInMillis": 12000, "PayloadFormatVersion": "1.0"}]}"""),
                FakeAws.object("{\"paths\": " + served + "}"));
    }

    private static final String SERVED = """
                                         {"/rates": {"get": {"x-amazon-apigateway-integration": {"type": "http_proxy", "uri": "https://a",
                                            "timeoutInMillis": 9000, "payloadFormatVersion": "1.0"}}},
                                          "/$default": {"x-amazon-apigateway-any-method": {"x-amazon-apigateway-integration": {
                                            "type": "http_proxy", "uri": "https://a", "timeoutInMillis": 12000,
                                            "payloadFormatVersion": "1.0"}}}}""";

    @Test
    void anIntegrationOfAnHttpApiIsComparedOnEveryRouteThatLeadsToIt() {
        Map<String, JsonNode> touched = new TreeMap<>();
        FakeAws.object("{\"TimeoutInMillis\": 12000, \"Description\": \"mine\"}").properties()
                .forEach(one -> touched.put(one.getKey(), one.getValue()));
        AwsCall read = AwsCall.of("apigatewayv2", "GetIntegration", "us-east-1",
                Map.of("ApiId", "h1", "IntegrationId", "i1"));
        assertEquals(List.of(new ReadBack("$default", "Description", "mine", Optional.empty()),
                new ReadBack("$default", "TimeoutInMillis", "12000", Optional.of("12000")),
                new ReadBack("GET /rates", "Description", "mine", Optional.empty()),
                new ReadBack("GET /rates", "TimeoutInMillis", "12000", Optional.of("9000"))),
                http(SERVED).members(Map.of(read, touched)));
    }

    @Test
    void whatWasPendingOnAnHttpApiIsReadBackAfterItsDeployment() {
        HttpSnapshot after = http(SERVED.replace("9000", "12000"));
        assertEquals(List.of(new ReadBack("GET /rates", "TimeoutInMillis", "12000", Optional.of("12000"))),
                after.since(http(SERVED)));
        assertEquals(List.of(), after.since(after));
    }
}
