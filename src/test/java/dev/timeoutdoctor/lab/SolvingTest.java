package dev.timeoutdoctor.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.VpcLinkStatus;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.servicequotas.model.RequestStatus;

/** Each scenario from broken to solved, over the wire alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SolvingTest {

    private final Clients clients = Clients.onLab("orders-three-seconds");

    @AfterAll
    void stopLab() {
        clients.close();
    }

    @Test
    void ordersGoThroughOnceTheTimeoutIsRaisedAndDeployed() throws Exception {
        begin("orders-three-seconds", "5 of 5 orders still fail: POST /orders answered 504 after 3.0 s.");

        raise("a1b2c3d4e5", "k3m5p7", "12000");
        assertFalse(clients.lab().grade().solved());
        deploy("a1b2c3d4e5");

        assertSolved("All five orders went through, and nothing else got worse.");
    }

    @Test
    void reportsArriveOnceTheChangeIsDeployed() throws Exception {
        begin("raised-never-deployed", "5 of 5 reports still fail: GET /reports/2025 answered 504 after 10.0 s.");

        deploy("q7r8s9t0u1");

        assertSolved("All five reports arrived: prod now runs what the console shows.");
    }

    @Test
    void invoicesArriveOnceTheFunctionHasMemory() throws Exception {
        begin("starved-of-memory", "5 of 5 invoices still fail: POST /invoices answered 504 after 29.0 s.");

        assertThrows(BadRequestException.class, () -> raise("b5i6l7n8g9", "r5t1y9", "60000"));
        clients.lambda().updateFunctionConfiguration(r -> r.functionName("render-invoice").memorySize(1024));
        while (clients.lambda().getFunctionConfiguration(r -> r.functionName("render-invoice"))
                .lastUpdateStatus() == LastUpdateStatus.IN_PROGRESS) {
            Thread.onSpinWait();
        }

        assertSolved("All five invoices arrived in time.");
    }

    @Test
    void adminPagesArriveOnceTheFunctionHasAWayOut() throws Exception {
        begin("no-way-out", "4 of 4 admin pages still fail: GET /admin answered 504 after 29.0 s.");

        ec2("CreateRoute&RouteTableId=rtb-0d1e2f3a4b5c60701&DestinationCidrBlock=0.0.0.0%2F0"
                + "&NatGatewayId=nat-05c7e9a1b3d5f7082");

        assertSolved("All admin pages are back to milliseconds: the function reaches what it calls.");
    }

    @Test
    void adminPagesArriveOnceTheServiceHasAnEndpointToo() throws Exception {
        begin("no-way-out", "4 of 4 admin pages still fail: GET /admin answered 504 after 29.0 s.");

        ec2("CreateVpcEndpoint&VpcId=vpc-0c9e7a5b3d1f20468&VpcEndpointType=Interface"
                + "&ServiceName=com.amazonaws.us-east-1.secretsmanager&SubnetId.1=subnet-0a1f3c5e7b9d20a01");

        assertSolved("All admin pages are back to milliseconds: the function reaches what it calls.");
    }

    @Test
    void questionsAreAnsweredOnceTheAnswerStreams() throws Exception {
        begin("model-answers-late", "5 of 5 questions still fail: POST /ask answered 504 after 29.0 s.");

        clients.apiGateway().updateIntegration(r -> r.restApiId("m0d3l5a7s9").resourceId("q8w6e4").httpMethod("POST")
                .patchOperations(replace("/responseTransferMode", "STREAM"), replace("/timeoutInMillis", "120000")));
        deploy("m0d3l5a7s9");

        assertSolved("All five questions were answered, as long as the model took.");
    }

    @Test
    void questionsAreAnsweredOnceTheQuotaIsRaisedToo() throws Exception {
        begin("model-answers-late", "5 of 5 questions still fail: POST /ask answered 504 after 29.0 s.");
        assertThrows(BadRequestException.class, () -> raise("m0d3l5a7s9", "q8w6e4", "60000"));

        String request = clients.quotas().requestServiceQuotaIncrease(
                r -> r.serviceCode("apigateway").quotaCode("L-E5AE38E3").desiredValue(60_000.0)).requestedQuota().id();
        assertEquals(RequestStatus.APPROVED, decided(request));
        raise("m0d3l5a7s9", "q8w6e4", "60000");
        deploy("m0d3l5a7s9");

        assertSolved("All five questions were answered, as long as the model took.");
    }

    private RequestStatus decided(String request) {
        RequestStatus status = RequestStatus.PENDING;
        for (int i = 0; i < 2_000 && status != RequestStatus.APPROVED; i++) {
            status = clients.quotas().getRequestedServiceQuotaChange(r -> r.requestId(request)).requestedQuota()
                    .status();
        }
        return status;
    }

    @Test
    void firstCallsArriveOnceTheIntegrationWaitsForTheColdStart() throws Exception {
        clients.lab().switchTo(Scenarios.byId("first-call-fails"));
        assertFalse(clients.lab().grade().solved());

        clients.apiGatewayV2().updateIntegration(
                r -> r.apiId("h1t4p6r8t0").integrationId("r8t2e4s").timeoutInMillis(8_000));

        assertSolved("All eight calls arrived, those that had to start an environment too.");
    }

    @Test
    void questionsToAWebSocketApiAreAnsweredOnceTheTimeoutIsRaisedAndDeployed() throws Exception {
        begin("frame-instead-of-answer",
                "5 of 5 questions still get no answer: ask got the frame \"Endpoint request timed out\" after 5.0 s.");

        clients.apiGatewayV2().updateIntegration(
                r -> r.apiId("w3s5k7t9c1").integrationId("a7s9k1i").timeoutInMillis(10_000));
        assertFalse(clients.lab().grade().solved());
        clients.apiGatewayV2().createDeployment(r -> r.apiId("w3s5k7t9c1").stageName("production"));

        assertSolved("All five questions were answered: the stage production waits as long as an answer takes.");
    }

    @Test
    void statementsAreTakenOnceTheRouteLeadsToTheQueue() throws Exception {
        begin("bare-503",
                "5 of 5 statements still keep the caller waiting: POST /statements answered 503 after 30.0 s.");

        clients.apiGatewayV2().updateRoute(
                r -> r.apiId("s7t9m1n3t5").routeId("c5v7b9n").target("integrations/q7u5e3u"));

        assertSolved("All five calls were taken in under a second; the work goes on without the caller.");
    }

    @Test
    void importsArriveOnceTheApiIsRegional() throws Exception {
        begin("edge-stays-at-29", "4 of 4 imports still fail: POST /imports answered 504 after 29.0 s.");
        assertThrows(BadRequestException.class, () -> raise("e6d8g0e2i4", "v4b6n8", "60000"));

        clients.apiGateway().updateRestApi(r -> r.restApiId("e6d8g0e2i4")
                .patchOperations(replace("/endpointConfiguration/types/EDGE", "REGIONAL")));
        raise("e6d8g0e2i4", "v4b6n8", "60000");
        deploy("e6d8g0e2i4");

        assertSolved("All four imports arrived: the API is no longer held to 29 s.");
    }

    @Test
    void noCallHangsOnceTheBalancerCrossesZones() throws Exception {
        clients.lab().switchTo(Scenarios.byId("one-in-three-hangs"));
        assertFalse(clients.lab().grade().solved());

        String arn = clients.loadBalancing().describeLoadBalancers().loadBalancers().getFirst().loadBalancerArn();
        clients.loadBalancing().modifyLoadBalancerAttributes(r -> r.loadBalancerArn(arn)
                .attributes(LoadBalancerAttribute.builder().key("load_balancing.cross_zone.enabled").value("true")
                        .build()));

        assertSolved("24 of 24 calls were answered at once: every zone now leads to a target.");
    }

    @Test
    void parcelsArriveOnceTheBalancerTakesPrivateLinkTraffic() throws Exception {
        begin("balancer-keeps-silent",
                "5 of 5 calls still get no answer: GET /parcels answered 504 after 29.0 s.");

        LoadBalancer balancer = clients.loadBalancing().describeLoadBalancers().loadBalancers().getFirst();
        assertEquals("on", balancer.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic());
        clients.loadBalancing().setSecurityGroups(r -> r.loadBalancerArn(balancer.loadBalancerArn())
                .securityGroups(balancer.securityGroups()).enforceSecurityGroupInboundRulesOnPrivateLinkTraffic("off"));

        assertSolved("All five calls came through: the load balancer takes the link's traffic.");
    }

    @Test
    void parcelsArriveOnceTheGroupAdmitsThemToo() throws Exception {
        clients.lab().switchTo(Scenarios.byId("balancer-keeps-silent"));

        ec2("AuthorizeSecurityGroupIngress&GroupId=sg-0b3c5d7e9f1a24681&IpPermissions.1.IpProtocol=tcp"
                + "&IpPermissions.1.FromPort=80&IpPermissions.1.ToPort=80&IpPermissions.1.IpRanges.1.CidrIp=0.0.0.0%2F0");

        assertSolved("All five calls came through: the load balancer takes the link's traffic.");
    }

    @Test
    void tariffsArriveOnceTheBalancerLetsInTheNewLink() throws Exception {
        begin("new-link-shut-out", "5 of 5 calls still get no answer: GET /tariffs answered 504 after 29.0 s.");

        ec2("AuthorizeSecurityGroupIngress&GroupId=sg-05f7a9c1e3b5d7031&IpPermissions.1.IpProtocol=tcp"
                + "&IpPermissions.1.FromPort=80&IpPermissions.1.ToPort=80"
                + "&IpPermissions.1.Groups.1.GroupId=sg-05f7a9c1e3b5d7034");

        assertSolved("All five calls came through: the load balancer lets in the new link.");
    }

    @Test
    void stockIsAnsweredOnceTheTargetsHaveTheNewPort() throws Exception {
        begin("moved-to-another-port", "6 of 6 calls are still refused: GET /stock answered 504 after 0.0 s.");

        String group = clients.loadBalancing().describeTargetGroups().targetGroups().getFirst().targetGroupArn();
        clients.loadBalancing().registerTargets(r -> r.targetGroupArn(group).targets(
                TargetDescription.builder().id("10.50.1.71").port(3000).build(),
                TargetDescription.builder().id("10.50.2.72").port(3000).build()));

        assertSolved("All six calls were answered: the load balancer has healthy targets again.");
    }

    @Test
    void checkoutComesThroughOnceTheFunctionIsFaster() throws Exception {
        begin("whose-504-is-it",
                "5 of 5 checkouts still fail at shop.example.com: POST /checkout answered 504 after 10.0 s.");

        clients.lambda().updateFunctionConfiguration(r -> r.functionName("checkout").memorySize(2048));
        while (clients.lambda().getFunctionConfiguration(r -> r.functionName("checkout"))
                .lastUpdateStatus() == LastUpdateStatus.IN_PROGRESS) {
            Thread.onSpinWait();
        }

        assertSolved("All five checkouts came through before the hosting platform lost patience.");
    }

    @Test
    void exportsAreTakenOnceTheyAreAsynchronous() throws Exception {
        begin("job-kept-waiting",
                "5 of 5 exports still keep the caller waiting: POST /exports answered 504 after 29.0 s.");

        clients.apiGateway().updateIntegration(r -> r.restApiId("j0b2x4p6r8").resourceId("l5k7j9").httpMethod("POST")
                .patchOperations(PatchOperation.builder().op(Op.ADD)
                        .path("/requestParameters/integration.request.header.X-Amz-Invocation-Type").value("'Event'")
                        .build()));
        deploy("j0b2x4p6r8");

        assertSolved("All five exports were taken in under a second; the state tells the rest.");
    }

    @Test
    void searchesArriveOnceTheAliasIsTheFixedVersion() throws Exception {
        begin("fixed-but-not-called", "5 of 5 searches still fail: GET /search answered 504 after 29.0 s.");

        String version = clients.lambda().publishVersion(r -> r.functionName("search")).version();
        assertEquals("4", version);
        clients.lambda().updateAlias(r -> r.functionName("search").name("live").functionVersion(version));

        assertSolved("All five searches took what Monday's test took: live is the fixed version.");
    }

    @Test
    void allCallsAreServedAlikeOnceTheCanaryIsGone() throws Exception {
        clients.lab().switchTo(Scenarios.byId("every-fifth-fails"));
        assertFalse(clients.lab().grade().solved());

        clients.apiGateway().updateStage(r -> r.restApiId("r1o3u5t7e9").stageName("prod")
                .patchOperations(PatchOperation.builder().op(Op.REMOVE).path("/canarySettings").build()));

        assertSolved("40 of 40 calls were answered: all of them get the same deployment.");
    }

    @Test
    void claimsArriveThroughANewLink() throws Exception {
        begin("link-has-failed", "5 of 5 calls still fail: GET /claims answered 500 after 0.0 s.");

        String arn = clients.loadBalancing().describeLoadBalancers().loadBalancers().getFirst().loadBalancerArn();
        String link = clients.apiGateway().createVpcLink(r -> r.name("claims-2").targetArns(arn)).id();
        while (clients.apiGateway().getVpcLink(r -> r.vpcLinkId(link)).status() == VpcLinkStatus.PENDING) {
            Thread.onSpinWait();
        }
        clients.apiGateway().updateIntegration(r -> r.restApiId("l8i0n2k4f6").resourceId("x6c8v0").httpMethod("GET")
                .patchOperations(replace("/connectionId", link)));
        deploy("l8i0n2k4f6");

        assertSolved("All five calls came through the new link.");
    }

    @Test
    void faresArriveThroughTheLinkThatStaysAndNothingIsDeployedBefore() throws Exception {
        begin("old-link-tidied-away", "5 of 5 calls still fail: GET /fares answered 500 after 0.0 s.");

        ConflictException refused = assertThrows(ConflictException.class, () -> deploy("f4a6r8e0s2"));
        assertEquals("Cannot deploy: VPC link f2a4r6 (fares) is DELETING. Use another VPC link.",
                refused.awsErrorDetails().errorMessage());
        clients.apiGateway().updateIntegration(r -> r.restApiId("f4a6r8e0s2").resourceId("k2l4m6").httpMethod("GET")
                .patchOperations(replace("/connectionId", "f3a5r7")));
        deploy("f4a6r8e0s2");

        assertSolved("All five calls came through the link that stays.");
    }

    @Test
    void shelvesArriveOnceTheChangeIsDeployed() throws Exception {
        begin("change-never-went-live", "5 of 5 calls still fail: GET /shelves answered 503 after 5.0 s.");

        clients.apiGatewayV2().createDeployment(r -> r.apiId("w9a1r3e5h7").stageName("live"));

        assertSolved("All five calls arrived: the stage runs what the console shows.");
    }

    @Test
    void shelvesArriveOnceTheStageDeploysByItself() throws Exception {
        begin("change-never-went-live", "5 of 5 calls still fail: GET /shelves answered 503 after 5.0 s.");

        clients.apiGatewayV2().updateStage(r -> r.apiId("w9a1r3e5h7").stageName("live").autoDeploy(true));

        assertSolved("All five calls arrived: the stage runs what the console shows.");
    }

    @Test
    void resetBringsTheProblemBack() throws Exception {
        clients.lab().switchTo(Scenarios.byId("raised-never-deployed"));
        deploy("q7r8s9t0u1");
        assertTrue(clients.lab().grade().solved());

        clients.lab().reset();

        assertFalse(clients.lab().grade().solved());
    }

    private void begin(String scenario, String missing) throws Exception {
        clients.lab().switchTo(Scenarios.byId(scenario));
        Grade grade = clients.lab().grade();
        assertEquals(missing, grade.summary());
        assertFalse(grade.solved());
        assertEquals(clients.lab().scenario().rules().stream().mapToInt(Scenario.Rule::times).sum(),
                grade.answers().size());
    }

    private void assertSolved(String summary) throws Exception {
        Grade grade = clients.lab().grade();
        assertEquals(summary, grade.summary(), grade.toString());
        assertTrue(grade.solved());
    }

    private void raise(String api, String resource, String millis) {
        clients.apiGateway().updateIntegration(
                r -> r.restApiId(api).resourceId(resource).httpMethod("POST")
                        .patchOperations(replace("/timeoutInMillis", millis)));
    }

    /** EC2 has no client here: its jar is larger than all others together. */
    private void ec2(String form) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(clients.endpoint().resolve("/"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization",
                        "AWS4-HMAC-SHA256 Credential=lab/20261122/us-east-1/ec2/aws4_request, Signature=0")
                .POST(HttpRequest.BodyPublishers.ofString("Version=2016-11-15&Action=" + form)).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertEquals(200, answer.statusCode(), answer.body());
        }
    }

    private static PatchOperation replace(String path, String value) {
        return PatchOperation.builder().op(Op.REPLACE).path(path).value(value).build();
    }

    private void deploy(String api) {
        clients.apiGateway().createDeployment(r -> r.restApiId(api).stageName("prod"));
    }
}
