package dev.timeoutdoctor.check.network;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.LoggedFailures;
import dev.timeoutdoctor.check.fact.NetworkPath;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.TimeoutHits;
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
import dev.timeoutdoctor.evidence.LoadBalancerMetrics;
import dev.timeoutdoctor.evidence.LogLines;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Was the 504 the backend's own answer? Then the execution log has a {@code Received response} with that status, sooner than the
 * gateway would have given up, and an application load balancer counts it as made by itself.
 */
public final class BackendOwn504Check implements Check {

    private static final String ID = "backend-own-504";
    private static final int SEVERAL = 3;
    private static final Pattern RECEIVED = Pattern
            .compile("Received response\\. Status: 504, Integration latency: (?<millis>\\d{1,9}) ms");
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.NETWORK, Set.of(EvidenceKeys.ROUTE),
            Reads.all(NetworkPath.READS, LoggedFailures.READS, Set.of(EvidenceKeys.SYMPTOM, EvidenceKeys.EXECUTION_LOG,
                    EvidenceKeys.FAILED_REQUESTS, EvidenceKeys.LOAD_BALANCER_METRICS, EvidenceKeys.GATEWAY_RESPONSES)),
            List.of(ID));

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
        return path.get().isHttp()
                ? judge(view, path.get())
                : new Verdict.NotApplicable(Message.of("diagnosis.not-here.http-backend"));
    }

    private static Verdict judge(EvidenceView view, NetworkPath path) {
        Duration timeout = path.integration().timeout();
        List<Duration> all = Stream.of(EvidenceKeys.EXECUTION_LOG, EvidenceKeys.FAILED_REQUESTS)
                .flatMap(key -> received(view, key)).sorted().toList();
        List<Duration> received = all.stream().filter(latency -> !TimeoutHits.reaches(latency, timeout)).toList();
        if (!received.isEmpty()) {
            return proof(received.getLast(), timeout, EvidenceKeys.EXECUTION_LOG).problem(
                    Message.of("check.backend-own-504.log", received.size(), logged(view), received.getLast(),
                            timeout));
        }
        Optional<AnswerSignature> answer = view.look(EvidenceKeys.SYMPTOM).seen()
                .map(seen -> AnswerSignature.of(seen, view.look(EvidenceKeys.GATEWAY_RESPONSES)));
        boolean is504 = view.look(EvidenceKeys.SYMPTOM).seen().filter(seen -> seen.status() == 504).isPresent();
        if (is504 && answer.filter(seen -> seen.kind() == Kind.PASSED_THROUGH).isPresent()) {
            return proof(504, Message.of("check.backend-own-504.allowed"), EvidenceKeys.SYMPTOM)
                    .problem(answer.get().statement());
        }
        return byBalancer(view, answer)
                .or(() -> byWords(view).filter(symptom -> !TimeoutHits.near(symptom.elapsed(), timeout))
                        .map(symptom -> words(view, symptom)))
                .or(() -> all.isEmpty() ? byGatewaysTimeouts(view) : Optional.empty())
                .orElseGet(() -> FailureLines.untold(view, Message.of("check.backend-own-504.unseen")));
    }

    @Override
    public Optional<Verdict> byAnswerAlone(EvidenceView view) {
        return byWords(view).map(symptom -> words(view, symptom));
    }

    /** A 504 in words that are not API Gateway's own, unless their owner has rewritten those. */
    private static Optional<Symptom> byWords(EvidenceView view) {
        return view.look(EvidenceKeys.SYMPTOM).seen()
                .filter(symptom -> symptom.status() == 504 && !symptom.body().isEmpty())
                .filter(symptom -> AnswerSignature
                        .of(symptom, view.look(EvidenceKeys.GATEWAY_RESPONSES)).kind() == Kind.THROUGH_GATEWAY);
    }

    private static Verdict words(EvidenceView view, Symptom symptom) {
        AnswerSignature answer = AnswerSignature.of(symptom, view.look(EvidenceKeys.GATEWAY_RESPONSES));
        return proof(504, Message.of("check.backend-own-504.allowed"), EvidenceKeys.SYMPTOM)
                .likely(Message.of("check.backend-own-504.words", answer.statement()));
    }

    private static Optional<Verdict> byBalancer(EvidenceView view, Optional<AnswerSignature> answer) {
        Optional<LoadBalancerMetrics> metrics = view.look(EvidenceKeys.LOAD_BALANCER_METRICS).seen();
        long own = metrics.map(seen -> seen.total("HTTPCode_ELB_504_Count")).orElse(0L);
        boolean gatewaysOwn = answer.map(AnswerSignature::kind)
                .filter(kind -> kind.gatewaysOwn() || kind == Kind.PASSED_THROUGH).isPresent();
        if (own > 0 && !gatewaysOwn) {
            return Optional.of(proof(own, 0, EvidenceKeys.LOAD_BALANCER_METRICS)
                    .likely(Message.of("check.backend-own-504.balancer", own, metrics.get().window().length())));
        }
        return gatewaysOwn
                ? Optional.of(new Verdict.Good(answer.get().statement(),
                        proof(0, 0, EvidenceKeys.SYMPTOM).measure(), Set.of(ID)))
                : Optional.empty();
    }

    /** Where API Gateway itself gave up on call after call, and none brought an answer of the backend with status 504. */
    private static Optional<Verdict> byGatewaysTimeouts(EvidenceView view) {
        return LoggedFailures.of(view, TimeoutHits.TIMED_OUT).filter(failures -> failures.own() >= SEVERAL)
                .map(failures -> new Verdict.Good(
                        Message.of("check.backend-own-504.gave-up", failures.own(), failures.window().length()),
                        proof(0, 0, EvidenceKeys.EXECUTION_LOG).measure(), Set.of(ID)));
    }

    private static Duration logged(EvidenceView view) {
        return Stream.of(EvidenceKeys.EXECUTION_LOG, EvidenceKeys.FAILED_REQUESTS)
                .flatMap(key -> view.look(key).seen().stream()).map(log -> log.window().length())
                .findFirst().orElse(Duration.ZERO);
    }

    private static Stream<Duration> received(EvidenceView view, EvidenceKey<LogLines> key) {
        return view.look(key).seen().stream().flatMap(log -> log.lines().stream())
                .flatMap(line -> RECEIVED.matcher(line.message()).results()).map(BackendOwn504Check::latency);
    }

    private static Duration latency(MatchResult line) {
        return Duration.ofMillis(Long.parseLong(line.group("millis")));
    }

    private static Verdicts.Proof proof(Object now, Object allowed, EvidenceKey<?> evidence) {
        return new Verdicts.Proof(ID, ID, Figures.measure(now, allowed), Set.of(evidence), List.of());
    }
}
