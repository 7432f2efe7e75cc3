package dev.timeoutdoctor.check.lambda;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.TimeoutHits;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.check.fact.Waiting;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.Measure;
import dev.timeoutdoctor.diagnosis.MissingEvidence;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.FunctionAlias;
import dev.timeoutdoctor.evidence.FunctionConfiguration;
import dev.timeoutdoctor.evidence.FunctionReports.FunctionReport;
import dev.timeoutdoctor.evidence.FunctionVersions;
import dev.timeoutdoctor.evidence.GatewayMetrics;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Does the route call a version of the function that is not the one that was mended? It is found where calls fail and a later version,
 * or what is edited, has more time, more memory or another network; other code alone only fits.
 */
public final class AliasPointsToOldVersionCheck implements Check {

    private static final String ID = "alias-points-to-old-version";
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.LAMBDA,
            Reads.all(Waiting.NEEDS, Set.of(EvidenceKeys.FUNCTION)),
            Reads.all(Waiting.READS, TimeoutHits.READS, Set.of(EvidenceKeys.FUNCTION_ALIAS,
                    EvidenceKeys.LATEST_FUNCTION, EvidenceKeys.FUNCTION_VERSIONS, EvidenceKeys.FUNCTION_REPORTS)),
            List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        if (view.look(EvidenceKeys.FUNCTION) instanceof Observed.NotHere<FunctionConfiguration>) {
            return new Verdict.NotApplicable(Message.of("diagnosis.not-here.function"));
        }
        if (view.look(EvidenceKeys.LATEST_FUNCTION) instanceof Observed.NotHere<FunctionConfiguration>
                || view.need(EvidenceKeys.FUNCTION).version().equals(FunctionVersions.LATEST)) {
            return new Verdict.NotApplicable(Message.of("diagnosis.not-here.function-qualifier"));
        }
        FunctionConfiguration called = view.need(EvidenceKeys.FUNCTION);
        boolean listed = view.look(EvidenceKeys.FUNCTION_VERSIONS).seen()
                .flatMap(versions -> versions.version(called.version())).isPresent();
        if (view.look(EvidenceKeys.LATEST_FUNCTION).seen().isEmpty() && !listed) {
            return MissingEvidence.unknown(view, EvidenceKeys.LATEST_FUNCTION, EvidenceKeys.FUNCTION_VERSIONS);
        }
        List<Difference> differences = later(view, called).map(other -> new Difference(called, other))
                .filter(Difference::any).toList();
        if (differences.isEmpty()) {
            return new Verdict.Good(Message.of("check.alias-points-to-old-version.newest", name(view, called)),
                    measure(called, called), Set.of(ID));
        }
        return judge(view, called, differences);
    }

    private static Verdict judge(EvidenceView view, FunctionConfiguration called, List<Difference> differences) {
        Difference best = differences.stream().filter(Difference::givesMore).findFirst()
                .orElse(differences.getFirst());
        Message statement = Message.of("check.alias-points-to-old-version.found", name(view, called),
                name(best.other()), best.words());
        Verdicts.Proof proof = new Verdicts.Proof(ID, ID, measure(called, best.other()),
                evidence(view), List.of());
        if (!callsFail(view)) {
            return proof.note(Message.of("check.alias-points-to-old-version.nothing-fails", statement));
        }
        return best.givesMore() ? proof.problem(statement) : proof.likely(statement);
    }

    /** What came after the called version: the version that was published last, and what is edited. */
    private static Stream<FunctionConfiguration> later(EvidenceView view, FunctionConfiguration called) {
        Optional<FunctionVersions> versions = view.look(EvidenceKeys.FUNCTION_VERSIONS).seen();
        Optional<FunctionConfiguration> published = versions.flatMap(FunctionVersions::newestPublished)
                .filter(newest -> FunctionVersions.isLater(newest, called));
        Optional<FunctionConfiguration> edited = view.look(EvidenceKeys.LATEST_FUNCTION).seen()
                .or(() -> versions.flatMap(all -> all.version(FunctionVersions.LATEST)));
        return Stream.concat(published.stream(), edited.stream());
    }

    private static boolean callsFail(EvidenceView view) {
        boolean answered = view.look(EvidenceKeys.SYMPTOM).seen().map(Symptom::status)
                .filter(status -> status >= 500).isPresent();
        boolean counted = view.look(EvidenceKeys.GATEWAY_METRICS).seen().map(GatewayMetrics::serverErrors)
                .filter(errors -> errors > 0).isPresent();
        boolean ended = view.look(EvidenceKeys.FUNCTION_REPORTS).seen().stream()
                .flatMap(reports -> reports.reports().stream()).anyMatch(FunctionReport::timedOut);
        return answered || counted || ended || Waiting.of(view)
                .filter(waiting -> TimeoutHits.of(view, waiting).reach() == TimeoutHits.Reach.PROVEN).isPresent();
    }

    private static Set<EvidenceKey<?>> evidence(EvidenceView view) {
        return Stream.of(EvidenceKeys.FUNCTION, EvidenceKeys.FUNCTION_ALIAS, EvidenceKeys.FUNCTION_VERSIONS,
                EvidenceKeys.LATEST_FUNCTION).filter(key -> view.look(key).seen().isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Message name(EvidenceView view, FunctionConfiguration called) {
        Optional<FunctionAlias> alias = view.look(EvidenceKeys.FUNCTION_ALIAS).seen();
        return alias.map(one -> Message.of("check.alias-points-to-old-version.alias", one.name(), called.version()))
                .orElseGet(() -> name(called));
    }

    private static Message name(FunctionConfiguration function) {
        return function.version().equals(FunctionVersions.LATEST)
                ? Message.of("check.alias-points-to-old-version.edited")
                : Message.of("check.alias-points-to-old-version.version", function.version());
    }

    private static Measure measure(FunctionConfiguration called,
            FunctionConfiguration other) {
        return Figures.measure(name(called), name(other));
    }

    /** What a later version has that the called one has not. */
    private record Difference(FunctionConfiguration called, FunctionConfiguration other) {

        private boolean any() {
            return !words().isEmpty();
        }

        private boolean givesMore() {
            return other.timeout().compareTo(called.timeout()) > 0
                    || other.memoryMegabytes() > called.memoryMegabytes() || other.inVpc() != called.inVpc();
        }

        private List<Message> words() {
            List<Message> reasons = new ArrayList<>();
            if (!other.timeout().equals(called.timeout())) {
                reasons.add(Message.of("check.alias-points-to-old-version.timeout", called.timeout(),
                        other.timeout()));
            }
            if (other.memoryMegabytes() != called.memoryMegabytes()) {
                reasons.add(Message.of("check.alias-points-to-old-version.memory", called.memoryMegabytes(),
                        other.memoryMegabytes()));
            }
            if (other.inVpc() != called.inVpc()) {
                reasons.add(Message.of("check.alias-points-to-old-version.network"));
            }
            if (!other.code().sha256().equals(called.code().sha256()) && !called.code().sha256().isEmpty()) {
                reasons.add(Message.of("check.alias-points-to-old-version.code"));
            }
            return reasons;
        }
    }
}
