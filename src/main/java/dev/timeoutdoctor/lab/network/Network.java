package dev.timeoutdoctor.lab.network;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The VPC, the load balancers in it with their targets, and the VPC links that lead there. */
public record Network(Vpc vpc, List<LoadBalancer> loadBalancers, List<TargetGroup> targetGroups,
        List<VpcLink> vpcLinks) {

    public static final Network NONE = new Network(
            new Vpc("", List.of(), List.of(), List.of(), List.of(), List.of(), List.of()), List.of(), List.of(),
            List.of());

    public Network {
        loadBalancers = List.copyOf(loadBalancers);
        targetGroups = List.copyOf(targetGroups);
        vpcLinks = List.copyOf(vpcLinks);
    }

    public Optional<VpcLink> vpcLink(String id) {
        return vpcLinks.stream().filter(link -> link.id().equals(id)).findFirst();
    }

    public Optional<LoadBalancer> loadBalancer(String arn) {
        return loadBalancers.stream().filter(balancer -> balancer.arn().equals(arn)).findFirst();
    }

    public Optional<TargetGroup> targetGroup(String arn) {
        return targetGroups.stream().filter(group -> group.arn().equals(arn)).findFirst();
    }

    /** The load balancer whose listener forwards to the group. */
    public Optional<LoadBalancer> balancerOf(TargetGroup group) {
        return loadBalancers.stream().filter(balancer -> balancer.listeners().stream()
                .anyMatch(listener -> listener.targetGroupArn().equals(group.arn()))).findFirst();
    }

    /** What the health checks find. */
    public TargetHealth health(TargetGroup group, Target target) {
        return balancerOf(group).map(balancer -> health(balancer, group, target)).orElse(TargetHealth.NOT_IN_USE);
    }

    private TargetHealth health(LoadBalancer balancer, TargetGroup group, Target target) {
        HealthCheck check = group.healthCheck();
        TargetHealth reached = reached(balancer, group, target, check.portOf(target));
        if (!reached.healthy() || !check.isHttp()) {
            return reached;
        }
        int code = check.path().equals(target.healthPath()) ? 200 : 404;
        return check.accepts(code) ? TargetHealth.HEALTHY : TargetHealth.wrongCode(code);
    }

    /** What becomes of a connection from the balancer to a port of the target. */
    public TargetHealth reached(LoadBalancer balancer, TargetGroup group, Target target, int port) {
        if (!balancer.zones().containsKey(target.zone()) && !group.crossZone(balancer)) {
            return TargetHealth.ZONE_OFF;
        }
        List<String> groups = target.securityGroupId().isEmpty() ? List.of() : List.of(target.securityGroupId());
        boolean admitted = balancer.zones().values().stream().flatMap(id -> vpc.subnet(id).stream())
                .anyMatch(subnet -> vpc.admits(groups, port, subnet.address(9), balancer.securityGroupIds()));
        if (!admitted) {
            return TargetHealth.TIMED_OUT;
        }
        return port == target.appPort() ? TargetHealth.HEALTHY : TargetHealth.FAILED;
    }

    public Network with(Vpc changed) {
        return new Network(changed, loadBalancers, targetGroups, vpcLinks);
    }

    public Network withBalancer(String arn, UnaryOperator<LoadBalancer> change) {
        return new Network(vpc, loadBalancers.stream()
                .map(balancer -> balancer.arn().equals(arn) ? change.apply(balancer) : balancer).toList(),
                targetGroups, vpcLinks);
    }

    public Network withTargetGroup(String arn, UnaryOperator<TargetGroup> change) {
        return new Network(vpc, loadBalancers,
                targetGroups.stream().map(group -> group.arn().equals(arn) ? change.apply(group) : group).toList(),
                vpcLinks);
    }

    /** Without the links that are gone by then; the same where none is. */
    public Network at(Instant now) {
        List<VpcLink> left = vpcLinks.stream()
                .filter(link -> link.gone().filter(gone -> !gone.isAfter(now)).isEmpty()).toList();
        return left.size() == vpcLinks.size() ? this : new Network(vpc, loadBalancers, targetGroups, left);
    }

    public Network withVpcLink(String id, UnaryOperator<VpcLink> change) {
        return new Network(vpc, loadBalancers, targetGroups,
                vpcLinks.stream().map(link -> link.id().equals(id) ? change.apply(link) : link).toList());
    }

    public Network withVpcLink(VpcLink added) {
        List<VpcLink> all = new ArrayList<>(vpcLinks);
        all.add(added);
        return new Network(vpc, loadBalancers, targetGroups, all);
    }
}
