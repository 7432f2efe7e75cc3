package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.network.HealthCheck;
import dev.timeoutdoctor.lab.network.Listener;
import dev.timeoutdoctor.lab.network.LoadBalancer;
import dev.timeoutdoctor.lab.network.Network;
import dev.timeoutdoctor.lab.network.Target;
import dev.timeoutdoctor.lab.network.TargetGroup;
import dev.timeoutdoctor.lab.network.TargetHealth;
import dev.timeoutdoctor.lab.protocol.Json;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** ELBv2's answers, member by member as its API reference has them. */
final class BalancerViews {

    private final Network network;

    BalancerViews(Network network) {
        this.network = network;
    }

    ObjectNode balancer(LoadBalancer balancer) {
        ObjectNode node = Json.object().put("LoadBalancerArn", balancer.arn()).put("DNSName", balancer.dnsName())
                .put("CanonicalHostedZoneId", balancer.isNetwork() ? "Z26RNL4JYFTOTI" : "Z35SXDOTRQ7X7K")
                .put("CreatedTime", Json.iso(balancer.created())).put("LoadBalancerName", balancer.name())
                .put("Scheme", "internal").put("VpcId", network.vpc().id());
        node.putObject("State").put("Code", "active");
        node.put("Type", balancer.type());
        ArrayNode zones = node.putArray("AvailabilityZones");
        new TreeMap<>(balancer.zones()).forEach((zone, subnet) -> zones.addObject().put("ZoneName", zone)
                .put("SubnetId", subnet).putArray("LoadBalancerAddresses"));
        if (!balancer.securityGroupIds().isEmpty()) {
            balancer.securityGroupIds().forEach(node.putArray("SecurityGroups")::add);
        }
        node.put("IpAddressType", "ipv4");
        if (!balancer.privateLinkRules().isEmpty()) {
            node.put("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic", balancer.privateLinkRules());
        }
        return node;
    }

    ObjectNode listener(LoadBalancer balancer, Listener listener) {
        ObjectNode node = Json.object().put("ListenerArn", listener.arn()).put("LoadBalancerArn", balancer.arn())
                .put("Port", listener.port()).put("Protocol", listener.protocol());
        forward(node.putArray("DefaultActions").addObject(), listener);
        return node;
    }

    /** The lab's listeners have their default rule only. */
    ObjectNode rule(Listener listener) {
        ObjectNode node = Json.object()
                .put("RuleArn", listener.arn().replace(":listener/", ":listener-rule/") + "/default")
                .put("Priority", "default");
        node.putArray("Conditions");
        forward(node.putArray("Actions").addObject(), listener);
        return node.put("IsDefault", true);
    }

    private static void forward(ObjectNode action, Listener listener) {
        action.put("Type", "forward").put("TargetGroupArn", listener.targetGroupArn()).put("Order", 1);
        ObjectNode forward = action.putObject("ForwardConfig");
        forward.putArray("TargetGroups").addObject().put("TargetGroupArn", listener.targetGroupArn()).put("Weight", 1);
        forward.putObject("TargetGroupStickinessConfig").put("Enabled", false);
    }

    ObjectNode targetGroup(TargetGroup group) {
        HealthCheck check = group.healthCheck();
        ObjectNode node = Json.object().put("TargetGroupArn", group.arn()).put("TargetGroupName", group.name())
                .put("Protocol", group.protocol()).put("Port", group.port()).put("VpcId", network.vpc().id())
                .put("HealthCheckProtocol", check.protocol()).put("HealthCheckPort", check.port())
                .put("HealthCheckEnabled", true).put("HealthCheckIntervalSeconds", check.intervalSeconds())
                .put("HealthCheckTimeoutSeconds", check.timeoutSeconds())
                .put("HealthyThresholdCount", check.healthyThreshold())
                .put("UnhealthyThresholdCount", check.unhealthyThreshold());
        if (check.isHttp()) {
            node.put("HealthCheckPath", check.path());
            node.putObject("Matcher").put("HttpCode", check.httpCodes());
        }
        ArrayNode balancers = node.putArray("LoadBalancerArns");
        network.balancerOf(group).ifPresent(balancer -> balancers.add(balancer.arn()));
        return node.put("TargetType", "ip").put("IpAddressType", "ipv4");
    }

    ObjectNode health(TargetGroup group, Target target) {
        TargetHealth health = network.health(group, target);
        ObjectNode node = Json.object();
        node.putObject("Target").put("Id", target.id()).put("Port", target.port()).put("AvailabilityZone",
                target.zone());
        node.put("HealthCheckPort", group.healthCheck().port().equals(HealthCheck.TRAFFIC_PORT)
                ? String.valueOf(target.port())
                : group.healthCheck().port());
        ObjectNode state = node.putObject("TargetHealth").put("State", health.state());
        if (!health.reason().isEmpty()) {
            state.put("Reason", health.reason()).put("Description", health.description());
        }
        return node;
    }

    static ObjectNode attributes(Map<String, String> attributes) {
        ObjectNode node = Json.object();
        ArrayNode list = node.putArray("Attributes");
        new TreeMap<>(attributes).forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
        return node;
    }
}
