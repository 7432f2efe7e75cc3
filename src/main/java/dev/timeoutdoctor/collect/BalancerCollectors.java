package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Listeners;
import dev.timeoutdoctor.evidence.Listeners.Listener;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.evidence.TargetGroups;
import dev.timeoutdoctor.evidence.TargetGroups.TargetGroup;
import dev.timeoutdoctor.evidence.answer.BalancerAnswers;
import dev.timeoutdoctor.evidence.answer.NetworkAnswers;
import dev.timeoutdoctor.text.Message;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What API Gateway tells about the VPC link, and Elastic Load Balancing about the load balancer behind it, down to its targets. */
final class BalancerCollectors {

    /** Target groups that are asked about; those that the called listener forwards to come first. */
    private static final int MOST_GROUPS = 6;

    private BalancerCollectors() {}

    static List<Collector<?>> all() {
        return List.of(
                new Collector<>(EvidenceKeys.VPC_LINK, CalledFunction.NEEDS, List.of("apigateway:GET"),
                        BalancerCollectors::link, source -> NetworkAnswers.link(source.answer())),
                new Collector<>(EvidenceKeys.LOAD_BALANCER, CalledBackend.NEEDS, List.of(iam("DescribeLoadBalancers")),
                        BalancerCollectors::balancer, source -> BalancerAnswers.balancer(source.answer())),
                ofBalancer(EvidenceKeys.LOAD_BALANCER_ATTRIBUTES, "DescribeLoadBalancerAttributes",
                        BalancerAnswers::attributes),
                ofBalancer(EvidenceKeys.LISTENERS, "DescribeListeners", BalancerAnswers::listeners),
                new Collector<>(EvidenceKeys.LISTENER_RULES, and(EvidenceKeys.LISTENERS),
                        List.of(iam("DescribeRules")), BalancerCollectors::rules,
                        source -> BalancerAnswers.rules(source.answer())),
                ofBalancer(EvidenceKeys.TARGET_GROUPS, "DescribeTargetGroups", BalancerAnswers::groups),
                ofGroups(EvidenceKeys.TARGET_GROUP_ATTRIBUTES, "DescribeTargetGroupAttributes",
                        BalancerAnswers::groupAttributes),
                ofGroups(EvidenceKeys.TARGET_HEALTH, "DescribeTargetHealth", BalancerAnswers::health));
    }

    private static Ask link(EvidenceSet evidence) {
        return CalledBackend.link(evidence, called -> called.reference().newerLink()
                ? Parameters.of("VpcLinkId", called.reference().vpcLink()).ask("apigatewayv2", "GetVpcLink",
                        called.route().region())
                : Parameters.of("vpcLinkId", called.reference().vpcLink()).ask("apigateway", "GetVpcLink",
                        called.route().region()));
    }

    private static Ask balancer(EvidenceSet evidence) {
        return CalledBackend.anyBalancer(evidence, (called, arn) -> (arn.isEmpty()
                ? Parameters.of("Names", List.of(called.reference().balancerName()))
                : Parameters.of("LoadBalancerArns", List.of(arn)))
                .ask("elbv2", "DescribeLoadBalancers", called.route().region()));
    }

    private static Ask rules(EvidenceSet evidence) {
        return CalledBackend.ask(evidence, called -> Need.of(evidence, EvidenceKeys.LISTENERS, listeners -> {
            Optional<Listener> listener = called.reference().listener(listeners);
            if (listener.isEmpty()) {
                return new Ask.Cannot(Message.of("collect.cannot.no-listener", called.reference().port()));
            }
            return listener.get().protocol().startsWith("HTTP")
                    ? Parameters.of("ListenerArn", listener.get().arn()).ask("elbv2", "DescribeRules",
                            called.route().region())
                    : new Ask.NotHere(Message.of("collect.not-here.listener-rules"));
        }));
    }

    private static <T> Collector<T> ofBalancer(EvidenceKey<T> key, String operation, Function<JsonNode, T> reader) {
        return new Collector<>(key, CalledBackend.NEEDS, List.of(iam(operation)),
                evidence -> CalledBackend.balancer(evidence,
                        arn -> Parameters.of("LoadBalancerArn", arn).ask("elbv2", operation, region(arn))),
                source -> reader.apply(source.answer()));
    }

    private static <T> Collector<T> ofGroups(EvidenceKey<T> key, String operation, Function<Source, T> reader) {
        return new Collector<>(key, and(EvidenceKeys.LISTENERS, EvidenceKeys.TARGET_GROUPS),
                List.of(iam(operation)), evidence -> groups(evidence, (arn, region) -> AwsCall.of("elbv2", operation,
                        region, Map.of("TargetGroupArn", arn))),
                reader);
    }

    /** One call for each target group. */
    private static Ask groups(EvidenceSet evidence, BiFunction<String, String, AwsCall> call) {
        return CalledBackend.ask(evidence, called -> Need.of(evidence, EvidenceKeys.TARGET_GROUPS, groups -> {
            List<AwsCall> calls = wanted(called, evidence.get(EvidenceKeys.LISTENERS).seen(), groups)
                    .map(arn -> call.apply(arn, called.route().region())).toList();
            return calls.isEmpty()
                    ? new Ask.NotHere(Message.of("collect.not-here.target-groups"))
                    : new Ask.MakeAll(calls);
        }));
    }

    private static Stream<String> wanted(CalledBackend called, Optional<Listeners> listeners, TargetGroups groups) {
        Stream<String> first = listeners.flatMap(called.reference()::listener).map(Listener::targetGroups).stream()
                .flatMap(List::stream);
        return Stream.concat(first, groups.groups().stream().map(TargetGroup::arn)).distinct().limit(MOST_GROUPS);
    }

    private static Set<EvidenceKey<?>> and(EvidenceKey<?>... more) {
        Set<EvidenceKey<?>> needs = new HashSet<>(CalledBackend.NEEDS);
        needs.addAll(List.of(more));
        return needs;
    }

    private static String iam(String operation) {
        return "elasticloadbalancing:" + operation;
    }

    /** The fourth part of an ARN. */
    private static String region(String arn) {
        return arn.split(":", -1)[3];
    }
}
