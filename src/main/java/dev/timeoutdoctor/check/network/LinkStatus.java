package dev.timeoutdoctor.check.network;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.VpcLink;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Set;

/** Whether a VPC link has one of some statuses (AWS: VpcLink, status). A link that does not work mostly gives 500, not 504. */
final class LinkStatus {

    private static final Set<String> KNOWN = Set.of("AVAILABLE", "PENDING", "DELETING", "FAILED", "INACTIVE");

    private LinkStatus() {}

    /** @param bad the statuses that the check is about */
    static Verdict of(EvidenceView view, String check, Set<String> bad) {
        VpcLink link = view.need(EvidenceKeys.VPC_LINK);
        Object allowed = link.status().equals("AVAILABLE") || bad.contains(link.status())
                ? "AVAILABLE"
                : Message.of("check.vpc-link.not", bad.stream().sorted().toList());
        Verdicts.Proof proof = new Verdicts.Proof(check, check, Figures.measure(link.status(), allowed),
                Set.of(EvidenceKeys.VPC_LINK), List.of());
        if (bad.contains(link.status())) {
            return proof.problem(Message.of("check." + check + ".found", link.id(), link.status(), said(link)));
        }
        return KNOWN.contains(link.status())
                ? new Verdict.Good(Message.of("check.vpc-link.status", link.id(), link.status()), proof.measure(),
                        Set.of(check))
                : Verdicts.cannotTell(Message.of("check.vpc-link.new-status", link.id(), link.status()));
    }

    private static Message said(VpcLink link) {
        return link.statusMessage().isEmpty()
                ? Message.of("check.vpc-link.silent")
                : Message.of("check.vpc-link.says", link.statusMessage());
    }
}
