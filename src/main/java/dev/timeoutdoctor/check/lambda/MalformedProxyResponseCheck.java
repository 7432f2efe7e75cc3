package dev.timeoutdoctor.check.lambda;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.LoggedFailures;
import dev.timeoutdoctor.check.fact.LoggedRequests;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.AnswerSignature;
import dev.timeoutdoctor.diagnosis.AnswerSignature.Kind;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.MissingEvidence;
import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.evidence.IntegrationType;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Does the function answer in a shape that a proxy integration refuses? The execution log says so in its own words, the access log of
 * an HTTP API in others; the caller gets 502 at once and never 504 (AWS: Lambda proxy integrations).
 */
public final class MalformedProxyResponseCheck implements Check {

    private static final String ID = "malformed-proxy-response";
    private static final String WORDS = "Malformed Lambda proxy response";
    private static final String WORDS_OF_HTTP_APIS = "doesn't match the format that API Gateway expects";
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.LAMBDA,
            Set.of(EvidenceKeys.ROUTE, EvidenceKeys.DEPLOYED_SNAPSHOT),
            Reads.all(LoggedFailures.READS, LoggedRequests.READS, Set.of(EvidenceKeys.SYMPTOM)), List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        Route route = view.need(EvidenceKeys.ROUTE);
        Optional<ApiMethod> served = RouteSettings.in(view.need(EvidenceKeys.DEPLOYED_SNAPSHOT), route);
        if (served.isEmpty()) {
            return Verdicts.notServed(route);
        }
        if (!FunctionReference.callsLambda(served.get().integration())
                || served.get().integration().type() != IntegrationType.AWS_PROXY) {
            return new Verdict.NotApplicable(Message.of("diagnosis.not-here.proxy-function"));
        }
        return byAccessLog(view).or(() -> byExecutionLog(view))
                .orElseGet(() -> nothingSaid(view));
    }

    private static Optional<Verdict> byAccessLog(EvidenceView view) {
        return LoggedRequests.of(view).map(LoggedRequests::withoutCanary).flatMap(log -> {
            long requests = log.requests().stream().filter(entry -> entry.text("integration.error")
                    .filter(text -> text.contains(WORDS_OF_HTTP_APIS) || text.contains(WORDS)).isPresent()).count();
            Message statement = Message.of("check.malformed-proxy-response.access-log", requests,
                    log.requests().size(), log.window().length());
            Verdicts.Proof proof = proof(Set.of(EvidenceKeys.ACCESS_LOG));
            return requests == 0
                    ? Optional.empty()
                    : Optional.of(log.ofRoute() ? proof.problem(statement) : proof.likely(statement));
        });
    }

    private static Optional<Verdict> byExecutionLog(EvidenceView view) {
        return LoggedFailures.of(view, WORDS).filter(LoggedFailures::any).map(failures -> {
            Message statement = Message.of("check.malformed-proxy-response.log", failures.requests(),
                    failures.window().length());
            Verdicts.Proof proof = proof(Set.of(EvidenceKeys.EXECUTION_LOG));
            boolean answered = answer(view).filter(Kind.GATEWAY_BAD_GATEWAY::equals).isPresent();
            return failures.own() > 0 || answered ? proof.problem(statement) : proof.likely(statement);
        });
    }

    private static Verdict nothingSaid(EvidenceView view) {
        if (answer(view).filter(MalformedProxyResponseCheck::anotherMatter).isPresent()) {
            return good(Message.of("check.malformed-proxy-response.other-answer"));
        }
        // a request that failed for a malformed answer always has its line, so other failures rule it out
        Optional<LoggedFailures> failures = LoggedFailures.of(view, "Execution failed");
        if (failures.filter(LoggedFailures::any).isPresent()) {
            return good(Message.of("check.malformed-proxy-response.other-lines", failures.get().requests(),
                    failures.get().window().length()));
        }
        return failures.isPresent()
                ? Verdicts.cannotTell(Message.of("check.malformed-proxy-response.no-lines",
                        failures.get().window().length()))
                : MissingEvidence.unknown(view, EvidenceKeys.EXECUTION_LOG);
    }

    private static Optional<Kind> answer(EvidenceView view) {
        return view.look(EvidenceKeys.SYMPTOM).seen().map(AnswerSignature::of).map(AnswerSignature::kind);
    }

    private static boolean anotherMatter(Kind kind) {
        return switch (kind) {
            case GATEWAY_TIMEOUT, GATEWAY_NETWORK_ERROR, GATEWAY_THROTTLED, GATEWAY_NO_SUCH_METHOD,
                    GATEWAY_AUTHORIZER_ERROR, PASSED_THROUGH, ANSWERED, HTTP_API_UNAVAILABLE ->
                true;
            case GATEWAY_BAD_GATEWAY, GATEWAY_INTERNAL_ERROR, HTTP_API_FUNCTION_ERROR, GATEWAY_UNEXPLAINED,
                    GATEWAY_OTHER_ERROR, CLOUDFRONT, LOAD_BALANCER, ANOTHER_HOP, NOBODY, UNTOLD, THROUGH_GATEWAY ->
                false;
        };
    }

    private static Verdict good(Message summary) {
        return new Verdict.Good(summary, proof(Set.of()).measure(), Set.of(ID));
    }

    private static Verdicts.Proof proof(Set<EvidenceKey<?>> evidence) {
        return new Verdicts.Proof(ID, ID, Figures.measure(Message.of("check.malformed-proxy-response.now"),
                Message.of("check.malformed-proxy-response.allowed")), evidence, List.of());
    }
}
