package dev.timeoutdoctor.ui.step.vpclink;

import dev.timeoutdoctor.diagnosis.CauseResult;
import dev.timeoutdoctor.diagnosis.CauseStatus;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.BackendReference;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.Listeners;
import dev.timeoutdoctor.evidence.LoadBalancer;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.evidence.TargetGroups;
import dev.timeoutdoctor.evidence.TargetGroups.TargetGroup;
import dev.timeoutdoctor.evidence.TargetHealth;
import dev.timeoutdoctor.evidence.TargetHealth.Target;
import dev.timeoutdoctor.evidence.VpcLink;
import dev.timeoutdoctor.session.Examination;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.step.Fact;
import dev.timeoutdoctor.ui.step.Fact.Mark;
import dev.timeoutdoctor.ui.step.Fact.Said;
import dev.timeoutdoctor.ui.step.FactReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Link, load balancer, listener, target groups and targets: what was read of each hop, and which of them is broken. */
final class PathHops {

    private static final List<String> LINK = List.of("vpc-link-id-wrong", "load-balancer-other-account",
            "vpc-link-failed", "vpc-link-inactive", "vpc-link-pending");
    private static final List<String> BALANCER = List.of("load-balancer-security-group-blocks");
    private static final List<String> LISTENER = List.of("listener-mismatch", "tls-name-mismatch",
            "tls-chain-untrusted");
    private static final List<String> TARGETS = List.of("targets-unhealthy", "zone-without-healthy-target",
            "backend-closes-idle-connections", "backend-own-504");

    private final FactReader reader;

    PathHops(FactReader reader) {
        this.reader = reader;
    }

    /** Whether a cause belongs to one of the hops. */
    static boolean judges(String cause) {
        return Stream.of(LINK, BALANCER, LISTENER, TARGETS).anyMatch(causes -> causes.contains(cause));
    }

    /** Where the integration leads; empty where it was not read. */
    Optional<BackendReference> lead() {
        ApiType type = reader.evidence().get(EvidenceKeys.ROUTE).seen().or(reader.session()::route)
                .map(Route::apiType).orElse(ApiType.REST);
        Map<String, String> variables = reader.evidence().get(EvidenceKeys.STAGE).seen().map(Stage::variables)
                .orElse(Map.of());
        return reader.integration().map(integration -> BackendReference.of(type, integration, variables));
    }

    /** The hops in the order in which a call takes them. */
    List<Fact> facts() {
        List<Fact> hops = new ArrayList<>();
        if (lead().filter(reference -> !reference.isPrivate()).isEmpty()) {
            hops.add(judged(link(), LINK));
        }
        hops.add(judged(reader.of("load-balancer", EvidenceKeys.LOAD_BALANCER, PathHops::balancer), BALANCER));
        hops.add(judged(reader.of("listener", EvidenceKeys.LISTENERS, this::listener), LISTENER));
        hops.add(reader.of("target-groups", EvidenceKeys.TARGET_GROUPS, PathHops::groups));
        hops.add(judged(reader.of("targets", EvidenceKeys.TARGET_HEALTH, this::targets), TARGETS));
        return hops;
    }

    /** What the hops together say: the first broken one, else how much was seen. */
    static Message note(List<Fact> hops) {
        Optional<Fact> broken = hops.stream().filter(hop -> hop.mark() == Mark.PROBLEM).findFirst()
                .or(() -> hops.stream().filter(hop -> hop.mark() == Mark.WARNING).findFirst());
        long unread = hops.stream().filter(hop -> hop.mark() == Mark.UNKNOWN).count();
        if (broken.isPresent()) {
            return Message.of(broken.get().mark() == Mark.PROBLEM ? "fact.path.broken" : "fact.path.doubtful",
                    broken.get().name());
        }
        if (unread == hops.size()) {
            return Message.of("fact.path.nothing");
        }
        return Message.of(unread > 0 ? "fact.path.partly" : "fact.path.whole");
    }

