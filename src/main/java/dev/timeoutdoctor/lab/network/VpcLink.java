package dev.timeoutdoctor.lab.network;

import java.time.Instant;
import java.util.List;

/**
 * A VPC link: V1 goes to network load balancers by PrivateLink, V2 puts network interfaces into subnets.
 *
 * @param version
 *            V1 or V2
 * @param targetArns
 *            of V1: the load balancers
 * @param subnetIds
 *            of V2
 * @param readyAt
 *            until then a new link is PENDING
 */
public record VpcLink(String id, String name, String version, String status, String statusMessage,
        List<String> targetArns, List<String> subnetIds, List<String> securityGroupIds, Instant created,
        Instant readyAt) {

    public VpcLink {
        targetArns = List.copyOf(targetArns);
        subnetIds = List.copyOf(subnetIds);
        securityGroupIds = List.copyOf(securityGroupIds);
    }

    public String statusAt(Instant now) {
        return now.isBefore(readyAt) ? "PENDING" : status;
    }
}
