package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.network.NatGateway;
import dev.timeoutdoctor.lab.network.NetworkAcl;
import dev.timeoutdoctor.lab.network.RouteTable;
import dev.timeoutdoctor.lab.network.SecurityGroup;
import dev.timeoutdoctor.lab.network.Subnet;
import dev.timeoutdoctor.lab.network.Vpc;
import dev.timeoutdoctor.lab.network.VpcEndpoint;
import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Protocol;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** EC2, the calls that read a VPC, with the filters that are common for each. */
final class VpcService {

    static final String NAMESPACE = "http://ec2.amazonaws.com/doc/2016-11-15/";

    private final Simulation simulation;

    VpcService(Simulation simulation) {
        this.simulation = simulation;
    }

    QueryService query() {
        Map<String, Function<JsonNode, JsonNode>> operations = new TreeMap<>(new VpcChanges(simulation).operations());
        operations.put("DescribeSecurityGroups", this::securityGroups);
        operations.put("DescribeSubnets", this::subnets);
        operations.put("DescribeRouteTables", this::routeTables);
        operations.put("DescribeNatGateways", this::natGateways);
        operations.put("DescribeVpcEndpoints", this::endpoints);
        operations.put("DescribeNetworkInterfaces", this::interfaces);
        operations.put("DescribeNetworkAcls", this::acls);
        return new QueryService("ec2", NAMESPACE, Protocol.EC2, operations);
    }

    private Vpc vpc() {
        return simulation.account().network().vpc();
    }

    private VpcViews views() {
        return new VpcViews(simulation.account());
    }

    /** What a list needs: the members of the form that name ids, the code when one is not there, ids and filters. */
    private record Listing<T>(String wireName, String idMember, String notFound, Function<T, String> id,
            Ec2Filters<T> filters, Function<T, ObjectNode> view) {

        ObjectNode of(JsonNode form, List<T> all) {
            List<String> ids = form.path(idMember).valueStream().map(each -> each.asString("")).toList();
            ids.stream().filter(wanted -> all.stream().noneMatch(each -> id.apply(each).equals(wanted))).findFirst()
                    .ifPresent(missing -> {
                        throw new Refusal(400, notFound, "The ID '" + missing + "' does not exist");
                    });
            ObjectNode node = Json.object();
            ArrayNode list = node.putArray(wireName);
            all.stream().filter(each -> ids.isEmpty() || ids.contains(id.apply(each)))
                    .filter(each -> filters.fit(form.path("Filter"), each)).map(view).forEach(list::add);
            return node;
        }
    }

    private List<String> ofVpc(Object inIt) {
        return List.of(vpc().id());
    }

    private JsonNode securityGroups(JsonNode form) {
        return new Listing<SecurityGroup>("securityGroupInfo", "GroupId", "InvalidGroup.NotFound", SecurityGroup::id,
                new Ec2Filters<>(Map.of("vpc-id", this::ofVpc, "group-id", group -> List.of(group.id()), "group-name",
                        group -> List.of(group.name()))),
                views()::securityGroup).of(form, vpc().securityGroups());
    }

    private JsonNode subnets(JsonNode form) {
        return new Listing<Subnet>("subnetSet", "SubnetId", "InvalidSubnetID.NotFound", Subnet::id,
                new Ec2Filters<>(Map.of("vpc-id", this::ofVpc, "subnet-id", subnet -> List.of(subnet.id()),
                        "availability-zone", subnet -> List.of(subnet.zone()))),
                views()::subnet).of(form, vpc().subnets());
    }

    private JsonNode routeTables(JsonNode form) {
        return new Listing<RouteTable>("routeTableSet", "RouteTableId", "InvalidRouteTableID.NotFound",
                RouteTable::id, new Ec2Filters<>(Map.of("vpc-id", this::ofVpc, "route-table-id",
                        table -> List.of(table.id()), "association.subnet-id", RouteTable::subnetIds,
                        "association.main", table -> List.of(String.valueOf(table.main())))),
                views()::routeTable).of(form, vpc().routeTables());
    }

    private JsonNode natGateways(JsonNode form) {
        return new Listing<NatGateway>("natGatewaySet", "NatGatewayId", "NatGatewayNotFound", NatGateway::id,
                new Ec2Filters<>(Map.of("vpc-id", this::ofVpc, "nat-gateway-id", nat -> List.of(nat.id()), "subnet-id",
                        nat -> List.of(nat.subnetId()), "state", nat -> List.of(nat.state()))),
                views()::natGateway).of(form, vpc().natGateways());
    }

    private JsonNode endpoints(JsonNode form) {
        return new Listing<VpcEndpoint>("vpcEndpointSet", "VpcEndpointId", "InvalidVpcEndpointId.NotFound",
                VpcEndpoint::id, new Ec2Filters<>(Map.of("vpc-id", this::ofVpc, "vpc-endpoint-id",
                        endpoint -> List.of(endpoint.id()), "service-name", endpoint -> List.of(endpoint.service()),
                        "vpc-endpoint-type", endpoint -> List.of(endpoint.type()), "vpc-endpoint-state",
                        endpoint -> List.of("available"))),
                views()::endpoint).of(form, vpc().endpoints());
    }

    private JsonNode interfaces(JsonNode form) {
        return new Listing<NetworkInterfaces.Interface>("networkInterfaceSet", "NetworkInterfaceId",
                "InvalidNetworkInterfaceID.NotFound", NetworkInterfaces.Interface::id,
                new Ec2Filters<>(Map.of("vpc-id", this::ofVpc, "network-interface-id", each -> List.of(each.id()),
                        "subnet-id", each -> List.of(each.subnet().id()), "group-id",
                        NetworkInterfaces.Interface::securityGroupIds, "description",
                        each -> List.of(each.description()), "interface-type", each -> List.of(each.type()),
                        "private-ip-address", each -> List.of(each.address()), "addresses.private-ip-address",
                        each -> List.of(each.address()))),
                views()::networkInterface).of(form, NetworkInterfaces.of(simulation.account()));
    }

    private JsonNode acls(JsonNode form) {
        return new Listing<NetworkAcl>("networkAclSet", "NetworkAclId", "InvalidNetworkAclID.NotFound",
                NetworkAcl::id, new Ec2Filters<>(Map.of("vpc-id", this::ofVpc, "network-acl-id",
                        acl -> List.of(acl.id()), "association.subnet-id", this::subnetsOf, "default",
                        acl -> List.of(String.valueOf(acl.isDefault())))),
                acl -> views().acl(acl, subnetsOf(acl))).of(form, vpc().acls());
    }

    private List<String> subnetsOf(NetworkAcl acl) {
        return vpc().subnets().stream().map(Subnet::id)
                .filter(id -> vpc().aclOf(id).filter(of -> of.id().equals(acl.id())).isPresent()).toList();
    }
}