    /** AWS: a VPC link's id is letters and digits; {@code vpce-} begins the id of a VPC endpoint. */
    private Fact link() {
        String id = lead().map(BackendReference::vpcLink).orElse("");
        if (id.startsWith("vpce-")) {
            return FactReader.fact("vpc-link", Said.of(Mark.PROBLEM, "fact.vpc-link.endpoint", id),
                    reader.integrationSources());
        }
        if (reader.integration().isPresent() && id.isEmpty()) {
            return FactReader.fact("vpc-link", Said.of(Mark.PROBLEM, "fact.vpc-link.empty"),
                    reader.integrationSources());
        }
        return reader.of("vpc-link", EvidenceKeys.VPC_LINK, PathHops::link);
    }

    private static Said link(VpcLink link) {
        return Said.of(Mark.PLAIN, link.newer() ? "fact.vpc-link.newer" : "fact.vpc-link.older", link.id(),
                link.status());
    }

    private static Said balancer(LoadBalancer balancer) {
        return Said.of(balancer.state().equals("failed") ? Mark.PROBLEM : Mark.PLAIN, "fact.load-balancer.says",
                balancer.name(), balancer.type(), balancer.scheme(), balancer.state(), balancer.zones().size());
    }

    private Said listener(Listeners listeners) {
        return lead().flatMap(reference -> reference.listener(listeners))
                .map(found -> Said.of(Mark.PLAIN, "fact.listener.says", found.label()))
                .orElseGet(() -> listeners.listeners().isEmpty()
                        ? Said.of(Mark.PROBLEM, "fact.listener.none")
                        : Said.of(Mark.PROBLEM, "fact.listener.others",
                                listeners.listeners().stream().map(Listeners.Listener::label).toList()));
    }

    private static Said groups(TargetGroups groups) {
        return groups.groups().isEmpty()
                ? Said.of(Mark.PROBLEM, "fact.target-groups.none")
                : Said.of(Mark.PLAIN, "fact.target-groups.says",
                        groups.groups().stream().map(PathHops::group).toList());
    }

    private static String group(TargetGroup group) {
        return group.name() + " (" + group.protocol() + " " + group.port() + ")";
    }

    private Said targets(TargetHealth health) {
        List<Message> groups = health.groups().stream().map(group -> Message.of("fact.targets.group",
                name(group.groupArn()), group.healthy().size(), group.targets().size())).toList();
        List<String> others = health.groups().stream().flatMap(group -> group.targets().stream())
                .filter(Predicate.not(Target::healthy)).map(PathHops::target).toList();
        return others.isEmpty()
                ? Said.of(Mark.PLAIN, "fact.targets.says", groups)
                : Said.of(Mark.PLAIN, "fact.targets.others", groups, others);
    }

    private static String target(Target target) {
        return Stream.of(target.id() + ":" + target.port(), target.zone(), target.state(), target.reason())
                .filter(Predicate.not(String::isEmpty)).reduce((a, b) -> a + " " + b).orElse("");
    }

    /** The name in a target group's ARN: {@code …:targetgroup/orders/0123456789abcdef}. */
    private static String name(String groupArn) {
        String[] parts = groupArn.split("/", -1);
        return parts.length > 1 ? parts[1] : groupArn;
    }

    /** The hop with the mark of what the diagnosis says of it; what was not read stays unknown. */
    private Fact judged(Fact hop, List<String> causes) {
        List<CauseResult> results = reader.session().examination().map(Examination::diagnosis).stream()
                .flatMap(diagnosis -> causes.stream().flatMap(id -> diagnosis.cause(id).stream())).toList();
        return with(results, CauseStatus.FOUND).map(found -> marked(hop, Mark.PROBLEM, found))
                .or(() -> with(results, CauseStatus.LIKELY).map(likely -> marked(hop, Mark.WARNING, likely)))
                .orElseGet(() -> hop.mark() == Mark.PLAIN && with(results, CauseStatus.RULED_OUT).isPresent()
                        ? new Fact(hop.id(), hop.name(), hop.says(), Mark.GOOD, hop.sources())
                        : hop);
    }

    private static Optional<CauseResult> with(List<CauseResult> results, CauseStatus status) {
        return results.stream().filter(result -> result.status() == status).findFirst();
    }

    private static Fact marked(Fact hop, Mark mark, CauseResult cause) {
        return new Fact(hop.id(), hop.name(), Message.of("fact.path.hop", hop.says(), cause.because()), mark,
                hop.sources());
    }
}
