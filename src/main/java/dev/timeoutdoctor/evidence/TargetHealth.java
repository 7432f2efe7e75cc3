package dev.timeoutdoctor.evidence;

import java.util.List;
import java.util.Optional;

/** The targets of each target group that was asked about. */
public record TargetHealth(List<GroupHealth> groups) {

    public TargetHealth {
        groups = List.copyOf(groups);
    }

    /** One group's targets, where it was asked about. */
    public Optional<GroupHealth> group(String arn) {
        return groups.stream().filter(group -> group.groupArn().equals(arn)).findFirst();
    }

    /** One target group's targets. */
    public record GroupHealth(String groupArn, List<Target> targets) {

        public GroupHealth {
            targets = List.copyOf(targets);
        }

        /** The targets that pass their health checks. */
        public List<Target> healthy() {
            return targets.stream().filter(Target::healthy).toList();
        }
    }

    /**
     * One target.
     *
     * @param id an instance's id, an IP address, or an ARN
     * @param zone its Availability Zone; empty where AWS names none, {@code all} for one outside the VPC
     * @param state {@code healthy}, {@code unhealthy}, {@code initial}, {@code draining}, {@code unused}, {@code unavailable}, …
     * @param reason for example {@code Target.Timeout}; empty for healthy ones
     */
    public record Target(String id, int port, String zone, String state, String reason, String description) {

        public boolean healthy() {
            return state.equals("healthy");
        }
    }
}
