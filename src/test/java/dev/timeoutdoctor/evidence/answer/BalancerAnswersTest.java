package dev.timeoutdoctor.evidence.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.timeoutdoctor.evidence.Answers;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.ListenerRules;
import dev.timeoutdoctor.evidence.ListenerRules.Condition;
import dev.timeoutdoctor.evidence.Listeners;
import dev.timeoutdoctor.evidence.Listeners.Listener;
import dev.timeoutdoctor.evidence.LoadBalancer;
import dev.timeoutdoctor.evidence.LoadBalancer.Zone;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.evidence.TargetGroupAttributes;
import dev.timeoutdoctor.evidence.TargetGroups;
import dev.timeoutdoctor.evidence.TargetGroups.TargetGroup;
import dev.timeoutdoctor.evidence.TargetHealth;
import dev.timeoutdoctor.evidence.TargetHealth.GroupHealth;
import dev.timeoutdoctor.evidence.TargetHealth.Target;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BalancerAnswersTest {

    private static final String ELB = "arn:aws:elasticloadbalancing:us-east-1:123456789012:";
    private static final String ORDERS = ELB + "targetgroup/orders/aaaaaaaaaaaaaaaa";
    private static final String SPARE = ELB + "targetgroup/spare/bbbbbbbbbbbbbbbb";

    @Test
    void aLoadBalancerIsReadWithItsZonesAndGroups() {
        assertEquals(
                new LoadBalancer(ELB + "loadbalancer/net/orders/0123456789abcdef", "orders",
                        "orders-0123456789abcdef.elb.us-east-1.amazonaws.com", "network", "internal", "active", "",
                        "vpc-1", List.of(new Zone("us-east-1a", "subnet-a"), new Zone("us-east-1b", "subnet-b")),
                        List.of("sg-lb"), "on"),
                BalancerAnswers.balancer(Answers.file("DescribeLoadBalancers")));
    }

    @Test
    void noLoadBalancerIsNoAnswer() {
        assertEquals("LoadBalancers: one load balancer is expected, not 0", assertThrows(
                IllegalArgumentException.class,
                () -> BalancerAnswers.balancer(Answers.json("{\"LoadBalancers\": []}"))).getMessage());
    }

    @Test
    void listenersAreReadByPortAndGroupsWithoutWeightAreLeftOut() {
        String listener = ELB + "listener/net/orders/0123456789abcdef/";
        assertEquals(
                new Listeners(List.of(
                        new Listener(listener + "1111111111111111", 80, "TCP", List.of(ORDERS), List.of()),
                        new Listener(listener + "2222222222222222", 443, "TLS", List.of(ORDERS), List.of()))),
                BalancerAnswers.listeners(Answers.file("DescribeListeners")));
    }

    @Test
    void rulesAreReadInTheOrderInWhichTheyAreTried() {
        assertEquals(new ListenerRules(List.of(
                new ListenerRules.Rule("5",
                        List.of(new Condition("host-header", List.of("shop.example.com")),
                                new Condition("path-pattern", List.of())),
                        List.of(SPARE), List.of()),
                new ListenerRules.Rule("10",
                        List.of(new Condition("path-pattern", List.of("/orders/*")),
                                new Condition("http-header", List.of())),
                        List.of(ORDERS), List.of()),
                new ListenerRules.Rule("default", List.of(), List.of(), List.of("fixed-response")))),
                BalancerAnswers.rules(Answers.file("DescribeRules")));
    }

    @Test
    void targetGroupsAreRead() {
        assertEquals(new TargetGroups(List.of(
                new TargetGroup(ORDERS, "orders", "TCP", 80, "ip", "vpc-1", "HTTP", "8080", "/health", "200-399"),
                new TargetGroup(SPARE, "spare", "TCP", 81, "instance", "vpc-1", "TCP", "traffic-port", "", ""))),
                BalancerAnswers.groups(Answers.file("DescribeTargetGroups")));
    }

    @Test
    void theHealthOfEachGroupIsReadUnderTheGroupThatWasAskedFor() {
        JsonNode health = Answers.file("DescribeTargetHealth");
        Source source = new Source(ask(ORDERS), Answers.AT, health,
                List.of(new Source(ask(SPARE), Answers.AT, Answers.json("{\"TargetHealthDescriptions\": []}"))));
        assertEquals(
                new TargetHealth(List.of(
                        new GroupHealth(ORDERS,
                                List.of(new Target("10.0.1.10", 80, "us-east-1a", "healthy", "", ""),
                                        new Target("10.0.2.20", 80, "us-east-1b", "unhealthy", "Target.Timeout",
                                                "Health checks failed"))),
                        new GroupHealth(SPARE, List.of()))),
                BalancerAnswers.health(source));
    }

    @Test
    void attributesAreReadByTheirKeys() {
        assertEquals("false", BalancerAnswers.attributes(Answers.file("DescribeLoadBalancerAttributes"))
                .get("load_balancing.cross_zone.enabled"));
        assertEquals(
                new TargetGroupAttributes(Map.of(ORDERS,
                        Map.of("load_balancing.cross_zone.enabled", "use_load_balancer_configuration"))),
                BalancerAnswers.groupAttributes(new Source(ask(ORDERS), Answers.AT,
                        Answers.file("DescribeTargetGroupAttributes"))));
    }

    private static AwsCall ask(String group) {
        return AwsCall.of("elbv2", "DescribeTargetHealth", "us-east-1", Map.of("TargetGroupArn", group));
    }
}
