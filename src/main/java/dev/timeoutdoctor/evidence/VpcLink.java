package dev.timeoutdoctor.evidence;

import java.util.List;

/**
 * A VPC link, from GetVpcLink of apigateway (version 1: a network load balancer) or of apigatewayv2 (version 2: subnets and security
 * groups). Texts that AWS did not give are empty.
 *
 * @param newer whether it is of version 2
 * @param status {@code AVAILABLE}, {@code PENDING}, {@code DELETING}, {@code FAILED}, and for version 2 {@code INACTIVE}
 * @param targetArns the network load balancer of a link of version 1
 */
public record VpcLink(String id, String name, boolean newer, String status, String statusMessage,
        List<String> targetArns, List<String> subnetIds, List<String> securityGroupIds) {

    public VpcLink {
        targetArns = List.copyOf(targetArns);
        subnetIds = List.copyOf(subnetIds);
        securityGroupIds = List.copyOf(securityGroupIds);
    }
}
