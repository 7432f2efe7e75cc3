package dev.timeoutdoctor.check.fact;

import dev.timeoutdoctor.check.fact.ExecutionLogReader.Requests;
import dev.timeoutdoctor.diagnosis.AnswerSignature;
import dev.timeoutdoctor.diagnosis.AnswerWords;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.GatewayMetrics;
import dev.timeoutdoctor.evidence.Latency;
import dev.timeoutdoctor.evidence.ServedSince;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether calls of the examined method last until the integration timeout: by the answer that the caller saw, by the execution log,
 * and by the flat top of the integration latency. Only what happened since the stage serves its present setting counts, and of the
 * log only what is the method's own.
 *
 * @param because one sentence with the figures
 */
public record TimeoutHits(Reach reach, Message because, Set<EvidenceKey<?>> evidence) {

    /** What a check must also declare for this. */
    public static final Set<EvidenceKey<?>> READS = Reads.all(ServedSince.READS, ExecutionLogReader.READS,
            Set.of(EvidenceKeys.SYMPTOM, EvidenceKeys.GATEWAY_RESPONSES, EvidenceKeys.GATEWAY_METRICS));

    /** What the execution log says of a call that API Gateway itself gave up on (AWS: troubleshoot 504 errors). */
    public static final String TIMED_OUT = "Execution failed due to a timeout error";

    /** How sure it is. */
    public enum Reach {
        /** Calls of this method were cut off at its timeout. */
        PROVEN,
        /** Calls seem to be cut off: few samples, or figures of the whole stage. */
        SUGGESTED,
        /** The calls that were looked at end before the timeout. */
        NONE,
        /** Too little was seen. */
        UNKNOWN
    }

    public TimeoutHits {
        evidence = Set.copyOf(evidence);
    }

    /** Reads the signs for the method as the stage serves it. */
    public static TimeoutHits of(EvidenceView view, Waiting waiting) {
        ServedSince since = since(view);
        Optional<TimeoutHits> log = byLog(view, waiting, since);
        List<TimeoutHits> signs = Stream.of(bySymptom(view, waiting, since), log, byMetrics(view, waiting, since))
                .flatMap(Optional::stream).toList();
        List<TimeoutHits> withoutLog = signs.stream().filter(sign -> log.stream().noneMatch(sign::equals)).toList();
        return strongest(signs, Reach.PROVEN).or(() -> strongest(signs, Reach.SUGGESTED))
                .or(() -> strongest(withoutLog, Reach.UNKNOWN).or(() -> strongest(signs, Reach.NONE))
                        .map(sign -> log.map(sign::and).orElse(sign)))
                .or(() -> log).filter(sign -> sign.reach() != Reach.UNKNOWN)
                .or(() -> byNeed(view, waiting, since))
                .or(() -> strongest(withoutLog, Reach.UNKNOWN).map(sign -> log.map(sign::and).orElse(sign)))
                .or(() -> log)
                .orElseGet(() -> nothingSeen(view, since));
    }

    /** Since when the stage serves the method's present setting. */
    public static ServedSince since(EvidenceView view) {
        return ServedSince.of(view.look(EvidenceKeys.STAGE), view.look(EvidenceKeys.DEPLOYMENTS));
    }

    /** Where something was seen that belongs to another setting, says so. */
    private static TimeoutHits nothingSeen(EvidenceView view, ServedSince since) {
        Optional<TimeoutHits> few = few(view, since);
        if (few.isPresent()) {
            return few.get();
        }
        boolean before = view.look(EvidenceKeys.EXECUTION_LOG).seen().filter(log -> !since.covers(log.window()))
                .isPresent()
                || view.look(EvidenceKeys.GATEWAY_METRICS).seen().filter(seen -> !since.covers(seen.window()))
                        .isPresent()
                || view.look(EvidenceKeys.SYMPTOM).seen().filter(symptom -> !since.covers(symptom.at())).isPresent();
        return new TimeoutHits(Reach.UNKNOWN, before
                ? Message.of("check.hits.nothing-since", since.moment())
                : Message.of("check.hits.nothing-seen"), Set.of());
    }

    /** What was measured, where it is too little to say that calls end in time. */
    private static Optional<TimeoutHits> few(EvidenceView view, ServedSince since) {
        Optional<TimeoutHits> call = view.look(EvidenceKeys.SYMPTOM).seen()
                .filter(seen -> since.covers(seen.at()) && answered(view, seen) && seen.elapsed().isPositive())
                .map(seen -> new TimeoutHits(Reach.UNKNOWN, Message.of("check.hits.one-call",
                        AnswerWords.brief(seen), seen.elapsed()), Set.of(EvidenceKeys.SYMPTOM)));
        Optional<TimeoutHits> counted = view.look(EvidenceKeys.GATEWAY_METRICS).seen()
                .filter(seen -> seen.integrationLatency().samples() > 0 && since.covers(seen.window()))
                .map(seen -> new TimeoutHits(Reach.UNKNOWN, Message.of("check.hits.few",
                        seen.integrationLatency().samples(), seen.window().length(), seen.integrationLatency().max()),
                        Set.of(EvidenceKeys.GATEWAY_METRICS)));
        return call.map(one -> counted.map(one::and).orElse(one)).or(() -> counted);
    }

