package dev.timeoutdoctor.evidence;

import java.util.List;

/** The VPC endpoints of a VPC: ways to single services that need no gateway to the internet. */
public record VpcEndpoints(List<VpcEndpoint> endpoints) {

    public VpcEndpoints {
        endpoints = List.copyOf(endpoints);
    }

    /**
     * One endpoint.
     *
     * @param type {@code Interface}, {@code Gateway}, …
     * @param service for example {@code com.amazonaws.us-east-1.s3}
     * @param state {@code available}, {@code pending}, {@code failed}, …
     * @param routeTableIds of a gateway endpoint: the tables that lead to it
     */
    public record VpcEndpoint(String id, String type, String service, String state, List<String> routeTableIds,
            List<String> subnetIds, List<String> securityGroups, boolean privateDns) {

        public VpcEndpoint {
            routeTableIds = List.copyOf(routeTableIds);
            subnetIds = List.copyOf(subnetIds);
            securityGroups = List.copyOf(securityGroups);
        }
    }
}
