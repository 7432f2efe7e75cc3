package dev.timeoutdoctor.lab.network;

import java.time.Instant;
import java.util.List;

/**
 * A way from the VPC to a service of AWS.
 *
 * @param service
 *            the whole name, such as com.amazonaws.us-east-1.sqs
 * @param type
 *            Interface, with subnets and security groups, or Gateway, with route tables
 */
public record VpcEndpoint(String id, String service, String type, List<String> routeTableIds, List<String> subnetIds,
        List<String> securityGroupIds, Instant created) {

    public VpcEndpoint {
        routeTableIds = List.copyOf(routeTableIds);
        subnetIds = List.copyOf(subnetIds);
        securityGroupIds = List.copyOf(securityGroupIds);
    }
}
