package dev.timeoutdoctor.check.async;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.AnswerSignature;
import dev.timeoutdoctor.diagnosis.AnswerSignature.Kind;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.IntegrationType;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.TransferMode;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Do transfer mode, URI and function agree on streaming? A function is streamed only by the path {@code 2021-11-15/…/
 * response-streaming-invocations}, and only proxy integrations stream; any other combination ends in 500 (AWS: response streaming for
 * Lambda proxy integrations). Whether the function itself streams cannot be read from its settings.
 */
public final class StreamUriMismatchCheck implements Check {

    private static final String ID = "stream-uri-mismatch";
    private static final String STREAMING = "/response-streaming-invocations";
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.ASYNC,
            Set.of(EvidenceKeys.ROUTE, EvidenceKeys.DEPLOYED_SNAPSHOT), Set.of(EvidenceKeys.SYMPTOM), List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        Route route = view.need(EvidenceKeys.ROUTE);
        Optional<ApiMethod> served = RouteSettings.in(view.need(EvidenceKeys.DEPLOYED_SNAPSHOT), route);
        return served.map(method -> judge(view, method.integration())).orElseGet(() -> Verdicts.notServed(route));
    }

    private static Verdict judge(EvidenceView view, Integration integration) {
        boolean streams = integration.transferMode() == TransferMode.STREAM;
        boolean lambda = FunctionReference.callsLambda(integration);
        boolean streamingUri = integration.uri().endsWith(STREAMING);
        if (!streams) {
            return lambda && streamingUri
                    ? proof(integration).problem(Message.of("check.stream-uri-mismatch.buffered"))
                    : new Verdict.NotApplicable(Message.of("diagnosis.not-here.streaming"));
        }
        if (integration.type() != IntegrationType.AWS_PROXY && integration.type() != IntegrationType.HTTP_PROXY) {
            return proof(integration)
                    .problem(Message.of("check.stream-uri-mismatch.no-proxy", integration.type().name()));
        }
        if (lambda && !streamingUri) {
            return proof(integration).problem(Message.of("check.stream-uri-mismatch.uri"));
        }
        Optional<Kind> answer = view.look(EvidenceKeys.SYMPTOM).seen().map(AnswerSignature::of)
                .map(AnswerSignature::kind);
        boolean failed = answer.filter(kind -> kind == Kind.GATEWAY_INTERNAL_ERROR || kind == Kind.GATEWAY_BAD_GATEWAY)
                .isPresent();
        return lambda && failed
                ? proof(integration).likely(Message.of("check.stream-uri-mismatch.function"))
                : new Verdict.Good(
                        Message.of(lambda ? "check.stream-uri-mismatch.good" : "check.stream-uri-mismatch.good-http"),
                        proof(integration).measure(), Set.of(ID));
    }

    private static Verdicts.Proof proof(Integration integration) {
        Set<EvidenceKey<?>> evidence = Set.of(EvidenceKeys.DEPLOYED_SNAPSHOT);
        return new Verdicts.Proof(ID, ID, Figures.measure(
                Message.of(integration.uri().endsWith(STREAMING)
                        ? "check.stream-uri-mismatch.streams"
                        : "check.stream-uri-mismatch.waits", integration.transferMode().name()),
                Message.of("check.stream-uri-mismatch.allowed")), evidence, List.of());
    }
}
