package dev.timeoutdoctor.evidence;

import java.util.List;

/**
 * A load balancer, from DescribeLoadBalancers. Texts that AWS did not give are empty.
 *
 * @param type {@code network}, {@code application} or {@code gateway}
 * @param scheme {@code internal} or {@code internet-facing}
 * @param state {@code provisioning}, {@code active}, {@code active_impaired} or {@code failed}
 * @param securityGroups none for a network load balancer that was made without any
 * @param privateLinkInbound whether inbound rules hold for traffic through PrivateLink, and so through a VPC link of version 1:
 *     {@code on}, {@code off} or empty (AWS: EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic)
 */
public record LoadBalancer(String arn, String name, String dnsName, String type, String scheme, String state,
        String stateReason, String vpcId, List<Zone> zones, List<String> securityGroups, String privateLinkInbound) {

    public LoadBalancer {
        zones = List.copyOf(zones);
        securityGroups = List.copyOf(securityGroups);
    }

    /** One Availability Zone that it is switched on in. */
    public record Zone(String name, String subnetId) {}

    public boolean isNetwork() {
        return type.equals("network");
    }

    /** The account in its ARN. */
    public String account() {
        return BackendReference.account(arn);
    }
}
