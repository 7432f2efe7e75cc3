package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.network.Listener;
import dev.timeoutdoctor.lab.network.LoadBalancer;
import dev.timeoutdoctor.lab.network.LoadBalancerDefaults;
import dev.timeoutdoctor.lab.network.Network;
import dev.timeoutdoctor.lab.network.Target;
import dev.timeoutdoctor.lab.network.TargetGroup;
import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Elastic Load Balancing v2: what there is, how healthy it is, and the few changes that cure a scenario. */
final class BalancerService {

    private static final String NAMESPACE = "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/";

    private final Simulation simulation;

    BalancerService(Simulation simulation) {
        this.simulation = simulation;
    }

    QueryService query() {
        Map<String, Function<JsonNode, JsonNode>> operations = new TreeMap<>();
        operations.put("DescribeLoadBalancers", this::balancers);
        operations.put("DescribeListeners", this::listeners);
        operations.put("DescribeRules", this::rules);
        operations.put("DescribeTargetGroups", this::targetGroups);
        operations.put("DescribeTargetHealth", this::health);
        operations.put("DescribeTags", this::tags);
        operations.put("DescribeLoadBalancerAttributes",
                form -> BalancerViews.attributes(LoadBalancerDefaults.attributes(balancer(form))));
        operations.put("DescribeTargetGroupAttributes",
                form -> BalancerViews.attributes(LoadBalancerDefaults.targetGroup(targetGroup(form))));
        operations.put("DescribeListenerAttributes",
                form -> BalancerViews.attributes(LoadBalancerDefaults.listener(listener(text(form, "ListenerArn")))));
        operations.put("ModifyLoadBalancerAttributes", this::modify);
        operations.put("SetSecurityGroups", this::setSecurityGroups);
        TargetGroupChanges groups = new TargetGroupChanges(simulation);
        operations.put("ModifyTargetGroup", form -> groups.modify(targetGroup(form), form));
        operations.put("ModifyTargetGroupAttributes", form -> groups.modifyAttributes(targetGroup(form), form));
        operations.put("RegisterTargets", form -> targets(form, TargetGroup::withTarget));
        operations.put("DeregisterTargets",
                form -> targets(form, (group, target) -> group.without(target.id(), target.port())));
        return QueryService.of("elasticloadbalancing", NAMESPACE, operations);
    }

    private Network network() {
        return simulation.account().network();
    }

    private BalancerViews views() {
        return new BalancerViews(network());
    }

    private static String text(JsonNode form, String member) {
        String value = form.path(member).asString("");
        if (value.isEmpty()) {
            throw new Refusal(400, "ValidationError", member + " must be given");
        }
        return value;
    }

    private static List<String> texts(JsonNode form, String member) {
        return form.path(member).valueStream().map(each -> each.asString("")).toList();
    }

    private static ObjectNode list(String name, Stream<ObjectNode> entries) {
        ObjectNode node = Json.object();
        ArrayNode list = node.putArray(name);
        entries.forEach(list::add);
        return node;
    }

    private LoadBalancer balancer(JsonNode form) {
        return balancer(text(form, "LoadBalancerArn"));
    }

    private LoadBalancer balancer(String arn) {
        return network().loadBalancer(arn).orElseThrow(() -> new Refusal(400, "LoadBalancerNotFound",
                "Load balancer '" + arn + "' not found"));
    }

    private TargetGroup targetGroup(JsonNode form) {
        return targetGroup(text(form, "TargetGroupArn"));
    }

    private TargetGroup targetGroup(String arn) {
        return network().targetGroup(arn).orElseThrow(() -> new Refusal(400, "TargetGroupNotFound",
                "One or more target groups not found"));
    }

    private LoadBalancer balancerOf(String listenerArn) {
        return network().loadBalancers().stream()
                .filter(balancer -> balancer.listeners().stream()
                        .anyMatch(listener -> listener.arn().equals(listenerArn)))
                .findFirst().orElseThrow(() -> new Refusal(400, "ListenerNotFound",
                        "One or more listeners not found"));
    }

    private Listener listener(String arn) {
        return balancerOf(arn).listeners().stream().filter(listener -> listener.arn().equals(arn)).findFirst()
                .orElseThrow();
    }

    private JsonNode balancers(JsonNode form) {
        List<String> arns = texts(form, "LoadBalancerArns");
        List<String> names = texts(form, "Names");
        arns.forEach(this::balancer);
        List<LoadBalancer> found = network().loadBalancers().stream()
                .filter(balancer -> arns.isEmpty() || arns.contains(balancer.arn()))
                .filter(balancer -> names.isEmpty() || names.contains(balancer.name())).toList();
        if (!names.isEmpty() && found.size() < names.size()) {
            throw new Refusal(400, "LoadBalancerNotFound", "Load balancers '" + names + "' not found");
        }
        return list("LoadBalancers", found.stream().map(views()::balancer));
    }