    private static boolean answered(EvidenceView view, Symptom symptom) {
        return AnswerSignature.of(symptom, view.look(EvidenceKeys.GATEWAY_RESPONSES))
                .kind() == AnswerSignature.Kind.ANSWERED;
    }

    private TimeoutHits and(TimeoutHits other) {
        return new TimeoutHits(reach, Message.of("check.hits.and", because, other.because),
                Reads.all(evidence, other.evidence));
    }

    /** Whether a duration is the timeout, give or take what a measurement adds. */
    public static boolean near(Duration duration, Duration timeout) {
        Duration most = timeout.plus(timeout.dividedBy(20)).plusMillis(500);
        return reaches(duration, timeout) && duration.compareTo(most) <= 0;
    }

    /** Whether a duration comes within 5 % of the timeout, or passes it. */
    public static boolean reaches(Duration duration, Duration timeout) {
        return duration.compareTo(timeout.minus(timeout.dividedBy(20))) >= 0;
    }

    private static Optional<TimeoutHits> strongest(List<TimeoutHits> signs, Reach reach) {
        return signs.stream().filter(sign -> sign.reach() == reach).findFirst();
    }

    private static Optional<TimeoutHits> bySymptom(EvidenceView view, Waiting waiting, ServedSince since) {
        return view.look(EvidenceKeys.SYMPTOM).seen().filter(seen -> since.covers(seen.at())).flatMap(symptom -> {
            AnswerSignature signature = AnswerSignature.of(symptom, view.look(EvidenceKeys.GATEWAY_RESPONSES));
            return bySymptom(symptom, signature, waiting)
                    .map(reach -> new TimeoutHits(reach, signature.statement(), Set.of(EvidenceKeys.SYMPTOM)));
        });
    }

    /** What a call needed it needs whatever the stage serves; one call is a sign, no proof. */
    private static Optional<TimeoutHits> byNeed(EvidenceView view, Waiting waiting, ServedSince since) {
        return view.look(EvidenceKeys.SYMPTOM).seen()
                .filter(seen -> !since.covers(seen.at()) && answered(view, seen))
                .filter(seen -> reaches(seen.elapsed(), waiting.timeout()) && !near(seen.elapsed(), waiting.timeout()))
                .map(seen -> new TimeoutHits(Reach.SUGGESTED, Message.of("check.hits.needed", seen.at(),
                        AnswerWords.brief(seen), seen.elapsed()), Set.of(EvidenceKeys.SYMPTOM)));
    }

    private static Optional<Reach> bySymptom(Symptom symptom, AnswerSignature signature, Waiting waiting) {
        Duration timeout = waiting.timeout();
        Duration elapsed = symptom.elapsed();
        boolean untimed = elapsed.isZero();
        return switch (signature.kind()) {
            // another duration than the timeout: a canary, or a stage that was deployed since
            case GATEWAY_TIMEOUT -> Optional.of(untimed || reaches(elapsed, timeout) ? Reach.PROVEN : Reach.UNKNOWN);
            case HTTP_API_UNAVAILABLE -> unavailable(elapsed, waiting);
            case GATEWAY_OTHER_ERROR, GATEWAY_UNEXPLAINED, UNTOLD -> symptom.status() != 504
                    ? Optional.empty()
                    : Optional.of(untimed ? Reach.SUGGESTED : near(elapsed, timeout) ? Reach.PROVEN : Reach.UNKNOWN);
            case THROUGH_GATEWAY -> throughGateway(symptom, timeout);
            case GATEWAY_NETWORK_ERROR, GATEWAY_BAD_GATEWAY, GATEWAY_INTERNAL_ERROR, GATEWAY_THROTTLED,
                    GATEWAY_NO_SUCH_METHOD, HTTP_API_FUNCTION_ERROR, GATEWAY_AUTHORIZER_ERROR, PASSED_THROUGH,
                    CLOUDFRONT, LOAD_BALANCER, ANOTHER_HOP ->
                untimed || reaches(elapsed, timeout) ? Optional.empty() : Optional.of(Reach.NONE);
            case ANSWERED, NOBODY -> Optional.empty();
        };
    }

    /** An HTTP API says the same of a backend that it cannot reach; a REST API never says it of its own. */
    private static Optional<Reach> unavailable(Duration elapsed, Waiting waiting) {
        if (waiting.route().apiType() == ApiType.REST) {
            return Optional.empty();
        }
        if (elapsed.isZero()) {
            return Optional.of(Reach.SUGGESTED);
        }
        return Optional.of(reaches(elapsed, waiting.timeout()) ? Reach.PROVEN : Reach.UNKNOWN);
    }

