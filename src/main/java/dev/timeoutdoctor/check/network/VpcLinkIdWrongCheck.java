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
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.VpcLink;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Does the integration name a VPC link that exists? An id with {@code vpce-} is a VPC endpoint's, which is something else. */
public final class VpcLinkIdWrongCheck implements Check {

    private static final String ID = "vpc-link-id-wrong";
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
        return judge(view, path.get());
    }

    private static Verdict judge(EvidenceView view, NetworkPath path) {
        String id = path.reference().vpcLink();
        Verdicts.Proof proof = new Verdicts.Proof(ID, ID,
                Figures.measure(id.isEmpty() ? "\u2013" : id, Message.of("check.vpc-link-id-wrong.allowed")),
                Set.of(EvidenceKeys.DEPLOYED_SNAPSHOT, EvidenceKeys.VPC_LINK), List.of());
        if (id.contains("${stageVariables.")) {
            return view.look(EvidenceKeys.STAGE).seen().isPresent()
                    ? proof.problem(Message.of("check.vpc-link-id-wrong.unset", path.unset()))
                    : MissingEvidence.unknown(view, EvidenceKeys.STAGE);
        }
        if (id.isEmpty()) {
            return proof.problem(Message.of("check.vpc-link-id-wrong.none"));
        }
        if (id.startsWith("vpce-")) {
            return proof.problem(Message.of("check.vpc-link-id-wrong.endpoint", id));
        }
        Observed<VpcLink> link = view.look(EvidenceKeys.VPC_LINK);
        if (link instanceof Observed.Absent<VpcLink>) {
            return proof.problem(Message.of(path.reference().newerLink()
                    ? "check.vpc-link-id-wrong.absent-newer"
                    : "check.vpc-link-id-wrong.absent", id));
        }
        return link.seen().isPresent()
                ? new Verdict.Good(Message.of("check.vpc-link-id-wrong.good", id), proof.measure(), Set.of(ID))
                : MissingEvidence.unknown(view, EvidenceKeys.VPC_LINK);
    }
}
