package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.network.NatGateway;
import dev.timeoutdoctor.lab.network.NetworkAcl;
import dev.timeoutdoctor.lab.network.RouteTable;
import dev.timeoutdoctor.lab.network.SecurityGroup;
import dev.timeoutdoctor.lab.network.SecurityRule;
import dev.timeoutdoctor.lab.network.Subnet;
import dev.timeoutdoctor.lab.network.VpcEndpoint;
import dev.timeoutdoctor.lab.protocol.Json;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** EC2's answers about the VPC, by their elements' names on the wire (AWS: EC2 API reference). */
final class VpcViews {

    private final Account account;

    VpcViews(Account account) {
        this.account = account;
    }

    private String vpcId() {
        return account.network().vpc().id();
    }

    ObjectNode securityGroup(SecurityGroup group) {
        ObjectNode node = Json.object().put("groupId", group.id());
        rules(node.putArray("ipPermissionsEgress"), group.outbound());
        node.putArray("tagSet");
        node.put("vpcId", vpcId()).put("ownerId", account.id()).put("groupName", group.name())
                .put("groupDescription", group.description());
        rules(node.putArray("ipPermissions"), group.inbound());
        return node;
    }

    private void rules(ArrayNode list, List<SecurityRule> rules) {
        for (SecurityRule rule : rules) {
            ObjectNode node = list.addObject().put("ipProtocol", rule.protocol());
            if (!rule.protocol().equals("-1")) {
                node.put("fromPort", rule.fromPort()).put("toPort", rule.toPort());
            }
            ArrayNode groups = node.putArray("groups");
            rule.groups().forEach(id -> groups.addObject().put("userId", account.id()).put("groupId", id));
            ArrayNode ranges = node.putArray("ipRanges");
            rule.cidrs().forEach(cidr -> ranges.addObject().put("cidrIp", cidr));
            node.putArray("ipv6Ranges");
            node.putArray("prefixListIds");
        }
    }

    ObjectNode subnet(Subnet subnet) {
        ObjectNode node = Json.object().put("availabilityZoneId", zoneId(subnet.zone())).put("ownerId", account.id())
                .put("assignIpv6AddressOnCreation", false);
        node.putArray("ipv6CidrBlockAssociationSet");
        node.putArray("tagSet");
        return node.put("subnetId", subnet.id()).put("state", "available").put("vpcId", vpcId())
                .put("cidrBlock", subnet.cidr()).put("availableIpAddressCount", 236)
                .put("availabilityZone", subnet.zone()).put("defaultForAz", false).put("mapPublicIpOnLaunch", false);
    }

    private static String zoneId(String zone) {
        return "use1-az" + (zone.charAt(zone.length() - 1) - 'a' + 1);
    }

    ObjectNode routeTable(RouteTable table) {
        ObjectNode node = Json.object();
        ArrayNode associations = node.putArray("associationSet");
        if (table.main()) {
            association(associations, table, table.id(), true);
        }
        table.subnetIds().forEach(subnet -> association(associations, table, subnet, false).put("subnetId", subnet));
        node.putArray("propagatingVgwSet");
        node.put("routeTableId", table.id());
        ArrayNode routes = node.putArray("routeSet");
        table.routes().forEach(route -> {
            boolean nat = route.target().startsWith("nat-");
            boolean gone = nat && account.network().vpc().natGateways().stream()
                    .noneMatch(gateway -> gateway.id().equals(route.target()) && gateway.state().equals("available"));
            routes.addObject().put("destinationCidrBlock", route.destination())
                    .put(nat ? "natGatewayId" : "gatewayId", route.target())
                    .put("origin", route.target().equals("local") ? "CreateRouteTable" : "CreateRoute")
                    .put("state", gone ? "blackhole" : "active");
        });
        node.putArray("tagSet");
        return node.put("vpcId", vpcId()).put("ownerId", account.id());
    }

    private static ObjectNode association(ArrayNode list, RouteTable table, String seed, boolean main) {
        ObjectNode node = list.addObject().put("main", main)
                .put("routeTableAssociationId", "rtbassoc-" + seed.substring(seed.indexOf('-') + 1))
                .put("routeTableId", table.id());
        node.putObject("associationState").put("state", "associated");
        return node;
    }

