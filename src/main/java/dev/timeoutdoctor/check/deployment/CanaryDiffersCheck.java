package dev.timeoutdoctor.check.deployment;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.Measure;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Does a canary release serve some of the calls with another deployment (AWS: canary release deployments)? */
public final class CanaryDiffersCheck implements Check {

    private static final String ID = "canary-differs";
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.DEPLOYMENT, Set.of(EvidenceKeys.STAGE),
            Set.of(), List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        Stage stage = view.need(EvidenceKeys.STAGE);
        Stage.Canary canary = stage.canary();
        if (canary.percentTraffic() <= 0) {
            return new Verdict.NotApplicable(Message.of("diagnosis.not-here.canary"));
        }
        String share = percent(canary.percentTraffic());
        Measure measure = Figures.measure(Message.of("check.canary-differs.share", share),
                Message.of("check.canary-differs.none"));
        if (canary.deploymentId().equals(stage.deploymentId()) && canary.variableOverrides().isEmpty()) {
            return new Verdict.Good(Message.of("check.canary-differs.same", share, stage.deploymentId()), measure,
                    Set.of(ID));
        }
        Verdicts.Proof proof = new Verdicts.Proof(ID, ID, measure, Set.of(EvidenceKeys.STAGE), List.of());
        return proof.likely(canary.variableOverrides().isEmpty()
                ? Message.of("check.canary-differs.found", share, canary.deploymentId(), stage.deploymentId())
                : Message.of("check.canary-differs.found-variables", share, canary.deploymentId(),
                        stage.deploymentId(), List.copyOf(new TreeSet<>(canary.variableOverrides().keySet()))));
    }

    private static String percent(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
