package dev.timeoutdoctor.fix.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.diagnosis.EvidenceFixture;
import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.IntegrationType;
import dev.timeoutdoctor.evidence.LoadBalancer;
import dev.timeoutdoctor.evidence.NetworkInterfaces;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Subnets;
import dev.timeoutdoctor.evidence.TargetGroups;
import dev.timeoutdoctor.evidence.TargetHealth;
import dev.timeoutdoctor.evidence.VpcLink;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecurityGroupChangeTest {

    private static final String ARN = "arn:aws:elasticloadbalancing:us-east-1:123456789012:";
    private static final String BALANCER = ARN + "loadbalancer/app/orders/1";
    private static final String GROUP = ARN + "targetgroup/orders/2";

    private static <T> Observed<T> seen(T value) {
        return new Observed.Seen<>(value, EvidenceFixture.SOURCE);
    }

    private static EvidenceSet evidence(boolean newer, List<String> balancerGroups, String health, String checkPort) {
        Route route = new Route(ApiType.REST, "aws", "us-east-1", "123456789012", "a1", "prod", "GET", "x1", "/orders",
                "GET");
        Integration integration = Integration.of(IntegrationType.HTTP_PROXY, "GET", "http://orders.internal/")
                .withConnection("VPC_LINK", "link1", newer ? BALANCER : "");
        return EvidenceSet.empty().with(EvidenceKeys.ROUTE, seen(route))
                .with(EvidenceKeys.WORKING_COPY, seen(new ApiDefinition(List.of(
                        new ApiMethod("x1", "/orders", "GET", "", "", false, integration, Map.of())))))
                .with(EvidenceKeys.LOAD_BALANCER, seen(new LoadBalancer(BALANCER, "orders", "", "application",
                        "internal", "active", "", "vpc-1", List.of(new LoadBalancer.Zone("us-east-1a", "subnet-a")),
                        balancerGroups, "")))
                .with(EvidenceKeys.VPC_LINK, seen(new VpcLink("link1", "link", newer, "AVAILABLE", "", List.of(),
                        List.of("subnet-a"), List.of("sg-link"))))
                .with(EvidenceKeys.SUBNETS, seen(new Subnets(
                        List.of(new Subnets.Subnet("subnet-a", "vpc-1", "us-east-1a", "10.0.1.0/24", 200)))))
                .with(EvidenceKeys.TARGET_GROUPS, seen(new TargetGroups(List.of(new TargetGroups.TargetGroup(GROUP,
                        "orders", "HTTP", 8080, "ip", "vpc-1", "HTTP", checkPort, "/", "200")))))
                .with(EvidenceKeys.TARGET_HEALTH, seen(new TargetHealth(List.of(new TargetHealth.GroupHealth(GROUP,
                        List.of(new TargetHealth.Target("10.0.1.5", 8080, "us-east-1a", health, "", "")))))))
                .with(EvidenceKeys.NETWORK_INTERFACES, seen(new NetworkInterfaces(
                        List.of(new NetworkInterfaces.NetworkInterface("eni-1", "interface", "subnet-a", "",
                                List.of("10.0.1.5"), List.of("sg-task"))))));
    }

    /** The account with what the balancer's group and the task's let in, as IpPermissions. */
    private static Offer offer(EvidenceSet evidence, String balancer, String task) {
        return new SecurityGroupChange().offer(new FakeReading(evidence)
                .answering("DescribeSecurityGroups",
                        """
                        {"SecurityGroups": [{"GroupId": "sg-lb", "IpPermissions": [%s]},
                                            {"GroupId": "sg-task", "IpPermissions": [%s]}]}""".formatted(balancer,
                                task))
                .reading());
    }

    private static String tcp(int port, String sources) {
        return "{\"IpProtocol\": \"tcp\", \"FromPort\": " + port + ", \"ToPort\": " + port + ", " + sources + "}";
    }

    @Test
    void theGroupOfTheLinkIsLetInByTheGroupOfTheBalancer() {
        Offer.ByHand rule = assertInstanceOf(Offer.ByHand.class,
                offer(evidence(true, List.of("sg-lb"), "healthy", "traffic-port"),
                        tcp(80, "\"UserIdGroupPairs\": [{\"GroupId\": \"sg-old\"}]"), ""));
        String command = """
                         aws ec2 %s-security-group-ingress \\
                           --group-id sg-lb \\
                           --ip-permissions '[{"IpProtocol":"tcp","FromPort":80,"ToPort":80,"UserIdGroupPairs":[{"GroupId":"sg-link"}]}]' \\
                           --region us-east-1""";
        assertEquals(command.formatted("authorize"), rule.commands(Optional.empty()));
        assertEquals(command.formatted("revoke"), rule.wayBack(Optional.empty()));
        assertEquals(List.of(Message.of("change.security-group.closed", "sg-lb", "80", List.of("sg-link")),
                Message.of("change.security-group.why")), rule.notes());
    }

    @Test
    void aBalancerWithoutGroupsIsLetInToItsTargetsByItsAddressesOnBothPorts() {
        Offer.ByHand rule = assertInstanceOf(Offer.ByHand.class,
                offer(evidence(true, List.of(), "unhealthy", "9090"), "", tcp(443, "\"IpRanges\": []")));
        assertEquals(List.of(8080, 9090), rule.calls().stream()
                .map(call -> call.parameters().path("IpPermissions").path(0).path("FromPort").asInt()).toList());
        assertEquals(List.of(9090, 8080), rule.back().stream()
                .map(call -> call.parameters().path("IpPermissions").path(0).path("FromPort").asInt()).toList());
        assertEquals("{\"GroupId\":\"sg-task\",\"IpPermissions\":[{\"IpProtocol\":\"tcp\",\"FromPort\":8080,"
                + "\"ToPort\":8080,\"IpRanges\":[{\"CidrIp\":\"10.0.1.0/24\"}]}]}",
                rule.calls().getFirst().parameters().toString());
    }

    @Test
    void nothingIsOfferedWhereRulesLetThroughOrDoNotTell() {
        String link = tcp(80, "\"UserIdGroupPairs\": [{\"GroupId\": \"sg-link\"}]");
        EvidenceSet healthy = evidence(true, List.of("sg-lb"), "healthy", "traffic-port");
        assertEquals(new Offer.AlreadySo(Message.of("change.security-group.open")), offer(healthy, link, ""));
        assertEquals(new Offer.NotHere(Message.of("change.security-group.unsure")),
                offer(healthy, tcp(80, "\"PrefixListIds\": [{\"PrefixListId\": \"pl-1\"}]"), ""));
        assertEquals(new Offer.NotHere(Message.of("change.security-group.unsure")),
                offer(evidence(true, List.of("sg-lb", "sg-unread"), "healthy", "traffic-port"), link, ""));
        assertEquals(new Offer.NotHere(Message.of("change.security-group.no-source", List.of("sg-lb"))),
                offer(evidence(false, List.of("sg-lb"), "healthy", "traffic-port"), "", ""));
        assertInstanceOf(Offer.CouldNotRead.class, new SecurityGroupChange()
                .offer(new FakeReading(healthy).failing("DescribeSecurityGroups").reading()));
    }
}
