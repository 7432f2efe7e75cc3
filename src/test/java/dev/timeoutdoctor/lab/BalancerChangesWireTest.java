package dev.timeoutdoctor.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;

/** Changes of load balancers and target groups, what they do to health, and that they can be taken back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BalancerChangesWireTest {

    @RegisterExtension
    private final Clients clients = Clients.onLab("balancer-keeps-silent");
    private final ElasticLoadBalancingV2Client balancing = clients.loadBalancing();

    private TargetGroup group() {
        return balancing.describeTargetGroups(r -> r.names("parcels")).targetGroups().getFirst();
    }

    private String balancer() {
        return balancing.describeLoadBalancers(r -> r.names("parcels-nlb")).loadBalancers().getFirst()
                .loadBalancerArn();
    }

    private List<String> health() {
        return balancing.describeTargetHealth(r -> r.targetGroupArn(group().targetGroupArn()))
                .targetHealthDescriptions().stream()
                .map(each -> each.targetHealth().stateAsString() + " " + each.targetHealth().reasonAsString())
                .distinct().toList();
    }

    @Test
    void healthCheckIsChangedReadAndTakenBack() {
        String before = LabState.of(clients.lab());
        TargetGroup was = group();
        balancing.modifyTargetGroup(r -> r.targetGroupArn(was.targetGroupArn()).healthCheckIntervalSeconds(10)
                .healthCheckTimeoutSeconds(4).healthyThresholdCount(2).unhealthyThresholdCount(3));

        assertEquals("10 4 2 3", group().healthCheckIntervalSeconds() + " " + group().healthCheckTimeoutSeconds() + " "
                + group().healthyThresholdCount() + " " + group().unhealthyThresholdCount());
        assertNotEquals(before, LabState.of(clients.lab()));
        balancing.modifyTargetGroup(r -> r.targetGroupArn(was.targetGroupArn())
                .healthCheckIntervalSeconds(was.healthCheckIntervalSeconds())
                .healthCheckTimeoutSeconds(was.healthCheckTimeoutSeconds())
                .healthyThresholdCount(was.healthyThresholdCount())
                .unhealthyThresholdCount(was.unhealthyThresholdCount()));
        assertEquals(before, LabState.of(clients.lab()));
    }

    private void check(String path, String codes) {
        ModifyTargetGroupRequest.Builder request = ModifyTargetGroupRequest.builder()
                .targetGroupArn(group().targetGroupArn()).healthCheckProtocol(ProtocolEnum.HTTP).healthCheckPath(path)
                .matcher(m -> m.httpCode(codes));
        balancing.modifyTargetGroup(request.build());
    }

    @Test
    void pathAndCodesOfTheCheckDecideOnHealth() {
        check("/nothing-there", "200");
        List<String> wrongPath = health();
        check("/nothing-there", "200,400-404");
        List<String> anyAnswer = health();
        check("/health", "200-299");

        assertEquals(List.of("unhealthy Target.ResponseCodeMismatch"), wrongPath);
        assertEquals(List.of("healthy null"), anyAnswer);
        assertEquals(List.of("healthy null"), health());
    }

    @Test
    void checkOnAPortWithoutAnApplicationFails() {
        balancing.modifyTargetGroup(r -> r.targetGroupArn(group().targetGroupArn()).healthCheckPort("1"));

        assertNotEquals(List.of("healthy null"), health());
    }

    @ParameterizedTest
    @CsvSource({"4, 2, 5", "301, 2, 5", "30, 1, 5", "30, 121, 5", "30, 31, 5", "30, 6, 1", "30, 6, 11"})
    void settingsOutOfRangeAreRefused(int interval, int timeout, int threshold) {
        String before = LabState.of(clients.lab());
        ElasticLoadBalancingV2Exception refused = assertThrows(ElasticLoadBalancingV2Exception.class,
                () -> balancing.modifyTargetGroup(r -> r.targetGroupArn(group().targetGroupArn())
                        .healthCheckIntervalSeconds(interval).healthCheckTimeoutSeconds(timeout)
                        .healthyThresholdCount(threshold)));

        assertEquals("ValidationError", refused.awsErrorDetails().errorCode());
        assertEquals(before, LabState.of(clients.lab()));
    }

    @Test
    void crossZoneOfBalancerAndGroupIsChangedAndTakenBack() {
        String before = LabState.of(clients.lab());
        String key = "load_balancing.cross_zone.enabled";
        balancing.modifyLoadBalancerAttributes(
                r -> r.loadBalancerArn(balancer())
                        .attributes(LoadBalancerAttribute.builder().key(key).value("true").build()));
        balancing.modifyTargetGroupAttributes(
                r -> r.targetGroupArn(group().targetGroupArn())
                        .attributes(TargetGroupAttribute.builder().key(key).value("true").build()));
        Map<String, String> own = balancing
                .describeTargetGroupAttributes(r -> r.targetGroupArn(group().targetGroupArn())).attributes().stream()
                .collect(Collectors.toMap(each -> each.key(), each -> each.value()));

        assertEquals("true", own.get(key));
        balancing.modifyLoadBalancerAttributes(
                r -> r.loadBalancerArn(balancer())
                        .attributes(LoadBalancerAttribute.builder().key(key).value("false").build()));
        balancing.modifyTargetGroupAttributes(r -> r.targetGroupArn(group().targetGroupArn())
                .attributes(TargetGroupAttribute.builder().key(key).value("use_load_balancer_configuration").build()));
        assertEquals(before, LabState.of(clients.lab()));
        assertThrows(ElasticLoadBalancingV2Exception.class, () -> balancing.modifyLoadBalancerAttributes(
                r -> r.loadBalancerArn(balancer())
                        .attributes(LoadBalancerAttribute.builder().key(key).value("yes").build())));
    }

    @Test
    void rulesForPrivateLinkAreSwitchedAndTakenBack() {
        String before = LabState.of(clients.lab());
        var was = balancing.describeLoadBalancers(r -> r.names("parcels-nlb")).loadBalancers().getFirst();
        balancing.setSecurityGroups(r -> r.loadBalancerArn(balancer()).securityGroups(was.securityGroups())
                .enforceSecurityGroupInboundRulesOnPrivateLinkTraffic("off"));

        assertEquals("off", balancing.describeLoadBalancers(r -> r.names("parcels-nlb")).loadBalancers().getFirst()
                .enforceSecurityGroupInboundRulesOnPrivateLinkTraffic());
        balancing.setSecurityGroups(r -> r.loadBalancerArn(balancer()).securityGroups(was.securityGroups())
                .enforceSecurityGroupInboundRulesOnPrivateLinkTraffic(
                        was.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic()));
        assertEquals(before, LabState.of(clients.lab()));
        assertThrows(ElasticLoadBalancingV2Exception.class,
                () -> balancing.setSecurityGroups(r -> r.loadBalancerArn(balancer())
                        .securityGroups(was.securityGroups())
                        .enforceSecurityGroupInboundRulesOnPrivateLinkTraffic("sometimes")));
    }
}
