package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.BackendReference;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.LoadBalancer;
import dev.timeoutdoctor.evidence.Passage;
import dev.timeoutdoctor.evidence.SecurityGroups;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether a Network Load Balancer holds its inbound rules against what comes through PrivateLink, which is how a REST API's first kind
 * of VPC link comes in. One that was made without security groups cannot be given any (AWS: Elastic Load Balancing API reference,
 * SetSecurityGroups; API Gateway developer guide, set up a Network Load Balancer for VPC links).
 */
final class PrivateLinkRulesChange implements ChangeType {

    private static final String ENFORCED = "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic";
    private static final String GROUPS = "SecurityGroups";
    private static final String EDIT = "balancer";

    @Override
    public ChangeKind kind() {
        return ChangeKind.PRIVATE_LINK_RULES;
    }

    @Override
    public Offer offer(Reading reading) {
        Optional<BackendReference> backend = reading.backend().filter(BackendReference::isPrivate);
        if (backend.isEmpty()) {
            return new Offer.NotHere(Message.of("change.private-link-rules.no-link"));
        }
        if (backend.get().newerLink()) {
            return new Offer.NotHere(Message.of("change.private-link-rules.newer"));
        }
        Optional<LoadBalancer> balancer = reading.evidence().get(EvidenceKeys.LOAD_BALANCER).seen()
                .filter(LoadBalancer::isNetwork);
        if (balancer.isEmpty()) {
            return new Offer.NotHere(Message.of("change.cross-zone.not-here"));
        }
        AwsCall read = AwsCall.of("elbv2", "DescribeLoadBalancers", Called.region(balancer.get()),
                Map.of("LoadBalancerArns", List.of(balancer.get().arn())));
        return Looked.at(reading, read, now -> offer(reading, balancer.get(), Called.port(reading), read, now));
    }

    private static Offer offer(Reading reading, LoadBalancer balancer, int port, AwsCall read, JsonNode now) {
        List<String> groups = now.path(GROUPS).valueStream().map(JsonNode::asString).toList();
        if (groups.isEmpty()) {
            return new Offer.NotHere(Message.of("change.private-link-rules.no-groups", balancer.name()));
        }
        if (Json.text(now, ENFORCED).equals("off")) {
            return new Offer.AlreadySo(Message.of("change.private-link-rules.already", balancer.name()));
        }
        Optional<SecurityGroups> rules = reading.evidence().get(EvidenceKeys.SECURITY_GROUPS).seen();
        if (rules.filter(known -> open(known, groups, port)).isPresent()) {
            return new Offer.NotHere(
                    Message.of("change.private-link-rules.open", balancer.name(), String.valueOf(port)));
        }
        Edit edit = Edit.of(EDIT, read, now, List.of("LoadBalancerName", GROUPS, ENFORCED), Set.of(ENFORCED));
        ObjectNode goal = edit.goal().deepCopy();
        goal.put(ENFORCED, "off");
        return new Offer.Ready(Draft.of(new Rules(balancer, read.region(), port, groups, rules.isPresent()),
                reading.ways(), List.of(edit.to(goal))));
    }

    /** Whether a port is open to everybody: from where API Gateway comes nobody can say, so no other rule surely lets it in. */
    private static boolean open(SecurityGroups rules, List<String> groups, int port) {
        return Passage.in(rules.of(groups), port, Passage.Peer.STRANGER) == Passage.OPEN;
    }

    /** The change while it is edited. */
    private record Rules(LoadBalancer balancer, String region, int port, List<String> groups, boolean read)
            implements
                Recipe {

        @Override
        public ChangeKind kind() {
            return ChangeKind.PRIVATE_LINK_RULES;
        }

        @Override
        public Place place() {
            return new Place(balancer.name(), balancer.account(), region);
        }

        @Override
        public Message title(List<Edit> edits) {
            return Message.of("change.private-link-rules.title", balancer.name(),
                    Json.text(edits.get(0).goal(), ENFORCED));
        }

        @Override
        public List<Field> fields() {
            return List.of(new Field("enforced", Message.of("change.private-link-rules.field"), EDIT, "/" + ENFORCED,
                    new Field.OneOf(List.of("on", "off"),
                            "AWS: Elastic Load Balancing API reference, SetSecurityGroups")));
        }

        @Override
        public List<Problem> problems(List<Edit> edits) {
            return read
                    ? List.of()
                    : List.of(Problem.warning(Problem.TARGET, "change.private-link-rules.unread", groups));
        }

        @Override
        public List<Message> notes(List<Edit> edits) {
            return List.of(Message.of("change.private-link-rules.found", String.valueOf(port), groups),
                    Message.of("change.private-link-rules.note"));
        }
    }
}
