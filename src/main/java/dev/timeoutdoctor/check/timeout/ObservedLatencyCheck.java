package dev.timeoutdoctor.check.timeout;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.TimeoutHits;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.check.fact.Waiting;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.Finding;
import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.GatewayMetrics;
import dev.timeoutdoctor.evidence.Latency;
import dev.timeoutdoctor.evidence.ServedSince;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How close do calls come to the integration timeout? Percentiles prove no cause by themselves, so the finding is only ever
 * <em>likely</em>, and it names the cause that the settings point to: a longer value that waits for deployment, else a timeout
 * below the ceiling, else a backend that is slower than the ceiling. The check of that name decides. Only calls since the present
 * deployment count, and all is well only where enough of them were surely the method's own.
 */
public final class ObservedLatencyCheck implements Check {

    private static final String ID = "observed-latency";
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.TIMEOUT,
            Reads.all(Waiting.NEEDS, Set.of(EvidenceKeys.GATEWAY_METRICS)),
            Reads.all(Waiting.READS, ServedSince.READS),
            List.of("stage-not-redeployed", "http-api-not-deployed", "integration-timeout-low",
                    "backend-slower-than-limit", "websocket-route-too-slow"));

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
        GatewayMetrics metrics = view.need(EvidenceKeys.GATEWAY_METRICS);
        if (metrics.integrationLatency().samples() == 0) {
            return Verdicts.cannotTell(Message.of("check.observed-latency.no-requests", metrics.window().length()));
        }
        ServedSince since = TimeoutHits.since(view);
        return since.covers(metrics.window())
                ? judge(waiting.get(), metrics)
                : Verdicts.cannotTell(Message.of("check.observed-latency.before", since.moment()));
    }

    private static Verdict judge(Waiting waiting, GatewayMetrics metrics) {
        Latency latency = metrics.integrationLatency();
        Message figures = Message.of(metrics.perMethod()
                ? "check.observed-latency.figures"
                : "check.observed-latency.figures-of-stage", latency.p50(), latency.p90(), latency.p99(),
                latency.max(), latency.samples(), metrics.window().length(), metrics.serverErrors(),
                metrics.requests());
        boolean enough = latency.samples() >= Verdicts.ENOUGH_SAMPLES;
        if (TimeoutHits.reaches(latency.max(), waiting.timeout()) && metrics.serverErrors() > 0) {
            boolean flat = TimeoutHits.flatTop(metrics, waiting.timeout());
            Finding finding = finding(waiting, latency, Message.of(
                    flat ? "check.observed-latency.reached" : "check.observed-latency.slowest", waiting.timeout(),
                    figures));
            return enough && flat
                    ? new Verdict.Problem(List.of(finding), Set.of())
                    : new Verdict.Warning(List.of(finding), Set.of());
        }
        if (latency.p99().compareTo(waiting.timeout().multipliedBy(4).dividedBy(5)) > 0) {
            return new Verdict.Warning(List.of(finding(waiting, latency,
                    Message.of("check.observed-latency.close", waiting.timeout(), figures))), Set.of());
        }
        if (!enough) {
            return Verdicts.cannotTell(Message.of("check.observed-latency.few", figures));
        }
        if (!metrics.perMethod() && !waiting.others().isEmpty()) {
            return Verdicts.cannotTell(Message.of("check.observed-latency.of-others", figures));
        }
        return new Verdict.Good(figures, Figures.measure(latency.p99(), Figures.below(waiting.timeout())), Set.of());
    }

    private static Finding finding(Waiting waiting, Latency latency, Message statement) {
        return new Verdicts.Proof(ID, cause(waiting),
                Figures.measure(latency.p99(), Figures.below(waiting.timeout())),
                Set.of(EvidenceKeys.GATEWAY_METRICS, EvidenceKeys.DEPLOYED_SNAPSHOT), List.of())
                .finding(Finding.Certainty.LIKELY, statement);
    }

    private static String cause(Waiting waiting) {
        boolean webSocket = waiting.route().apiType() == ApiType.WEBSOCKET;
        if (waiting.longerAfterDeployment().isPresent()) {
            return waiting.route().apiType() == ApiType.HTTP ? "http-api-not-deployed" : "stage-not-redeployed";
        }
        return waiting.canWaitLonger()
                ? "integration-timeout-low"
                : webSocket ? "websocket-route-too-slow" : "backend-slower-than-limit";
    }
}
