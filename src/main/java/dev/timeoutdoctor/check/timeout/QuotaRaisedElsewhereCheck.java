package dev.timeoutdoctor.check.timeout;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.FunctionRuns;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.TimeoutHits;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.check.fact.Waiting;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.MissingEvidence;
import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.diagnosis.TimeoutCeiling;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Quota;
import dev.timeoutdoctor.evidence.QuotaRequests.QuotaRequest;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Was a longer integration timeout granted that this API cannot use? The quota holds for Regional and private REST APIs of one
 * account in one Region (AWS: REST API quotas).
 */
public final class QuotaRaisedElsewhereCheck implements Check {

    private static final String ID = "quota-raised-elsewhere";
    private static final Duration DEFAULT = Duration.ofMillis(29_000);
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.TIMEOUT, Waiting.NEEDS,
            Reads.all(Waiting.READS, TimeoutHits.READS, FunctionRuns.READS, Set.of(EvidenceKeys.QUOTA_REQUESTS)),
            List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        Optional<Waiting> waiting = Waiting.of(view);
        if (waiting.isEmpty()) {
            return Verdicts.notServed(view.need(EvidenceKeys.ROUTE));
        }
        if (!RouteSettings.callsBackend(waiting.get().served())) {
            return new Verdict.NotApplicable(Message.of("diagnosis.not-here.backend"));
        }
        return switch (view.look(EvidenceKeys.APPLIED_TIMEOUT_QUOTA)) {
            case Observed.Seen<Quota> seen ->
                judge(view, waiting.get(), Duration.ofMillis(Math.round(seen.value().value())));
            case Observed.Absent<Quota> absent -> judge(view, waiting.get(), DEFAULT);
            case Observed.Denied<Quota> denied -> missing(view);
            case Observed.Failed<Quota> failed -> missing(view);
            case Observed.NotAsked<Quota> notAsked -> missing(view);
            case Observed.NotHere<Quota> notHere -> new Verdict.NotApplicable(notHere.why());
        };
    }

    private static Verdict missing(EvidenceView view) {
        return MissingEvidence.unknown(view, EvidenceKeys.APPLIED_TIMEOUT_QUOTA);
    }

    private static Verdict judge(EvidenceView view, Waiting waiting, Duration quota) {
        if (quota.compareTo(DEFAULT) <= 0) {
            return byRequests(view, waiting, quota);
        }
        Optional<String> beyond = waiting.ceiling().flatMap(QuotaRaisedElsewhereCheck::beyond);
        if (beyond.isEmpty()) {
            return new Verdict.Good(
                    Message.of("check.quota-raised-elsewhere.here", waiting.route().region(), quota),
                    Figures.measure(quota, Figures.atMost(quota)), Set.of(ID));
        }
        return beyond(beyond.get(), waiting, quota, CeilingDemand.of(view, waiting));
    }

    /** The sentence for what the quota does not hold for, or empty where it does. */
    private static Optional<String> beyond(TimeoutCeiling ceiling) {
        return switch (ceiling.kind()) {
            case EDGE -> Optional.of("check.quota-raised-elsewhere.edge");
            case HTTP_API -> Optional.of("check.quota-raised-elsewhere.http-api");
            case WEBSOCKET_API -> Optional.of("check.quota-raised-elsewhere.websocket-api");
            case QUOTA, STREAMING -> Optional.empty();
        };
    }

    /** What became of the latest request to raise the quota here. */
    private static Verdict byRequests(EvidenceView view, Waiting waiting, Duration quota) {
        String region = waiting.route().region();
        Optional<QuotaRequest> latest = view.look(EvidenceKeys.QUOTA_REQUESTS).seen()
                .flatMap(all -> all.requests().stream()
                        .filter(request -> request.desired() > DEFAULT.toMillis()).findFirst());
        if (latest.isEmpty()) {
            return new Verdict.NotApplicable(
                    Message.of("check.quota-raised-elsewhere.default", region, quota));
        }
        Duration desired = Duration.ofMillis(Math.round(latest.get().desired()));
        if (latest.get().open() || latest.get().refused()) {
            return new Verdict.Good(Message.of(latest.get().open()
                    ? "check.quota-raised-elsewhere.open"
                    : "check.quota-raised-elsewhere.refused", desired, region, latest.get().createdAt(), quota),
                    Figures.measure(quota, Figures.atMost(quota)), Set.of(ID));
        }
        CeilingDemand demand = CeilingDemand.of(view, waiting);
        Message statement = Message.of("check.quota-raised-elsewhere.not-applied", desired, region,
                latest.get().createdAt(), latest.get().status(), quota);
        Verdicts.Proof proof = new Verdicts.Proof(ID, ID, Figures.measure(quota, Figures.atLeast(desired)),
                Set.of(EvidenceKeys.APPLIED_TIMEOUT_QUOTA, EvidenceKeys.QUOTA_REQUESTS), List.of());
        return demand.certainty() == TimeoutHits.Reach.NONE ? proof.note(statement) : proof.likely(statement);
    }

    private static Verdict beyond(String key, Waiting waiting, Duration quota, CeilingDemand demand) {
        Verdicts.Proof proof = new Verdicts.Proof(ID, ID, Figures.measure(quota, Figures.atMost(waiting.allowed())),
                Reads.all(demand.evidence(),
                        Set.of(EvidenceKeys.APPLIED_TIMEOUT_QUOTA, EvidenceKeys.REST_API)),
                List.of());
        Message statement = Message.of(key, quota, waiting.allowed(),
                demand.because());
        return switch (demand.certainty()) {
            case PROVEN -> proof.problem(statement);
            case SUGGESTED, UNKNOWN -> proof.likely(statement);
            case NONE -> proof.note(statement);
        };
    }
}
