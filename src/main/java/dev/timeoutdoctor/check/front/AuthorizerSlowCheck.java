package dev.timeoutdoctor.check.front;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.FrontTime;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.RequestStory;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.MissingEvidence;
import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.Authorizers.Authorizer;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.evidence.Traces.Segment;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Does the authorizer take the time? Its share stands in the access log, in X-Ray, and, together with the web ACL's, in what the
 * gateway's latency exceeds the backend's by. A Lambda authorizer that is waited for too long ends in 500 with an empty message
 * (AWS: REST API authorizers).
 */
public final class AuthorizerSlowCheck implements Check {

    private static final String ID = "authorizer-slow";
    private static final int SEVERAL = 3;
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.FRONT,
            Set.of(EvidenceKeys.ROUTE, EvidenceKeys.WORKING_COPY),
            Reads.all(FrontTime.READS, RequestStory.READS,
                    Set.of(EvidenceKeys.SYMPTOM, EvidenceKeys.AUTHORIZERS, EvidenceKeys.TRACES)),
            List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        Route route = view.need(EvidenceKeys.ROUTE);
        Optional<ApiMethod> method = RouteSettings.in(view.need(EvidenceKeys.WORKING_COPY), route);
        if (method.isEmpty()) {
            return Verdicts.cannotTell(Message.of("check.authorizer-slow.no-method", route.label()));
        }
        return switch (method.get().authorizationType()) {
            case "NONE", "" -> new Verdict.NotApplicable(Message.of("diagnosis.not-here.authorizer"));
            case "AWS_IAM" -> new Verdict.Good(Message.of("check.authorizer-slow.iam"),
                    Figures.measure("AWS_IAM", Figures.below(Duration.ofSeconds(1))), Set.of(ID));
            default -> judge(view, method.get());
        };
    }

    @Override
    public Optional<Verdict> byAnswerAlone(EvidenceView view) {
        return view.look(EvidenceKeys.SYMPTOM).seen().filter(AuthorizerSlowCheck::gaveUp)
                .map(symptom -> proof(Set.of(EvidenceKeys.SYMPTOM), symptom.elapsed())
                        .likely(Message.of("check.authorizer-slow.answer")));
    }

    private static Verdict judge(EvidenceView view, ApiMethod method) {
        if (view.look(EvidenceKeys.SYMPTOM).seen().filter(AuthorizerSlowCheck::gaveUp).isPresent()) {
            return proof(Set.of(EvidenceKeys.SYMPTOM), elapsed(view))
                    .likely(Message.of("check.authorizer-slow.answer"));
        }
        List<RequestStory> stories = RequestStory.of(view);
        long unfinished = stories.stream().filter(AuthorizerSlowCheck::unfinished).count();
        if (unfinished > 0) {
            Message statement = Message.of("check.authorizer-slow.unfinished", unfinished, stories.size(),
                    view.look(EvidenceKeys.FAILED_REQUESTS).seen().orElseThrow().window().length());
            Verdicts.Proof proof = proof(Set.of(EvidenceKeys.FAILED_REQUESTS), elapsed(view));
            return unfinished >= SEVERAL ? proof.problem(statement) : proof.likely(statement);
        }
        return FrontTime.of(view, "authorizer.latency").map(time -> byAccessLog(view, method, time))
                .or(() -> byTraces(view, method)).orElseGet(() -> byMetrics(view));
    }

    /** {@code {"message": null}} with status 500. */
    private static boolean gaveUp(Symptom symptom) {
        return symptom.status() == 500
                && symptom.body().replaceAll("\\s", "").toLowerCase(Locale.ROOT).contains("{\"message\":null}");
    }

    /** The authorizer was started and did not finish, and the request was never sent on. */
    private static boolean unfinished(RequestStory story) {
        return story.has("Starting authorizer") && !story.has("Successfully completed authorizer execution")
                && !story.has("Sending request to") && story.has("Method completed with status: 5");
    }

    private static Verdict byAccessLog(EvidenceView view, ApiMethod method, FrontTime time) {
        Message statement = Message.of("check.authorizer-slow.log", time.slow(), time.requests(),
                time.window().length(), time.most(), kept(view, method));
        Verdicts.Proof proof = proof(Set.of(EvidenceKeys.ACCESS_LOG), time.most());
        if (time.slow() == 0) {
            return time.enough()
                    ? new Verdict.Good(Message.of("check.authorizer-slow.fast", time.requests(),
                            time.window().length(), time.most()), proof.measure(), Set.of(ID))
                    : Verdicts.cannotTell(Message.of("check.authorizer-slow.few", time.requests(),
                            time.window().length(), time.most()));
        }
        if (time.failed() == 0) {
            return proof.note(Message.of("check.authorizer-slow.no-failure", statement));
        }
        return time.enough() && time.failed() >= SEVERAL ? proof.problem(statement) : proof.likely(statement);
    }

    /** How long answers of the method's authorizer are kept: none are without a time. */
    private static Message kept(EvidenceView view, ApiMethod method) {
        return authorizer(view, method)
                .map(one -> one.resultsKeptFor().isZero()
                        ? Message.of("check.authorizer-slow.not-kept")
                        : Message.of("check.authorizer-slow.kept", one.resultsKeptFor()))
                .orElse(Message.of("check.authorizer-slow.kept-unknown"));
    }

    private static Optional<Authorizer> authorizer(EvidenceView view, ApiMethod method) {
        return view.look(EvidenceKeys.AUTHORIZERS).seen().flatMap(all -> all.authorizers().stream()
                .filter(one -> one.id().equals(method.authorizerId())).findFirst());
    }

    /** A Lambda authorizer is a function with segments of its own; a few traces only suggest. */
    private static Optional<Verdict> byTraces(EvidenceView view, ApiMethod method) {
        Optional<String> uri = authorizer(view, method).map(Authorizer::uri).filter(text -> !text.isEmpty());
        return uri.flatMap(text -> view.look(EvidenceKeys.TRACES).seen().flatMap(traces -> traces.traces().stream()
                .flatMap(trace -> trace.all().filter(segment -> text.contains(":function:" + segment.name() + "/"))
                        .map(Segment::duration).max(Duration::compareTo)
                        .filter(part -> FrontTime.matters(part)
                                && part.multipliedBy(2).compareTo(trace.duration()) >= 0)
                        .stream())
                .max(Duration::compareTo)
                .map(part -> proof(Set.of(EvidenceKeys.TRACES), part).likely(
                        Message.of("check.authorizer-slow.trace", part, traces.traces().size())))));
    }

    private static Verdict byMetrics(EvidenceView view) {
        Optional<Duration> gap = FrontTime.byMetrics(view);
        if (gap.isEmpty()) {
            return MissingEvidence.unknown(view, EvidenceKeys.ACCESS_LOG, EvidenceKeys.GATEWAY_METRICS);
        }
        Verdicts.Proof proof = proof(Set.of(EvidenceKeys.GATEWAY_METRICS), gap.get());
        long requests = view.look(EvidenceKeys.GATEWAY_METRICS).seen().map(metrics -> metrics.latency().samples())
                .orElse(0L);
        Duration window = view.look(EvidenceKeys.GATEWAY_METRICS).seen().map(metrics -> metrics.window().length())
                .orElse(Duration.ZERO);
        return FrontTime.matters(gap.get())
                ? proof.likely(Message.of("check.authorizer-slow.gap", gap.get(), requests, window))
                : new Verdict.Good(Message.of("check.authorizer-slow.no-gap", gap.get(), requests, window),
                        proof.measure(), Set.of(ID));
    }

    private static Duration elapsed(EvidenceView view) {
        return view.look(EvidenceKeys.SYMPTOM).seen().map(Symptom::elapsed).orElse(Duration.ZERO);
    }

    private static Verdicts.Proof proof(Set<EvidenceKey<?>> evidence, Duration figure) {
        return new Verdicts.Proof(ID, ID, Figures.measure(figure, Figures.below(Duration.ofSeconds(1))), evidence,
                List.of());
    }
}
