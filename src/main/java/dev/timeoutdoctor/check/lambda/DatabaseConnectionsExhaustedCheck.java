package dev.timeoutdoctor.check.lambda;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.TimeoutHits;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.check.fact.Waiting;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.MissingEvidence;
import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.evidence.KnownErrors;
import dev.timeoutdoctor.evidence.LogLines;
import dev.timeoutdoctor.evidence.LogLines.LogLine;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Does the backend wait for a database connection? Databases and their pools say so in words of their own, in the function's log or in
 * the answer that was passed through. A function may also wait without a word, so a silent log alone rules nothing out.
 */
public final class DatabaseConnectionsExhaustedCheck implements Check {

    private static final String ID = "database-connections-exhausted";
    private static final int SEVERAL = 3;
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.LAMBDA, Waiting.NEEDS,
            Reads.all(Waiting.READS, TimeoutHits.READS,
                    Set.of(EvidenceKeys.FUNCTION_ERRORS, EvidenceKeys.FUNCTION_METRICS)),
            List.of(ID));

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
        Optional<String> answered = view.look(EvidenceKeys.SYMPTOM).seen().map(Symptom::body)
                .flatMap(DatabaseConnectionsExhaustedCheck::words);
        if (answered.isPresent()) {
            return proof(Set.of(EvidenceKeys.SYMPTOM), answered.get())
                    .problem(Message.of("check.database-connections-exhausted.answer", answered.get()));
        }
        return byLog(view).orElseGet(() -> nothingSaid(view, waiting.get()));
    }

    private static Optional<Verdict> byLog(EvidenceView view) {
        return view.look(EvidenceKeys.FUNCTION_ERRORS).seen().flatMap(log -> {
            List<String> said = log.lines().stream().map(LogLine::message)
                    .flatMap(line -> words(line).stream()).toList();
            if (said.isEmpty()) {
                return Optional.empty();
            }
            Message statement = Message.of("check.database-connections-exhausted.log", said.size(),
                    log.window().length(), said.getFirst(), concurrency(view));
            Verdicts.Proof proof = proof(Set.of(EvidenceKeys.FUNCTION_ERRORS), said.getFirst());
            return Optional.of(said.size() >= SEVERAL ? proof.problem(statement) : proof.likely(statement));
        });
    }

    /** Each execution has connections of its own. */
    private static Message concurrency(EvidenceView view) {
        return view.look(EvidenceKeys.FUNCTION_METRICS).seen()
                .map(metrics -> Message.of("check.database-connections-exhausted.at-once", metrics.maxConcurrency()))
                .orElse(Message.of("check.database-connections-exhausted.at-once-unknown"));
    }

    private static Verdict nothingSaid(EvidenceView view, Waiting waiting) {
        TimeoutHits hits = TimeoutHits.of(view, waiting);
        if (hits.reach() == TimeoutHits.Reach.NONE) {
            return new Verdict.Good(
                    Message.of("check.database-connections-exhausted.nothing-waits", hits.because()),
                    proof(Set.of(), "").measure(), Set.of(ID));
        }
        if (!FunctionReference.callsLambda(waiting.served().integration())) {
            return Verdicts.cannotTell(Message.of("check.database-connections-exhausted.own-log"));
        }
        Optional<LogLines> log = view.look(EvidenceKeys.FUNCTION_ERRORS).seen();
        return log.isPresent()
                ? Verdicts.cannotTell(Message.of("check.database-connections-exhausted.silent",
                        log.get().window().length()))
                : MissingEvidence.unknown(view, EvidenceKeys.FUNCTION_ERRORS);
    }

    private static Optional<String> words(String text) {
        return KnownErrors.CONNECTIONS_EXHAUSTED.words(text);
    }

    private static Verdicts.Proof proof(Set<EvidenceKey<?>> evidence, String words) {
        return new Verdicts.Proof(ID, ID,
                Figures.measure(words.isEmpty() ? Message.of("check.database-connections-exhausted.none") : words,
                        Message.of("check.database-connections-exhausted.none")),
                evidence, List.of());
    }
}
