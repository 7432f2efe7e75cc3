package dev.timeoutdoctor.evidence.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One method in AWS's two spellings, and what happens where one of them is edited. */
class ComparableSettingsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String WORKING = """
                                          {"httpMethod": "POST", "authorizationType": "NONE", "requestValidatorId": "v1",
                                           "requestParameters": {"method.request.header.X-Tenant": true,
                                                                 "method.request.querystring.page": false,
                                                                 "method.request.path.id": true},
                                           "requestModels": {"application/json": "Order"},
                                           "methodResponses": {"200": {"statusCode": "200"}, "400": {"statusCode": "400"}},
                                           "methodIntegration": {
                                             "type": "AWS", "httpMethod": "POST", "uri": "arn:x", "contentHandling": "CONVERT_TO_TEXT",
                                             "integrationTarget": "arn:lb", "tlsConfig": {"insecureSkipVerification": true},
                                             "cacheNamespace": "orders", "cacheKeyParameters": ["method.request.querystring.page"],
                                             "requestParameters": {"integration.request.header.A": "'b'"},
                                             "requestTemplates": {"application/json": "{}"},
                                             "integrationResponses": {
                                               "200": {"statusCode": "200", "responseTemplates": {"application/json": "$input.body"}},
                                               "400": {"statusCode": "400", "selectionPattern": ".*bad.*"}}}}""";
    private static final String EXPORTED = """
                                           {"parameters": [
                                              {"name": "id", "in": "path", "required": true},
                                              {"name": "X-Tenant", "in": "header", "required": true},
                                              {"name": "page", "in": "query"}],
                                            "requestBody": {"content": {"application/json": {"schema": {
                                              "$ref": "#/components/schemas/Order"}}}},
                                            "responses": {"200": {"description": "200 response"}, "400": {"description": ""}},
                                            "x-amazon-apigateway-integration": {
                                              "type": "aws", "httpMethod": "POST", "uri": "arn:x", "contentHandling": "CONVERT_TO_TEXT",
                                              "integration-target": "arn:lb", "tlsConfig": {"insecureSkipVerification": true},
                                              "cacheNamespace": "orders", "cacheKeyParameters": ["method.request.querystring.page"],
                                              "requestParameters": {"integration.request.header.A": "'b'"},
                                              "requestTemplates": {"application/json": "{}"},
                                              "responses": {
                                                "default": {"statusCode": "200", "responseTemplates": {"application/json": "$input.body"}},
                                                ".*bad.*": {"statusCode": "400"}}}}""";

    private static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    @Test
    void bothSpellingsOfAMethodAreTheSame() {
        assertEquals(ComparableSettings.working(json(WORKING)), ComparableSettings.exported(json(EXPORTED)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
                                                                  contentHandling         | CONVERT_TO_TEXT                     | CONVERT_TO_BINARY
                                                                  integrationTarget       | arn:lb                              | arn:other
                                                                  tlsConfig               | "insecureSkipVerification": true    | "insecureSkipVerification": false
                                                                  cacheNamespace          | "cacheNamespace": "orders"          | "cacheNamespace": "carts"
                                                                  cacheKeyParameters      | ["method.request.querystring.page"] | []
                                                                  requestParameters       | 'b'                                 | 'c'
                                                                  requestTemplates        | {"application/json": "{}"}          | {"application/json": "[]"}
                                                                  requestModels           | "Order"                             | "Cart"
                                                                  methodRequestParameters | header.X-Tenant": true              | header.X-Tenant": false
                                                                  methodResponses         | "400": {"statusCode": "400"}},      | "404": {"statusCode": "404"}},
                                                                  integrationResponses    | .*bad.*                             | .*worse.*
                                                                  integrationResponses    | $input.body                         | $input.json('$')
                                                                  """)
    void eachEditIsSeen(String setting, String from, String to) {
        assertEquals(true, WORKING.contains(from), from);
        Map<String, String> edited = ComparableSettings.working(json(WORKING.replace(from, to)));
        Map<String, String> served = ComparableSettings.exported(json(EXPORTED));
        Set<String> different = new TreeSet<>(served.keySet());
        different.addAll(edited.keySet());
        different.removeIf(name -> served.getOrDefault(name, "").equals(edited.getOrDefault(name, "")));
        assertEquals(Set.of(setting), different);
    }

    @Test
    void whatAProxyIntegrationsResponsesSayDoesNotCount() {
        Map<String, String> settings = ComparableSettings
                .working(json(WORKING.replace("\"type\": \"AWS\"", "\"type\": \"AWS_PROXY\"")));
        assertEquals(false, settings.containsKey("integrationResponses"));
    }

    @Test
    void whatOneSideDoesNotNameIsNotCompared() {
        Map<String, String> served = ComparableSettings.exported(json("{}"));
        assertEquals(false, served.containsKey("cacheNamespace") || served.containsKey("methodResponses"));
    }
}
