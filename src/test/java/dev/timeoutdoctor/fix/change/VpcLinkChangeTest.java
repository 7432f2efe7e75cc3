package dev.timeoutdoctor.fix.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import dev.timeoutdoctor.evidence.Subnets;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VpcLinkChangeTest {

    private static final String ARN = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/";
    private static final String NEW_BALANCER = ARN + "new/1";
    private static final String LINKS = """
                                        {"items": [
                                         {"id": "old111", "name": "orders", "status": "FAILED", "statusMessage": "gone", "targetArns": ["%s"]},
                                         {"id": "del222", "name": "leaving", "status": "DELETING", "targetArns": ["%s"]},
                                         {"id": "oth333", "name": "others", "status": "AVAILABLE", "targetArns": ["%s"]},
                                         {"id": "new444", "name": "orders-2", "status": "AVAILABLE", "targetArns": ["%s"]}]}"""
            .formatted(ARN + "old/1", NEW_BALANCER, ARN + "other/1", NEW_BALANCER);
    private static final String METHOD = "\"resourceId\":\"x1\",\"restApiId\":\"a1\"}";

    private static <T> Observed<T> seen(T value) {
        return new Observed.Seen<>(value, EvidenceFixture.SOURCE);
    }

    private static EvidenceSet evidence(ApiType type, String uri, String connection, String target) {
        Route route = new Route(type, "aws", "us-east-1", "123456789012", "a1", "prod", "GET", "x1", "/orders", "GET");
        Integration integration = Integration.of(IntegrationType.HTTP_PROXY, "GET", uri)
                .withConnection("VPC_LINK", connection, target).withId("i1", "", "");
        return EvidenceSet.empty().with(EvidenceKeys.ROUTE, seen(route)).with(EvidenceKeys.WORKING_COPY,
                seen(new ApiDefinition(List.of(
                        new ApiMethod("x1", "/orders", "GET", "", "", false, integration, Map.of())))));
    }

    private static EvidenceSet leadingTo(EvidenceSet evidence, String balancer) {
        return evidence.with(EvidenceKeys.LOAD_BALANCER, seen(new LoadBalancer(balancer, "new", "", "network",
                "internal", "active", "", "vpc-1", List.of(), List.of(), "")));
    }

    private static FakeReading rest(EvidenceSet evidence, String uri, String connection) {
        return new FakeReading(evidence).answering("GetIntegration", integration(uri, connection))
                .answering("GetVpcLinks", LINKS);
    }

    private static Draft draft(FakeReading account) {
        return assertInstanceOf(Offer.Ready.class, new VpcLinkChange().offer(account.reading())).draft();
    }

    private static List<String> sent(Change change) {
        return change.calls().stream().map(FakeReading::line).toList();
    }

    private static String patched(String... pathsAndValues) {
        StringBuilder operations = new StringBuilder();
        for (int at = 0; at < pathsAndValues.length; at += 2) {
            operations.append(at == 0 ? "" : ",").append("{\"op\":\"replace\",\"path\":\"").append(pathsAndValues[at])
                    .append("\",\"value\":\"").append(pathsAndValues[at + 1]).append("\"}");
        }
        return "[" + operations + "]";
    }

    @Test
    void theAvailableLinkToTheSameBalancerTakesTheFailedOnesPlaceAndGivesItBack() {
        String uri = "http://orders.internal/";
        FakeReading account = rest(leadingTo(evidence(ApiType.REST, uri, "old111", ""), NEW_BALANCER), uri, "old111");
        Draft draft = draft(account);
        Change change = draft.change().orElseThrow();
        String call = "UpdateIntegration {\"httpMethod\":\"GET\",\"patchOperations\":%s," + METHOD;
        assertEquals(List.of(call.formatted(patched("/connectionId", "new444"))), sent(change));
        assertEquals(List.of(call.formatted(patched("/connectionId", "old111"))), account.wayBack(change));
        assertTrue(change.needsDeployment());
        assertEquals(List.of(), draft.problems());
        assertEquals(Message.of("change.vpc-link.status", "old111", "orders", "FAILED"), draft.notes().getFirst());
    }

    @Test
    void aLinkThatIsBeingDeletedKeepsTheApiFromBeingDeployed() {
        String uri = "http://orders.internal/";
        Draft draft = draft(rest(leadingTo(evidence(ApiType.REST, uri, "del222", ""), NEW_BALANCER), uri, "del222"));
        assertEquals(List.of(Message.of("change.vpc-link.status", "del222", "leaving", "DELETING"),
                Message.of("change.vpc-link.deleting", "del222"), Message.of("change.vpc-link.note-rest")),
                draft.notes());
        assertEquals(List.of("GetVpcLink {\"vpcLinkId\":\"new444\"} {\"status\":\"AVAILABLE\"}"),
                draft.change().orElseThrow().unchanged().stream()
                        .map(link -> FakeReading.line(link.read()) + " " + link.value()).toList());
    }

    @Test
    void anAddressThatNamesTheBalancerGoesAlong() {
        String uri = "http://old-5f1e2d3c.elb.us-east-1.amazonaws.com:8080/orders";
        FakeReading account = rest(leadingTo(evidence(ApiType.REST, uri, "old111", ""), NEW_BALANCER), uri, "old111")
                .answering("DescribeLoadBalancers",
                        "{\"LoadBalancers\": [{\"DNSName\": \"new-0a1b.elb.us-east-1.amazonaws.com\"}]}");
        assertEquals(List.of("UpdateIntegration {\"httpMethod\":\"GET\",\"patchOperations\":"
                + patched("/uri", "http://new-0a1b.elb.us-east-1.amazonaws.com:8080/orders", "/connectionId", "new444")
                + "," + METHOD), sent(draft(account).change().orElseThrow()));
    }

    @Test
    void linksThatFailOrAreDeletedAndEndpointsCannotBeChosen() {
        String uri = "http://orders.internal/";
        Draft draft = draft(rest(leadingTo(evidence(ApiType.REST, uri, "vpce-0a1", ""), NEW_BALANCER), uri,
                "vpce-0a1"));
        assertEquals(Message.of("change.vpc-link.endpoint", "vpce-0a1"), draft.notes().getFirst());
        List<String> links = List.of("oth333", "new444");
        Message field = Message.of("change.vpc-link.field");
        assertEquals(List.of(Problem.error("link", "fix.field.one-of", field, links, "AWS: the answer to GetVpcLinks")),
                draft.with("link", "del222").problems());
        assertEquals(List.of(Problem.error("link", "fix.field.one-of", field, links, "AWS: the answer to GetVpcLinks"),
                Problem.error("link", "change.vpc-link.endpoint", "vpce-0b2")),
                draft.with("link", "vpce-0b2").problems());
        assertEquals(List.of(Problem.warning("link", "change.vpc-link.elsewhere", "oth333")),
                draft.with("link", "oth333").problems());
    }

    @Test
    void whereTheRightLinkCannotBeToldNoneIsSuggested() {
        String uri = "http://orders.internal/";
        Draft draft = draft(rest(evidence(ApiType.REST, uri, "old111", ""), uri, "old111"));
        assertTrue(draft.hasErrors());
        assertEquals(List.of(Problem.warning("link", "change.vpc-link.fit-unknown", "new444")),
                draft.with("link", "new444").problems());
    }

    @Test
    void aLinkInAStageVariableIsChangedThereWithoutADeployment() {
        EvidenceSet evidence = leadingTo(
                evidence(ApiType.REST, "http://orders.internal/", "${stageVariables.link}", ""), NEW_BALANCER);
        FakeReading account = new FakeReading(evidence).answering("GetVpcLinks", LINKS).answering("GetStage",
                """
                {"stageName": "prod", "deploymentId": "d1", "variables": {"link": "old111", "host": "orders"},
                 "canarySettings": {"percentTraffic": 5.0, "stageVariableOverrides": {"link": "oth333"}}}""");
        Draft draft = draft(account);
        Change change = draft.change().orElseThrow();
        String call = "UpdateStage {\"patchOperations\":%s,\"restApiId\":\"a1\",\"stageName\":\"prod\"}";
        assertEquals(List.of(call.formatted(patched("/variables/link", "new444"))), sent(change));
        assertEquals(List.of(call.formatted(patched("/variables/link", "old111"))), account.wayBack(change));
        assertFalse(change.needsDeployment());
        assertEquals(List.of(Problem.warning("link", "change.vpc-link.canary", "link")), draft.problems());
    }

    @Test
    void anHttpApiTakesALinkOfTheNewerKindInTheSameVpc() {
        EvidenceSet evidence = leadingTo(evidence(ApiType.HTTP,
                "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/net/new/1/2", "gone55", ""),
                NEW_BALANCER).with(EvidenceKeys.SUBNETS,
                        seen(new Subnets(
                                List.of(new Subnets.Subnet("subnet-a", "vpc-1", "us-east-1a", "10.0.1.0/24", 200)))));
        FakeReading account = new FakeReading(evidence)
                .answering("GetVpcLinks",
                        """
                        {"Items": [{"VpcLinkId": "far666", "Name": "far", "VpcLinkStatus": "AVAILABLE", "SubnetIds": ["subnet-z"],
                                    "SecurityGroupIds": []},
                                   {"VpcLinkId": "idle77", "Name": "idle", "VpcLinkStatus": "INACTIVE", "SubnetIds": ["subnet-a"],
                                    "SecurityGroupIds": []},
                                   {"VpcLinkId": "near88", "Name": "near", "VpcLinkStatus": "AVAILABLE", "SubnetIds": ["subnet-a"],
                                    "SecurityGroupIds": []}]}""")
                .answering("GetIntegration",
                        """
                        {"IntegrationId": "i1", "IntegrationType": "HTTP_PROXY", "ConnectionType": "VPC_LINK",
                         "ConnectionId": "gone55"}""");
        Draft draft = draft(account);
        Change change = draft.change().orElseThrow();
        String call = "UpdateIntegration {\"ApiId\":\"a1\",\"ConnectionId\":\"%s\",\"IntegrationId\":\"i1\"}";
        assertEquals(List.of(call.formatted("near88")), sent(change));
        assertEquals(List.of(call.formatted("gone55")), account.wayBack(change));
        assertEquals(Message.of("change.vpc-link.unknown", "gone55"), draft.notes().getFirst());
    }

    @Test
    void itIsOfferedOnlyWhereThereIsAnotherLink() {
        String uri = "http://orders.internal/";
        EvidenceSet evidence = evidence(ApiType.REST, uri, "old111", "");
        assertEquals(new Offer.NotHere(Message.of("change.vpc-link.none", "us-east-1")),
                new VpcLinkChange().offer(rest(evidence, uri, "old111").answering("GetVpcLinks",
                        "{\"items\": [{\"id\": \"old111\", \"status\": \"PENDING\"}]}").reading()));
        assertEquals(new Offer.AlreadySo(Message.of("change.vpc-link.already", "new444")),
                new VpcLinkChange().offer(rest(evidence, uri, "new444").answering("GetVpcLinks",
                        "{\"items\": [{\"id\": \"new444\", \"status\": \"AVAILABLE\"}]}").reading()));
        assertEquals(new Offer.NotHere(Message.of("change.vpc-link.mixed", "a${stageVariables.x}")),
                new VpcLinkChange().offer(
                        rest(evidence(ApiType.REST, uri, "a${stageVariables.x}", ""), uri, "").reading()));
        assertEquals(new Offer.NotHere(Message.of("change.private-link-rules.no-link")),
                new VpcLinkChange().offer(new FakeReading(EvidenceSet.empty()).reading()));
        assertInstanceOf(Offer.CouldNotRead.class,
                new VpcLinkChange().offer(rest(evidence, uri, "old111").failing("GetVpcLinks").reading()));
        Draft available = draft(rest(leadingTo(evidence, NEW_BALANCER), uri, "new444"));
        assertEquals(List.of(Problem.warning(Problem.AFTER, "fix.problem.nothing-changed")), available.problems());
    }

    private static String integration(String uri, String link) {
        return """
               {"type": "HTTP_PROXY", "httpMethod": "GET", "uri": "%s", "connectionType": "VPC_LINK",
                "connectionId": "%s", "timeoutInMillis": 29000}""".formatted(uri, link);
    }
}
