package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.LoadBalancer;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.TargetGroups;
import dev.timeoutdoctor.evidence.TargetGroups.TargetGroup;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a target group finds out which targets are healthy, where some do not pass (AWS: Elastic Load Balancing API reference,
 * ModifyTargetGroup). Settings are only suggested where what was found speaks for one.
 */
final class HealthCheckChange implements ChangeType {

    private static final List<String> CHECK = List.of("HealthCheckEnabled", "HealthCheckProtocol", "HealthCheckPort",
            "HealthCheckPath", "HealthCheckIntervalSeconds", "HealthCheckTimeoutSeconds", "HealthyThresholdCount",
            "UnhealthyThresholdCount", "Matcher");
    private static final List<String> SHOWN = Stream
            .concat(Stream.of("TargetGroupName", "Protocol", "Port", "TargetType"), CHECK.stream()).toList();

    @Override
    public ChangeKind kind() {
        return ChangeKind.HEALTH_CHECK;
    }

    @Override
    public Offer offer(Reading reading) {
        Optional<LoadBalancer> balancer = reading.evidence().get(EvidenceKeys.LOAD_BALANCER).seen();
        if (balancer.isEmpty()) {
            return new Offer.NotHere(Message.of("change.health-check.not-here"));
        }
        String region = Called.region(balancer.get());
        Observed<TargetGroups> groups = reading.evidence().get(EvidenceKeys.TARGET_GROUPS);
        if (groups.seen().isEmpty()) {
            return new Offer.CouldNotRead(AwsCall.of("elbv2", "DescribeTargetGroups", region,
                    Map.of("LoadBalancerArn", balancer.get().arn())), groups.map(_ -> Json.object()));
        }
        return offer(reading, balancer.get(), region, Called.groups(reading, groups.seen().get().groups()));
    }

    private static Offer offer(Reading reading, LoadBalancer balancer, String region, List<TargetGroup> groups) {
        List<CheckedGroup> failing = new ArrayList<>();
        List<Edit> edits = new ArrayList<>();
        for (TargetGroup group : groups) {
            AwsCall health = AwsCall.of("elbv2", "DescribeTargetHealth", region, Map.of("TargetGroupArn", group.arn()));
            Observed<JsonNode> answer = reading.look().apply(health);
            AwsCall read = AwsCall.of("elbv2", "DescribeTargetGroups", region,
                    Map.of("TargetGroupArns", List.of(group.arn())));
            Observed<JsonNode> now = reading.look().apply(read);
            if (answer.seen().isEmpty() || now.seen().isEmpty()) {
                return answer.seen().isEmpty()
                        ? new Offer.CouldNotRead(health, answer)
                        : new Offer.CouldNotRead(read, now);
            }
            CheckedGroup checked = CheckedGroup.of(group.name(), failing.size(), now.seen().get(), answer.seen().get());
            if (checked.fails()) {
                failing.add(checked);
                edits.add(edit(checked, read, now.seen().get()));
            }
        }
        return failing.isEmpty()
                ? new Offer.AlreadySo(Message.of("change.health-check.already",
                        groups.stream().map(TargetGroup::name).toList()))
                : new Offer.Ready(Draft.of(new HealthCheckRecipe(balancer, region, failing), reading.ways(), edits));
    }

    private static Edit edit(CheckedGroup group, AwsCall read, JsonNode now) {
        Edit edit = Edit.of(group.name(), read, now, SHOWN, Set.copyOf(CHECK));
        ObjectNode goal = edit.goal().deepCopy();
        group.suggested().properties().forEach(one -> goal.set(one.getKey(), one.getValue()));
        return edit.to(goal);
    }
}
