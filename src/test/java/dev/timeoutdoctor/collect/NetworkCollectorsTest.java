package dev.timeoutdoctor.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.Answers;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FakeAws;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** The way from an integration to servers in a VPC, and the network of a function. */
class NetworkCollectorsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T15:30:20Z");
    private static final String BALANCER = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/orders/"
            + "0123456789abcdef";

    private final FakeAws aws = FakeAws.complete();

    @Test
    void aLinkOfTheFirstVersionIsFollowedToItsTargetsInFourRounds() {
        Collected collected = collect("GET");
        assertEquals(List.of(), notSeen(collected.evidence(), EvidenceKeys.VPC_LINK, EvidenceKeys.LOAD_BALANCER,
                EvidenceKeys.LOAD_BALANCER_ATTRIBUTES, EvidenceKeys.LISTENERS, EvidenceKeys.TARGET_GROUPS,
                EvidenceKeys.TARGET_GROUP_ATTRIBUTES, EvidenceKeys.TARGET_HEALTH, EvidenceKeys.LOAD_BALANCER_METRICS,
                EvidenceKeys.SECURITY_GROUPS, EvidenceKeys.SUBNETS, EvidenceKeys.NETWORK_INTERFACES));
        assertEquals(4, collected.rounds());
        assertTrue(collected.calls() <= 45, () -> collected.calls() + " calls");
        assertEquals(call("apigateway", "GetVpcLink", "{\"vpcLinkId\": \"vlink00001\"}"), aws.call("GetVpcLink"));
        assertEquals(call("elbv2", "DescribeLoadBalancers", "{\"LoadBalancerArns\": [\"" + BALANCER + "\"]}"),
                aws.call("DescribeLoadBalancers"));
        assertEquals(call("elbv2", "DescribeListeners", "{\"LoadBalancerArn\": \"" + BALANCER + "\"}"),
                aws.call("DescribeListeners"));
        assertEquals(call("ec2", "DescribeSecurityGroups",
                "{\"Filters\": [{\"Name\": \"vpc-id\", \"Values\": [\"vpc-1\"]}]}"),
                aws.call("DescribeSecurityGroups"));
    }

    @Test
    void aNetworkLoadBalancerHasNoRules() {
        assertEquals(new Observed.NotHere<>(Message.of("collect.not-here.listener-rules")),
                collect("GET").evidence().get(EvidenceKeys.LISTENER_RULES));
    }

    @Test
    void aLoadBalancersMetricsAreAskedForByTheEndOfItsArn() {
        collect("GET");
        AwsCall metrics = aws.calls().stream().filter(call -> call.operation().equals("GetMetricData"))
                .filter(call -> call.parameters().toString().contains("AWS/NetworkELB")).findFirst().orElseThrow();
        assertEquals(Answers.json("[{\"Name\": \"LoadBalancer\", \"Value\": \"net/orders/0123456789abcdef\"}]"),
                metrics.parameters().at("/MetricDataQueries/0/MetricStat/Metric/Dimensions"));
    }

    @Test
    void aNewerLinkIsAskedForInItsOwnApiAndTheBalancerIsKnownAtOnce() {
        aws.answers("GetVpcLink", Answers.file("GetVpcLink-newer"));
        integration(
                "{\"connectionId\": \"def456\", \"uri\": \"https://shop.example.com/orders\", \"integrationTarget\": \""
                        + BALANCER + "\"}");
        Collected collected = collect("GET");
        assertEquals(call("apigatewayv2", "GetVpcLink", "{\"VpcLinkId\": \"def456\"}"), aws.call("GetVpcLink"));
        assertEquals(List.of(),
                notSeen(collected.evidence(), EvidenceKeys.LOAD_BALANCER, EvidenceKeys.TARGET_HEALTH));
    }

    @Test
    void anAddressThatIsALoadBalancersOwnIsAskedForByItsName() {
        integration("""
                    {"connectionType": "INTERNET", "connectionId": null,
                     "uri": "http://orders-0123456789abcdef.elb.us-east-1.amazonaws.com/orders"}""");
        Collected collected = collect("GET");
        assertEquals(call("elbv2", "DescribeLoadBalancers", "{\"Names\": [\"orders\"]}"),
                aws.call("DescribeLoadBalancers"));
        assertEquals(List.of(),
                notSeen(collected.evidence(), EvidenceKeys.LISTENERS, EvidenceKeys.TARGET_HEALTH));
        assertEquals(4, collected.rounds());
        assertEquals(new Observed.NotHere<>(Message.of("diagnosis.not-here.vpc-link")),
                collected.evidence().get(EvidenceKeys.VPC_LINK));
    }

    @Test
    void aStageVariableInTheAddressSaysNothingOfTheVpcLink() {
        integration("""
                    {"connectionType": "INTERNET", "connectionId": null,
                     "uri": "https://${stageVariables.nowhere}/orders"}""");
        assertEquals(new Observed.NotHere<>(Message.of("diagnosis.not-here.vpc-link")),
                collect("GET").evidence().get(EvidenceKeys.VPC_LINK));
        integration("{\"uri\": \"https://${stageVariables.nowhere}/orders\"}");
        assertEquals(List.of(), notSeen(collect("GET").evidence(), EvidenceKeys.VPC_LINK));
    }

    @Test
    void anApplicationLoadBalancersRulesAreThoseOfTheCalledListener() {
        aws.answers("DescribeListeners", Answers.json(
                Answers.file("DescribeListeners").toString().replace("\"TCP\"", "\"HTTP\"")));
        collect("GET");
        assertEquals("1111111111111111",
                aws.call("DescribeRules").parameters().path("ListenerArn").asString().split("/", -1)[4]);
    }

    @Test
    void groupsThatTheCalledListenerForwardsToComeFirstAndSixAreEnough() {
        String groups = "{\"TargetGroups\": ["
                + String.join(",", List.of("a", "b", "c", "d", "e", "f", "g", "z").stream()
                        .map(name -> "{\"TargetGroupArn\": \"" + name + "\"}").toList())
                + "]}";
        aws.answers("DescribeTargetGroups", Answers.json(groups));
        aws.answers("DescribeListeners",
                Answers.json("""
                             {"Listeners": [{"ListenerArn": "l", "Port": 80, "Protocol": "TCP",
                               "DefaultActions": [{"Type": "forward", "TargetGroupArn": "z"}]}]}"""));
        collect("GET");
        assertEquals(List.of("a", "b", "c", "d", "e", "z"),
                aws.calls().stream().filter(call -> call.operation().equals("DescribeTargetHealth"))
                        .map(call -> call.parameters().path("TargetGroupArn").asString()).sorted().toList());
    }

    @Test
    void aLoadBalancerOfAnotherAccountIsNotAskedFor() {
        aws.answers("GetVpcLink",
                Answers.json(Answers.file("GetVpcLink").toString().replace("123456789012", "999999999999")));
        assertEquals(new Observed.NotAsked<>(Message.of("collect.cannot.balancer-account", "999999999999")),
                collect("GET").evidence().get(EvidenceKeys.LOAD_BALANCER));
    }

    @Test
    void whereTheLinkWasRefusedTheLoadBalancerIsNotAskedFor() {
        aws.denies("GetVpcLink", "apigateway:GET");
        assertEquals(
                new Observed.NotAsked<>(Message.of("collect.cannot.missing", Message.of("evidence.title.vpc-link"))),
                collect("GET").evidence().get(EvidenceKeys.LOAD_BALANCER));
    }

    @Test
    void aFunctionsOwnSubnetsAndGroupsAreAskedForAndItsVpcsWaysOut() {
        collect("POST");
        assertEquals(call("ec2", "DescribeSubnets", "{\"SubnetIds\": [\"subnet-1\"]}"), aws.call("DescribeSubnets"));
        assertEquals(call("ec2", "DescribeSecurityGroups", "{\"GroupIds\": [\"sg-1\"]}"),
                aws.call("DescribeSecurityGroups"));
        assertEquals(call("ec2", "DescribeNatGateways",
                "{\"Filter\": [{\"Name\": \"vpc-id\", \"Values\": [\"vpc-1\"]}]}"), aws.call("DescribeNatGateways"));
        assertEquals(call("ec2", "DescribeNetworkAcls",
                "{\"Filters\": [{\"Name\": \"vpc-id\", \"Values\": [\"vpc-1\"]}]}"), aws.call("DescribeNetworkAcls"));
    }

    @Test
    void aFunctionOutsideAVpcHasNoNetworkToLookAt() {
        aws.answers("GetFunctionConfiguration", Answers.json(Answers.file("GetFunctionConfiguration").toString()
                .replace("\"subnet-1\"", "").replace("\"sg-1\"", "")));
        EvidenceSet evidence = collect("POST").evidence();
        Observed<?> notHere = new Observed.NotHere<>(Message.of("diagnosis.not-here.function-in-vpc"));
        assertEquals(List.of(notHere, notHere),
                List.of(evidence.get(EvidenceKeys.SUBNETS), evidence.get(EvidenceKeys.ROUTE_TABLES)));
    }

    /** Changes members of the integration of {@code GET /orders}. */
    private void integration(String members) {
        JsonNode export = Answers.file("GetExport");
        ObjectNode integration = (ObjectNode) export
                .at("/paths/~1orders/get/x-amazon-apigateway-integration");
        Answers.json(members).properties().forEach(member -> integration.set(member.getKey(), member.getValue()));
        aws.answers("GetExport", export);
    }

    private static List<String> notSeen(EvidenceSet evidence, EvidenceKey<?>... keys) {
        return List.of(keys).stream().filter(key -> evidence.get(key).seen().isEmpty())
                .map(key -> key + ": " + evidence.get(key)).toList();
    }

    private static AwsCall call(String service, String operation, String parameters) {
        return new AwsCall(service, operation, "us-east-1", Answers.json(parameters));
    }

    private Collected collect(String httpMethod) {
        Source source = new Source(AwsCall.of("client", "Enter", "", Map.of()), NOW, MissingNode.getInstance());
        Route route = new Route(ApiType.REST, "aws", "us-east-1", "123456789012", "a1b2c3d4e5", "prod", httpMethod,
                "res0000001", "/orders", httpMethod);
        return new Collection(aws, CollectorCatalogue.all(NOW, Duration.ofHours(3)), Duration.ofSeconds(25),
                InstantSource.fixed(NOW)).run(
                        EvidenceSet.empty().with(EvidenceKeys.ROUTE, new Observed.Seen<>(route, source)),
                        Progress.none(), new Cancellation());
    }
}
