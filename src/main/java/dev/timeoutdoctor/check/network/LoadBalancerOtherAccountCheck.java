package dev.timeoutdoctor.check.network;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.NetworkPath;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.MissingEvidence;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.BackendReference;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Does the load balancer belong to the API's account? Private integrations need both in one (AWS: private integrations). */
public final class LoadBalancerOtherAccountCheck implements Check {

    private static final String ID = "load-balancer-other-account";
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.NETWORK, Set.of(EvidenceKeys.ROUTE),
            Reads.all(NetworkPath.READS, Set.of(EvidenceKeys.VPC_LINK)), List.of(ID));

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
        if (!path.get().integration().usesVpcLink()) {
            return new Verdict.NotApplicable(Message.of("diagnosis.not-here.vpc-link"));
        }
        if (!path.get().reference().hasBalancer()) {
            return new Verdict.NotApplicable(Message.of("check.load-balancer-other-account.no-balancer"));
        }
        String account = path.get().balancerArn(view.look(EvidenceKeys.VPC_LINK).seen())
                .map(BackendReference::account).orElse("");
        if (account.isEmpty()) {
            return view.look(EvidenceKeys.VPC_LINK).seen().isEmpty()
                    ? MissingEvidence.unknown(view, EvidenceKeys.VPC_LINK)
                    : Verdicts.cannotTell(Message.of("collect.cannot.balancer"));
        }
        return judge(path.get().route().account(), account);
    }

    private static Verdict judge(String own, String account) {
        if (own.isEmpty()) {
            return Verdicts.cannotTell(Message.of("check.load-balancer-other-account.own-unknown", account));
        }
        Verdicts.Proof proof = new Verdicts.Proof(ID, ID, Figures.measure(account, own),
                Set.of(EvidenceKeys.DEPLOYED_SNAPSHOT, EvidenceKeys.VPC_LINK), List.of());
        return own.equals(account)
                ? new Verdict.Good(Message.of("check.load-balancer-other-account.good", account), proof.measure(),
                        Set.of(ID))
                : proof.problem(Message.of("check.load-balancer-other-account.found", account, own));
    }
}
