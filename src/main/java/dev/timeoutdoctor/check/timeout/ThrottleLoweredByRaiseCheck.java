package dev.timeoutdoctor.check.timeout;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.LoggedRequests;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.AnswerSignature;
import dev.timeoutdoctor.diagnosis.AnswerSignature.Kind;
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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Are requests refused since the request rate was lowered in exchange for a longer timeout? AWS may ask for that (AWS: API Gateway
 * integration timeout limit increase, June 2024). The default rate is 10,000 a second, in some newer Regions 2,500 (AWS: API Gateway
 * quotas).
 */
public final class ThrottleLoweredByRaiseCheck implements Check {

    private static final String ID = "throttle-lowered-by-raise";
    private static final double DEFAULT_TIMEOUT_MILLIS = 29_000;
    private static final long DEFAULT_RATE = 10_000;
    private static final long DEFAULT_RATE_OF_NEWER_REGIONS = 2_500;
    private static final int SEVERAL = 3;
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.TIMEOUT,
            Set.of(EvidenceKeys.ROUTE, EvidenceKeys.GATEWAY_ACCOUNT),
            Reads.all(LoggedRequests.READS, Set.of(EvidenceKeys.APPLIED_TIMEOUT_QUOTA, EvidenceKeys.SYMPTOM,
                    EvidenceKeys.APPLIED_THROTTLE_QUOTA, EvidenceKeys.DEFAULT_THROTTLE_QUOTA,
                    EvidenceKeys.REGION_TRAFFIC)),
            List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        return switch (view.look(EvidenceKeys.APPLIED_TIMEOUT_QUOTA)) {
            case Observed.Seen<Quota> seen -> seen.value().value() > DEFAULT_TIMEOUT_MILLIS
                    ? raised(view, Duration.ofMillis(Math.round(seen.value().value())))
                    : notRaised();
            case Observed.Absent<Quota> absent -> notRaised();
            case Observed.NotHere<Quota> notHere -> new Verdict.NotApplicable(notHere.why());
            case Observed.Denied<Quota> denied -> missing(view);
            case Observed.Failed<Quota> failed -> missing(view);
            case Observed.NotAsked<Quota> notAsked -> missing(view);
        };
    }

    private static Verdict notRaised() {
        return new Verdict.NotApplicable(Message.of("diagnosis.not-here.raised-quota"));
    }

    private static Verdict missing(EvidenceView view) {
        return MissingEvidence.unknown(view, EvidenceKeys.APPLIED_TIMEOUT_QUOTA);
    }

    private static Verdict raised(EvidenceView view, Duration quota) {
        Rates rates = Rates.of(view);
        long rate = rates.now();
        if (rates.full()) {
            return good(rate, Message.of("check.throttle-lowered-by-raise.full", rate, quota));
        }
        Optional<Kind> answer = view.look(EvidenceKeys.SYMPTOM).seen().map(AnswerSignature::of)
                .map(AnswerSignature::kind);
        if (answer.filter(Kind.GATEWAY_THROTTLED::equals).isPresent()) {
            return proof(rate, Set.of(EvidenceKeys.SYMPTOM)).problem(found(rates, quota,
                    Message.of("check.throttle-lowered-by-raise.symptom")));
        }
        Optional<LoggedRequests> log = LoggedRequests.of(view);
        if (log.isPresent() && (log.get().enough() || refused(log.get()) > 0)) {
            return byLog(log.get(), quota, rates);
        }
        return answer.filter(kind -> kind != Kind.UNTOLD && kind != Kind.NOBODY).isPresent()
                ? good(rate, Message.of("check.throttle-lowered-by-raise.not-refused", rate,
                        Message.of("check.throttle-lowered-by-raise.other-answer")))
                : Verdicts.cannotTell(Message.of("check.throttle-lowered-by-raise.not-seen", rate));
    }

    private static Verdict byLog(LoggedRequests log, Duration quota, Rates rates) {
        long rate = rates.now();
        long refused = refused(log);
        Message figures = Message.of("check.throttle-lowered-by-raise.log", refused, log.requests().size(),
                log.window().length());
        if (refused == 0) {
            return good(rate, Message.of("check.throttle-lowered-by-raise.not-refused", rate, figures));
        }
        Verdicts.Proof proof = proof(rate, Set.of(EvidenceKeys.ACCESS_LOG));
        return refused >= SEVERAL && log.enough()
                ? proof.problem(found(rates, quota, figures))
                : proof.likely(found(rates, quota, figures));
    }

    private static long refused(LoggedRequests log) {
        return log.requests().stream().filter(entry -> entry.status() == 429).count();
    }

    private static Message found(Rates rates, Duration quota, Message because) {
        Message found = Message.of("check.throttle-lowered-by-raise.found", quota, rates.now(), rates.usual(), because);
        return rates.traffic().map(seen -> Message.of("check.throttle-lowered-by-raise.with-peak", found,
                Math.round(seen.peakPerSecond()), seen.window().length())).orElse(found);
    }

    /**
     * The account's rate beside AWS's, and what all APIs of the Region send: by quota L-8A5B8E43 where it could be read, else by the
     * account's settings and AWS's published defaults.
     */
    private record Rates(long now, long usual, boolean full, Optional<RegionTraffic> traffic) {

        static Rates of(EvidenceView view) {
            Optional<Long> byDefault = view.look(EvidenceKeys.DEFAULT_THROTTLE_QUOTA).seen()
                    .map(quota -> Math.round(quota.value()));
            long now = view.look(EvidenceKeys.APPLIED_THROTTLE_QUOTA).seen().map(quota -> Math.round(quota.value()))
                    .orElseGet(() -> Math.round(view.need(EvidenceKeys.GATEWAY_ACCOUNT).throttleRate()));
            long usual = byDefault.orElse(DEFAULT_RATE);
            boolean full = now >= usual || (byDefault.isEmpty() && now == DEFAULT_RATE_OF_NEWER_REGIONS);
            return new Rates(now, usual, full, view.look(EvidenceKeys.REGION_TRAFFIC).seen());
        }
    }

    private static Verdict good(long rate, Message summary) {
        return new Verdict.Good(summary, proof(rate, Set.of()).measure(), Set.of(ID));
    }

    private static Verdicts.Proof proof(long rate, Set<EvidenceKey<?>> evidence) {
        return new Verdicts.Proof(ID, ID, Figures.measure(rate, DEFAULT_RATE), Reads.all(evidence,
                Set.of(EvidenceKeys.APPLIED_TIMEOUT_QUOTA, EvidenceKeys.GATEWAY_ACCOUNT)), List.of());
    }
}
