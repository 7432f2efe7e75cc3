package dev.timeoutdoctor.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class CallResourceTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                            lambda | GetFunctionConfiguration | {"FunctionName": "orders"} | arn:aws:lambda:us-east-1:123456789012:function:orders
                                            lambda | GetPolicy | {"FunctionName": "orders", "Qualifier": "live"} | arn:aws:lambda:us-east-1:123456789012:function:orders:live
                                            lambda | GetPolicy | {"FunctionName": "arn:aws:lambda:us-east-1:999999999999:function:o"} | arn:aws:lambda:us-east-1:999999999999:function:o
                                            lambda | GetAccountSettings | {} | *
                                            logs | FilterLogEvents | {"logGroupName": "/aws/lambda/orders"} | arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/orders
                                            apigateway | GetResources | {"restApiId": "abc"} | arn:aws:apigateway:us-east-1::/restapis/abc/resources
                                            apigateway | GetExport | {"restApiId": "abc", "stageName": "prod", "exportType": "oas30"} | arn:aws:apigateway:us-east-1::/restapis/abc/stages/prod/exports/oas30
                                            apigateway | GetAccount | {} | *
                                            apigatewayv2 | GetRoutes | {"ApiId": "abc"} | arn:aws:apigateway:us-east-1::/apis/abc/routes
                                            ec2 | DescribeSubnets | {} | *
                                            """)
    void theResourceOfACallIsItsArn(String service, String operation, String parameters, String resource) {
        assertEquals(resource, CallResource.of(new AwsCall(service, operation, "us-east-1",
                JSON.readTree(parameters)), "123456789012"));
    }

    @ParameterizedTest
    @CsvSource({"cn-north-1, aws-cn", "us-gov-west-1, aws-us-gov", "eu-west-1, aws"})
    void thePartitionIsThatOfTheRegion(String region, String partition) {
        assertEquals("arn:" + partition + ":lambda:" + region + ":*:function:f", CallResource.of(
                new AwsCall("lambda", "GetPolicy", region, JSON.readTree("{\"FunctionName\": \"f\"}")), ""));
    }
}
