package dev.timeoutdoctor.fix.owner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.fix.owner.Drift.Difference;
import dev.timeoutdoctor.fix.snippet.Tool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OwnerReaderTest {

    private static final JsonMapper JSON = JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant CHECKED = Instant.parse("2026-11-20T09:00:00Z");
    private static final String STACK_TAGS = "'aws:cloudformation:stack-name':'shop','aws:cloudformation:stack-id':'arn:shop',"
            + "'aws:cloudformation:logical-id':'OrdersApi'";
    private static final String API = "{'LogicalResourceId':'OrdersApi','PhysicalResourceId':'a1b2c3d4e5',"
            + "'ResourceType':'AWS::ApiGateway::RestApi','StackName':'shop','StackId':'arn:shop',"
            + "'DriftInformation':{'StackResourceDriftStatus':'NOT_CHECKED'}}";
    private static final String METHOD = "{'LogicalResourceId':'PostOrders','PhysicalResourceId':'shop-Post-1',"
            + "'ResourceType':'AWS::ApiGateway::Method','DriftInformation':{'StackResourceDriftStatus':'MODIFIED'}}";
    private static final String METHOD_DRIFT = "{'LogicalResourceId':'PostOrders','ResourceType':'AWS::ApiGateway::Method',"
            + "'StackResourceDriftStatus':'MODIFIED','Timestamp':'2026-11-20T09:00:00Z','ExpectedProperties':"
            + "'{\"RestApiId\":\"a1b2c3d4e5\",\"ResourceId\":\"x1\",\"HttpMethod\":\"POST\"}','PropertyDifferences':"
            + "[{'PropertyPath':'/Integration/TimeoutInMillis','ExpectedValue':'29000','ActualValue':'10000',"
            + "'DifferenceType':'NOT_EQUAL'}]}";

    private final Map<String, Observed<JsonNode>> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    private static Source source(AwsCall call) {
        return new Source(call, NOW, JSON.createObjectNode());
    }

    private static AwsCall call(String service, String operation, Map<String, ?> parameters) {
        return AwsCall.of(service, operation, "us-east-1", parameters);
    }

    private static AwsCall integration() {
        return call("apigateway", "GetIntegration",
                Map.of("restApiId", "a1b2c3d4e5", "resourceId", "x1", "httpMethod", "POST"));
    }

    private void answers(String operation, String json) {
        answers.put(operation, new Observed.Seen<>(JSON.readTree(json), source(integration())));
    }

    private void denies(String operation) {
        answers.put(operation, denied(operation));
    }

    private static Observed<JsonNode> denied(String operation) {
        return new Observed.Denied<>("cloudformation:" + operation, "*", "not authorized", source(integration()));
    }

    private void knowsNothing() {
        answers.put("DescribeStackResources by id", new Observed.Failed<>(FailureKind.REFUSED,
                "CloudFormation refused DescribeStackResources: Stack for a1b2c3d4e5 does not exist",
                source(integration())));
    }

    private Observed<JsonNode> answer(AwsCall call) {
        String by = call.parameters().has("PhysicalResourceId") ? " by id" : "";
        asked.add(call.operation() + by);
        Observed<JsonNode> answer = answers.get(call.operation() + by);
        if (answer == null) {
            throw new AssertionError("Nobody expected " + call);
        }
        return answer;
    }

    private Owner ownerOf(AwsCall read) {
        return new OwnerReader(this::answer, () -> NOW).look(List.of(read), "123456789012", EvidenceSet.empty()).all()
                .getFirst().owner();
    }

    @Test
    void theMethodOfAStackIsFoundByWhatWasComparedWithItsTemplate() {
        answers("GetRestApi", "{'tags':{" + STACK_TAGS + "}}");
        answers("DescribeStackResources", "{'StackResources':[" + API + "," + METHOD + "]}");
        answers("DescribeStackResourceDrifts", "{'StackResourceDrifts':[" + METHOD_DRIFT + "]}");

        assertEquals(new Owner.Stack("shop", "PostOrders", "AWS::ApiGateway::Method", true, Tool.CLOUDFORMATION,
                new Drift.Modified(CHECKED, List.of(new Difference("/Integration/TimeoutInMillis", "29000", "10000")))),
                ownerOf(integration()));
    }

    @Test
    void whichMethodItIsIsNotGuessed() {
        answers("GetRestApi", "{'tags':{" + STACK_TAGS + "}}");
        answers("DescribeStackResources", "{'StackResources':[" + API + "," + METHOD + "]}");
        answers("DescribeStackResourceDrifts", "{'StackResourceDrifts':[]}");

        assertEquals(new Owner.Stack("shop", "OrdersApi", "AWS::ApiGateway::RestApi", false, Tool.CLOUDFORMATION,
                new Drift.Unmatched("AWS::ApiGateway::Method")), ownerOf(integration()));
    }

    @Test
    void anApiThatIsDefinedWholeHoldsItsMethods() {
        answers("GetRestApi", "{'tags':{" + STACK_TAGS + "}}");
        answers("DescribeStackResources", "{'StackResources':[" + API
                + ",{'LogicalResourceId':'OrdersApiDeployment926eeb5ff1','ResourceType':'AWS::ApiGateway::Deployment'}]}");
        answers("DescribeStackResourceDrifts", "{'StackResourceDrifts':[]}");

        assertEquals(new Owner.Stack("shop", "OrdersApi", "AWS::ApiGateway::RestApi", false, Tool.SAM,
                new Drift.NotChecked()), ownerOf(integration()));
    }

    @Test
    void tagsAloneTellOfAStackWhoseDriftMayNotBeRead() {
        answers("GetRestApi", "{'tags':{" + STACK_TAGS + "}}");
        denies("DescribeStackResources");

        assertEquals(new Owner.Stack("shop", "OrdersApi", "AWS::ApiGateway::RestApi", false, Tool.CLOUDFORMATION,
                new Drift.Unseen(denied("DescribeStackResources"))), ownerOf(integration()));
    }

    @Test
    void whatCarriesNoTagsIsFoundByItsId() {
        answers("GetRestApi", "{'tags':{}}");
        answers("DescribeStackResources by id", "{'StackResources':[" + API + "]}");
        answers("DescribeStackResources", "{'StackResources':[" + API
                + ",{'LogicalResourceId':'CDKMetadata','ResourceType':'AWS::CDK::Metadata'}]}");
        answers("DescribeStackResourceDrifts", "{'StackResourceDrifts':[]}");

        assertEquals(new Owner.Stack("shop", "OrdersApi", "AWS::ApiGateway::RestApi", false, Tool.CDK,
                new Drift.NotChecked()), ownerOf(integration()));
    }

    @Test
    void anotherResourceOfTheSameIdIsNotIt() {
        answers("ListTags", "{'Tags':{}}");
        answers("DescribeStackResources by id", "{'StackResources':[{'LogicalResourceId':'Logs','PhysicalResourceId':"
                + "'orders','ResourceType':'AWS::Logs::LogGroup','StackName':'shop'}]}");

        assertEquals(new Owner.Nobody(), ownerOf(call("lambda", "GetFunctionConcurrency",
                Map.of("FunctionName", "orders"))));
    }

    @Test
    void nobodyOwnsWhatNeitherTagsNorCloudFormationKnow() {
        answers("GetRestApi", "{'tags':{'team':'checkout'}}");
        knowsNothing();

        assertEquals(new Owner.Nobody(), ownerOf(integration()));
    }

    @Test
    void whoMayAskNeitherKnowsNothing() {
        denies("GetRestApi");
        denies("DescribeStackResources by id");

        assertEquals(new Owner.Unseen(denied("DescribeStackResources by id")), ownerOf(integration()));
    }

    @Test
    void whatIsNotThereYetIsNobodys() {
        answers.put("ListTagsForResource", new Observed.Absent<>(source(integration())));

        assertEquals(new Owner.Nobody(),
                ownerOf(call("cloudwatch", "DescribeAlarms", Map.of("AlarmNames", List.of("slow")))));
    }

    @Test
    void terraformIsOnlyClaimedWhereATagSaysSo() {
        answers("DescribeTags",
                "{'TagDescriptions':[{'Tags':[{'Key':'Managed-By','Value':'Terraform'},{'Key':'team','Value':'x'}]}]}");

        assertEquals(new Owner.Terraform("Managed-By", "Terraform"), ownerOf(call("elbv2",
                "DescribeLoadBalancerAttributes", Map.of("LoadBalancerArn", "arn:aws:elasticloadbalancing:nlb"))));
        assertEquals(List.of("DescribeTags"), asked);
    }

    @Test
    void aStageIsAskedForItsOwnTagsFirst() {
        answers("GetStage",
                "{'tags':{'aws:cloudformation:stack-name':'stages','aws:cloudformation:logical-id':'Prod'}}");
        answers("GetRestApi", "{'tags':{" + STACK_TAGS + "}}");
        denies("DescribeStackResources");

        assertEquals(new Owner.Stack("stages", "Prod", "AWS::ApiGateway::Stage", true, Tool.CLOUDFORMATION,
                new Drift.Unseen(denied("DescribeStackResources"))),
                ownerOf(call("apigateway", "GetStage", Map.of("restApiId", "a1b2c3d4e5", "stageName", "prod"))));
    }

    /** The examined API is bbbbbbbbbb; the other one of the stack has a stage of the same name. */
    private void aStackOfTwoApisWithTheirDefaultStages(String ownTags, String internal, String publicOne) {
        answers("GetStage", "{'StageName':'$default','Tags':{" + ownTags + "}}");
        answers("GetApi", "{'Tags':{'aws:cloudformation:stack-name':'shop','aws:cloudformation:stack-id':'arn:shop',"
                + "'aws:cloudformation:logical-id':'PublicApi'}}");
        answers("DescribeStackResources", "{'StackResources':["
                + "{'LogicalResourceId':'InternalApi','PhysicalResourceId':'aaaaaaaaaa','ResourceType':'AWS::ApiGatewayV2::Api'},"
                + "{'LogicalResourceId':'InternalStage','PhysicalResourceId':'$default','ResourceType':'AWS::ApiGatewayV2::Stage'},"
                + "{'LogicalResourceId':'PublicApi','PhysicalResourceId':'bbbbbbbbbb','ResourceType':'AWS::ApiGatewayV2::Api'},"
                + "{'LogicalResourceId':'PublicStage','PhysicalResourceId':'$default','ResourceType':'AWS::ApiGatewayV2::Stage'}]}");
        answers("DescribeStackResourceDrifts", "{'StackResourceDrifts':["
                + "{'LogicalResourceId':'InternalStage','ResourceType':'AWS::ApiGatewayV2::Stage'," + internal
                + "'StackResourceDriftStatus':'MODIFIED','Timestamp':'2026-11-20T09:00:00Z','PropertyDifferences':"
                + "[{'PropertyPath':'/AutoDeploy','ExpectedValue':'true','ActualValue':'false'}]},"
                + "{'LogicalResourceId':'PublicStage','ResourceType':'AWS::ApiGatewayV2::Stage'," + publicOne
                + "'StackResourceDriftStatus':'IN_SYNC','Timestamp':'2026-11-20T09:00:00Z'}]}");
    }

    private static String ofApi(String id) {
        return "'ExpectedProperties':'{\"StageName\":\"$default\",\"ApiId\":\"" + id + "\"}',";
    }

    private static AwsCall defaultStage() {
        return call("apigatewayv2", "GetStage", Map.of("ApiId", "bbbbbbbbbb", "StageName", "$default"));
    }

    private static Owner publicStage(Drift drift) {
        return new Owner.Stack("shop", "PublicStage", "AWS::ApiGatewayV2::Stage", true, Tool.CLOUDFORMATION, drift);
    }

    @Test
    void aStageIsTheOneThatItsOwnTagsNameNotThatOfAnotherApi() {
        aStackOfTwoApisWithTheirDefaultStages("'aws:cloudformation:stack-name':'shop',"
                + "'aws:cloudformation:stack-id':'arn:shop','aws:cloudformation:logical-id':'PublicStage'", "", "");

        assertEquals(publicStage(new Drift.InSync(CHECKED)), ownerOf(defaultStage()));
    }

    @Test
    void aStageWithoutTagsIsToldFromAnotherApisByWhatWasComparedWithItsTemplate() {
        aStackOfTwoApisWithTheirDefaultStages("", ofApi("aaaaaaaaaa"), ofApi("bbbbbbbbbb"));

        assertEquals(publicStage(new Drift.InSync(CHECKED)), ownerOf(defaultStage()));
    }

    @Test
    void stagesOfTheSameNameThatCannotBeToldApartAreNotGuessed() {
        aStackOfTwoApisWithTheirDefaultStages("", "", "");

        assertEquals(new Owner.Stack("shop", "PublicApi", "AWS::ApiGatewayV2::Api", false, Tool.CLOUDFORMATION,
                new Drift.Unmatched("AWS::ApiGatewayV2::Stage")), ownerOf(defaultStage()));
    }

    @Test
    void stagesOfOtherApisAreNotIt() {
        aStackOfTwoApisWithTheirDefaultStages("", ofApi("aaaaaaaaaa"), ofApi("cccccccccc"));

        assertEquals(new Owner.Stack("shop", "PublicApi", "AWS::ApiGatewayV2::Api", false, Tool.CLOUDFORMATION,
                new Drift.Unmatched("AWS::ApiGatewayV2::Stage")), ownerOf(defaultStage()));
    }

    @Test
    void whatWasAnsweredIsNotAskedAgainAtOnce() {
        answers("GetRestApi", "{'tags':{'team':'checkout'}}");
        knowsNothing();
        OwnerReader reader = new OwnerReader(this::answer, () -> NOW);

        reader.look(List.of(integration()), "123456789012", EvidenceSet.empty());
        reader.look(List.of(integration()), "123456789012", EvidenceSet.empty());

        assertEquals(List.of("GetRestApi", "DescribeStackResources by id"), asked);
    }

    @Test
    void whatCouldNotBeReadIsAskedAgain() {
        denies("GetRestApi");
        denies("DescribeStackResources by id");
        OwnerReader reader = new OwnerReader(this::answer, () -> NOW);

        reader.look(List.of(integration()), "123456789012", EvidenceSet.empty());
        reader.look(List.of(integration()), "123456789012", EvidenceSet.empty());

        assertEquals(4, asked.size());
    }
}
