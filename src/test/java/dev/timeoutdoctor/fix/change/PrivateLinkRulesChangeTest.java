package dev.timeoutdoctor.fix.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.diagnosis.EvidenceFixture;
import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.IntegrationType;
import dev.timeoutdoctor.evidence.LoadBalancer;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.SecurityGroups;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrivateLinkRulesChangeTest {

    private static final String BALANCER = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/orders/1";

    private static <T> Observed<T> seen(T value) {
        return new Observed.Seen<>(value, EvidenceFixture.SOURCE);
    }

    private static EvidenceSet evidence(String target, String... cidrs) {
        Route route = new Route(ApiType.REST, "aws", "us-east-1", "123456789012", "a1", "prod", "GET", "x1", "/orders",
                "GET");
        Integration integration = Integration.of(IntegrationType.HTTP_PROXY, "GET", "http://orders.internal/")
                .withConnection("VPC_LINK", "k5v7l9", target);
        EvidenceSet evidence = EvidenceSet.empty().with(EvidenceKeys.ROUTE, seen(route))
                .with(EvidenceKeys.WORKING_COPY, seen(new ApiDefinition(List.of(
                        new ApiMethod("x1", "/orders", "GET", "", "", false, integration, Map.of())))))
                .with(EvidenceKeys.LOAD_BALANCER, seen(new LoadBalancer(BALANCER, "orders-nlb", "", "network",
                        "internal", "active", "", "vpc-1", List.of(), List.of("sg-1", "sg-2"), "on")));
        return cidrs.length == 0
                ? evidence
                : evidence.with(EvidenceKeys.SECURITY_GROUPS, seen(new SecurityGroups(List.of(
                        new SecurityGroups.SecurityGroup("sg-2", "balancer", "vpc-1", List.of(new SecurityGroups.Rule(
                                "tcp", 80, 80, List.of(cidrs), List.of(), List.of())), List.of())))));
    }

    private static FakeReading account(EvidenceSet evidence, String members) {
        return new FakeReading(evidence).answering("DescribeLoadBalancers",
                """
                {"LoadBalancers": [{"LoadBalancerArn": "%s", "LoadBalancerName": "orders-nlb", %s "Type": "network"}]}"""
                        .formatted(BALANCER, members));
    }

    private static FakeReading enforcing(EvidenceSet evidence) {
        return account(evidence, "\"SecurityGroups\": [\"sg-1\", \"sg-2\"],");
    }

    private static Offer offer(FakeReading account) {
        return new PrivateLinkRulesChange().offer(account.reading());
    }

    @Test
    void theCallNamesTheGroupsAsTheyAreThereAndBack() {
        FakeReading account = enforcing(evidence("", "10.0.0.0/8"));
        Draft draft = assertInstanceOf(Offer.Ready.class, offer(account)).draft();
        Change change = draft.change().orElseThrow();
        String sent = "SetSecurityGroups {\"EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic\":\"%s\","
                + "\"LoadBalancerArn\":\"" + BALANCER + "\",\"SecurityGroups\":[\"sg-1\",\"sg-2\"]}";
        assertEquals(List.of(sent.formatted("off")), change.calls().stream().map(FakeReading::line).toList());
        assertEquals(List.of(sent.formatted("on")), account.wayBack(change));
        assertEquals(List.of(), draft.problems());
        assertEquals(List.of("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic", "SecurityGroups"),
                change.steps().getFirst().before().members());
    }

    @Test
    void rulesThatWereNotReadAreSaidToBeUnknown() {
        Draft draft = assertInstanceOf(Offer.Ready.class, offer(enforcing(evidence("")))).draft();
        assertEquals(List.of(Problem.warning(Problem.TARGET, "change.private-link-rules.unread",
                List.of("sg-1", "sg-2"))), draft.problems());
    }

    @Test
    void whereTheRulesStopNobodyItSaysWhy() {
        assertEquals(new Offer.NotHere(Message.of("change.private-link-rules.no-groups", "orders-nlb")),
                offer(account(evidence("", "10.0.0.0/8"), "")));
        assertEquals(new Offer.NotHere(Message.of("change.private-link-rules.open", "orders-nlb", "80")),
                offer(enforcing(evidence("", "10.0.0.0/8", "0.0.0.0/0"))));
        assertEquals(new Offer.AlreadySo(Message.of("change.private-link-rules.already", "orders-nlb")),
                offer(account(evidence(""), "\"SecurityGroups\": [\"sg-1\"], "
                        + "\"EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic\": \"off\",")));
        assertEquals(new Offer.NotHere(Message.of("change.private-link-rules.newer")),
                offer(enforcing(evidence(BALANCER, "10.0.0.0/8"))));
        assertEquals(new Offer.NotHere(Message.of("change.private-link-rules.no-link")),
                offer(new FakeReading(EvidenceSet.empty())));
        assertInstanceOf(Offer.CouldNotRead.class,
                offer(enforcing(evidence("")).failing("DescribeLoadBalancers")));
    }
}
