package dev.timeoutdoctor.check.network;

import dev.timeoutdoctor.check.fact.CalledGroups;
import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.NetworkPath;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.MissingEvidence;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.TargetHealth.Target;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Does a healthy target stand behind the called listener? Where none does, a load balancer sends to all of them (fail open), and
 * calls time out or fail; only targets that answer the health check with another status may serve all the same.
 */
public final class TargetsUnhealthyCheck implements Check {

    private static final String ID = "targets-unhealthy";
    private static final Set<String> STARTING = Set.of("initial");
    private static final Set<String> UNCHECKED = Set.of("Target.HealthCheckDisabled");
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.NETWORK,
            Set.of(EvidenceKeys.ROUTE, EvidenceKeys.TARGET_HEALTH),
            Reads.all(NetworkPath.READS, CalledGroups.READS, BalancerAcls.READS), List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        Optional<NetworkPath> path = NetworkPath.of(view);
        if (path.isEmpty()) {
            return MissingEvidence.unknown(view, EvidenceKeys.DEPLOYED_SNAPSHOT);
        }
        CalledGroups called = CalledGroups.of(view, path.get());
        if (called.groups().isEmpty()) {
            return Verdicts.cannotTell(Message.of("check.targets-unhealthy.no-group"));
        }
        if (called.targets().stream().anyMatch(target -> UNCHECKED.contains(target.reason()))) {
            return Verdicts.cannotTell(Message.of("check.targets-unhealthy.unchecked"));
        }
        return judge(view, called);
    }

    private static Verdict judge(EvidenceView view, CalledGroups called) {
        List<Target> targets = called.targets();
        long healthy = targets.stream().filter(Target::healthy).count();
        Verdicts.Proof proof = new Verdicts.Proof(ID, ID,
                Figures.measure(Message.of("check.targets-unhealthy.now", healthy, targets.size()),
                        Message.of("check.targets-unhealthy.allowed")),
                Set.of(EvidenceKeys.TARGET_HEALTH), List.of());
        if (called.noneHealthy()) {
            return noneHealthy(view, proof, targets);
        }
        if (!called.allServe()) {
            return called.sure()
                    ? proof.likely(Message.of("check.targets-unhealthy.some-groups", healthy, targets.size()))
                    : view.look(EvidenceKeys.LISTENERS).seen().isPresent()
                            ? Verdicts.cannotTell(Message.of("check.targets-unhealthy.which-rule"))
                            : MissingEvidence.unknown(view, EvidenceKeys.LISTENERS);
        }
        Message figures = Message.of("check.targets-unhealthy.good", healthy, targets.size());
        return healthy == targets.size()
                ? new Verdict.Good(figures, proof.measure(), Set.of(ID))
                : proof.note(Message.of("check.targets-unhealthy.some", healthy, targets.size(),
                        reasons(targets)));
    }

    private static Verdict noneHealthy(EvidenceView view, Verdicts.Proof proof, List<Target> targets) {
        if (targets.isEmpty()) {
            return proof.problem(Message.of("check.targets-unhealthy.empty"));
        }
        Message statement = Message.of("check.targets-unhealthy.none", targets.size(), reasons(targets));
        if (targets.stream().allMatch(target -> STARTING.contains(target.state()))) {
            return proof.likely(Message.of("check.targets-unhealthy.starting", targets.size()));
        }
        boolean answer = targets.stream().allMatch(target -> target.reason().equals("Target.ResponseCodeMismatch"));
        return answer
                ? proof.likely(Message.of("check.targets-unhealthy.answering", statement))
                : BalancerAcls.of(view).flatMap(acls -> acls.beforeTargets(targets))
                        .map(acl -> proof.alsoBy(EvidenceKeys.NETWORK_ACLS)
                                .problem(Message.of("check.targets-unhealthy.and-why", statement, acl)))
                        .orElseGet(() -> proof.problem(statement));
    }

    /** AWS's own words for why: state and reason of each kind of target. */
    private static List<String> reasons(List<Target> targets) {
        return targets.stream().filter(Predicate.not(Target::healthy))
                .map(target -> target.reason().isEmpty() ? target.state() : target.reason()).distinct().sorted()
                .toList();
    }
}