    private JsonNode listeners(JsonNode form) {
        List<String> arns = texts(form, "ListenerArns");
        if (arns.isEmpty()) {
            LoadBalancer balancer = balancer(form);
            return list("Listeners",
                    balancer.listeners().stream().map(listener -> views().listener(balancer, listener)));
        }
        return list("Listeners", arns.stream().map(arn -> views().listener(balancerOf(arn), listener(arn))));
    }

    private JsonNode rules(JsonNode form) {
        return list("Rules", Stream.of(views().rule(listener(text(form, "ListenerArn")))));
    }

    private JsonNode targetGroups(JsonNode form) {
        List<String> arns = texts(form, "TargetGroupArns");
        List<String> names = texts(form, "Names");
        String balancerArn = form.path("LoadBalancerArn").asString("");
        arns.forEach(this::targetGroup);
        return list("TargetGroups", network().targetGroups().stream()
                .filter(group -> arns.isEmpty() || arns.contains(group.arn()))
                .filter(group -> names.isEmpty() || names.contains(group.name()))
                .filter(group -> balancerArn.isEmpty() || network().balancerOf(group)
                        .filter(balancer -> balancer.arn().equals(balancer(balancerArn).arn())).isPresent())
                .map(views()::targetGroup));
    }

    private JsonNode health(JsonNode form) {
        TargetGroup group = targetGroup(form);
        return list("TargetHealthDescriptions",
                group.targets().stream().map(target -> views().health(group, target)));
    }

    /** The lab's tags are those of stacks. */
    private JsonNode tags(JsonNode form) {
        return list("TagDescriptions", texts(form, "ResourceArns").stream().map(arn -> {
            if (network().targetGroup(arn).isEmpty()) {
                balancer(arn);
            }
            ObjectNode described = Json.object().put("ResourceArn", arn);
            ArrayNode tags = described.putArray("Tags");
            simulation.account().stackTags(arn).forEach((key, value) -> tags.addObject().put("Key", key)
                    .put("Value", value));
            return described;
        }));
    }

    private void change(UnaryOperator<Network> change) {
        simulation.store().change(account -> account.with(change.apply(account.network())));
    }

    private JsonNode modify(JsonNode form) {
        LoadBalancer before = balancer(form);
        Map<String, String> changed = BalancerAttributes.given(form, LoadBalancerDefaults.attributes(before),
                "Load balancer");
        if (!before.isNetwork() && "false".equals(changed.get("load_balancing.cross_zone.enabled"))) {
            throw new Refusal(400, "InvalidConfigurationRequest",
                    "Cross-zone load balancing is always on for load balancers of type 'application'");
        }
        change(network -> network.withBalancer(before.arn(), balancer -> balancer.withAttributes(changed)));
        return BalancerViews.attributes(LoadBalancerDefaults.attributes(balancer(before.arn())));
    }

    private JsonNode setSecurityGroups(JsonNode form) {
        LoadBalancer before = balancer(form);
        List<String> groups = texts(form, "SecurityGroups");
        groups.stream().filter(id -> network().vpc().securityGroup(id).isEmpty()).findFirst().ifPresent(id -> {
            throw new Refusal(400, "InvalidSecurityGroup", "One or more security groups are invalid");
        });
        if (before.isNetwork() && before.securityGroupIds().isEmpty()) {
            throw new Refusal(400, "InvalidConfigurationRequest",
                    "You can't set security groups on a Network Load Balancer that was created without any");
        }
        String rules = form.path("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic")
                .asString(before.privateLinkRules());
        if (!List.of("on", "off", "").contains(rules) || (before.privateLinkRules().isEmpty() && !rules.isEmpty())) {
            throw new Refusal(400, "ValidationError", "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic must be on "
                    + "or off, and is for Network Load Balancers with security groups only");
        }
        change(network -> network.withBalancer(before.arn(), balancer -> balancer.withSecurityGroups(groups, rules)));
        ObjectNode node = Json.object();
        groups.forEach(node.putArray("SecurityGroupIds")::add);
        return rules.isEmpty() ? node : node.put("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic", rules);
    }

    private interface TargetChange {

        TargetGroup apply(TargetGroup group, Target target);
    }

    /** A new target stands for the application that is already known at that address. */
    private JsonNode targets(JsonNode form, TargetChange change) {
        TargetGroup before = targetGroup(form);
        for (JsonNode each : form.path("Targets")) {
            String id = each.path("Id").asString("");
            int port = each.path("Port").asInt(before.port());
            Target target = before.targets().stream().filter(known -> known.id().equals(id)).findFirst()
                    .orElseThrow(() -> new Refusal(400, "InvalidTarget",
                            "The IP address '" + id + "' is not within a block that the lab knows"))
                    .onPort(port);
            change(network -> network.withTargetGroup(before.arn(), group -> change.apply(group, target)));
        }
        return Json.object();
    }
}
