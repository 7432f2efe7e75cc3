package dev.timeoutdoctor.check.front;

import dev.timeoutdoctor.check.fact.ExecutionLogReader;
import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.AnswerSignature;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.Finding;
import dev.timeoutdoctor.diagnosis.Finding.Certainty;
import dev.timeoutdoctor.diagnosis.Measure;
import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.EndpointType;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.RestApi;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whose answer is it? Decided by the answer's headers and text before anything else is looked at. */
public final class AnswerNotFromApiGatewayCheck implements Check {

    private static final String ID = "answer-not-from-api-gateway";
    private static final String OWN_504 = "backend-own-504";
    private static final String UNREACHABLE = "backend-unreachable";
    private static final String IDLE = "backend-closes-idle-connections";
    private static final String BLOCKED = "private-endpoint-blocked";
    /** A client that waits less has not waited: it could not connect. */
    private static final Duration CONNECTING = Duration.ofSeconds(1);
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.FRONT, Set.of(EvidenceKeys.SYMPTOM),
            Reads.all(ExecutionLogReader.READS, Set.of(EvidenceKeys.GATEWAY_RESPONSES, EvidenceKeys.REST_API)),
            List.of(ID, OWN_504, UNREACHABLE, IDLE, BLOCKED));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        Symptom symptom = view.need(EvidenceKeys.SYMPTOM);
        AnswerSignature signature = AnswerSignature.of(symptom, view.look(EvidenceKeys.GATEWAY_RESPONSES));
        Message statement = signature.statement();
        return switch (signature.kind()) {
            case GATEWAY_TIMEOUT, GATEWAY_BAD_GATEWAY, GATEWAY_INTERNAL_ERROR, GATEWAY_THROTTLED,
                    GATEWAY_NO_SUCH_METHOD, GATEWAY_AUTHORIZER_ERROR ->
                new Verdict.Good(statement, measure(symptom),
                        Set.of(ID, OWN_504, UNREACHABLE, IDLE, BLOCKED));
            case HTTP_API_UNAVAILABLE, HTTP_API_FUNCTION_ERROR, GATEWAY_UNEXPLAINED, GATEWAY_OTHER_ERROR, ANSWERED ->
                new Verdict.Good(statement, measure(symptom), Set.of(ID, OWN_504, BLOCKED));
            case GATEWAY_NETWORK_ERROR -> networkError(view, symptom, statement);
            case PASSED_THROUGH -> passedThrough(symptom, statement);
            case THROUGH_GATEWAY -> new Verdict.Good(statement, measure(symptom), Set.of(ID, BLOCKED));
            case CLOUDFRONT, LOAD_BALANCER, ANOTHER_HOP -> anotherHop(symptom, statement);
            case NOBODY -> nobody(view, symptom);
            case UNTOLD -> Verdicts.cannotTell(statement);
        };
    }

    /** The line in the execution log says whether the connection was refused or closed (AWS: 504 errors of REST APIs). */
    private static Verdict networkError(EvidenceView view, Symptom symptom, Message statement) {
        Set<String> ruledOut = Set.of(ID, OWN_504, BLOCKED);
        boolean http = served(view).filter(method -> !RouteSettings.callsHttp(method)).isEmpty();
        if (!http) {
            return new Verdict.Good(statement, measure(symptom), ruledOut);
        }
        boolean closed = ExecutionLogReader.of(view).filter(log -> log.requestsWith("Connection is closed").maybeOwn())
                .isPresent();
        Message closedLine = Message.of("check.answer-not-from-api-gateway.closed", statement);
        return new Verdict.Problem(List.of(closed
                ? finding(IDLE, Certainty.LIKELY, symptom, closedLine)
                : finding(UNREACHABLE, Certainty.LIKELY, symptom, statement)), ruledOut);
    }

    private static Verdict passedThrough(Symptom symptom, Message statement) {
        Set<String> ruledOut = Set.of(ID, UNREACHABLE, IDLE, BLOCKED);
        if (symptom.status() != 504) {
            return new Verdict.Good(statement, measure(symptom), ruledOut);
        }
        return new Verdict.Problem(List.of(finding(OWN_504, Certainty.FOUND, symptom, statement)), ruledOut);
    }

    /** Of an answer that was entered by a header alone, API Gateway's own headers may have been left out. */
    private static Verdict anotherHop(Symptom symptom, Message statement) {
        return symptom.measured() || !symptom.body().isEmpty()
                ? new Verdict.Problem(List.of(finding(ID, Certainty.FOUND, symptom, statement)), Set.of(OWN_504))
                : new Verdict.Warning(List.of(finding(ID, Certainty.LIKELY, symptom, statement)), Set.of());
    }

    /** Who stopped waiting is another check's question; here only a private API that could not be reached counts. */
    private static Verdict nobody(EvidenceView view, Symptom symptom) {
        boolean isPrivate = view.look(EvidenceKeys.REST_API).seen().map(RestApi::endpointType)
                .filter(type -> type == EndpointType.PRIVATE).isPresent();
        if (isPrivate) {
            return new Verdict.Problem(List.of(finding(BLOCKED, Certainty.LIKELY, symptom,
                    Message.of("check.answer-not-from-api-gateway.private", symptom.elapsed()))),
                    Set.of(ID, OWN_504));
        }
        return symptom.elapsed().compareTo(CONNECTING) < 0
                ? Verdicts.cannotTell(
                        Message.of("check.answer-not-from-api-gateway.no-connection", symptom.elapsed()))
                : new Verdict.Good(Message.of("check.answer-not-from-api-gateway.no-answer", symptom.elapsed()),
                        measure(symptom), Set.of(ID, OWN_504));
    }

    private static Optional<ApiMethod> served(EvidenceView view) {
        Optional<Route> route = view.look(EvidenceKeys.ROUTE).seen();
        return route.flatMap(known -> view.look(EvidenceKeys.DEPLOYED_SNAPSHOT).seen()
                .flatMap(definition -> RouteSettings.in(definition, known)));
    }

    private static Finding finding(String cause, Certainty certainty, Symptom symptom, Message statement) {
        return new Finding(cause, certainty, Message.of("check.answer-not-from-api-gateway.bad." + cause), statement,
                measure(symptom), Set.of(EvidenceKeys.SYMPTOM), List.of());
    }

    private static Measure measure(Symptom symptom) {
        String status = symptom.status() == 0 ? "\u2013" : String.valueOf(symptom.status());
        return Figures.measure(symptom.elapsed().isZero()
                ? Message.of("check.figure", status)
                : Message.of("check.answer-not-from-api-gateway.now", status, symptom.elapsed()),
                Message.of("check.answer-not-from-api-gateway.allowed"));
    }
}
