package dev.timeoutdoctor.evidence.answer;

import dev.timeoutdoctor.evidence.ListenerRules;
import dev.timeoutdoctor.evidence.Listeners;
import dev.timeoutdoctor.evidence.Listeners.Listener;
import dev.timeoutdoctor.evidence.LoadBalancer;
import dev.timeoutdoctor.evidence.LoadBalancerAttributes;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.evidence.TargetGroupAttributes;
import dev.timeoutdoctor.evidence.TargetGroups;
import dev.timeoutdoctor.evidence.TargetGroups.TargetGroup;
import dev.timeoutdoctor.evidence.TargetHealth;
import dev.timeoutdoctor.evidence.TargetHealth.GroupHealth;
import dev.timeoutdoctor.evidence.TargetHealth.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Answers of Elastic Load Balancing (elbv2). All throw {@link IllegalArgumentException} naming the member that is missing or wrong. */
public final class BalancerAnswers {

    private BalancerAnswers() {}

    /** DescribeLoadBalancers for one load balancer. */
    public static LoadBalancer balancer(JsonNode answer) {
        List<Members> balancers = Members.of(answer).objects("LoadBalancers");
        if (balancers.size() != 1) {
            throw new IllegalArgumentException(
                    "LoadBalancers: one load balancer is expected, not " + balancers.size());
        }
        Members balancer = balancers.getFirst();
        Members state = balancer.object("State");
        return new LoadBalancer(balancer.text("LoadBalancerArn"), balancer.textOrEmpty("LoadBalancerName"),
                balancer.textOrEmpty("DNSName"), balancer.text("Type"), balancer.textOrEmpty("Scheme"),
                state.textOrEmpty("Code"), state.textOrEmpty("Reason"), balancer.textOrEmpty("VpcId"),
                balancer.objects("AvailabilityZones").stream().map(
                        zone -> new LoadBalancer.Zone(zone.text("ZoneName"), zone.textOrEmpty("SubnetId"))).toList(),
                balancer.texts("SecurityGroups"),
                balancer.textOrEmpty("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic"));
    }

    /** DescribeLoadBalancerAttributes. */
    public static LoadBalancerAttributes attributes(JsonNode answer) {
        return new LoadBalancerAttributes(values(answer));
    }

    /** DescribeTargetGroupAttributes of each group. */
    public static TargetGroupAttributes groupAttributes(Source source) {
        Map<String, Map<String, String>> byGroup = new LinkedHashMap<>();
        source.all().forEach(each -> byGroup.put(group(each), values(each.answer())));
        return new TargetGroupAttributes(byGroup);
    }

    /** DescribeListeners. */
    public static Listeners listeners(JsonNode answer) {
        return new Listeners(Members.of(answer).objects("Listeners").stream()
                .map(listener -> new Listener(listener.text("ListenerArn"), listener.whole("Port"),
                        listener.text("Protocol"), forwards(listener.objects("DefaultActions")),
                        others(listener.objects("DefaultActions"))))
                .sorted(Comparator.comparingInt(Listener::port).thenComparing(Listener::arn)).toList());
    }

    /** DescribeRules of one listener, in the order in which it tries them. */
    public static ListenerRules rules(JsonNode answer) {
        return new ListenerRules(Members.of(answer).objects("Rules").stream().map(BalancerAnswers::rule)
                .sorted(Comparator.comparingInt(BalancerAnswers::priority)).toList());
    }

    /** DescribeTargetGroups. */
    public static TargetGroups groups(JsonNode answer) {
        return new TargetGroups(Members.of(answer).objects("TargetGroups").stream()
                .map(group -> new TargetGroup(group.text("TargetGroupArn"), group.textOrEmpty("TargetGroupName"),
                        group.textOrEmpty("Protocol"), group.optionalWhole("Port").orElse(0),
                        group.textOrEmpty("TargetType"), group.textOrEmpty("VpcId"),
                        group.textOrEmpty("HealthCheckProtocol"), group.textOrEmpty("HealthCheckPort"),
                        group.textOrEmpty("HealthCheckPath"), group.object("Matcher").textOrEmpty("HttpCode")))
                .sorted(Comparator.comparing(TargetGroup::arn)).toList());
    }

    /** DescribeTargetHealth of each group. */
    public static TargetHealth health(Source source) {
        return new TargetHealth(source.all().stream().map(each -> new GroupHealth(group(each),
                Members.of(each.answer()).objects("TargetHealthDescriptions").stream().map(BalancerAnswers::target)
                        .sorted(Comparator.comparing(Target::id).thenComparingInt(Target::port)).toList()))
                .toList());
    }

    /** An answer does not name its group, but its call does. */
    private static String group(Source source) {
        return Members.of(source.call().parameters()).text("TargetGroupArn");
    }

    private static Target target(Members description) {
        Members target = description.object("Target");
        Members health = description.object("TargetHealth");
        return new Target(target.text("Id"), target.optionalWhole("Port").orElse(0),
                target.textOrEmpty("AvailabilityZone"), health.text("State"), health.textOrEmpty("Reason"),
                health.textOrEmpty("Description"));
    }

    private static ListenerRules.Rule rule(Members rule) {
        return new ListenerRules.Rule(rule.text("Priority"),
                rule.objects("Conditions").stream().map(BalancerAnswers::condition).toList(),
                forwards(rule.objects("Actions")), others(rule.objects("Actions")));
    }

    private static int priority(ListenerRules.Rule rule) {
        return rule.priority().matches("\\d{1,9}") ? Integer.parseInt(rule.priority()) : Integer.MAX_VALUE;
    }

    /** Values stand in a configuration of the condition's kind, and for older kinds beside it as well. */
    private static ListenerRules.Condition condition(Members condition) {
        String field = condition.textOrEmpty("Field");
        String configuration = switch (field) {
            case "host-header" -> "HostHeaderConfig";
            case "path-pattern" -> "PathPatternConfig";
            case "http-request-method" -> "HttpRequestMethodConfig";
            default -> "";
        };
        List<String> values = configuration.isEmpty()
                ? List.of()
                : condition.object(configuration).texts("Values");
        boolean regular = !condition.texts("RegexValues").isEmpty();
        return new ListenerRules.Condition(field,
                values.isEmpty() && !configuration.isEmpty() && !regular ? condition.texts("Values") : values);
    }

    private static List<String> forwards(List<Members> actions) {
        List<String> groups = new ArrayList<>();
        for (Members action : actions) {
            List<Members> weighed = action.object("ForwardConfig").objects("TargetGroups");
            weighed.stream().filter(group -> group.optionalWhole("Weight").orElse(1) > 0)
                    .map(group -> group.text("TargetGroupArn")).forEach(groups::add);
            if (weighed.isEmpty()) {
                action.optionalText("TargetGroupArn").ifPresent(groups::add);
            }
        }
        return groups.stream().distinct().toList();
    }

    private static List<String> others(List<Members> actions) {
        return actions.stream().map(action -> action.textOrEmpty("Type")).filter(type -> !type.equals("forward"))
                .toList();
    }

    private static Map<String, String> values(JsonNode answer) {
        Map<String, String> values = new LinkedHashMap<>();
        Members.of(answer).objects("Attributes")
                .forEach(attribute -> values.put(attribute.text("Key"), attribute.textOrEmpty("Value")));
        return values;
    }
}