    /** Its time tells where its words do not; words that are nobody's we know may be the backend's, too. */
    private static Optional<Reach> throughGateway(Symptom symptom, Duration timeout) {
        boolean httpApis503 = symptom.status() == 503 && !symptom.header("apigw-requestid").isEmpty();
        if (symptom.status() != 504 && !httpApis503) {
            return Optional.empty();
        }
        if (symptom.elapsed().isZero()) {
            return Optional.of(Reach.SUGGESTED);
        }
        if (!near(symptom.elapsed(), timeout)) {
            return Optional.of(Reach.UNKNOWN);
        }
        return Optional.of(symptom.body().isEmpty() ? Reach.PROVEN : Reach.SUGGESTED);
    }

    private static Optional<TimeoutHits> byLog(EvidenceView view, Waiting waiting, ServedSince since) {
        return ExecutionLogReader.of(view).flatMap(log -> byLog(log, waiting, since)
                .map(sign -> new TimeoutHits(sign.reach(), sign.because(), Set.of(EvidenceKeys.EXECUTION_LOG))));
    }

    private static Optional<TimeoutHits> byLog(ExecutionLogReader log, Waiting waiting, ServedSince since) {
        Requests timedOut = timedOut(log, waiting, since);
        Duration window = since.within(log.window()).length();
        if (timedOut.own() > 0) {
            return timedOut.untold() == 0
                    ? byLog(Reach.PROVEN, "check.hits.log", timedOut.own(), window)
                    : byLog(Reach.PROVEN, "check.hits.log-and-untold", timedOut.own(), window, timedOut.untold());
        }
        if (!timedOut.others().isEmpty()) {
            return timedOut.untold() == 0
                    ? byLog(Reach.UNKNOWN, "check.hits.log-others", timedOut.others(), window)
                    : byLog(Reach.UNKNOWN, "check.hits.log-others-and-untold", timedOut.others(), window,
                            timedOut.untold());
        }
        return timedOut.untold() == 0
                ? Optional.empty()
                : byLog(Reach.UNKNOWN, "check.hits.log-untold", timedOut.untold(), window);
    }

    private static Optional<TimeoutHits> byLog(Reach reach, String key, Object... figures) {
        return Optional.of(new TimeoutHits(reach, Message.of(key, figures), Set.of()));
    }

    private static Requests timedOut(ExecutionLogReader log, Waiting waiting, ServedSince since) {
        return log.requestsWith(TIMED_OUT, line -> since.covers(line.at(), waiting.timeout()));
    }

    private static Optional<TimeoutHits> byMetrics(EvidenceView view, Waiting waiting, ServedSince since) {
        boolean othersTimeOut = ExecutionLogReader.of(view).map(log -> timedOut(log, waiting, since))
                .filter(requests -> !requests.others().isEmpty() && requests.own() == 0).isPresent();
        return view.look(EvidenceKeys.GATEWAY_METRICS).seen()
                .filter(metrics -> metrics.integrationLatency().samples() > 0 && since.covers(metrics.window()))
                .flatMap(metrics -> byMetrics(metrics, waiting, othersTimeOut)
                        .map(reach -> new TimeoutHits(reach, because(metrics), Set.of(EvidenceKeys.GATEWAY_METRICS))));
    }

    private static Optional<Reach> byMetrics(GatewayMetrics metrics, Waiting waiting, boolean othersTimeOut) {
        Latency latency = metrics.integrationLatency();
        boolean enough = latency.samples() >= Verdicts.ENOUGH_SAMPLES;
        if (!reaches(latency.max(), waiting.timeout())) {
            return enough ? Optional.of(Reach.NONE) : Optional.empty();
        }
        boolean flat = Stream.of(latency.max(), latency.p99(), latency.p90(), latency.p50())
                .anyMatch(value -> near(value, waiting.timeout()));
        boolean own = metrics.perMethod() || waiting.others().isEmpty();
        if (!flat || metrics.serverErrors() == 0 || (!own && othersTimeOut)) {
            return Optional.of(Reach.UNKNOWN);
        }
        boolean onlyOwn = own || waiting.others().stream()
                .noneMatch(other -> reaches(other.integration().timeout(), waiting.timeout()));
        return Optional.of(enough && onlyOwn && flatTop(metrics, waiting.timeout()) ? Reach.PROVEN : Reach.SUGGESTED);
    }

    /** One slow answer is no flat top: one call in a hundred ends at the timeout, and as many fail. */
    public static boolean flatTop(GatewayMetrics metrics, Duration timeout) {
        Latency latency = metrics.integrationLatency();
        boolean many = metrics.serverErrors() * 100 >= latency.samples();
        return many && Stream.of(latency.p99(), latency.p90(), latency.p50()).anyMatch(value -> near(value, timeout));
    }

    private static Message because(GatewayMetrics metrics) {
        return Message.of(metrics.perMethod() ? "check.hits.metrics" : "check.hits.metrics-of-stage",
                metrics.integrationLatency().max(), metrics.requests(), metrics.window().length(),
                metrics.serverErrors());
    }
}
