package dev.timeoutdoctor.evidence.bundle;

import static dev.timeoutdoctor.evidence.bundle.HandMade.asked;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.answer.LogAnswers;
import dev.timeoutdoctor.evidence.answer.MetricAnswers;
import dev.timeoutdoctor.evidence.answer.MetricQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Whoever collected may have asked another way: each says the same. */
@Timeout(60)
class BundledAccountTest {

    @TempDir
    private Path directory;

    private BundledAccount account(HandMade bundle) throws IOException {
        return bundle.account(directory.resolve("evidence.zip"));
    }

    private String answer(HandMade bundle, AwsCall asked) throws IOException {
        Observed<JsonNode> look = account(bundle).read(asked);
        return look.seen().map(JsonNode::toString).orElse(look.getClass().getSimpleName());
    }

    /** Columns: the call that was made, its answer, the call that is asked, what it is told. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                                                                  apigateway GetStage {"restApiId":"a","stageName":"prod"} | {"stageName":"prod"} | apigateway GetStage {"restApiId":"a","stageName":"prod"} | {"stageName":"prod"}
                                                                  apigateway GetStages {"restApiId":"a"} | {"item":[{"stageName":"test"},{"stageName":"prod"}]} | apigateway GetStage {"restApiId":"a","stageName":"prod"} | {"stageName":"prod"}
                                                                  apigateway GetStages {"restApiId":"a"} | {"item":[{"stageName":"test"}]} | apigateway GetStage {"restApiId":"a","stageName":"prod"} | Absent
                                                                  apigateway GetStages {"restApiId":"b"} | {"item":[{"stageName":"prod"}]} | apigateway GetStage {"restApiId":"a","stageName":"prod"} | NotAsked
                                                                  apigateway GetStage {"restApiId":"a","stageName":"prod"} | {"stageName":"prod"} | apigateway GetStages {"restApiId":"a"} | {"item":[{"stageName":"prod"}]}
                                                                  apigateway GetVpcLinks {} | {"items":[{"id":"v1"},{"id":"v2"}]} | apigateway GetVpcLink {"vpcLinkId":"v2"} | {"id":"v2"}
                                                                  apigateway GetVpcLinks {} | {"items":[{"id":"v1"}],"position":"x"} | apigateway GetVpcLink {"vpcLinkId":"v2"} | NotAsked
                                                                  apigateway GetVpcLink {"vpcLinkId":"v2"} | {"id":"v2"} | apigateway GetVpcLinks {"limit":500} | {"items":[{"id":"v2"}]}
                                                                  apigateway GetDeployment {"restApiId":"a","deploymentId":"d"} | {"id":"d"} | apigateway GetDeployments {"restApiId":"a"} | NotAsked
                                                                  apigatewayv2 GetVpcLinks {} | {"Items":[{"VpcLinkId":"v"}]} | apigatewayv2 GetVpcLink {"VpcLinkId":"v"} | {"VpcLinkId":"v"}
                                                                  apigatewayv2 GetApis {} | {"Items":[{"ApiId":"a"}]} | apigatewayv2 GetApi {"ApiId":"a"} | {"ApiId":"a"}
                                                                  apigatewayv2 GetIntegration {"ApiId":"a","IntegrationId":"i"} | {"IntegrationId":"i"} | apigatewayv2 GetIntegrations {"ApiId":"a"} | {"Items":[{"IntegrationId":"i"}]}
                                                                  lambda GetFunction {"FunctionName":"f"} | {"Configuration":{"Timeout":3},"Concurrency":{"ReservedConcurrentExecutions":0}} | lambda GetFunctionConfiguration {"FunctionName":"f"} | {"Timeout":3}
                                                                  lambda GetFunction {"FunctionName":"f"} | {"Configuration":{"Timeout":3},"Concurrency":{"ReservedConcurrentExecutions":0}} | lambda GetFunctionConcurrency {"FunctionName":"f"} | {"ReservedConcurrentExecutions":0}
                                                                  lambda GetFunction {"FunctionName":"f"} | {"Configuration":{"Timeout":3}} | lambda GetFunctionConcurrency {"FunctionName":"f"} | {}
                                                                  lambda GetFunctionConfiguration {"FunctionName":"f"} | {"Timeout":3} | lambda GetFunction {"FunctionName":"f"} | {"Configuration":{"Timeout":3}}
                                                                  lambda GetFunctionConfiguration {"FunctionName":"arn:aws:lambda:us-east-1:123456789012:function:f"} | {"Timeout":3} | lambda GetFunctionConfiguration {"FunctionName":"f"} | {"Timeout":3}
                                                                  lambda GetFunctionConfiguration {"FunctionName":"f"} | {"Timeout":3} | lambda GetFunctionConfiguration {"FunctionName":"123456789012:function:f","Qualifier":"$LATEST"} | {"Timeout":3}
                                                                  lambda GetFunctionConfiguration {"FunctionName":"f:live"} | {"Timeout":3} | lambda GetFunctionConfiguration {"FunctionName":"f","Qualifier":"live"} | {"Timeout":3}
                                                                  lambda GetFunctionConfiguration {"FunctionName":"f"} | {"Timeout":3} | lambda GetFunctionConfiguration {"FunctionName":"f","Qualifier":"live"} | NotAsked
                                                                  lambda GetFunctionConfiguration {"FunctionName":"123456789012:f"} | {"Timeout":3} | lambda GetFunctionConfiguration {"FunctionName":"210987654321:function:f"} | NotAsked
                                                                  lambda ListAliases {"FunctionName":"f"} | {"Aliases":[{"Name":"live"}]} | lambda GetAlias {"FunctionName":"f","Name":"live"} | {"Name":"live"}
                                                                  service-quotas ListServiceQuotas {"ServiceCode":"apigateway"} | {"Quotas":[{"QuotaCode":"L-1"}]} | service-quotas GetServiceQuota {"ServiceCode":"apigateway","QuotaCode":"L-1"} | {"Quota":{"QuotaCode":"L-1"}}
                                                                  elbv2 DescribeTargetGroups {} | {"TargetGroups":[{"TargetGroupArn":"t1"},{"TargetGroupArn":"t2"}]} | elbv2 DescribeTargetGroups {"TargetGroupArns":["t2"]} | {"TargetGroups":[{"TargetGroupArn":"t2"}]}
                                                                  elbv2 DescribeTargetGroups {"TargetGroupArns":["t1"]} | {"TargetGroups":[{"TargetGroupArn":"t1"}]} | elbv2 DescribeTargetGroups {} | {"TargetGroups":[{"TargetGroupArn":"t1"}]}
                                                                  elbv2 DescribeTargetGroups {"TargetGroupArns":["t1"]} | {"TargetGroups":[{"TargetGroupArn":"t1","LoadBalancerArns":["b"]}]} | elbv2 DescribeTargetGroups {"LoadBalancerArn":"b"} | {"TargetGroups":[{"TargetGroupArn":"t1","LoadBalancerArns":["b"]}]}
                                                                  elbv2 DescribeTargetGroups {"TargetGroupArns":["t1"]} | {"TargetGroups":[{"TargetGroupArn":"t1"}]} | elbv2 DescribeTargetGroups {"TargetGroupArns":["t2"]} | NotAsked
                                                                  elbv2 DescribeTargetGroups {} | {"TargetGroups":[{"TargetGroupArn":"t1"}]} | elbv2 DescribeTargetGroups {"TargetGroupArns":["t2"]} | Absent
                                                                  elbv2 DescribeTargetGroups {} | {"TargetGroups":[]} | elbv2 DescribeTargetGroups {"LoadBalancerArn":"b"} | {"TargetGroups":[]}
                                                                  ec2 DescribeRouteTables {} | {"RouteTables":[{"RouteTableId":"r","Associations":[{"SubnetId":"s"}]},{"RouteTableId":"q"}]} | ec2 DescribeRouteTables {"Filters":[{"Name":"association.subnet-id","Values":["s"]}]} | {"RouteTables":[{"RouteTableId":"r","Associations":[{"SubnetId":"s"}]}]}
                                                                  ec2 DescribeSubnets {"Filters":[{"Name":"vpc-id","Values":["v"]}]} | {"Subnets":[]} | ec2 DescribeSubnets {"Filters":[{"Name":"vpc-id","Values":["w"]}]} | NotAsked
                                                                  apigateway GetResources {"restApiId":"a","embed":["methods"]} | {"items":[{"id":"r","path":"/o","resourceMethods":{"GET":{"methodIntegration":{"type":"MOCK"}}}}]} | apigateway GetIntegration {"restApiId":"a","resourceId":"r","httpMethod":"GET"} | {"type":"MOCK"}
                                                                  apigateway GetResources {"restApiId":"a"} | {"items":[{"id":"r","path":"/o","resourceMethods":{"GET":{}}}]} | apigateway GetResources {"restApiId":"a","embed":["methods"],"limit":500} | NotAsked
                                                                  apigateway GetResources {"restApiId":"a"} | {"items":[{"id":"r","path":"/o","resourceMethods":{"GET":{}}}]} | apigateway GetIntegration {"restApiId":"a","resourceId":"r","httpMethod":"GET"} | NotAsked
                                                                  logs DescribeLogGroups {"logGroupNamePrefix":"a"} | {"logGroups":[]} | logs DescribeLogGroups {"logGroupNamePrefix":"b"} | NotAsked
                                                                  """)
    void oneCallTellsAnother(String made, String answer, String asked, String told) throws IOException {
        String[] call = made.split(" ", 3);
        String[] question = asked.split(" ", 3);
        assertEquals(told, answer(new HandMade().ok(call[0], call[1], call[2], answer),
                asked(question[0], question[1], question[2])));
    }

    @Test
    void anAnswerIsBetterThanARefusalElsewhere() throws IOException {
        HandMade bundle = new HandMade()
                .denied("lambda", "GetFunctionConfiguration", "{\"FunctionName\":\"f\"}", "no")
                .ok("lambda", "GetFunction", "{\"FunctionName\":\"f\"}", "{\"Configuration\":{\"Timeout\":3}}");
        assertEquals("{\"Timeout\":3}",
                answer(bundle, asked("lambda", "GetFunctionConfiguration", "{\"FunctionName\":\"f\"}")));
    }

    @Test
    void aBareNameIsAFunctionOfTheBundlesOwnAccount() throws IOException {
        HandMade bundle = new HandMade().ok("lambda", "GetFunctionConfiguration", "{\"FunctionName\":\"f\"}",
                "{\"Timeout\":60}");
        String arn = "{\"FunctionName\":\"arn:aws:lambda:us-east-1:%s:function:f\"}";
        assertEquals("{\"Timeout\":60}",
                answer(bundle, asked("lambda", "GetFunctionConfiguration", arn.formatted("123456789012"))));
        AwsCall others = asked("lambda", "GetFunctionConfiguration", arn.formatted("999999999999"));
        assertInstanceOf(Observed.NotAsked.class, account(bundle).read(others));
        assertEquals("{\"Timeout\":60}", answer(bundle.without("account"), others));
    }

    @Test
    void settingsThatNameAnotherAccountsFunctionAreNoAnswer() throws IOException {
        HandMade bundle = new HandMade().without("account").ok("lambda", "GetFunctionConfiguration",
                "{\"FunctionName\":\"f\"}",
                "{\"FunctionArn\":\"arn:aws:lambda:us-east-1:123456789012:function:f\",\"Timeout\":60}");
        String arn = "{\"FunctionName\":\"arn:aws:lambda:us-east-1:%s:function:f\"}";
        assertInstanceOf(Observed.Seen.class, account(bundle)
                .read(asked("lambda", "GetFunctionConfiguration", arn.formatted("123456789012"))));
        assertEquals(
                "the answer in the bundle is of another function: arn:aws:lambda:us-east-1:123456789012:function:f",
                assertInstanceOf(Observed.Failed.class, account(bundle)
                        .read(asked("lambda", "GetFunctionConfiguration", arn.formatted("999999999999")))).message());
    }

    @Test
    void whatNobodyAskedNamesItsCommand() throws IOException {
        Observed<JsonNode> look = account(new HandMade()).read(asked("apigateway", "GetStage",
                "{\"restApiId\":\"a\",\"stageName\":\"prod\"}"));
        assertEquals(Optional.of("""
                                 aws apigateway get-stage \\
                                   --rest-api-id a \\
                                   --stage-name prod \\
                                   --region us-east-1"""), BundledAccount.missingCommand(look));
    }

    @Test
    void regionsAreKeptApartUnlessOneIsNotNamed() throws IOException {
        HandMade bundle = new HandMade().ok("apigateway", "GetAccount", "{}", "{\"a\":1}");
        BundledAccount account = account(bundle);
        assertInstanceOf(Observed.NotAsked.class,
                account.read(AwsCall.of("apigateway", "GetAccount", "eu-west-1", Map.of())));
        assertInstanceOf(Observed.Seen.class,
                account(bundle.without("region")).read(AwsCall.of("apigateway", "GetAccount", "eu-west-1", Map.of())));
    }

    @Test
    void integrationsThatWereReadOneByOneMakeAListOfMethods() throws IOException {
        HandMade bundle = new HandMade()
                .ok("apigateway", "GetResources", "{\"restApiId\":\"a\"}",
                        "{\"items\":[{\"id\":\"r\",\"path\":\"/o\",\"resourceMethods\":{\"GET\":{},\"POST\":{}}},{\"id\":\"q\",\"path\":\"/\"}]}")
                .ok("apigateway", "GetIntegration",
                        "{\"restApiId\":\"a\",\"resourceId\":\"r\",\"httpMethod\":\"POST\"}",
                        "{\"type\":\"MOCK\"}");
        assertEquals(
                "{\"items\":[{\"id\":\"r\",\"path\":\"/o\",\"resourceMethods\":{\"POST\":{\"httpMethod\":\"POST\",\"methodIntegration\":{\"type\":\"MOCK\"}}}}]}",
                answer(bundle, asked("apigateway", "GetResources", "{\"restApiId\":\"a\",\"embed\":[\"methods\"]}")));
    }

    @Test
    void theOneResourceThatIsKnownByItsIdHasTheRequestsPath() throws IOException {
        HandMade bundle = new HandMade()
                .with("symptom", Map.of("url", "https://a.execute-api.us-east-1.amazonaws.com/prod/orders/7?x=1"))
                .ok("apigateway", "GetIntegration",
                        "{\"restApiId\":\"a\",\"resourceId\":\"r\",\"httpMethod\":\"POST\"}",
                        "{\"type\":\"MOCK\"}");
        assertEquals(
                "{\"items\":[{\"id\":\"r\",\"path\":\"/orders/7\",\"resourceMethods\":{\"POST\":{\"httpMethod\":\"POST\",\"methodIntegration\":{\"type\":\"MOCK\"}}}}]}",
                answer(bundle, asked("apigateway", "GetResources", "{\"restApiId\":\"a\",\"embed\":[\"methods\"]}")));
    }

    @Test
    void figuresAreFoundByWhatTheyMeasureWhateverTheyWereCalled() throws IOException {
        StringBuilder queries = new StringBuilder();
        StringBuilder results = new StringBuilder();
        List<MetricQuery> asked = MetricQuery.gateway(ApiType.REST, MetricQuery.STAGE);
        for (int i = 0; i < asked.size(); i++) {
            queries.append(i == 0 ? "" : ",").append(query("m" + i, asked.get(i), true));
            results.append(i == 0 ? "" : ",").append("{\"Id\":\"m" + i
                    + "\",\"Timestamps\":[1763816400],\"Values\":[" + (i + 1) + "],\"StatusCode\":\"Complete\"}");
        }
        HandMade bundle = new HandMade().ok("cloudwatch", "GetMetricData",
                "{\"MetricDataQueries\":[" + queries
                        + "],\"StartTime\":\"2025-11-22T13:00:00\",\"EndTime\":1763820000}",
                "{\"MetricDataResults\":[" + results + "]}");
        List<String> wanted = new ArrayList<>();
        asked.forEach(each -> wanted.add(query(each.id(), each, false)));
        MetricQuery.gateway(ApiType.REST, MetricQuery.METHOD).forEach(each -> wanted.add(query(each.id(), each, false)
                .replace("\"Dimensions\":[", "\"Dimensions\":[{\"Name\":\"Method\",\"Value\":\"GET\"},")));
        Observed.Seen<?> seen = assertInstanceOf(Observed.Seen.class, account(bundle).read(asked("cloudwatch",
                "GetMetricData", "{\"MetricDataQueries\":[" + String.join(",", wanted)
                        + "],\"StartTime\":\"2026-01-01T00:00:00Z\",\"EndTime\":\"2026-01-01T03:00:00Z\"}")));
        var metrics = MetricAnswers.gateway(seen.source());
        assertEquals("11 requests, p99 3 ms, in PT1H from 2025-11-22T13:00:00Z",
                metrics.requests() + " requests, p99 " + metrics.integrationLatency().p99().toMillis() + " ms, in "
                        + metrics.window().length() + " from " + metrics.window().from());
    }

    private static String query(String id, MetricQuery query, boolean turned) {
        String api = "{\"Name\":\"ApiName\",\"Value\":\"orders\"}";
        String stage = "{\"Name\":\"Stage\",\"Value\":\"prod\"}";
        return "{\"Id\":\"" + id + "\",\"MetricStat\":{\"Metric\":{\"Namespace\":\"AWS/ApiGateway\",\"MetricName\":\""
                + query.metric() + "\",\"Dimensions\":[" + (turned ? stage + "," + api : api + "," + stage)
                + "]},\"Period\":3600,\"Stat\":\"" + query.statistic() + "\"}}";
    }

    private static final String GROUP = "/aws/lambda/f";
    private static final String REPORTS = "{\"logGroupName\":\"" + GROUP
            + "\",\"filterPattern\":\"?REPORT ?\\\"Task timed out\\\"\",\"startTime\":1,\"endTime\":2}";

    @Test
    void linesOfAnyFilterAreToldAsFarAsTheyFit() throws IOException {
        HandMade all = new HandMade().ok("logs", "FilterLogEvents",
                "{\"logGroupIdentifier\":\"arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/f:*\",\"startTime\":1763816400000,\"endTime\":1763820000000}",
                "{\"events\":[{\"timestamp\":1763816401000,\"message\":\"START\"},{\"timestamp\":1763816402000,\"message\":\"REPORT x\"}]}");
        Observed.Seen<?> seen = assertInstanceOf(Observed.Seen.class,
                account(all).read(asked("logs", "FilterLogEvents", REPORTS)));
        assertEquals("{\"events\":[{\"timestamp\":1763816402000,\"message\":\"REPORT x\"}]}",
                seen.value().toString());
        assertEquals(Duration.ofHours(1), LogAnswers.lines(seen.source()).window().length());
    }

    @Test
    void thatAnotherFilterFoundNothingSaysNothing() throws IOException {
        HandMade other = new HandMade().ok("logs", "FilterLogEvents",
                "{\"logGroupName\":\"" + GROUP + "\",\"filterPattern\":\"ERROR\"}", "{\"events\":[]}");
        assertEquals("NotAsked", answer(other, asked("logs", "FilterLogEvents", REPORTS)));
        HandMade none = new HandMade().ok("logs", "FilterLogEvents", "{\"logGroupName\":\"" + GROUP + "\"}",
                "{\"events\":[]}");
        assertEquals("{\"events\":[]}", answer(none, asked("logs", "FilterLogEvents", REPORTS)));
    }

    @Test
    void aQueryAndItsResultsAreLinesToo() throws IOException {
        HandMade query = new HandMade()
                .ok("logs", "StartQuery", "{\"logGroupNames\":[\"" + GROUP
                        + "\"],\"startTime\":1763816400,\"endTime\":1763820000,\"queryString\":\"fields @timestamp, @message | filter @message like /REPORT|Task timed out/\"}",
                        "{\"queryId\":\"q1\"}")
                .ok("logs", "GetQueryResults", "{\"queryId\":\"q1\"}", "{\"status\":\"Running\",\"results\":[]}")
                .ok("logs", "GetQueryResults", "{\"queryId\":\"q1\"}",
                        """
                        {"status":"Complete","results":[[{"field":"@timestamp","value":"2025-11-22 13:00:02.500"},
                         {"field":"@message","value":"REPORT x"},{"field":"@ptr","value":"p"}]]}
                        """)
                .ok("logs", "GetQueryResults", "{\"queryId\":\"q2\"}", "{\"status\":\"Complete\",\"results\":[]}");
        Observed.Seen<?> seen = assertInstanceOf(Observed.Seen.class,
                account(query).read(asked("logs", "FilterLogEvents", REPORTS)));
        var lines = LogAnswers.lines(seen.source());
        assertEquals(GROUP + " 2025-11-22T13:00:02.500Z REPORT x PT1H", lines.group() + " "
                + lines.lines().getFirst().at() + " " + lines.lines().getFirst().message() + " "
                + lines.window().length());
        assertEquals(Instant.parse("2025-11-22T13:00:00Z"), lines.window().from());
    }
}
