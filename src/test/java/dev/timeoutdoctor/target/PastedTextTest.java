package dev.timeoutdoctor.target;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.target.RequestUrl.ApiPart;
import dev.timeoutdoctor.target.RequestUrl.ExecuteApi;
import dev.timeoutdoctor.target.RequestUrl.Logged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people paste that is no plain URL. */
class PastedTextTest {

    private static final String ID = "0d7a9c1e-6f3b-4d52-9c1c-3c1f4a2b7e11";
    private static final String URL = "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/orders";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5/prod/POST/orders/7 | us-east-1 | prod | POST | /orders/7 | ''",
            "arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5/*/*/orders         | us-east-1 | ''   | ''   | /orders | ''",
            "arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5/*                  | us-east-1 | ''   | ''   | ''      | ''",
            "arn:aws-cn:execute-api:cn-north-1:123456789012:a1b2c3d4e5/prod/ANY/{proxy+} | cn-north-1 | prod | ANY | /{proxy+} | ''",
            "arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5/prod/sendMessage   | us-east-1 | prod | ''   | sendMessage | ''",
            "arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5/$default/$default  | us-east-1 | $default | '' | $default | ''",
            "arn:aws:apigateway:us-east-1::/restapis/a1b2c3d4e5                       | us-east-1 | ''   | ''   | ''      | ''",
            "arn:aws:apigateway:us-east-1::/restapis/a1b2c3d4e5/stages/prod           | us-east-1 | prod | ''   | ''      | ''",
            "arn:aws:apigateway:us-east-1::/restapis/a1b2c3d4e5/resources/x9y8z7/methods/POST/integration | us-east-1 | '' | POST | '' | x9y8z7",
            "arn:aws:apigateway:us-east-1::/apis/a1b2c3d4e5/integrations/int0001      | us-east-1 | ''   | ''   | ''      | int0001"})
    void arnsNameAnApiAndItsParts(String arn, String region, String stage, String method, String path,
            String element) {
        assertEquals(new ApiPart("a1b2c3d4e5", region, stage, method, path, element), RequestUrl.parse(arn));
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:lambda:us-east-1:123456789012:function:orders:live",
            "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:orders:live/invocations"})
    void aFunctionIsKnownByItsArnAndByTheIntegrationsThatCallIt(String arn) {
        assertEquals(new RequestUrl.Function("arn:aws:lambda:us-east-1:123456789012:function:orders:live",
                "us-east-1", "orders", "live"), RequestUrl.parse(arn));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "https://us-east-1.console.aws.amazon.com/apigateway/main/apis/a1b2c3d4e5/resources?api=a1b2c3d4e5&experience=rest&region=eu-west-1 | eu-west-1 | '' | '' | ''",
            "https://us-east-1.console.aws.amazon.com/apigateway/main/apis/a1b2c3d4e5/stages?api=a1b2c3d4e5                                     | us-east-1 | '' | '' | ''",
            "https://console.aws.amazon.com/apigateway/home?region=us-east-1#/apis/a1b2c3d4e5/resources/x9y8z7/methods/POST                     | us-east-1 | '' | POST | x9y8z7",
            "https://console.aws.amazon.com/apigateway/home?region=us-east-1#/apis/a1b2c3d4e5/stages/prod                                       | us-east-1 | prod | '' | ''",
            "https://us-east-1.console.aws.amazon.com/apigateway/main/develop/routes?api=a1b2c3d4e5&region=us-east-1&routes=rt00001             | us-east-1 | '' | '' | rt00001",
            "https://console.amazonaws-us-gov.com/apigateway/main/develop/integrations?api=a1b2c3d4e5&integration=int0001&region=us-gov-west-1  | us-gov-west-1 | '' | '' | int0001"})
    void pagesOfTheConsoleNameAnApiAndItsParts(String url, String region, String stage, String method,
            String element) {
        assertEquals(new ApiPart("a1b2c3d4e5", region, stage, method, "", element), RequestUrl.parse(url));
    }

    @Test
    void anApisIdAloneIsAnApi() {
        assertEquals(new ApiPart("a1b2c3d4e5", "", "", "", "", ""), RequestUrl.parse(" a1b2c3d4e5 "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "(ID) Method completed with status: 504                             | ~~   | ~~",
            "2026-11-22T13:58:40.123Z (ID) Execution failed due to a timeout error | ~~ | ~~",
            "(ID) HTTP Method: POST, Resource Path: /orders/7                   | POST | /orders/7",
            "(ID) Sending request to https://lambda.us-east-1.amazonaws.com/x   | ~~   | ~~",
            "10.0.0.7 - - [22/Nov/2026:13:58:40 +0000] \"POST /orders HTTP/1.1\" 504 41 ID | POST | /orders",
            "{\"requestId\":\"ID\",\"m\":\"POST\",\"p\":\"/orders\",\"status\":\"504\"} | POST | /orders",
            "{\"requestId\":\"ID\",\"routeKey\":\"POST /orders\"}               | POST | /orders",
            "request ID failed, what now                                        | ~~   | ~~"})
    void aLogLineTellsItsRequest(String line, String method, String path) {
        assertEquals(new Logged(ID, method, path), RequestUrl.parse(line.replace("ID", ID)));
    }

    @Test
    void anAccessLogThatNamesApiOrDomainNeedsNoSearch() {
        assertEquals(new ApiPart("a1b2c3d4e5", "", "prod", "POST", "/orders", ""),
                RequestUrl
                        .parse("""
                               {"requestId":"%s","apiId":"a1b2c3d4e5","stage":"prod","httpMethod":"POST","resourcePath":"/orders"}"""
                                .formatted(ID)));
        assertEquals(new ExecuteApi("a1b2c3d4e5", "us-east-1", "prod", "/orders", "POST", URL),
                RequestUrl.parse("""
                                 {"requestId":"%s","domainName":"a1b2c3d4e5.execute-api.us-east-1.amazonaws.com",
                                  "path":"/prod/orders","httpMethod":"POST"}""".formatted(ID)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "fetch(\"URL\", {\"headers\": {\"accept\": \"*/*\"}, \"body\": \"{\\\"method\\\": \\\"GET\\\"}\", \"method\": \"POST\"}); | POST",
            "fetch('URL', { method: 'delete' })                  | DELETE",
            "await fetch(\"URL\", {\"mode\": \"cors\"});         | GET",
            "fetch(\"URL\");                                     | GET",
            "Invoke-WebRequest -UseBasicParsing -Uri \"URL\" -Method \"PUT\" -Body \"https://example.com\" | PUT",
            "Invoke-RestMethod -Uri URL                          | GET",
            "curl.exe \"URL\" -X PATCH                           | PATCH"})
    void commandsOfBrowsersTellTheMethod(String text, String method) {
        assertEquals(new ExecuteApi("a1b2c3d4e5", "us-east-1", "prod", "/orders", method, URL),
                RequestUrl.parse(text.replace("URL", URL)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "curl -H 'x-apigw-api-id: a1b2c3d4e5' https://vpce-0123-abcd.execute-api.us-east-1.vpce.amazonaws.com/prod/orders",
            "curl https://vpce-0123-abcd.execute-api.us-east-1.vpce.amazonaws.com/prod/orders -H 'Host: a1b2c3d4e5.execute-api.us-east-1.amazonaws.com'",
            "fetch('https://vpce-0123-abcd.execute-api.us-east-1.vpce.amazonaws.com/prod/orders', {'headers': {'X-Apigw-Api-Id': 'a1b2c3d4e5'}})"})
    void aHeaderNamesTheApiBehindAVpcEndpoint(String command) {
        assertEquals(new ExecuteApi("a1b2c3d4e5", "us-east-1", "prod", "/orders", "GET",
                "https://vpce-0123-abcd.execute-api.us-east-1.vpce.amazonaws.com/prod/orders"),
                RequestUrl.parse(command));
    }
}
