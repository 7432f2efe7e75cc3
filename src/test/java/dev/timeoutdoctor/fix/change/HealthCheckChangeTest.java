package dev.timeoutdoctor.fix.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.diagnosis.EvidenceFixture;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.LoadBalancer;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.TargetGroups;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthCheckChangeTest {

    private static final String BALANCER = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/orders/1";
    private static final String GROUP = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/orders/73e2";
    private static final String HTTP = "\"HealthCheckPath\": \"/health\", \"Matcher\": {\"HttpCode\": \"200\"},";
    private static final String SENT = "\"TargetGroupArn\":\"" + GROUP + "\"}";

    private static <T> Observed<T> seen(T value) {
        return new Observed.Seen<>(value, EvidenceFixture.SOURCE);
    }

    private static FakeReading account(String protocol, String check, String http, String state, String reason,
            String description) {
        EvidenceSet evidence = EvidenceSet.empty()
                .with(EvidenceKeys.LOAD_BALANCER, seen(new LoadBalancer(BALANCER, "orders-lb", "", "network",
                        "internal", "active", "", "vpc-1", List.of(), List.of(), "")))
                .with(EvidenceKeys.TARGET_GROUPS, seen(new TargetGroups(List.of(new TargetGroups.TargetGroup(GROUP,
                        "orders", protocol, 8080, "ip", "vpc-1", check, "traffic-port", "", "")))));
        return new FakeReading(evidence)
                .answering("DescribeTargetHealth",
                        """
                        {"TargetHealthDescriptions": [
                         {"Target": {"Id": "10.0.0.1", "Port": 8080}, "TargetHealth": {"State": "healthy"}},
                         {"Target": {"Id": "10.0.0.2", "Port": 8080},
                          "TargetHealth": {"State": "%s", "Reason": "%s", "Description": "%s"}}]}"""
                                .formatted(state, reason, description))
                .answering("DescribeTargetGroups",
                        """
                        {"TargetGroups": [{"TargetGroupArn": "%s", "TargetGroupName": "orders", "Protocol": "%s",
                          "Port": 8080, "TargetType": "ip", "HealthCheckEnabled": true, "HealthCheckProtocol": "%s",
                          "HealthCheckPort": "9090", %s "HealthCheckIntervalSeconds": 30,
                          "HealthCheckTimeoutSeconds": 6, "HealthyThresholdCount": 5,
                          "UnhealthyThresholdCount": 2}]}""".formatted(GROUP, protocol, check, http));
    }

    private static Draft draft(FakeReading account) {
        return assertInstanceOf(Offer.Ready.class, new HealthCheckChange().offer(account.reading())).draft();
    }

    private static List<String> sent(Change change) {
        return change.calls().stream().map(FakeReading::line).toList();
    }

    @Test
    void aCheckOfAPortWhereNobodyAnswersGoesToThePortOfTheRequests() {
        FakeReading account = account("TCP", "HTTP", HTTP, "unhealthy", "Target.FailedHealthChecks", "");
        Draft draft = draft(account);
        Change change = draft.change().orElseThrow();
        assertEquals(List.of("ModifyTargetGroup {\"HealthCheckPort\":\"traffic-port\"," + SENT), sent(change));
        assertEquals(List.of("ModifyTargetGroup {\"HealthCheckPort\":\"9090\"," + SENT), account.wayBack(change));
        assertEquals(Message.of("change.health-check.found", 1, 2, "orders", List.of("Target.FailedHealthChecks")),
                draft.notes().getFirst());
        assertEquals(List.of(), draft.problems());
    }

    @Test
    void aTargetThatAsksWhoCallsServesAndItsStatusCounts() {
        FakeReading account = account("TCP", "HTTP", HTTP, "unhealthy", "Target.ResponseCodeMismatch",
                "Health checks failed with these codes: [401]");
        Change change = draft(account).change().orElseThrow();
        assertEquals(List.of("ModifyTargetGroup {\"Matcher\":{\"HttpCode\":\"200,401\"}," + SENT), sent(change));
        assertEquals(List.of("ModifyTargetGroup {\"Matcher\":{\"HttpCode\":\"200\"}," + SENT),
                account.wayBack(change));
    }

    @Test
    void nothingIsSuggestedWhereTheTargetSaysThatItsPathIsWrong() {
        Draft draft = draft(account("TCP", "HTTP", HTTP, "unhealthy", "Target.ResponseCodeMismatch",
                "Health checks failed with these codes: [404]"));
        assertEquals(List.of(Problem.warning(Problem.AFTER, "fix.problem.nothing-changed")), draft.problems());
        assertEquals(Message.of("change.health-check.answered", "orders", List.of("404")), draft.notes().get(1));
        assertEquals(List.of("ModifyTargetGroup {\"HealthCheckPath\":\"/ready\"," + SENT),
                sent(draft.with("path", "/ready").change().orElseThrow()));
    }

    @Test
    void aCheckByTcpHasNoPathAndNoStatusAndItsWayBackNamesBoth() {
        FakeReading account = account("TCP", "HTTP", HTTP, "unhealthy", "Target.Timeout", "");
        Change change = draft(account).with("port", "9090").with("protocol", "TCP").change().orElseThrow();
        assertEquals(List.of("ModifyTargetGroup {\"HealthCheckProtocol\":\"TCP\"," + SENT), sent(change));
        assertEquals(List.of("ModifyTargetGroup {\"HealthCheckPath\":\"/health\",\"HealthCheckProtocol\":\"HTTP\","
                + "\"Matcher\":{\"HttpCode\":\"200\"}," + SENT), account.wayBack(change));
        Draft http = draft(account("TCP", "TCP", "", "unhealthy", "Target.Timeout", "")).with("port", "9090")
                .with("protocol", "HTTP");
        assertEquals(List.of("ModifyTargetGroup {\"HealthCheckPath\":\"/\",\"HealthCheckProtocol\":\"HTTP\","
                + "\"Matcher\":{\"HttpCode\":\"200-399\"}," + SENT), sent(http.change().orElseThrow()));
    }

    @Test
    void eachRuleOfAwsIsHeldAtItsField() {
        Draft network = draft(account("TCP", "HTTP", HTTP, "unhealthy", "Target.Timeout", ""));
        assertEquals(List.of("interval", "healthy", "port", "timeout", "path", "codes"),
                network.with("interval", "4").with("healthy", "11").with("port", "http").with("path", "ready")
                        .with("codes", "200-600").problems().stream().map(Problem::field).toList());
        assertEquals(List.of(), network.with("interval", "6").with("codes", "200-599").problems());
        Draft application = draft(account("HTTP", "HTTP", HTTP, "unhealthy", "Target.Timeout", ""));
        assertEquals(List.of("protocol", "timeout"), application.with("protocol", "TCP").with("interval", "6")
                .problems().stream().map(Problem::field).toList());
        assertEquals(List.of("codes"), application.with("codes", "500").problems().stream().map(Problem::field)
                .toList());
    }

    @Test
    void itIsOfferedOnlyWhereATargetFails() {
        FakeReading starting = account("TCP", "HTTP", HTTP, "initial", "Elb.RegistrationInProgress", "");
        assertEquals(new Offer.AlreadySo(Message.of("change.health-check.already", List.of("orders"))),
                new HealthCheckChange().offer(starting.reading()));
        assertInstanceOf(Offer.CouldNotRead.class, new HealthCheckChange()
                .offer(account("TCP", "HTTP", HTTP, "unhealthy", "", "").failing("DescribeTargetHealth").reading()));
        assertEquals(new Offer.NotHere(Message.of("change.health-check.not-here")),
                new HealthCheckChange().offer(new FakeReading(EvidenceSet.empty()).reading()));
    }
}
