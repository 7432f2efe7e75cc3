package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.network.RouteTable;
import dev.timeoutdoctor.lab.network.SecurityGroup;
import dev.timeoutdoctor.lab.network.SecurityRule;
import dev.timeoutdoctor.lab.network.Vpc;
import dev.timeoutdoctor.lab.network.VpcEndpoint;
import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** EC2, the few changes that give a function a way out or let traffic in. */
final class VpcChanges {

    private final Simulation simulation;

    VpcChanges(Simulation simulation) {
        this.simulation = simulation;
    }

    Map<String, Function<JsonNode, JsonNode>> operations() {
        return Map.of("CreateRoute", this::createRoute, "CreateVpcEndpoint", this::createEndpoint,
                "AuthorizeSecurityGroupIngress", this::authorize, "RevokeSecurityGroupIngress", this::revoke);
    }

    private void change(UnaryOperator<Vpc> change) {
        simulation.store().change(account -> account
                .with(account.network().with(change.apply(account.network().vpc()))));
    }

    private static List<String> texts(JsonNode form, String member) {
        return form.path(member).valueStream().map(each -> each.asString("")).toList();
    }

    private JsonNode createRoute(JsonNode form) {
        String id = form.path("RouteTableId").asString("");
        String target = form.path("NatGatewayId").asString(form.path("GatewayId").asString(""));
        String destination = form.path("DestinationCidrBlock").asString("");
        if (target.isEmpty() || !destination.matches("[0-9.]+/\\d{1,2}")) {
            throw new Refusal(400, "MissingParameter",
                    "The lab makes routes from a CIDR block to a NAT gateway or an internet gateway");
        }
        change(vpc -> {
            RouteTable table = vpc.routeTables().stream().filter(each -> each.id().equals(id)).findFirst()
                    .orElseThrow(() -> new Refusal(400, "InvalidRouteTableID.NotFound",
                            "The routeTable ID '" + id + "' does not exist"));
            if (target.startsWith("nat-") && vpc.natGateways().stream().noneMatch(nat -> nat.id().equals(target))) {
                throw new Refusal(400, "InvalidNatGatewayID.NotFound",
                        "The natGateway ID '" + target + "' does not exist");
            }
            if (table.routes().stream().anyMatch(route -> route.destination().equals(destination))) {
                throw new Refusal(400, "RouteAlreadyExists",
                        "The route identified by " + destination + " already exists.");
            }
            return vpc.with(table.with(new RouteTable.Entry(destination, target)));
        });
        return Json.object().put("return", true);
    }

    private JsonNode createEndpoint(JsonNode form) {
        String service = form.path("ServiceName").asString("");
        String type = form.path("VpcEndpointType").asString("Gateway");
        if (service.isEmpty() || !List.of("Gateway", "Interface").contains(type)) {
            throw new Refusal(400, "MissingParameter", "The lab makes Gateway and Interface endpoints of a service");
        }
        VpcEndpoint made = new VpcEndpoint("vpce-0" + Integer.toHexString(service.hashCode()), service, type,
                texts(form, "RouteTableId"), texts(form, "SubnetId"), texts(form, "SecurityGroupId"),
                simulation.now());
        change(vpc -> {
            if (!vpc.id().equals(form.path("VpcId").asString(""))) {
                throw new Refusal(400, "InvalidVpcId.NotFound",
                        "The Vpc Id " + form.path("VpcId").asString("") + " does not exist");
            }
            return vpc.withEndpoint(made);
        });
        ObjectNode node = Json.object();
        node.set("vpcEndpoint", new VpcViews(simulation.account()).endpoint(made));
        return node;
    }

    private JsonNode authorize(JsonNode form) {
        return ingress(form, (group, rule) -> {
            if (group.has(rule)) {
                throw new Refusal(400, "InvalidPermission.Duplicate", "the specified rule already exists");
            }
            return group.withInbound(rule);
        });
    }

    private JsonNode revoke(JsonNode form) {
        return ingress(form, (group, rule) -> {
            if (!group.has(rule)) {
                throw new Refusal(400, "InvalidPermission.NotFound",
                        "The specified rule does not exist in this security group.");
            }
            return group.withoutInbound(rule);
        });
    }

    /** Rules come in a list, or one as plain members. */
    private JsonNode ingress(JsonNode form, BiFunction<SecurityGroup, SecurityRule, SecurityGroup> each) {
        String id = form.path("GroupId").asString("");
        List<SecurityRule> rules = form.path("IpPermissions").isArray()
                ? form.path("IpPermissions").valueStream().map(VpcChanges::rule).toList()
                : List.of(new SecurityRule(form.path("IpProtocol").asString("tcp"), form.path("FromPort").asInt(0),
                        form.path("ToPort").asInt(0), List.of(form.path("CidrIp").asString("")), List.of()));
        change(vpc -> {
            SecurityGroup group = vpc.securityGroup(id).orElseThrow(() -> new Refusal(400, "InvalidGroup.NotFound",
                    "The security group '" + id + "' does not exist"));
            for (SecurityRule rule : rules) {
                group = each.apply(group, rule);
            }
            return vpc.with(group);
        });
        return Json.object().put("return", true);
    }

    private static SecurityRule rule(JsonNode permission) {
        return new SecurityRule(permission.path("IpProtocol").asString("tcp"), permission.path("FromPort").asInt(0),
                permission.path("ToPort").asInt(0),
                permission.path("IpRanges").valueStream().map(each -> each.path("CidrIp").asString("")).toList(),
                permission.path("Groups").valueStream().map(each -> each.path("GroupId").asString("")).toList());
    }
}
