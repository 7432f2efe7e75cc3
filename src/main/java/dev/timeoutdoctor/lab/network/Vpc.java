package dev.timeoutdoctor.lab.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The account's one VPC, and whether something in it gets out. */
public record Vpc(String id, List<Subnet> subnets, List<RouteTable> routeTables, List<NatGateway> natGateways,
        List<VpcEndpoint> endpoints, List<SecurityGroup> securityGroups, List<NetworkAcl> acls) {

    /** Stands for any address outside AWS where a service's name is asked for. */
    public static final String INTERNET = "internet";

    private static final int HTTPS = 443;

    public Vpc {
        subnets = List.copyOf(subnets);
        routeTables = List.copyOf(routeTables);
        natGateways = List.copyOf(natGateways);
        endpoints = List.copyOf(endpoints);
        securityGroups = List.copyOf(securityGroups);
        acls = List.copyOf(acls);
    }

    public Optional<Subnet> subnet(String subnetId) {
        return subnets.stream().filter(subnet -> subnet.id().equals(subnetId)).findFirst();
    }

    public Optional<SecurityGroup> securityGroup(String groupId) {
        return securityGroups.stream().filter(group -> group.id().equals(groupId)).findFirst();
    }

    public Optional<RouteTable> routeTableOf(String subnetId) {
        return routeTables.stream().filter(table -> table.subnetIds().contains(subnetId)).findFirst()
                .or(() -> routeTables.stream().filter(RouteTable::main).findFirst());
    }

    public Optional<NetworkAcl> aclOf(String subnetId) {
        return acls.stream().filter(acl -> acl.subnetIds().contains(subnetId)).findFirst()
                .or(() -> acls.stream().filter(NetworkAcl::isDefault).findFirst());
    }

    /** Whether any of the groups admits TCP on the port; where there is no group at all, nothing is refused. */
    public boolean admits(List<String> groupIds, int port, String address, List<String> sourceGroups) {
        return groupIds.isEmpty() || groups(groupIds).anyMatch(group -> group.admits(port, address, sourceGroups));
    }

    /**
     * Whether a function in the subnet gets an answer from a service: it has no public address, so it needs an endpoint
     * of that service or a NAT gateway that leads on to the internet (AWS: internet access for VPC functions).
     *
     * @param service
     *            an endpoint service's name, or {@link #INTERNET}
     */
    public boolean reaches(String subnetId, List<String> groupIds, String service) {
        boolean groupsLetOut = groupIds.isEmpty() || groups(groupIds).anyMatch(group -> group.letsOut(HTTPS));
        boolean aclLetsOut = aclOf(subnetId).map(acl -> acl.letsOut(HTTPS)).orElse(true);
        return groupsLetOut && aclLetsOut
                && (endpointServes(subnetId, groupIds, service) || natLeadsOut(subnetId));
    }

    private boolean endpointServes(String subnetId, List<String> groupIds, String service) {
        String table = routeTableOf(subnetId).map(RouteTable::id).orElse("");
        String address = subnet(subnetId).map(subnet -> subnet.address(10)).orElse("0.0.0.0");
        return endpoints.stream().filter(endpoint -> endpoint.service().equals(service))
                .anyMatch(endpoint -> endpoint.type().equals("Gateway")
                        ? endpoint.routeTableIds().contains(table)
                        : admits(endpoint.securityGroupIds(), HTTPS, address, groupIds));
    }

    private boolean natLeadsOut(String subnetId) {
        return routeTableOf(subnetId).flatMap(RouteTable::toEverywhere)
                .flatMap(target -> natGateways.stream()
                        .filter(nat -> nat.id().equals(target) && nat.state().equals("available")).findFirst())
                .flatMap(nat -> routeTableOf(nat.subnetId())).flatMap(RouteTable::toEverywhere)
                .filter(target -> target.startsWith("igw-")).isPresent();
    }

    private Stream<SecurityGroup> groups(List<String> ids) {
        return securityGroups.stream().filter(group -> ids.contains(group.id()));
    }

    public Vpc with(SecurityGroup changed) {
        return new Vpc(id, subnets, routeTables, natGateways, endpoints,
                replaced(securityGroups, SecurityGroup::id, changed), acls);
    }

    public Vpc with(RouteTable changed) {
        return new Vpc(id, subnets, replaced(routeTables, RouteTable::id, changed), natGateways, endpoints,
                securityGroups, acls);
    }

    public Vpc withEndpoint(VpcEndpoint added) {
        List<VpcEndpoint> all = new ArrayList<>(endpoints);
        all.add(added);
        return new Vpc(id, subnets, routeTables, natGateways, all, securityGroups, acls);
    }

    private static <T> List<T> replaced(List<T> all, Function<T, String> key, T changed) {
        return all.stream().map(each -> key.apply(each).equals(key.apply(changed)) ? changed : each).toList();
    }
}
