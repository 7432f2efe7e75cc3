package dev.timeoutdoctor.lab.account;

import dev.timeoutdoctor.lab.network.HealthCheck;
import dev.timeoutdoctor.lab.network.Listener;
import dev.timeoutdoctor.lab.network.LoadBalancer;
import dev.timeoutdoctor.lab.network.NatGateway;
import dev.timeoutdoctor.lab.network.Network;
import dev.timeoutdoctor.lab.network.NetworkAcl;
import dev.timeoutdoctor.lab.network.RouteTable;
import dev.timeoutdoctor.lab.network.SecurityGroup;
import dev.timeoutdoctor.lab.network.SecurityRule;
import dev.timeoutdoctor.lab.network.Subnet;
import dev.timeoutdoctor.lab.network.Target;
import dev.timeoutdoctor.lab.network.TargetGroup;
import dev.timeoutdoctor.lab.network.Vpc;
import dev.timeoutdoctor.lab.network.VpcEndpoint;
import dev.timeoutdoctor.lab.network.VpcLink;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the network of a scenario file. Load balancers and target groups are named there; their ARNs are made here. */
final class NetworkBlueprint {

    private final Account account;
    private final Instant start;

    NetworkBlueprint(Account account, Instant start) {
        this.account = account;
        this.start = start;
    }

    Network read(Fields in) {
        List<SecurityGroup> groups = in.list("securityGroups", NetworkBlueprint::group);
        Vpc vpc = new Vpc(in.text("vpcId"),
                in.list("subnets", each -> each
                        .complete(new Subnet(each.text("id"), each.text("zone"), each.text("cidr")))),
                in.list("routeTables", NetworkBlueprint::routeTable), in.list("natGateways", this::nat),
                in.list("endpoints", this::endpoint), groups, in.list("networkAcls", NetworkBlueprint::acl));
        List<LoadBalancer> balancers = in.list("loadBalancers", this::balancer);
        return in.complete(new Network(vpc, balancers, in.list("targetGroups", this::targetGroup),
                in.list("vpcLinks", this::link)));
    }

    private static SecurityGroup group(Fields in) {
        SecurityRule everything = new SecurityRule("-1", -1, -1, List.of("0.0.0.0/0"), List.of());
        List<SecurityRule> outbound = in.has("outbound")
                ? in.list("outbound", NetworkBlueprint::rule)
                : List.of(everything);
        return in.complete(new SecurityGroup(in.text("id"), in.text("name"), in.text("description"),
                in.list("inbound", NetworkBlueprint::rule), outbound));
    }

    private static SecurityRule rule(Fields in) {
        int from = in.integer("port");
        return in.complete(new SecurityRule("tcp", from, from, in.texts("cidrs"), in.texts("groups")));
    }

    private static RouteTable routeTable(Fields in) {
        return in.complete(new RouteTable(in.text("id"), in.flag("main", false), in.texts("subnets"),
                in.list("routes", route -> route
                        .complete(new RouteTable.Entry(route.text("to"), route.text("target"))))));
    }

    private NatGateway nat(Fields in) {
        return in.complete(new NatGateway(in.text("id"), in.text("subnet"), in.text("state", "available"),
                start.minus(in.duration("before"))));
    }

    private VpcEndpoint endpoint(Fields in) {
        return in.complete(new VpcEndpoint(in.text("id"), in.text("service"), in.text("type"), in.texts("routeTables"),
                in.texts("subnets"), in.texts("securityGroups"), start.minus(in.duration("before"))));
    }

    private static NetworkAcl acl(Fields in) {
        return in.complete(new NetworkAcl(in.text("id"), in.flag("default", false), in.texts("subnets"),
                in.list("entries", entry -> entry.complete(new NetworkAcl.Entry(entry.integer("rule"),
                        entry.flag("egress", false), entry.text("protocol", "-1"), entry.text("action"),
                        entry.text("cidr", "0.0.0.0/0"), entry.integer("port", 0), entry.integer("port", 0))))));
    }

    private LoadBalancer balancer(Fields in) {
        String name = in.text("name");
        String type = in.text("type");
        String tail = (type.equals("network") ? "net/" : "app/") + name + "/" + hexId(name);
        List<Listener> listeners = in.list("listeners", each -> each.complete(new Listener(
                arn("listener/" + tail + "/" + hexId(name + each.integer("port"))), each.integer("port"),
                each.text("protocol"), targetGroupArn(each.text("targetGroup")))));
        List<String> groups = in.texts("securityGroups");
        String rules = type.equals("network") && !groups.isEmpty() ? in.text("privateLinkRules", "on") : "";
        return in.complete(new LoadBalancer(arn("loadbalancer/" + tail), name,
                (type.equals("network") ? "" : "internal-") + name + "-" + hexId(name) + ".elb." + account.region()
                        + ".amazonaws.com",
                type, in.map("zones", JsonNode::stringValue), groups, rules,
                in.map("attributes", JsonNode::stringValue), listeners, start.minus(in.duration("before"))));
    }

    private TargetGroup targetGroup(Fields in) {
        String name = in.text("name");
        Fields check = in.object("healthCheck");
        List<Target> targets = in.list("targets", each -> each.complete(new Target(each.text("id"),
                each.integer("port"), each.text("zone"), each.integer("appPort", each.integer("port")),
                each.text("healthPath", "/health"), each.text("securityGroup", ""))));
        return in.complete(new TargetGroup(targetGroupArn(name), name, in.text("protocol"), in.integer("port"),
                check.complete(HealthCheck.of(check.text("protocol"), check.text("path", ""))), targets,
                in.map("attributes", JsonNode::stringValue),
                in.text("backend")));
    }

    private VpcLink link(Fields in) {
        Instant created = start.minus(in.duration("before"));
        List<String> targets = in.texts("targets").stream()
                .map(name -> arn("loadbalancer/net/" + name + "/" + hexId(name))).toList();
        return in.complete(new VpcLink(in.text("id"), in.text("name"), in.text("version"),
                in.text("status", "AVAILABLE"), in.text("statusMessage", ""), targets, in.texts("subnets"),
                in.texts("securityGroups"), created, created, Optional.empty()));
    }

    private String targetGroupArn(String name) {
        return arn("targetgroup/" + name + "/" + hexId(name));
    }

    private String arn(String tail) {
        return "arn:aws:elasticloadbalancing:" + account.region() + ":" + account.id() + ":" + tail;
    }

    /** Sixteen hexadecimal digits as AWS gives, always the same for a name, so that a scenario's file can hold them. */
    static String hexId(String name) {
        long mixed = 0x9E3779B97F4A7C15L;
        for (int i = 0; i < name.length(); i++) {
            mixed = (mixed ^ name.charAt(i)) * 0x100000001B3L;
        }
        return String.format(Locale.ROOT, "%016x", mixed);
    }

    /** ARNs by the names that a scenario's integrations use for them: {@code loadBalancer:name}, {@code listener:name:80}. */
    static Map<String, String> references(Network network) {
        Map<String, String> all = new HashMap<>();
        for (LoadBalancer balancer : network.loadBalancers()) {
            all.put("loadBalancer:" + balancer.name(), balancer.arn());
            balancer.listeners().forEach(
                    listener -> all.put("listener:" + balancer.name() + ":" + listener.port(), listener.arn()));
        }
        return all;
    }
}
