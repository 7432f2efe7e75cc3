package dev.timeoutdoctor.lab.network;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
 * @param gone
 *            when a link that is DELETING is no longer there; empty where that takes longer than anybody waits
 */
public record VpcLink(String id, String name, String version, String status, String statusMessage,
        List<String> targetArns, List<String> subnetIds, List<String> securityGroupIds, Instant created,
        Instant readyAt, Optional<Instant> gone) {

    private static final String DELETING = "DELETING";

    public VpcLink {
        targetArns = List.copyOf(targetArns);
        subnetIds = List.copyOf(subnetIds);
        securityGroupIds = List.copyOf(securityGroupIds);
    }

    public String statusAt(Instant now) {
        return now.isBefore(readyAt) && !isDeleting() ? "PENDING" : status;
    }

    public boolean isDeleting() {
        return status.equals(DELETING);
    }

    /** The link once somebody has deleted it. */
    public VpcLink leaving() {
        return deleted(Optional.empty());
    }

    /** The same, until it is gone. */
    public VpcLink leavingUntil(Instant end) {
        return deleted(Optional.of(end));
    }

    private VpcLink deleted(Optional<Instant> end) {
        return new VpcLink(id, name, version, DELETING, "", targetArns, subnetIds, securityGroupIds, created, readyAt,
                end);
    }
}
