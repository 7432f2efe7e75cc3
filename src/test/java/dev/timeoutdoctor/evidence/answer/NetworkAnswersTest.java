package dev.timeoutdoctor.evidence.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.timeoutdoctor.evidence.Answers;
import dev.timeoutdoctor.evidence.NatGateways;
import dev.timeoutdoctor.evidence.NatGateways.NatGateway;
import dev.timeoutdoctor.evidence.NetworkAcls;
import dev.timeoutdoctor.evidence.NetworkAcls.Entry;
import dev.timeoutdoctor.evidence.NetworkAcls.NetworkAcl;
import dev.timeoutdoctor.evidence.NetworkInterfaces;
import dev.timeoutdoctor.evidence.NetworkInterfaces.NetworkInterface;
import dev.timeoutdoctor.evidence.RouteTables;
import dev.timeoutdoctor.evidence.RouteTables.NetworkRoute;
import dev.timeoutdoctor.evidence.RouteTables.RouteTable;
import dev.timeoutdoctor.evidence.SecurityGroups;
import dev.timeoutdoctor.evidence.SecurityGroups.Rule;
import dev.timeoutdoctor.evidence.SecurityGroups.SecurityGroup;
import dev.timeoutdoctor.evidence.Subnets;
import dev.timeoutdoctor.evidence.Subnets.Subnet;
import dev.timeoutdoctor.evidence.VpcEndpoints;
import dev.timeoutdoctor.evidence.VpcEndpoints.VpcEndpoint;
import dev.timeoutdoctor.evidence.VpcLink;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkAnswersTest {

    @Test
    void bothKindsOfVpcLinksAreRead() {
        assertEquals(
                new VpcLink("abc123", "orders", false, "AVAILABLE", "Your vpc link is ready for use",
                        List.of("arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/orders/0123456789abcdef"),
                        List.of(), List.of()),
                NetworkAnswers.link(Answers.file("GetVpcLink")));
        assertEquals(new VpcLink("def456", "orders", true, "INACTIVE", "VPC link is inactive", List.of(),
                List.of("subnet-a", "subnet-b"), List.of("sg-link")),
                NetworkAnswers.link(Answers.file("GetVpcLink-newer")));
    }

    @Test
    void aLinkWithoutAStatusIsRefused() {
        assertEquals("status is missing", assertThrows(IllegalArgumentException.class,
                () -> NetworkAnswers.link(Answers.json("{\"id\": \"abc123\"}"))).getMessage());
    }

    @Test
    void aSecurityGroupsRulesAreReadWithTheirDefaults() {
        assertEquals(new SecurityGroups(List.of(new SecurityGroup("sg-lb", "orders-lb", "vpc-1",
                List.of(new Rule("tcp", 80, 81, List.of("10.0.0.0/16", "2001:db8::/32"), List.of("sg-link"),
                        List.of("pl-1"))),
                List.of(new Rule("-1", 0, 65_535, List.of("0.0.0.0/0"), List.of(), List.of()))))),
                NetworkAnswers.securityGroups(Answers.file("DescribeSecurityGroups")));
    }

    @Test
    void subnetsAndInterfacesAreRead() {
        assertEquals(new Subnets(List.of(new Subnet("subnet-a", "vpc-1", "us-east-1a", "10.0.1.0/24", 250))),
                NetworkAnswers.subnets(Answers.file("DescribeSubnets")));
        assertEquals(
                new NetworkInterfaces(List.of(new NetworkInterface("eni-1", "interface", "subnet-a", "i-1",
                        List.of("10.0.1.10", "10.0.1.11", "2001:db8::10"), List.of("sg-servers")))),
                NetworkAnswers.interfaces(Answers.file("DescribeNetworkInterfaces")));
    }

    @Test
    void routesSayWhereTheyLead() {
        assertEquals(new RouteTables(List.of(new RouteTable("rtb-0", true, List.of(), List.of()),
                new RouteTable("rtb-1", false, List.of("subnet-1"),
                        List.of(new NetworkRoute("10.0.0.0/16", "local", "active"),
                                new NetworkRoute("0.0.0.0/0", "nat-1", "active"),
                                new NetworkRoute("::/0", "eigw-1", "active"),
                                new NetworkRoute("pl-63a5400a", "vpce-1", "active"))))),
                NetworkAnswers.routeTables(Answers.file("DescribeRouteTables")));
    }

    @Test
    void aSubnetWithoutATableOfItsOwnUsesTheMainOne() {
        RouteTables tables = NetworkAnswers.routeTables(Answers.file("DescribeRouteTables"));
        assertEquals(List.of("rtb-1", "rtb-0"), List.of(tables.of("subnet-1").orElseThrow().id(),
                tables.of("subnet-2").orElseThrow().id()));
    }

    @Test
    void entriesOfNetworkAclsAreReadInTheOrderInWhichTheyDecide() {
        NetworkAcls acls = NetworkAnswers.acls(Answers.file("DescribeNetworkAcls"));
        assertEquals(new NetworkAcls(List.of(new NetworkAcl("acl-0", true, List.of(), List.of()),
                new NetworkAcl("acl-1", false, List.of("subnet-1"),
                        List.of(new Entry(100, true, true, "6", "0.0.0.0/0", 443, 443),
                                new Entry(101, false, true, "58", "::/0", 0, 65_535),
                                new Entry(32_767, true, false, "-1", "0.0.0.0/0", 0, 65_535))))),
                acls);
        assertEquals(List.of("acl-1", "acl-0"), List.of(acls.of("subnet-1").orElseThrow().id(),
                acls.of("subnet-2").orElseThrow().id()));
    }

    @Test
    void waysOutAreRead() {
        assertEquals(new NatGateways(List.of(new NatGateway("nat-1", "subnet-public", "available", "public"))),
                NetworkAnswers.natGateways(Answers.file("DescribeNatGateways")));
        assertEquals(new VpcEndpoints(List.of(
                new VpcEndpoint("vpce-1", "Gateway", "com.amazonaws.us-east-1.s3", "available", List.of("rtb-1"),
                        List.of(), List.of(), false),
                new VpcEndpoint("vpce-2", "Interface", "com.amazonaws.us-east-1.lambda", "available", List.of(),
                        List.of("subnet-1"), List.of("sg-endpoint"), true))),
                NetworkAnswers.endpoints(Answers.file("DescribeVpcEndpoints")));
    }
}
