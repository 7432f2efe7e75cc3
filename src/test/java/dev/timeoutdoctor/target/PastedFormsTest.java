package dev.timeoutdoctor.target;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.target.RequestUrl.ApiPart;
import dev.timeoutdoctor.target.RequestUrl.Domain;
import dev.timeoutdoctor.target.RequestUrl.ExecuteApi;
import dev.timeoutdoctor.target.RequestUrl.Foreign;
import dev.timeoutdoctor.target.RequestUrl.Function;
import dev.timeoutdoctor.target.RequestUrl.Logged;
import dev.timeoutdoctor.target.RequestUrl.Malformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One form a row that people really paste, and what it names: kind, Region, API or host, stage, method, path. */
class PastedFormsTest {

    private static final String ID = "0d7a9c1e-6f3b-4d52-9c1c-3c1f4a2b7e11";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "https://a1b2c3d4e5.execute-api.us-gov-east-1.amazonaws.com/prod/a/b | url us-gov-east-1 a1b2c3d4e5 prod - /a/b",
            "https://a1b2c3d4e5.execute-api.cn-northwest-1.amazonaws.com.cn/prod | url cn-northwest-1 a1b2c3d4e5 prod - /",
            "https://a1b2c3d4e5.execute-api.eu-west-1.api.aws/prod/orders        | url eu-west-1 a1b2c3d4e5 prod - /orders",
            "https://a1b2c3d4e5.execute-api.eusc-de-east-1.amazonaws.eu/prod/x   | url eusc-de-east-1 a1b2c3d4e5 prod - /x",
            "https://a1b2c3d4e5-vpce-0a1b2c3d.execute-api.cn-north-1.amazonaws.com.cn/v1/x | url cn-north-1 a1b2c3d4e5 v1 - /x",
            "https://a1b2c3d4e5-vpce-0a1b2c3d.execute-api.us-gov-west-1.amazonaws.com/v1/x | url us-gov-west-1 a1b2c3d4e5 v1 - /x",
            "https://h1b2c3d4e5.execute-api.us-east-1.amazonaws.com              | url us-east-1 h1b2c3d4e5 - - /",
            "https://h1b2c3d4e5.execute-api.us-east-1.amazonaws.com/?a=b         | url us-east-1 h1b2c3d4e5 - - /",
            "https://d-abcdef1234.execute-api.us-east-1.amazonaws.com/orders     | host d-abcdef1234.execute-api.us-east-1.amazonaws.com - /orders",
            "https://vpce-0123-abcd-us-east-1a.execute-api.us-east-1.vpce.amazonaws.com/prod/x | host vpce-0123-abcd-us-east-1a.execute-api.us-east-1.vpce.amazonaws.com - /prod/x",
            "curl -sXPOST HOST/prod/orders                                       | url us-east-1 a1b2c3d4e5 prod POST /orders",
            "curl -sSL -X 'PUT' --url HOST/prod/orders                           | url us-east-1 a1b2c3d4e5 prod PUT /orders",
            "curl -X POST a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/o  | url us-east-1 a1b2c3d4e5 prod POST /o",
            "curl -T file.bin HOST/prod/orders                                   | url us-east-1 a1b2c3d4e5 prod PUT /orders",
            "curl ^\"HOST/prod/orders^\" ^\\n  -H ^\"accept: */*^\" ^\\n  --data-raw ^\"{}^\" | url us-east-1 a1b2c3d4e5 prod POST /orders",
            "curl 'HOST/prod/orders' -H 'cookie: a=b' --data-raw $'{\\'a\\': 1}' | url us-east-1 a1b2c3d4e5 prod POST /orders",
            "curl -x http://proxy.corp:3128 HOST/prod/orders | url us-east-1 a1b2c3d4e5 prod GET /orders",
            "curl -e https://shop.example.com/ HOST/prod/orders | url us-east-1 a1b2c3d4e5 prod GET /orders",
            "curl --referer https://shop.example.com/ HOST/prod/orders | url us-east-1 a1b2c3d4e5 prod GET /orders",
            "curl -d https://callback.example.com https://shop.example.com/v1 | host shop.example.com POST /v1",
            "curl -o out.json a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/o | url us-east-1 a1b2c3d4e5 prod GET /o",
            "curl -b cookies.txt --max-time 60 shop.example.com/v1 | host shop.example.com GET /v1",
            "curl -d'{}' HOST/prod/o | url us-east-1 a1b2c3d4e5 prod POST /o",
            "curl -d@body.json HOST/prod/o | url us-east-1 a1b2c3d4e5 prod POST /o",
            "curl -sd '{}' HOST/prod/o | url us-east-1 a1b2c3d4e5 prod POST /o",
            "curl -Fa=b HOST/prod/o | url us-east-1 a1b2c3d4e5 prod POST /o",
            "curl -sI HOST/prod/o | url us-east-1 a1b2c3d4e5 prod HEAD /o",
            "curl --url=HOST/prod/o | url us-east-1 a1b2c3d4e5 prod GET /o",
            "sudo time curl -XDELETE HOST/prod/o | url us-east-1 a1b2c3d4e5 prod DELETE /o",
            "A=1 B=2 C=3 curl -XDELETE HOST/prod/o | url us-east-1 a1b2c3d4e5 prod DELETE /o",
            "fetch('HOST/prod/o', {method: 'POST', body: '{\"method\":\"GET\"}'}) | url us-east-1 a1b2c3d4e5 prod POST /o",
            "fetch('HOST/prod/o', {body: JSON.stringify({method: 'PUT'}), 'method': 'POST'}) | url us-east-1 a1b2c3d4e5 prod POST /o",
            "https://api.exämple.com/v1 | host api.xn--exmple-cua.com - /v1",
            "https://例え.jp/注文 | host xn--r8jz45g.jp - /%E6%B3%A8%E6%96%87",
            "wget --method=DELETE HOST/prod/orders                               | url us-east-1 a1b2c3d4e5 prod DELETE /orders",
            "http POST HOST/prod/orders a=b                                      | url us-east-1 a1b2c3d4e5 prod POST /orders",
            "const r = await fetch('HOST/prod/orders', {method: 'PATCH'})        | url us-east-1 a1b2c3d4e5 prod PATCH /orders",
            "POST https://shop.example.com/v1/orders?x=1                         | host shop.example.com POST /v1/orders",
            "wss://chat.example.com/live                                         | host chat.example.com - /live"})
    void requests(String text, String names) {
        assertEquals(names, named(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "10.0.0.7,-,me,22/Nov/2026:13:58:40 +0000,POST,/orders/{id},HTTP/1.1,504,41,ID | log ID POST /orders/{id}",
            "<request id=\"ID\"> <ip>10.0.0.7</ip> <httpMethod>GET</httpMethod> <resourcePath>/orders</resourcePath> <status>504</status> </request> | log ID GET /orders",
            "API-Gateway-Execution-Logs_a1b2c3d4e5/prod (ID) Method completed with status: 504 | log ID - -",
            "API-Gateway-Execution-Logs_a1b2c3d4e5/prod                                                   | part - a1b2c3d4e5 prod - -",
            "arn:aws:logs:us-east-1:123456789012:log-group:API-Gateway-Execution-Logs_a1b2c3d4e5/prod:*   | part - a1b2c3d4e5 prod - -",
            "{\"requestId\":\"ID\",\"apiId\":\"a1b2c3d4e5\",\"stage\":\"prod\",\"httpMethod\":\"GET\",\"path\":\"/prod/orders/7\"} | part - a1b2c3d4e5 prod GET /orders/7",
            "{\"requestId\":\"ID\",\"apiId\":\"a1b2c3d4e5\",\"stage\":\"$default\",\"routeKey\":\"GET /orders/{id}\"} | part - a1b2c3d4e5 $default GET /orders/{id}",
            "{\"requestId\":\"ID\",\"routeKey\":\"$default\"}                                                | log ID - $default",
            "504 for request-id ID at gateway                                                             | log ID - -"})
    void logLines(String text, String names) {
        assertEquals(names, named(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "arn:aws-us-gov:execute-api:us-gov-west-1:123456789012:a1b2c3d4e5/prod/GET/orders   | part us-gov-west-1 a1b2c3d4e5 prod GET /orders",
            "arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5/test-invoke-stage/POST/orders | part us-east-1 a1b2c3d4e5 - POST /orders",
            "not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:us-east-1:********9012:a1b2c3d4e5/prod/GET/orders | part us-east-1 a1b2c3d4e5 prod GET /orders",
            "arn:aws:apigateway:us-east-1::/apis/a1b2c3d4e5/stages/$default                      | part us-east-1 a1b2c3d4e5 $default - -",
            "arn:aws:apigateway:us-east-1::/domainnames/shop.example.com                         | domain us-east-1 shop.example.com -",
            "arn:aws:apigateway:us-east-1::/domainnames/*.example.com/basepathmappings/v1        | domain us-east-1 *.example.com -",
            "arn:aws:apigateway:us-east-1:123456789012:/domainnames/in.example.com+abcd1234      | domain us-east-1 in.example.com abcd1234",
            "arn:aws:lambda:us-east-1:123456789012:function:orders                               | function us-east-1 orders -",
            "arn:aws:lambda:us-east-1:123456789012:function:orders:$LATEST                       | function us-east-1 orders $LATEST",
            "arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/functions/arn:aws:lambda:us-east-1:123456789012:function:orders/response-streaming-invocations | function us-east-1 orders -"})
    void arns(String text, String names) {
        assertEquals(names, named(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "https://cn-north-1.console.amazonaws.cn/apigateway/main/apis/a1b2c3d4e5/resources?api=a1b2c3d4e5&region=cn-north-1 | part cn-north-1 a1b2c3d4e5 - - -",
            "https://us-gov-west-1.console.amazonaws-us-gov.com/apigateway/main/apis/a1b2c3d4e5/stages/prod | part us-gov-west-1 a1b2c3d4e5 prod - -",
            "https://us-east-1.console.aws.amazon.com/lambda/home?region=us-east-1#/functions/orders?tab=code | function us-east-1 orders -",
            "https://us-east-1.console.aws.amazon.com/lambda/home?region=us-east-1#/functions/orders/aliases/live | function us-east-1 orders live",
            "https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#logsV2:log-groups/log-group/API-Gateway-Execution-Logs_a1b2c3d4e5$252Fprod | part us-east-1 a1b2c3d4e5 prod - -",
            "https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#logsV2:log-groups/log-group/$252Faws$252Flambda$252Forders/log-events | function us-east-1 orders -",
            "https://eu-west-1.console.aws.amazon.com/apigateway/main/publish/domain-names?api=unselected&domain=api.example.com&region=eu-west-1 | domain eu-west-1 api.example.com -",
            "https://eu-west-1.console.aws.amazon.com/apigateway/main/publish/domain-names/api-mappings?domain=API.example.com&api=unselected | domain eu-west-1 api.example.com -",
            "https://eu-west-1.console.aws.amazon.com/apigateway/main/publish/domain-names?api=unselected&domain=in.example.com%2Babcd1234 | domain eu-west-1 in.example.com abcd1234",
            "https://eu-west-1.console.aws.amazon.com/apigateway/main/publish/domain-names?domain=%2A.example.com&api=unselected | domain eu-west-1 *.example.com -",
            "https://console.aws.amazon.com/apigateway/home?region=us-east-1#/custom-domain-names/api.example.com | domain us-east-1 api.example.com -",
            "https://eu-west-1.console.aws.amazon.com/apigateway/main/publish/domain-names?api=unselected&region=eu-west-1 | no target.url.console",
            "https://console.aws.amazon.com/apigateway/home?region=us-east-1#/apis/a1b2c3d4e5/resources/x9y8z7/methods/GET | part us-east-1 a1b2c3d4e5 - GET -",
            "https://us-east-1.console.aws.amazon.com/apigateway/main/apis/a1b2c3d4e5/resources/x9y8z7/methods/GET?api=a1b2c3d4e5 | part us-east-1 a1b2c3d4e5 - GET -",
            "https://us-east-1.console.aws.amazon.com/apigateway/main/develop/integrations/attach?api=h1b2c3d4e5&integration=int0001&routes=rt00001 | part us-east-1 h1b2c3d4e5 - - -",
            "https://us-east-1.console.aws.amazon.com/apigateway/main/monitor/logging?api=h1b2c3d4e5&region=us-east-1 | part us-east-1 h1b2c3d4e5 - - -",
            "https://us-east-1.console.aws.amazon.com/apigateway/main/deploy/stages?api=h1b2c3d4e5&stage=$default | part us-east-1 h1b2c3d4e5 $default - -",
            "https://123456789012-abcd1234.eu-west-1.console.aws.amazon.com/apigateway/main/apis/a1b2c3d4e5/stages?api=a1b2c3d4e5 | part eu-west-1 a1b2c3d4e5 - - -",
            "https://us-east-1.console.aws.amazon.com/lambda/home?region=us-east-1#/functions/orders?qualifier=live&tab=monitoring | function us-east-1 orders live",
            "https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#logsV2:log-groups/log-group/API-Gateway-Execution-Logs_a1b2c3d4e5$252Fprod$252FCanary | part us-east-1 a1b2c3d4e5 prod - -",
            "https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#logsV2:log-groups/log-group/API-Gateway-Execution-Logs_a1b2c3d4e5$252Fprod/log-events$3FfilterPattern$3D$2522ID$2522 | log ID - -",
            "https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#logStream:group=API-Gateway-Execution-Logs_a1b2c3d4e5%252Fprod | part us-east-1 a1b2c3d4e5 prod - -",
            "https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#logStream:group=API-Gateway-Execution-Logs_a1b2c3d4e5/prod;streamFilter=typeLogStreamPrefix | part us-east-1 a1b2c3d4e5 prod - -",
            "https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#logsV2:logs-insights$3FqueryDetail$3D~(end~0~source~(~'API-Gateway-Execution-Logs_a1b2c3d4e5*2fprod)) | part us-east-1 a1b2c3d4e5 prod - -",
            "https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#logsV2:log-groups/log-group/$252Faws$252Fapigateway$252Fw1b2c3d4e5$252Flive | part us-east-1 w1b2c3d4e5 live - -",
            "https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#logsV2:log-groups/log-group/orders-access | no target.url.console",
            "https://us-east-1.console.aws.amazon.com/xray/home?region=us-east-1#/traces/1-6b06e8a0-000000000000000000000002 | no target.url.console-trace",
            "https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#xray:traces/1-6b06e8a0-000000000000000000000002 | no target.url.console-trace",
            "https://us-east-1.console.aws.amazon.com/apigateway/main/apis?region=us-east-1 | no target.url.console",
            "https://us-east-1.console.aws.amazon.com/billing/home | no target.url.console"})
    void pagesOfTheConsole(String text, String names) {
        assertEquals(names, named(text));
    }

    @Test
    void headersOfAPowerShellCommandNameTheApiBehindAVpcEndpoint() {
        assertEquals("url us-east-1 a1b2c3d4e5 prod GET /x", named(
                "Invoke-WebRequest -Uri \"https://vpce-0123-abcd.execute-api.us-east-1.vpce.amazonaws.com/prod/x\" -Headers @{\n"
                        + "\"x-apigw-api-id\"=\"a1b2c3d4e5\"\n}"));
    }

    private static String named(String text) {
        String pasted = text.replace("HOST", "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com").replace("ID", ID)
                .replace("\\n", "\n");
        return switch (RequestUrl.parse(pasted)) {
            case ExecuteApi url -> words("url", url.region(), url.apiId(), url.stage(), url.method(), url.path());
            case Foreign foreign -> words("host", foreign.host(), foreign.method(), foreign.path());
            case ApiPart part -> words("part", part.region(), part.apiId(), part.stage(), part.method(), part.path());
            case Function function -> words("function", function.region(), function.name(), function.qualifier());
            case Domain domain -> words("domain", domain.region(), domain.name(), domain.id());
            case Logged logged -> words("log", logged.requestId().replace(ID, "ID"), logged.method(), logged.path());
            case Malformed malformed -> words("no", malformed.why().key());
        };
    }

    private static String words(String... words) {
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].isEmpty() ? "-" : words[i];
        }
        return String.join(" ", words);
    }
}
