package dev.timeoutdoctor.check.timeout;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.AnswerSignature;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.MissingEvidence;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Quota;
import dev.timeoutdoctor.evidence.RegionTraffic;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Are requests refused since the rate of the account was lowered in exchange for a longer timeout? The rate (quota L-8A5B8E43) is
 * shared by all APIs of the Region (AWS: API Gateway quotas; What's New, June 2024).
 */
public final class ThrottleLoweredByRaiseCheck implements Check {

    private static final String ID = "throttle-lowered-by-raise";
    private static final double DEFAULT_TIMEOUT_MILLIS = 29_000;
    /** A busiest minute above this share of the rate has bursts above all of it. */
    private static final double BUSY = 0.8;
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.TIMEOUT, Set.of(EvidenceKeys.ROUTE),
            Set.of(EvidenceKeys.APPLIED_TIMEOUT_QUOTA, EvidenceKeys.APPLIED_THROTTLE_QUOTA,
                    EvidenceKeys.DEFAULT_THROTTLE_QUOTA, EvidenceKeys.REGION_TRAFFIC, EvidenceKeys.SYMPTOM),
            List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        return switch (view.look(EvidenceKeys.APPLIED_TIMEOUT_QUOTA)) {
            case Observed.Seen<Quota> seen -> seen.value().value() > DEFAULT_TIMEOUT_MILLIS
                    ? raised(view)
                    : new Verdict.NotApplicable(Message.of("diagnosis.not-here.raised-quota"));
            case Observed.Absent<Quota> _ ->
                new Verdict.NotApplicable(Message.of("diagnosis.not-here.raised-quota"));
            case Observed.NotHere<Quota> notHere -> new Verdict.NotApplicable(notHere.why());
            case Observed.Denied<Quota> _, Observed.Failed<Quota> _, Observed.NotAsked<Quota> _ ->
                MissingEvidence.unknown(view, EvidenceKeys.APPLIED_TIMEOUT_QUOTA);
        };
    }

    private static Verdict raised(EvidenceView view) {
        Optional<Quota> usual = view.look(EvidenceKeys.DEFAULT_THROTTLE_QUOTA).seen();
        Optional<Quota> applied = view.look(EvidenceKeys.APPLIED_THROTTLE_QUOTA).seen();
        if (applied.isEmpty() && view.look(EvidenceKeys.APPLIED_THROTTLE_QUOTA) instanceof Observed.Absent<Quota>) {
            applied = usual; // AWS has no value of its own for this account
        }
        if (usual.isEmpty() || applied.isEmpty()) {
            return MissingEvidence.unknown(view, EvidenceKeys.APPLIED_THROTTLE_QUOTA,
                    EvidenceKeys.DEFAULT_THROTTLE_QUOTA);
        }
        return judge(view, applied.get().value(), usual.get().value());
    }

    private static Verdict judge(EvidenceView view, double rate, double usual) {
        Verdicts.Proof proof = new Verdicts.Proof(ID, ID,
                Figures.measure(perSecond(rate), Message.of("check.throttle-lowered-by-raise.usual", Math.round(usual))),
                evidence(view), List.of());
        if (rate >= usual) {
            return new Verdict.Good(Message.of("check.throttle-lowered-by-raise.good", Math.round(rate)), proof.measure(),
                    Set.of(ID));
        }
        Optional<RegionTraffic> traffic = view.look(EvidenceKeys.REGION_TRAFFIC).seen();
        Message lowered = Message.of("check.throttle-lowered-by-raise.lowered", Math.round(rate), Math.round(usual));
        Message statement = traffic.map(seen -> Message.of("check.throttle-lowered-by-raise.with-peak", lowered,
                Math.round(seen.peakPerSecond()), seen.window().length())).orElse(lowered);
        boolean busy = traffic.filter(seen -> seen.peakPerSecond() >= BUSY * rate).isPresent();
        if (throttled(view)) {
            return busy ? proof.problem(statement) : proof.likely(statement); // a usage plan or a stage may refuse as well
        }
        return busy ? proof.likely(statement) : proof.note(statement);
    }

    private static boolean throttled(EvidenceView view) {
        return view.look(EvidenceKeys.SYMPTOM).seen().filter(symptom -> symptom.status() == 429
                || AnswerSignature.of(symptom).kind() == AnswerSignature.Kind.GATEWAY_THROTTLED).isPresent();
    }

    private static Message perSecond(double rate) {
        return Message.of("check.throttle-lowered-by-raise.rate", Math.round(rate));
    }

    private static Set<EvidenceKey<?>> evidence(EvidenceView view) {
        Set<EvidenceKey<?>> quotas = Set.of(EvidenceKeys.APPLIED_THROTTLE_QUOTA, EvidenceKeys.DEFAULT_THROTTLE_QUOTA,
                EvidenceKeys.APPLIED_TIMEOUT_QUOTA);
        return view.look(EvidenceKeys.REGION_TRAFFIC).seen().isPresent()
                ? Reads.all(quotas, Set.of(EvidenceKeys.REGION_TRAFFIC))
                : quotas;
    }
}
