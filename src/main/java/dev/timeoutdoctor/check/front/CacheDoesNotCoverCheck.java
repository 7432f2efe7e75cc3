package dev.timeoutdoctor.check.front;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.MissingEvidence;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.CacheMetrics;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Does the stage's cache answer these requests? Only GET is cached unless a method says otherwise, and the first request of each
 * kind always goes to the backend (AWS: API caching for REST APIs).
 */
public final class CacheDoesNotCoverCheck implements Check {

    private static final String ID = "cache-does-not-cover";
    private static final int MOST_PERCENT = 80;
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.FRONT,
            Set.of(EvidenceKeys.ROUTE, EvidenceKeys.STAGE), Set.of(EvidenceKeys.CACHE_METRICS), List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        Stage stage = view.need(EvidenceKeys.STAGE);
        Route route = view.need(EvidenceKeys.ROUTE);
        if (!stage.cacheEnabled()) {
            return new Verdict.NotApplicable(Message.of("diagnosis.not-here.cache"));
        }
        boolean get = route.httpMethod().equals("GET");
        boolean on = stage.settingFor(route).map(Stage.MethodSetting::cachingEnabled).orElse(false);
        if (!on) {
            return proof(0, Set.of(EvidenceKeys.STAGE)).warning(Message.of(
                    get ? "check.cache-does-not-cover.off" : "check.cache-does-not-cover.method", route.label()));
        }
        boolean own = stage.methodSettings().containsKey(route.resourcePath().replace("~", "~0").replace("/", "~1")
                + "/" + route.methodKey());
        if (!get && !own) {
            return proof(0, Set.of(EvidenceKeys.STAGE))
                    .warning(Message.of("check.cache-does-not-cover.method", route.label()));
        }
        Optional<CacheMetrics> metrics = view.look(EvidenceKeys.CACHE_METRICS).seen();
        return metrics.map(CacheDoesNotCoverCheck::byMetrics)
                .orElseGet(() -> MissingEvidence.unknown(view, EvidenceKeys.CACHE_METRICS));
    }

    private static Verdict byMetrics(CacheMetrics metrics) {
        long all = metrics.hits() + metrics.misses();
        if (all == 0) {
            return Verdicts.cannotTell(
                    Message.of("check.cache-does-not-cover.no-requests", metrics.window().length()));
        }
        long percent = metrics.hits() * 100 / all;
        Message figures = Message.of(metrics.perMethod()
                ? "check.cache-does-not-cover.figures"
                : "check.cache-does-not-cover.figures-of-stage", metrics.hits(), all, metrics.window().length());
        Verdicts.Proof proof = proof(percent, Set.of(EvidenceKeys.CACHE_METRICS, EvidenceKeys.STAGE));
        if (all < Verdicts.ENOUGH_SAMPLES || !metrics.perMethod()) {
            return percent >= MOST_PERCENT ? Verdicts.cannotTell(figures) : proof.likely(figures);
        }
        return percent >= MOST_PERCENT
                ? new Verdict.Good(figures, proof.measure(), Set.of(ID))
                : proof.warning(figures);
    }

    private static Verdicts.Proof proof(long percent, Set<EvidenceKey<?>> evidence) {
        return new Verdicts.Proof(ID, ID, Figures.measure(
                Message.of("check.cache-does-not-cover.percent", percent),
                Message.of("check.cache-does-not-cover.most", MOST_PERCENT)), evidence, List.of());
    }
}
