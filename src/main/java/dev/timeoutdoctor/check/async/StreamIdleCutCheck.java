package dev.timeoutdoctor.check.async;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.LoggedRequests;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.TimeoutHits;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.check.fact.Waiting;
import dev.timeoutdoctor.diagnosis.AnswerSignature;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.MissingEvidence;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.AccessLogEntry;
import dev.timeoutdoctor.evidence.EndpointType;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.GatewayMetrics;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.evidence.TransferMode;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Is a streamed answer cut after too long a silence? API Gateway ends a stream that says nothing for 5 minutes, behind an
 * edge-optimized API for 30 s (AWS: API Gateway response streaming). The access log shows when the first bytes came and when the
 * request ended; when the last bytes came nobody logs.
 */
public final class StreamIdleCutCheck implements Check {

    private static final String ID = "stream-idle-cut";
    private static final Duration IDLE = Duration.ofMinutes(5);
    private static final Duration IDLE_AT_EDGE = Duration.ofSeconds(30);
    private static final int SEVERAL = 3;
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.ASYNC, Waiting.NEEDS,
            Reads.all(Waiting.READS, LoggedRequests.READS,
                    Set.of(EvidenceKeys.SYMPTOM, EvidenceKeys.GATEWAY_METRICS)),
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
        if (waiting.get().served().integration().transferMode() != TransferMode.STREAM) {
            return new Verdict.NotApplicable(Message.of("diagnosis.not-here.streaming"));
        }
        boolean edge = view.need(EvidenceKeys.REST_API).endpointType() == EndpointType.EDGE;
        Duration idle = edge ? IDLE_AT_EDGE : IDLE;
        Duration timeout = waiting.get().timeout();
        return timeout.compareTo(idle) <= 0
                ? good(timeout, idle, Message.of("check.stream-idle-cut.timeout-first", timeout, idle))
                : judge(view, idle);
    }

    private static Verdict judge(EvidenceView view, Duration idle) {
        Optional<LoggedRequests> log = LoggedRequests.of(view).map(LoggedRequests::withoutCanary)
                .filter(seen -> seen.format().has("integration.timeToFirstContent"));
        List<AccessLogEntry> cut = log.map(LoggedRequests::requests).orElse(List.of()).stream()
                .filter(entry -> silentFor(entry).filter(silence -> TimeoutHits.near(silence, idle)).isPresent())
                .toList();
        if (log.isPresent() && !cut.isEmpty()) {
            Message statement = Message.of("check.stream-idle-cut.log", cut.size(), log.get().requests().size(),
                    log.get().window().length(), idle);
            Verdicts.Proof proof = proof(idle, idle, Set.of(EvidenceKeys.ACCESS_LOG));
            return cut.size() >= SEVERAL ? proof.problem(statement) : proof.likely(statement);
        }
        Optional<Symptom> seen = view.look(EvidenceKeys.SYMPTOM).seen()
                .filter(symptom -> TimeoutHits.near(symptom.elapsed(), idle))
                .filter(symptom -> AnswerSignature.of(symptom).kind().throughGateway());
        if (seen.isPresent()) {
            return proof(seen.get().elapsed(), idle, Set.of(EvidenceKeys.SYMPTOM))
                    .likely(Message.of("check.stream-idle-cut.symptom", seen.get().elapsed(), idle));
        }
        return byMetrics(view, idle);
    }

    /** How long a stream went on after its first bytes. */
    private static Optional<Duration> silentFor(AccessLogEntry entry) {
        return entry.millis("responseLatency").flatMap(
                whole -> entry.millis("integration.timeToFirstContent").map(whole::minus));
    }

    private static Verdict byMetrics(EvidenceView view, Duration idle) {
        Optional<GatewayMetrics> metrics = view.look(EvidenceKeys.GATEWAY_METRICS).seen();
        if (metrics.isEmpty()) {
            return MissingEvidence.unknown(view, EvidenceKeys.GATEWAY_METRICS, EvidenceKeys.ACCESS_LOG);
        }
        Duration longest = metrics.get().latency().max();
        long samples = metrics.get().latency().samples();
        boolean quick = samples >= Verdicts.ENOUGH_SAMPLES && longest.compareTo(idle) < 0;
        return quick
                ? good(longest, idle, Message.of("check.stream-idle-cut.shorter", samples,
                        metrics.get().window().length(), longest, idle))
                : Verdicts.cannotTell(Message.of("check.stream-idle-cut.not-seen", samples,
                        metrics.get().window().length(), idle));
    }

    private static Verdict good(Duration now, Duration idle, Message summary) {
        return new Verdict.Good(summary, proof(now, idle, Set.of()).measure(), Set.of(ID));
    }

    private static Verdicts.Proof proof(Duration now, Duration idle, Set<EvidenceKey<?>> evidence) {
        return new Verdicts.Proof(ID, ID, Figures.measure(now, Figures.below(idle)), evidence, List.of());
    }
}
