package dev.timeoutdoctor.check.lambda;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.SeenWait;
import dev.timeoutdoctor.check.fact.TimeoutHits;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.AnswerSignature;
import dev.timeoutdoctor.diagnosis.AnswerSignature.Kind;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.Measure;
import dev.timeoutdoctor.diagnosis.MissingEvidence;
import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.FunctionReports;
import dev.timeoutdoctor.evidence.FunctionReports.FunctionReport;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Does the function's own timeout end it before it can answer? The caller then gets 502 at that moment, never 504; a function that
 * may run longer than the gateway waits cannot be the reason.
 */
public final class FunctionTimeoutTooShortCheck implements Check {

    private static final String ID = "function-timeout-too-short";
    private static final int SEVERAL = 3;
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.LAMBDA,
            Set.of(EvidenceKeys.ROUTE, EvidenceKeys.FUNCTION),
            Reads.all(SeenWait.READS, Set.of(EvidenceKeys.FUNCTION_REPORTS)), List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        Route route = view.need(EvidenceKeys.ROUTE);
        Optional<ApiDefinition> served = view.look(EvidenceKeys.DEPLOYED_SNAPSHOT).seen();
        if (served.isEmpty()) {
            return SeenWait.of(view).map(waits -> judge(view, waits))
                    .or(() -> SeenWait.isNeeded(view) ? byReports(view) : Optional.empty())
                    .orElseGet(() -> MissingEvidence.unknown(view, EvidenceKeys.DEPLOYED_SNAPSHOT));
        }
        return RouteSettings.in(served.get(), route).map(method -> judge(view, method.integration().timeout()))
                .orElseGet(() -> Verdicts.notServed(route));
    }

    private static Verdict judge(EvidenceView view, Duration waits) {
        Duration may = view.need(EvidenceKeys.FUNCTION).timeout();
        if (may.compareTo(waits) >= 0) {
            return new Verdict.Good(Message.of("check.function-timeout-too-short.gateway-first", may, waits),
                    Figures.measure(may, Figures.atLeast(waits)), Set.of(ID));
        }
        Optional<Verdict> ended = byReports(view);
        if (ended.isPresent()) {
            return ended.get();
        }
        boolean gatewayTimeout = isGatewayTimeout(view);
        Optional<Symptom> symptom = view.look(EvidenceKeys.SYMPTOM).seen();
        Optional<FunctionReports> reports = reports(view);
        if (symptom.filter(seen -> endedAt(view.need(EvidenceKeys.ROUTE).apiType(), seen, may)).isPresent()) {
            return proof(Figures.measure(may, Message.of("check.function-timeout-too-short.more", may)),
                    Set.of(EvidenceKeys.SYMPTOM))
                    .problem(Message.of("check.function-timeout-too-short.symptom",
                            symptom.get().status(), symptom.get().elapsed(), may));
        }
        if (reports.isEmpty()) {
            return gatewayTimeout
                    ? new Verdict.Good(Message.of("check.function-timeout-too-short.other-answer", may, waits),
                            Figures.measure(may, Figures.atMost(waits)), Set.of(ID))
                    : noReports(view);
        }
        int runs = reports.get().reports().size();
        return runs < SEVERAL
                ? Verdicts.cannotTell(Message.of("check.function-timeout-too-short.few-runs", runs,
                        reports.get().window().length(), may))
                : good(may, waits, reports.get());
    }

    private static boolean isGatewayTimeout(EvidenceView view) {
        return view.look(EvidenceKeys.SYMPTOM).seen().map(seen -> AnswerSignature.of(seen).kind())
                .filter(kind -> kind == Kind.GATEWAY_TIMEOUT || kind == Kind.HTTP_API_UNAVAILABLE).isPresent();
    }

    private static Optional<FunctionReports> reports(EvidenceView view) {
        return view.look(EvidenceKeys.FUNCTION_REPORTS).seen().filter(seen -> !seen.reports().isEmpty());
    }

    /** Runs that the function's own timeout ended; empty where there is none. */
    private static Optional<Verdict> byReports(EvidenceView view) {
        Duration may = view.need(EvidenceKeys.FUNCTION).timeout();
        return reports(view).flatMap(reports -> {
            List<FunctionReport> ended = reports.reports().stream()
                    .filter(report -> report.timedOut() && TimeoutHits.near(report.duration(), may)).toList();
            return ended.isEmpty() ? Optional.empty() : Optional.of(ended(may, reports, ended, isGatewayTimeout(view)));
        });
    }

    private static Verdict ended(Duration may, FunctionReports reports, List<FunctionReport> ended,
            boolean gatewayTimeout) {
        Message statement = Message.of("check.function-timeout-too-short.reports", may, ended.size(),
                reports.reports().size(), reports.window().length());
        Verdicts.Proof proof = proof(
                Figures.measure(may, Message.of("check.function-timeout-too-short.more", may)),
                Set.of(EvidenceKeys.FUNCTION_REPORTS));
        return gatewayTimeout ? proof.likely(statement) : proof.problem(statement);
    }

    private static Verdict noReports(EvidenceView view) {
        return view.look(EvidenceKeys.FUNCTION_REPORTS).seen().isPresent()
                ? Verdicts.cannotTell(Message.of("check.no-runs"))
                : MissingEvidence.unknown(view, EvidenceKeys.FUNCTION_REPORTS);
    }

    private static Verdict good(Duration may, Duration waits, FunctionReports reports) {
        Duration slowest = reports.reports().stream().map(FunctionReport::duration).max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return new Verdict.Good(
                Message.of("check.function-timeout-too-short.good", may, waits, reports.reports().size(),
                        reports.window().length(), slowest),
                Figures.measure(may, Message.of("check.function-timeout-too-short.more", slowest)), Set.of(ID));
    }

    /** Where Lambda has ended the function, a REST API answers 502 and an HTTP API 500; a WebSocket API sends a frame without status. */
    private static boolean endedAt(ApiType type, Symptom symptom, Duration may) {
        Kind kind = AnswerSignature.of(symptom).kind();
        boolean untold = kind == Kind.UNTOLD || kind == Kind.THROUGH_GATEWAY;
        boolean answer = switch (type) {
            case REST -> symptom.status() == 502 && (kind == Kind.GATEWAY_BAD_GATEWAY || untold);
            case HTTP -> symptom.status() == 500 && (kind == Kind.HTTP_API_FUNCTION_ERROR || untold);
            case WEBSOCKET -> false;
        };
        return answer && TimeoutHits.near(symptom.elapsed(), may);
    }

    private static Verdicts.Proof proof(Measure measure,
            Set<EvidenceKey<?>> evidence) {
        return new Verdicts.Proof(ID, ID, measure, Reads.all(evidence,
                Set.of(EvidenceKeys.FUNCTION)), List.of("function-timeout"));
    }
}
