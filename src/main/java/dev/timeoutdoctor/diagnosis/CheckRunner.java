package dev.timeoutdoctor.diagnosis;

import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Runs checks over evidence and ranks the causes. Pure: the same evidence gives the same answer, in whatever order it arrived. A
 * check that breaks says so in its own row and never stops the run.
 */
public final class CheckRunner {

    private final BiConsumer<CheckInfo, RuntimeException> onCrash;

    /**
     * A runner that tells somebody about broken checks.
     *
     * @param onCrash is handed what a check threw, for the log
     */
    public CheckRunner(BiConsumer<CheckInfo, RuntimeException> onCrash) {
        this.onCrash = onCrash;
    }

    /** What the evidence says: every check in the given order, every cause in the order of the catalogue. */
    public Diagnosis diagnose(List<Check> checks, CauseCatalogue causes, EvidenceSet collected) {
        EvidenceSet read = AsServed.in(collected);
        EvidenceSet evidence = ImpossibleTimeout.without(read);
        EvidenceView view = EvidenceView.of(evidence);
        SetUp setUp = new SetUp(evidence);
        List<CheckResult> results = checks.stream().map(check -> new CheckResult(check.info(),
                check.info().id().equals(ImpossibleTimeout.CHECK)
                        ? verdict(check, read, EvidenceView.of(read))
                        : asServed(verdict(check, evidence, view), presence(check.info(), causes, setUp), evidence)))
                .toList();
        Ranking ranking = new Ranking(causes, results, evidence);
        List<CauseResult> ranked = ranking.causes().stream().map(result -> AsServed.sources(result, collected))
                .toList();
        return new Diagnosis(results, ranked, ranking.rootCauses(ranked));
    }

    /** A check that finds nothing of its part in the settings as last edited has not looked at what the stage runs. */
    private static Verdict asServed(Verdict verdict, SetUp.Presence presence, EvidenceSet evidence) {
        if (!(verdict instanceof Verdict.NotApplicable && presence instanceof SetUp.Presence.NotAsEdited edited)) {
            return verdict;
        }
        Verdict.Unknown unread = MissingEvidence.unknown(Set.of(EvidenceKeys.DEPLOYED_SNAPSHOT), evidence::get);
        return new Verdict.Unknown(unread.missing(), edited.why(), unread.actions());
    }

    /** Whether the set-up has what the check's cause is about. */
    private static SetUp.Presence presence(CheckInfo info, CauseCatalogue causes, SetUp setUp) {
        boolean named = causes.causes().stream().anyMatch(cause -> cause.id().equals(info.id()));
        return setUp.of(named ? causes.part(info.id()) : Part.ANYTHING);
    }

    private Verdict verdict(Check check, EvidenceSet evidence, EvidenceView view) {
        CheckInfo info = check.info();
        Optional<Message> notHere = EvidenceKeys.all().stream().filter(info.needs()::contains)
                .flatMap(key -> notHere(evidence.get(key)).stream()).findFirst();
        if (notHere.isPresent()) {
            return new Verdict.NotApplicable(notHere.get());
        }
        if (info.needs().stream().anyMatch(key -> evidence.get(key).seen().isEmpty())) {
            Optional<Verdict> alone = answerAlone(evidence)
                    ? evaluated(info, () -> check.byAnswerAlone(view.forCheck(info)))
                    : Optional.empty();
            return alone.orElseGet(() -> MissingEvidence.unknown(info.needs(), evidence::get));
        }
        Verdict verdict = evaluated(info, () -> Optional.of(check.evaluate(view.forCheck(info)))).orElseThrow();
        return OfCutLog.weigh(info, OfNamedFunction.weigh(info, verdict, evidence), evidence);
    }

    /** Whether what the caller saw is all there is; its address may name the API, of which nothing was read. */
    private static boolean answerAlone(EvidenceSet evidence) {
        return evidence.get(EvidenceKeys.SYMPTOM).seen().isPresent()
                && Stream.of(EvidenceKeys.REST_API, EvidenceKeys.STAGE, EvidenceKeys.DEPLOYED_SNAPSHOT,
                        EvidenceKeys.WORKING_COPY).allMatch(key -> evidence.get(key).seen().isEmpty());
    }

    private static Optional<Message> notHere(Observed<?> observed) {
        return observed instanceof Observed.NotHere<?> notHere ? Optional.of(notHere.why()) : Optional.empty();
    }

    private Optional<Verdict> evaluated(CheckInfo info, Supplier<Optional<Verdict>> check) {
        try {
            return check.get();
        } catch (RuntimeException e) {
            onCrash.accept(info, e);
            return Optional.of(new Verdict.Crashed(reference(info, e)));
        }
    }

    /** The same bug has the same reference, so that reports of it can be matched. */
    private static String reference(CheckInfo info, RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        String where = trace.length == 0 ? "" : "-" + trace[0].getLineNumber();
        return info.id() + "-" + e.getClass().getSimpleName() + where;
    }
}
