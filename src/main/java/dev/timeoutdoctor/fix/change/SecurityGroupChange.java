package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.BackendReference;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.LoadBalancer;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.SecurityGroups;
import dev.timeoutdoctor.evidence.answer.NetworkAnswers;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rules that security groups lack on the way to the targets: as commands to copy, since a rule opens a network for whoever else
 * matches it, and most often belongs to a template or another team.
 */
final class SecurityGroupChange implements ChangeType {

    @Override
    public ChangeKind kind() {
        return ChangeKind.SECURITY_GROUP;
    }

    @Override
    public Offer offer(Reading reading) {
        Optional<BackendReference> backend = reading.backend();
        Optional<LoadBalancer> balancer = reading.evidence().get(EvidenceKeys.LOAD_BALANCER).seen();
        if (backend.isEmpty() || balancer.isEmpty()) {
            return new Offer.NotHere(Message.of("change.health-check.not-here"));
        }
        String region = Called.region(balancer.get());
        Observed<SecurityGroups> known = reading.evidence().get(EvidenceKeys.SECURITY_GROUPS);
        AwsCall read = known.origin().map(origin -> origin.call()).filter(call -> call.service().equals("ec2"))
                .orElseGet(() -> AwsCall.of("ec2", "DescribeSecurityGroups", region, Map.of("Filters",
                        List.of(Map.of("Name", "vpc-id", "Values", List.of(balancer.get().vpcId()))))));
        return Looked.at(reading, read, answer -> offer(backend.get(), balancer.get(), region,
                ClosedWays.of(reading, backend.get(), balancer.get(), NetworkAnswers.securityGroups(answer))));
    }

    private static Offer offer(BackendReference backend, LoadBalancer balancer, String region, ClosedWays closed) {
        if (!closed.openings().isEmpty()) {
            return byHand(region, closed);
        }
        if (!backend.newerLink() && !balancer.securityGroups().isEmpty()) {
            return new Offer.NotHere(Message.of("change.security-group.no-source", balancer.securityGroups()));
        }
        return closed.unsure()
                ? new Offer.NotHere(Message.of("change.security-group.unsure"))
                : new Offer.AlreadySo(Message.of("change.security-group.open"));
    }

    private static Offer byHand(String region, ClosedWays closed) {
        List<Opening> openings = closed.openings();
        List<Message> notes = new ArrayList<>();
        openings.forEach(opening -> notes.add(Message.of("change.security-group.closed", opening.group(),
                String.valueOf(opening.port()), opening.sources())));
        if (closed.unsure()) {
            notes.add(Message.of("change.security-group.more"));
        }
        notes.add(Message.of("change.security-group.why"));
        return new Offer.ByHand(
                Message.of("change.security-group.title", openings.stream().map(Opening::group).distinct().toList()),
                notes, openings.stream().map(opening -> opening.made(region)).toList(),
                openings.reversed().stream().map(opening -> opening.takenBack(region)).toList());
    }
}
