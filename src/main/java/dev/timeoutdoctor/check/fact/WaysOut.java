package dev.timeoutdoctor.check.fact;

import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.evidence.AddressRange;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.NatGateways;
import dev.timeoutdoctor.evidence.NatGateways.NatGateway;
import dev.timeoutdoctor.evidence.NetworkAcls;
import dev.timeoutdoctor.evidence.NetworkAcls.NetworkAcl;
import dev.timeoutdoctor.evidence.Passage;
import dev.timeoutdoctor.evidence.RouteTables;
import dev.timeoutdoctor.evidence.RouteTables.NetworkRoute;
import dev.timeoutdoctor.evidence.RouteTables.RouteTable;
import dev.timeoutdoctor.evidence.SecurityGroups;
import dev.timeoutdoctor.evidence.SecurityGroups.Rule;
import dev.timeoutdoctor.evidence.Subnets;
import dev.timeoutdoctor.evidence.VpcConfig;
import dev.timeoutdoctor.evidence.VpcEndpoints.VpcEndpoint;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Whether a function's subnets have a way to addresses outside the VPC (AWS: Lambda, internet access for VPC functions).
 *
 * @param open how many of the subnets have one
 * @param statement one sentence with the reason
 * @param services what its interface endpoints lead to without one
 */
public record WaysOut(Way way, int open, int subnets, Message statement, List<String> services) {

    /** What a check must also need for this. */
    public static final Set<EvidenceKey<?>> NEEDS = Set.of(EvidenceKeys.SECURITY_GROUPS, EvidenceKeys.ROUTE_TABLES,
            EvidenceKeys.NAT_GATEWAYS, EvidenceKeys.VPC_ENDPOINTS);
    /** What a check must also declare for this; without the ACLs a way out is only one that the routes have. */
    public static final Set<EvidenceKey<?>> READS = Set.of(EvidenceKeys.NETWORK_ACLS, EvidenceKeys.SUBNETS);

    private static final int HTTPS = 443;

    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0/0", "::/0");
    private static final Set<String> NEVER = Set.of("local");

    /** Whether there is a way out. */
    public enum Way {
        /** From every subnet. */
        OUT,
        /** From some of the subnets: a share of the calls hangs. */
        SOME,
        /** From none. */
        NONE,
        /** It leads to something that was not followed: another network, an appliance. */
        UNSURE
    }

    public WaysOut {
        services = List.copyOf(services);
    }

    private record SubnetWay(Way way, Message why) {}

    /** What the routes lead through. */
    private record Network(RouteTables tables, NatGateways gateways, Optional<NetworkAcls> acls,
            Optional<Subnets> own) {}

    /** Follows the routes of the function's subnets. */
    public static WaysOut of(EvidenceView view, VpcConfig vpc) {
        Network network = new Network(view.need(EvidenceKeys.ROUTE_TABLES), view.need(EvidenceKeys.NAT_GATEWAYS),
                view.look(EvidenceKeys.NETWORK_ACLS).seen(), view.look(EvidenceKeys.SUBNETS).seen());
        List<SubnetWay> ways = vpc.subnetIds().stream().map(subnet -> ofSubnet(subnet, network)).toList();
        List<String> services = view.need(EvidenceKeys.VPC_ENDPOINTS).endpoints().stream()
                .filter(endpoint -> endpoint.state().equals("available") && endpoint.type().equals("Interface"))
                .map(WaysOut::service).distinct().sorted().toList();
        int open = (int) ways.stream().filter(way -> way.way() == Way.OUT).count();
        SubnetWay refused = egress(view.need(EvidenceKeys.SECURITY_GROUPS), vpc);
        if (refused.way() == Way.NONE) {
            return new WaysOut(Way.NONE, 0, ways.size(), refused.why(), services);
        }
        Way way = together(ways);
        Message why = ways.stream().filter(each -> each.way() != Way.OUT).findFirst()
                .or(() -> ways.stream().findFirst()).map(SubnetWay::why)
                .orElseGet(() -> Message.of("check.ways-out.no-table"));
        return way == Way.OUT && refused.way() == Way.UNSURE
                ? new WaysOut(Way.UNSURE, open, ways.size(), refused.why(), services)
                : new WaysOut(way, open, ways.size(), way == Way.SOME
                        ? Message.of("check.ways-out.some", open, ways.size(), why)
                        : why, services);
    }

    private static Way together(List<SubnetWay> ways) {
        Set<Way> kinds = Set.copyOf(ways.stream().map(SubnetWay::way).distinct().toList());
        if (kinds.contains(Way.UNSURE) || kinds.isEmpty()) {
            return Way.UNSURE;
        }
        return kinds.size() > 1 ? Way.SOME : kinds.iterator().next();
    }

    private static SubnetWay ofSubnet(String subnet, Network network) {
        Optional<RouteTable> table = network.tables().of(subnet);
        if (table.isEmpty()) {
            return new SubnetWay(Way.UNSURE, Message.of("check.ways-out.no-table"));
        }
        List<SubnetWay> ways = table.get().routes().stream()
                .filter(route -> EVERYWHERE.contains(route.destination()) && !NEVER.contains(route.target()))
                .map(route -> ofRoute(subnet, route, network)).toList();
        return Stream.of(Way.OUT, Way.UNSURE, Way.NONE)
                .flatMap(way -> ways.stream().filter(each -> each.way() == way)).findFirst()
                .orElseGet(() -> new SubnetWay(Way.NONE, Message.of("check.ways-out.no-route", subnet)));
    }

