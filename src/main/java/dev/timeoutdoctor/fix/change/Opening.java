package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.AwsCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A rule that a security group lacks (AWS: EC2 API reference, AuthorizeSecurityGroupIngress).
 *
 * @param group the id of the group that shall let somebody in
 * @param port TCP
 * @param sources ids of the security groups, or address ranges, that shall be let in
 */
record Opening(String group, int port, List<String> sources) {

    Opening {
        sources = List.copyOf(sources);
    }

    /** From a caller with security groups by those, else by its addresses. */
    static Opening of(String group, int port, List<String> groups, List<String> cidrs) {
        return new Opening(group, port, groups.isEmpty() ? cidrs : List.of(groups.getFirst()));
    }

    AwsCall made(String region) {
        return call("AuthorizeSecurityGroupIngress", region);
    }

    AwsCall takenBack(String region) {
        return call("RevokeSecurityGroupIngress", region);
    }

    private AwsCall call(String operation, String region) {
        boolean byGroup = sources.getFirst().startsWith("sg-");
        Map<String, Object> permission = new LinkedHashMap<>();
        permission.put("IpProtocol", "tcp");
        permission.put("FromPort", port);
        permission.put("ToPort", port);
        permission.put(byGroup ? "UserIdGroupPairs" : "IpRanges",
                sources.stream().map(source -> Map.of(byGroup ? "GroupId" : "CidrIp", source)).toList());
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("GroupId", group);
        parameters.put("IpPermissions", List.of(permission));
        return AwsCall.of("ec2", operation, region, parameters);
    }
}
