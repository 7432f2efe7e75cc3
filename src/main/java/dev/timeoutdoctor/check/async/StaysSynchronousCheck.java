package dev.timeoutdoctor.check.async;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.TimeoutHits;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.check.fact.Waiting;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.MissingEvidence;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.EventInvokeConfig;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.IntegrationType;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Was the call meant to be asynchronous, and waits all the same? Only an integration of type {@code AWS} that sends
 * {@code X-Amz-Invocation-Type: 'Event'} does not wait; a proxy integration always does, whatever headers it names (AWS: set up
 * asynchronous invocation of the backend Lambda function).
 */
public final class StaysSynchronousCheck implements Check {

    private static final String ID = "stays-synchronous";
    private static final String HEADER = "integration.request.header.x-amz-invocation-type";
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.ASYNC, Waiting.NEEDS,
            Reads.all(Waiting.READS, TimeoutHits.READS, Set.of(EvidenceKeys.EVENT_INVOKE_CONFIG)), List.of(ID));

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
        Integration integration = waiting.get().served().integration();
        if (!FunctionReference.callsLambda(integration)) {
            return new Verdict.NotApplicable(Message.of("diagnosis.not-here.function"));
        }
        Optional<String> asked = invocationType(integration)
                .or(() -> waiting.get().edited().map(ApiMethod::integration)
                        .flatMap(StaysSynchronousCheck::invocationType));
        return asked.map(type -> judge(view, waiting.get(), type)).orElseGet(() -> byFunction(view, waiting.get()));
    }

    private static Optional<String> invocationType(Integration integration) {
        return integration.requestParameters().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(HEADER)).map(Map.Entry::getValue).findFirst();
    }

    private static Verdict judge(EvidenceView view, Waiting waiting, String type) {
        IntegrationType kind = waiting.served().integration().type();
        if (type.equals("'RequestResponse'")) {
            return good(type, Message.of("check.stays-synchronous.wanted"));
        }
        if (kind == IntegrationType.AWS && type.equals("'Event'")) {
            return good(type, Message.of("check.stays-synchronous.event"));
        }
        Message statement = kind == IntegrationType.AWS
                ? Message.of("check.stays-synchronous.client-chooses", type)
                : Message.of("check.stays-synchronous.proxy", type);
        TimeoutHits hits = TimeoutHits.of(view, waiting);
        Verdicts.Proof proof = proof(type, Reads.all(hits.evidence(), Set.of(EvidenceKeys.DEPLOYED_SNAPSHOT)));
        Message all = Message.of("check.stays-synchronous.and", statement, hits.because());
        return switch (hits.reach()) {
            case PROVEN -> kind == IntegrationType.AWS ? proof.likely(all) : proof.problem(all);
            case SUGGESTED, UNKNOWN -> proof.likely(all);
            case NONE -> proof.note(all);
        };
    }

    /** Settings for asynchronous calls are only there where somebody made them. */
    private static Verdict byFunction(EvidenceView view, Waiting waiting) {
        return switch (view.look(EvidenceKeys.EVENT_INVOKE_CONFIG)) {
            case Observed.Seen<EventInvokeConfig> seen -> configured(view, waiting);
            case Observed.Absent<EventInvokeConfig> absent ->
                good("", Message.of("check.stays-synchronous.no-sign"));
            case Observed.NotHere<EventInvokeConfig> notHere -> new Verdict.NotApplicable(notHere.why());
            case Observed.Denied<EventInvokeConfig> denied -> missing(view);
            case Observed.Failed<EventInvokeConfig> failed -> missing(view);
            case Observed.NotAsked<EventInvokeConfig> notAsked -> missing(view);
        };
    }

    private static Verdict configured(EvidenceView view, Waiting waiting) {
        TimeoutHits hits = TimeoutHits.of(view, waiting);
        Message statement = Message.of("check.stays-synchronous.configured", hits.because());
        return switch (hits.reach()) {
            case PROVEN, SUGGESTED ->
                proof("", Reads.all(hits.evidence(), Set.of(EvidenceKeys.EVENT_INVOKE_CONFIG))).likely(statement);
            case NONE -> good("", statement);
            case UNKNOWN -> Verdicts.cannotTell(statement);
        };
    }

    private static Verdict missing(EvidenceView view) {
        return MissingEvidence.unknown(view, EvidenceKeys.EVENT_INVOKE_CONFIG);
    }

    private static Verdict good(String type, Message summary) {
        return new Verdict.Good(summary, proof(type, Set.of()).measure(), Set.of(ID));
    }

    private static Verdicts.Proof proof(String type, Set<EvidenceKey<?>> evidence) {
        return new Verdicts.Proof(ID, ID, Figures.measure(
                type.isEmpty() ? Message.of("check.stays-synchronous.no-header") : type,
                Message.of("check.stays-synchronous.allowed")), evidence, List.of());
    }
}
