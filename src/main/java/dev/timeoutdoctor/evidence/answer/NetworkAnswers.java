package dev.timeoutdoctor.evidence.answer;

import dev.timeoutdoctor.evidence.NatGateways;
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
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Answers about networks: VPC links of both kinds, and EC2. All throw {@link IllegalArgumentException} naming the member that is missing or wrong. */
public final class NetworkAnswers {

    private static final int LAST_PORT = 65_535;
    /** Where a route may lead to; one of them is there (AWS: EC2 API reference, Route). */
    private static final List<String> ROUTE_TARGETS = List.of("NatGatewayId", "GatewayId",
            "EgressOnlyInternetGatewayId", "TransitGatewayId", "VpcPeeringConnectionId", "InstanceId",
            "NetworkInterfaceId", "LocalGatewayId", "CarrierGatewayId", "CoreNetworkArn");

    private NetworkAnswers() {}

    /** GetVpcLink of apigateway, whose members begin in lower case, or of apigatewayv2. */
    public static VpcLink link(JsonNode answer) {
        Members link = Members.of(answer);
        return link.has("VpcLinkId")
                ? new VpcLink(link.text("VpcLinkId"), link.textOrEmpty("Name"), true, link.text("VpcLinkStatus"),
                        link.textOrEmpty("VpcLinkStatusMessage"), List.of(), link.texts("SubnetIds"),
                        link.texts("SecurityGroupIds"))
                : new VpcLink(link.text("id"), link.textOrEmpty("name"), false, link.text("status"),
                        link.textOrEmpty("statusMessage"), link.texts("targetArns"), List.of(), List.of());
    }

    /** DescribeSecurityGroups. */
    public static SecurityGroups securityGroups(JsonNode answer) {
        return new SecurityGroups(Members.of(answer).objects("SecurityGroups").stream()
                .map(group -> new SecurityGroup(group.text("GroupId"), group.textOrEmpty("GroupName"),
                        group.textOrEmpty("VpcId"), rules(group, "IpPermissions"),
                        rules(group, "IpPermissionsEgress")))
                .sorted(Comparator.comparing(SecurityGroup::id)).toList());
    }

    /** DescribeSubnets. */
    public static Subnets subnets(JsonNode answer) {
        return new Subnets(Members.of(answer).objects("Subnets").stream()
                .map(subnet -> new Subnet(subnet.text("SubnetId"), subnet.textOrEmpty("VpcId"),
                        subnet.textOrEmpty("AvailabilityZone"), subnet.textOrEmpty("CidrBlock"),
                        subnet.optionalWhole("AvailableIpAddressCount").orElse(0)))
                .sorted(Comparator.comparing(Subnet::id)).toList());
    }

    /** DescribeNetworkInterfaces. */
    public static NetworkInterfaces interfaces(JsonNode answer) {
        return new NetworkInterfaces(Members.of(answer).objects("NetworkInterfaces").stream()
                .map(each -> new NetworkInterface(each.text("NetworkInterfaceId"), each.textOrEmpty("InterfaceType"),
                        each.textOrEmpty("SubnetId"), each.object("Attachment").textOrEmpty("InstanceId"),
                        addresses(each), texts(each, "Groups", "GroupId")))
                .sorted(Comparator.comparing(NetworkInterface::id)).toList());
    }

    /** DescribeRouteTables. */
    public static RouteTables routeTables(JsonNode answer) {
        return new RouteTables(Members.of(answer).objects("RouteTables").stream()
                .map(table -> new RouteTable(table.text("RouteTableId"),
                        table.objects("Associations").stream().anyMatch(association -> association.flag("Main")),
                        texts(table, "Associations", "SubnetId"),
                        table.objects("Routes").stream().map(NetworkAnswers::route).toList()))
                .sorted(Comparator.comparing(RouteTable::id)).toList());
    }

