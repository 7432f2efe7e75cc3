package dev.timeoutdoctor.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BackendReferenceTest {

    private static final String ELB = "arn:aws:elasticloadbalancing:us-east-1:123456789012:";
    private static final String BALANCER = ELB + "loadbalancer/app/orders/0123456789abcdef";
    private static final String LISTENER = ELB + "listener/app/orders/0123456789abcdef/1111111111111111";

    @Test
    void aLinkOfTheFirstVersionLeadsToTheBalancerThatTheLinkNames() {
        BackendReference reference = of(ApiType.REST, "http://${stageVariables.host}:8080/orders",
                "${stageVariables.link}", "");
        assertEquals(new BackendReference("abc123", false, "", "", "", "http", "shop.example.com", 8080, "/orders"),
                reference);
        assertEquals(List.of(true, true), List.of(reference.isPrivate(), reference.hasBalancer()));
    }

    @Test
    void aTargetInTheIntegrationMeansANewerLink() {
        assertEquals(new BackendReference("abc123", true, BALANCER, "", "", "https", "shop.example.com", 443, "/"),
                of(ApiType.REST, "https://shop.example.com", "abc123", BALANCER));
        assertEquals(new BackendReference("abc123", true, BALANCER, LISTENER, "", "http", "shop.example.com", 80, "/"),
                of(ApiType.REST, "http://shop.example.com", "abc123", LISTENER));
    }

    @Test
    void anHttpApiNamesTheListener() {
        assertEquals(new BackendReference("abc123", true, BALANCER, LISTENER, "", "", "", 0, ""),
                of(ApiType.HTTP, LISTENER, "abc123", ""));
    }

    @Test
    void anHttpApiMayLeadToAServiceWithoutABalancer() {
        BackendReference reference = of(ApiType.HTTP, "arn:aws:servicediscovery:us-east-1:123456789012:service/srv-1",
                "abc123", "");
        assertEquals(List.of(true, false), List.of(reference.isPrivate(), reference.hasBalancer()));
    }

    @Test
    void aBalancersOwnAddressNamesIt() {
        assertEquals(List.of("orders", "my-orders", "orders", "", ""), List.of(
                "http://orders-0123456789abcdef.elb.us-east-1.amazonaws.com",
                "http://internal-my-orders-1234567890.us-east-1.elb.amazonaws.com:81/x",
                "HTTPS://Orders-1234567890.cn-north-1.elb.amazonaws.com.cn", "http://orders.example.com",
                "http://orders-1.elb.us-east-1.amazonaws.com.example.com").stream()
                .map(uri -> of(ApiType.REST, uri, "", "").balancerName()).toList());
    }

    @Test
    void anArnTellsTheAccount() {
        assertEquals(List.of("123456789012", ""),
                List.of(BackendReference.account(BALANCER), BackendReference.account("abc123")));
    }

    private static BackendReference of(ApiType type, String uri, String link, String target) {
        Integration integration = Integration.of(IntegrationType.HTTP_PROXY, "GET", uri)
                .withConnection(link.isEmpty() ? "INTERNET" : "VPC_LINK", link, target);
        return BackendReference.of(type, integration, Map.of("host", "shop.example.com", "link", "abc123"));
    }
}
