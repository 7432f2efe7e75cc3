package dev.timeoutdoctor.check.network;

import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import java.util.List;
import java.util.Set;

/** Did the VPC link go to sleep? A link of version 2 does after 60 days without traffic (AWS: VPC links V2). */
public final class VpcLinkInactiveCheck implements Check {

    private static final String ID = "vpc-link-inactive";
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.NETWORK, Set.of(EvidenceKeys.VPC_LINK),
            Set.of(), List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        return LinkStatus.of(view, ID, Set.of("INACTIVE"));
    }
}
