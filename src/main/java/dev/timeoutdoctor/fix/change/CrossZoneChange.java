package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.LoadBalancer;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether a Network Load Balancer sends requests to targets in other zones too (AWS: Elastic Load Balancing, cross-zone load
 * balancing).
 */
final class CrossZoneChange implements ChangeType {

    private static final String ENABLED = "load_balancing.cross_zone.enabled";
    private static final String EDIT = "attributes";

    @Override
    public ChangeKind kind() {
        return ChangeKind.CROSS_ZONE;
    }

    @Override
    public Offer offer(Reading reading) {
        Optional<LoadBalancer> balancer = reading.evidence().get(EvidenceKeys.LOAD_BALANCER).seen()
                .filter(LoadBalancer::isNetwork);
        if (balancer.isEmpty()) {
            return new Offer.NotHere(Message.of("change.cross-zone.not-here"));
        }
        AwsCall read = AwsCall.of("elbv2", "DescribeLoadBalancerAttributes", Called.region(balancer.get()),
                Map.of("LoadBalancerArn", balancer.get().arn()));
        return Looked.at(reading, read, now -> offer(reading, balancer.get(), read, now));
    }

    private static Offer offer(Reading reading, LoadBalancer balancer, AwsCall read, JsonNode now) {
        if (Json.text(now, ENABLED).equals("true")) {
            return new Offer.AlreadySo(Message.of("change.cross-zone.already", balancer.name()));
        }
        Edit edit = Edit.of(EDIT, read, now, List.of(ENABLED), Set.of(ENABLED));
        ObjectNode goal = edit.goal().deepCopy();
        goal.put(ENABLED, "true");
        return new Offer.Ready(Draft.of(new CrossZone(balancer, read.region()), reading.ways(),
                List.of(edit.to(goal))));
    }

    /** The change while it is edited. */
    private record CrossZone(LoadBalancer balancer, String region) implements Recipe {

        @Override
        public ChangeKind kind() {
            return ChangeKind.CROSS_ZONE;
        }

        @Override
        public Place place() {
            return new Place(balancer.name(), balancer.account(), region);
        }

        @Override
        public Message title(List<Edit> edits) {
            return Message.of("change.cross-zone.title", balancer.name());
        }

        @Override
        public List<Field> fields() {
            return List.of(new Field("enabled", Message.of("change.cross-zone.field"), EDIT, "/" + ENABLED,
                    new Field.OneOf(List.of("true", "false"),
                            "AWS: Elastic Load Balancing API reference, LoadBalancerAttribute")));
        }

        @Override
        public List<Message> notes(List<Edit> edits) {
            return List.of(Message.of("change.cross-zone.note"));
        }
    }
}