    /** What a route leads to shows in the first letters of its target's id. */
    private static SubnetWay ofRoute(String subnet, NetworkRoute route, Network network) {
        String target = route.target();
        if (route.state().equals("blackhole")) {
            return new SubnetWay(Way.NONE, Message.of("check.ways-out.blackhole", subnet, target));
        }
        if (target.startsWith("igw-")) {
            return new SubnetWay(Way.NONE, Message.of("check.ways-out.public-subnet", subnet));
        }
        if (target.startsWith("eigw-")) {
            return new SubnetWay(Way.NONE, Message.of("check.ways-out.version-six", subnet));
        }
        return target.startsWith("nat-")
                ? ofGateway(subnet, target, network)
                : new SubnetWay(Way.UNSURE, Message.of("check.ways-out.not-followed", subnet, target));
    }

    private static SubnetWay ofGateway(String subnet, String id, Network network) {
        Optional<NatGateway> gateway = network.gateways().of(id);
        if (gateway.isEmpty()) {
            return new SubnetWay(Way.UNSURE, Message.of("check.ways-out.not-followed", subnet, id));
        }
        if (!gateway.get().state().equals("available")) {
            return new SubnetWay(Way.NONE,
                    Message.of("check.ways-out.gateway-state", subnet, id, gateway.get().state()));
        }
        if (gateway.get().connectivity().equals("private")) {
            return new SubnetWay(Way.UNSURE, Message.of("check.ways-out.not-followed", subnet, id));
        }
        boolean stranded = !gateway.get().subnetId().isEmpty() && network.tables().of(gateway.get().subnetId())
                .filter(table -> table.routes().stream().noneMatch(WaysOut::toInternet)).isPresent();
        return stranded
                ? new SubnetWay(Way.NONE, Message.of("check.ways-out.stranded-gateway", subnet, id))
                : throughAcls(subnet, gateway.get(), network);
    }

    /** A subnet's ACL, and that of the gateway's subnet, let calls and their answers through, as far as they were read. */
    private static SubnetWay throughAcls(String subnet, NatGateway gateway, Network network) {
        SubnetWay out = new SubnetWay(Way.OUT, Message.of("check.ways-out.gateway", gateway.id()));
        return network.acls().map(acls -> {
            SubnetWay first = throughAcl(subnet, acls, acl -> AclPassage.calling(acl, HTTPS, AclPassage.INTERNET), out);
            return first.way() != Way.OUT || gateway.subnetId().isEmpty() || gateway.subnetId().equals(subnet)
                    ? first
                    : throughAcl(gateway.subnetId(), acls, acl -> atGateway(acl, range(subnet, network)), out);
        }).orElse(out);
    }

    private static SubnetWay throughAcl(String subnet, NetworkAcls acls, Function<NetworkAcl, Passage> passage,
            SubnetWay out) {
        Optional<NetworkAcl> acl = acls.of(subnet);
        if (acl.isEmpty()) {
            return new SubnetWay(Way.UNSURE, Message.of("check.ways-out.no-acl", subnet));
        }
        return switch (passage.apply(acl.get())) {
            case OPEN -> out;
            case CLOSED -> new SubnetWay(Way.NONE, Message.of("check.ways-out.acl", acl.get().id(), subnet));
            case UNSURE -> new SubnetWay(Way.UNSURE, Message.of("check.ways-out.acl-some", acl.get().id(), subnet));
        };
    }

    private static Passage atGateway(NetworkAcl acl, Optional<AddressRange> function) {
        Passage onward = AclPassage.calling(acl, HTTPS, AclPassage.INTERNET);
        return function.map(range -> AclPassage.called(acl, HTTPS, range).and(onward)).orElse(onward);
    }

    private static Optional<AddressRange> range(String subnet, Network network) {
        return network.own().map(subnets -> subnets.of(List.of(subnet))).orElse(List.of()).stream()
                .flatMap(each -> AddressRange.of(each.cidr()).stream()).findFirst();
    }

    private static boolean toInternet(NetworkRoute route) {
        return EVERYWHERE.contains(route.destination()) && route.target().startsWith("igw-")
                && !route.state().equals("blackhole");
    }

    /** What the function's own security groups let out, to addresses outside a private network. */
    private static SubnetWay egress(SecurityGroups groups, VpcConfig vpc) {
        List<Rule> rules = groups.of(vpc.securityGroupIds()).stream().flatMap(group -> group.outbound().stream())
                .toList();
        if (groups.of(vpc.securityGroupIds()).isEmpty()) {
            return new SubnetWay(Way.UNSURE, Message.of("check.ways-out.no-groups"));
        }
        if (rules.stream()
                .anyMatch(rule -> rule.coversTcp(HTTPS) && rule.cidrs().stream().anyMatch(EVERYWHERE::contains))) {
            return new SubnetWay(Way.OUT, Message.of("check.ways-out.groups", vpc.securityGroupIds()));
        }
        boolean outside = rules.stream().anyMatch(rule -> !rule.prefixLists().isEmpty() || rule.cidrs().stream()
                .anyMatch(cidr -> AddressRange.of(cidr).filter(range -> !range.isPrivate()).isPresent()));
        return outside
                ? new SubnetWay(Way.UNSURE, Message.of("check.ways-out.some-addresses", vpc.securityGroupIds()))
                : new SubnetWay(Way.NONE, Message.of("check.ways-out.refused", vpc.securityGroupIds()));
    }

    /** {@code com.amazonaws.us-east-1.secretsmanager} becomes {@code secretsmanager}. */
    private static String service(VpcEndpoint endpoint) {
        return endpoint.service().replaceFirst("^(cn\\.)?com\\.amazonaws\\.[a-z0-9-]+\\.", "");
    }
}