    ObjectNode natGateway(NatGateway gateway) {
        ObjectNode node = Json.object().put("createTime", Json.iso(gateway.created()));
        node.putArray("natGatewayAddressSet").addObject().put("publicIp", "203.0.113.17").put("status", "succeeded");
        node.put("natGatewayId", gateway.id()).put("state", gateway.state()).put("subnetId", gateway.subnetId())
                .put("vpcId", vpcId());
        node.putArray("tagSet");
        return node.put("connectivityType", "public");
    }

    ObjectNode endpoint(VpcEndpoint endpoint) {
        ObjectNode node = Json.object().put("vpcEndpointId", endpoint.id()).put("vpcEndpointType", endpoint.type())
                .put("vpcId", vpcId()).put("serviceName", endpoint.service()).put("state", "available");
        endpoint.routeTableIds().forEach(node.putArray("routeTableIdSet")::add);
        endpoint.subnetIds().forEach(node.putArray("subnetIdSet")::add);
        ArrayNode groups = node.putArray("groupSet");
        endpoint.securityGroupIds().forEach(id -> groups.addObject().put("groupId", id)
                .put("groupName", account.network().vpc().securityGroup(id).map(SecurityGroup::name).orElse(id)));
        node.put("ipAddressType", "ipv4").put("privateDnsEnabled", endpoint.type().equals("Interface"))
                .put("requesterManaged", false);
        node.putArray("networkInterfaceIdSet");
        node.putArray("dnsEntrySet");
        node.put("creationTimestamp", Json.iso(endpoint.created()));
        node.putArray("tagSet");
        return node.put("ownerId", account.id());
    }

    ObjectNode networkInterface(NetworkInterfaces.Interface networkInterface) {
        ObjectNode node = Json.object().put("availabilityZone", networkInterface.subnet().zone())
                .put("description", networkInterface.description());
        ArrayNode groups = node.putArray("groupSet");
        networkInterface.securityGroupIds().forEach(id -> groups.addObject().put("groupId", id)
                .put("groupName", account.network().vpc().securityGroup(id).map(SecurityGroup::name).orElse(id)));
        node.put("interfaceType", networkInterface.type()).put("networkInterfaceId", networkInterface.id())
                .put("ownerId", account.id()).put("privateIpAddress", networkInterface.address())
                .put("requesterManaged", true).put("status", "in-use").put("subnetId", networkInterface.subnet().id());
        node.putArray("tagSet");
        return node.put("vpcId", vpcId());
    }

    ObjectNode acl(NetworkAcl acl, List<String> subnetIds) {
        ObjectNode node = Json.object();
        ArrayNode associations = node.putArray("associationSet");
        subnetIds.forEach(subnet -> associations.addObject()
                .put("networkAclAssociationId", "aclassoc-" + subnet.substring(subnet.indexOf('-') + 1))
                .put("networkAclId", acl.id()).put("subnetId", subnet));
        ArrayNode entries = node.putArray("entrySet");
        acl.entries().forEach(entry -> entry(entries, entry));
        for (boolean egress : new boolean[]{true, false}) {
            entry(entries,
                    new NetworkAcl.Entry(NetworkAcl.LAST_RULE, egress, "-1", "deny", "0.0.0.0/0", 0, 0));
        }
        node.put("default", acl.isDefault()).put("networkAclId", acl.id());
        node.putArray("tagSet");
        return node.put("vpcId", vpcId()).put("ownerId", account.id());
    }

    private static void entry(ArrayNode entries, NetworkAcl.Entry entry) {
        ObjectNode node = entries.addObject().put("cidrBlock", entry.cidr()).put("egress", entry.egress());
        if (!entry.protocol().equals("-1")) {
            node.putObject("portRange").put("from", entry.fromPort()).put("to", entry.toPort());
        }
        node.put("protocol", entry.protocol()).put("ruleAction", entry.action().toLowerCase(Locale.ROOT))
                .put("ruleNumber", entry.rule());
    }
}
