package dev.timeoutdoctor.check.network;

import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import java.util.List;
import java.util.Set;

/** Is the VPC link still being made, or being deleted? */
public final class VpcLinkPendingCheck implements Check {

    private static final String ID = "vpc-link-pending";
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.NETWORK, Set.of(EvidenceKeys.VPC_LINK),
            Set.of(), List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        return LinkStatus.of(view, ID, Set.of("PENDING", "DELETING"));
    }
}
