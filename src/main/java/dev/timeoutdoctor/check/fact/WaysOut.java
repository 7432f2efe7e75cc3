package dev.timeoutdoctor.check.fact;

import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.evidence.AddressRange;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.NatGateways;
import dev.timeoutdoctor.evidence.NatGateways.NatGateway;
import dev.timeoutdoctor.evidence.RouteTables;
import dev.timeoutdoctor.evidence.RouteTables.NetworkRoute;
import dev.timeoutdoctor.evidence.RouteTables.RouteTable;
import dev.timeoutdoctor.evidence.SecurityGroups;
import dev.timeoutdoctor.evidence.SecurityGroups.Rule;
import dev.timeoutdoctor.evidence.VpcConfig;
import dev.timeoutdoctor.evidence.VpcEndpoints.VpcEndpoint;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** Follows the routes of the function's subnets. */
    public static WaysOut of(EvidenceView view, VpcConfig vpc) {
        RouteTables tables = view.need(EvidenceKeys.ROUTE_TABLES);
        NatGateways gateways = view.need(EvidenceKeys.NAT_GATEWAYS);
        List<SubnetWay> ways = vpc.subnetIds().stream().map(subnet -> ofSubnet(subnet, tables, gateways)).toList();
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

    private static SubnetWay ofSubnet(String subnet, RouteTables tables, NatGateways gateways) {
        Optional<RouteTable> table = tables.of(subnet);
        if (table.isEmpty()) {
            return new SubnetWay(Way.UNSURE, Message.of("check.ways-out.no-table"));
        }
        List<SubnetWay> ways = table.get().routes().stream()
                .filter(route -> EVERYWHERE.contains(route.destination()) && !NEVER.contains(route.target()))
                .map(route -> ofRoute(subnet, route, tables, gateways)).toList();
        return Stream.of(Way.OUT, Way.UNSURE, Way.NONE)
                .flatMap(way -> ways.stream().filter(each -> each.way() == way)).findFirst()
                .orElseGet(() -> new SubnetWay(Way.NONE, Message.of("check.ways-out.no-route", subnet)));
    }

    /** What a route leads to shows in the first letters of its target's id. */
    private static SubnetWay ofRoute(String subnet, NetworkRoute route, RouteTables tables, NatGateways gateways) {
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
                ? ofGateway(subnet, target, tables, gateways)
                : new SubnetWay(Way.UNSURE, Message.of("check.ways-out.not-followed", subnet, target));
    }

    private static SubnetWay ofGateway(String subnet, String id, RouteTables tables, NatGateways gateways) {
        Optional<NatGateway> gateway = gateways.of(id);
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
        boolean stranded = !gateway.get().subnetId().isEmpty() && tables.of(gateway.get().subnetId())
                .filter(table -> table.routes().stream().noneMatch(WaysOut::toInternet)).isPresent();
        return stranded
                ? new SubnetWay(Way.NONE, Message.of("check.ways-out.stranded-gateway", subnet, id))
                : new SubnetWay(Way.OUT, Message.of("check.ways-out.gateway", id));
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
                .anyMatch(rule -> rule.coversTcp(443) && rule.cidrs().stream().anyMatch(EVERYWHERE::contains))) {
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
