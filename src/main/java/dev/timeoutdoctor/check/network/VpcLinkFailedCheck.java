package dev.timeoutdoctor.check.network;

import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import java.util.List;
import java.util.Set;

/** Has the VPC link failed? A failed link cannot be repaired. */
public final class VpcLinkFailedCheck implements Check {

    private static final String ID = "vpc-link-failed";
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.NETWORK, Set.of(EvidenceKeys.VPC_LINK),
            Set.of(), List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        return LinkStatus.of(view, ID, Set.of("FAILED"));
    }
}
