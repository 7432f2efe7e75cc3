package dev.timeoutdoctor.evidence;

import java.util.List;

/** Where a function sits in a VPC; nothing where it is in none. */
public record VpcConfig(String vpcId, List<String> subnetIds, List<String> securityGroupIds) {

    /** In no VPC. */
    public static final VpcConfig NONE = new VpcConfig("", List.of(), List.of());

    public VpcConfig {
        subnetIds = List.copyOf(subnetIds);
        securityGroupIds = List.copyOf(securityGroupIds);
    }
}