    /** DescribeNatGateways. */
    public static NatGateways natGateways(JsonNode answer) {
        return new NatGateways(Members.of(answer).objects("NatGateways").stream()
                .map(gateway -> new NatGateways.NatGateway(gateway.text("NatGatewayId"),
                        gateway.textOrEmpty("SubnetId"), gateway.textOrEmpty("State"),
                        gateway.optionalText("ConnectivityType").orElse("public")))
                .sorted(Comparator.comparing(NatGateways.NatGateway::id)).toList());
    }

    /** DescribeVpcEndpoints. */
    public static VpcEndpoints endpoints(JsonNode answer) {
        return new VpcEndpoints(Members.of(answer).objects("VpcEndpoints").stream()
                .map(endpoint -> new VpcEndpoint(endpoint.text("VpcEndpointId"),
                        endpoint.textOrEmpty("VpcEndpointType"), endpoint.textOrEmpty("ServiceName"),
                        endpoint.textOrEmpty("State"), endpoint.texts("RouteTableIds"), endpoint.texts("SubnetIds"),
                        texts(endpoint, "Groups", "GroupId"), endpoint.flag("PrivateDnsEnabled")))
                .sorted(Comparator.comparing(VpcEndpoint::id)).toList());
    }

    /** DescribeNetworkAcls. */
    public static NetworkAcls acls(JsonNode answer) {
        return new NetworkAcls(Members.of(answer).objects("NetworkAcls").stream()
                .map(acl -> new NetworkAcl(acl.text("NetworkAclId"), acl.flag("IsDefault"),
                        texts(acl, "Associations", "SubnetId"),
                        acl.objects("Entries").stream().map(NetworkAnswers::entry)
                                .sorted(Comparator.comparingInt(Entry::number)).toList()))
                .sorted(Comparator.comparing(NetworkAcl::id)).toList());
    }

    private static Entry entry(Members entry) {
        Members ports = entry.object("PortRange");
        return new Entry(entry.whole("RuleNumber"), entry.flag("Egress"), entry.text("RuleAction").equals("allow"),
                entry.text("Protocol"),
                entry.optionalText("CidrBlock").orElseGet(() -> entry.textOrEmpty("Ipv6CidrBlock")),
                ports.optionalWhole("From").orElse(0), ports.optionalWhole("To").orElse(LAST_PORT));
    }

    private static List<Rule> rules(Members group, String direction) {
        return group.objects(direction).stream()
                .map(rule -> new Rule(rule.textOrEmpty("IpProtocol"), rule.optionalWhole("FromPort").orElse(0),
                        rule.optionalWhole("ToPort").orElse(LAST_PORT),
                        Stream.concat(texts(rule, "IpRanges", "CidrIp").stream(),
                                texts(rule, "Ipv6Ranges", "CidrIpv6").stream()).toList(),
                        texts(rule, "UserIdGroupPairs", "GroupId"), texts(rule, "PrefixListIds", "PrefixListId")))
                .toList();
    }

    private static NetworkRoute route(Members route) {
        String destination = Stream.of("DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId")
                .map(route::textOrEmpty).filter(Predicate.not(String::isEmpty)).findFirst().orElse("");
        String target = ROUTE_TARGETS.stream().map(route::textOrEmpty).filter(Predicate.not(String::isEmpty))
                .findFirst().orElse("");
        return new NetworkRoute(destination, target, route.textOrEmpty("State"));
    }

    private static List<String> addresses(Members networkInterface) {
        return Stream.of(texts(networkInterface, "PrivateIpAddresses", "PrivateIpAddress").stream(),
                networkInterface.optionalText("PrivateIpAddress").stream(),
                texts(networkInterface, "Ipv6Addresses", "Ipv6Address").stream()).flatMap(texts -> texts).distinct()
                .toList();
    }

    private static List<String> texts(Members object, String list, String member) {
        return object.objects(list).stream().flatMap(item -> item.optionalText(member).stream()).toList();
    }
}
