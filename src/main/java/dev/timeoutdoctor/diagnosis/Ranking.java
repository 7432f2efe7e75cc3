package dev.timeoutdoctor.diagnosis;

import dev.timeoutdoctor.diagnosis.Finding.Certainty;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.text.Message;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Turns what the checks said into one status for each cause, and into the list of root causes. Rules, no scores:
 *
 * <ul>
 * <li>a proof beats everything: <em>found</em>, then the set-up that has no such part, then <em>ruled out</em>;
 * <li>only then does <em>likely</em> count, where there is a check named after the cause only from that one; and last that a
 * check could not look;
 * <li>where several checks speak of a cause, the one that is named after it is asked first, then the others by their ids.
 * </ul>
 */
final class Ranking {

    private static final String MEMORY_STARVED = "function-memory-starved";
    private static final String LOGGING_OFF = "logging-off";
    /** What more memory may cure along with it, when the function starves. */
    private static final Set<String> CURED_BY_MEMORY = Set.of("backend-slower-than-limit",
            "edge-endpoint-cannot-raise", "quota-raised-elsewhere");

    private final CauseCatalogue catalogue;
    private final List<CheckResult> results;
    private final SetUp setUp;
    private final boolean nothingFails;

    Ranking(CauseCatalogue catalogue, List<CheckResult> results, EvidenceSet evidence) {
        this.catalogue = catalogue;
        this.results = results;
        this.setUp = new SetUp(evidence);
        this.nothingFails = Failures.none(evidence);
    }

    /** Every cause of the catalogue, in its order. */
    List<CauseResult> causes() {
        List<CauseResult> causes = catalogue.causes().stream().map(this::result).toList();
        boolean starved = causes.stream().anyMatch(
                result -> result.cause().id().equals(MEMORY_STARVED) && result.status() == CauseStatus.FOUND);
        return starved ? causes.stream().map(Ranking::withMoreMemoryFirst).toList() : causes;
    }

    /** What explains the symptom, best first. */
    List<String> rootCauses(List<CauseResult> causes) {
        List<String> failing = ids(causes, CauseStatus.FOUND, Cause.Effect.FAILS);
        if (failing.isEmpty() && !nothingFails) {
            failing = ids(causes, CauseStatus.LIKELY, Cause.Effect.FAILS);
        }
        if (failing.isEmpty()) {
            return List.of();
        }
        List<String> worsening = ids(causes, CauseStatus.FOUND, Cause.Effect.WORSENS);
        Predicate<String> lastOfAll = LOGGING_OFF::equals;
        return Stream.of(failing.stream(), worsening.stream().filter(lastOfAll.negate()),
                worsening.stream().filter(lastOfAll)).flatMap(ids -> ids).toList();
    }

    private List<String> ids(List<CauseResult> causes, CauseStatus status, Cause.Effect effect) {
        return catalogue.causesFirst(
                causes.stream().filter(result -> result.status() == status && result.cause().effect() == effect)
                        .map(result -> result.cause().id()).toList());
    }

    private static CauseResult withMoreMemoryFirst(CauseResult result) {
        if (result.status() != CauseStatus.FOUND || !CURED_BY_MEMORY.contains(result.cause().id())) {
            return result;
        }
        return new CauseResult(result.cause(), CauseStatus.LIKELY,
                Message.of("diagnosis.likely.at-this-memory", result.because()), result.evidence(), result.cures());
    }

    private CauseResult result(Cause cause) {
        List<CheckResult> speakers = speakers(cause);
        return fromFinding(cause, speakers, Certainty.FOUND, CauseStatus.FOUND).or(() -> fromSetUp(cause))
                .or(() -> fromRuling(cause, speakers))
                .or(() -> fromFinding(cause, decisive(cause, speakers), Certainty.LIKELY, CauseStatus.LIKELY))
                .or(() -> fromUnknown(cause, speakers)).orElseGet(() -> unsaid(cause, speakers));
    }

    private List<CheckResult> speakers(Cause cause) {
        return results.stream().filter(result -> result.info().causes().contains(cause.id()))
                .sorted(Comparator.comparing((CheckResult result) -> !result.info().id().equals(cause.id()))
                        .thenComparing(result -> result.info().id()))
                .toList();
    }

    /** The check that is named after the cause weighs what fits; without one, whoever speaks of the cause does. */
    private static List<CheckResult> decisive(Cause cause, List<CheckResult> speakers) {
        List<CheckResult> own = speakers.stream().filter(result -> result.info().id().equals(cause.id())).toList();
        return own.isEmpty() ? speakers : own;
    }

    private Optional<CauseResult> fromFinding(Cause cause, List<CheckResult> speakers, Certainty certainty,
            CauseStatus status) {
        return speakers.stream().flatMap(result -> findings(result.verdict()).stream())
                .filter(finding -> finding.cause().equals(cause.id()) && finding.certainty() == certainty).findFirst()
                .map(finding -> new CauseResult(cause, status, finding.statement(), finding.evidence(),
                        Stream.concat(finding.cures().stream(), catalogue.cures(cause.id()).stream()).distinct()
                                .toList()));
    }

    private Optional<CauseResult> fromSetUp(Cause cause) {
        return setUp.of(catalogue.part(cause.id())) instanceof SetUp.Presence.NotHere notHere
                ? Optional.of(of(cause, CauseStatus.NOT_HERE, notHere.why()))
                : Optional.empty();
    }

    private static Optional<CauseResult> fromRuling(Cause cause, List<CheckResult> speakers) {
        return speakers.stream().filter(result -> ruledOut(result.verdict()).contains(cause.id())).findFirst()
                .map(result -> new CauseResult(cause, CauseStatus.RULED_OUT, ruling(result.verdict(), cause.id()),
                        result.info().needs(), List.of()));
    }

    private static Message ruling(Verdict verdict, String cause) {
        if (verdict instanceof Verdict.Good good) {
            return good.summary();
        }
        List<Finding> findings = findings(verdict);
        return findings.stream().filter(finding -> finding.cause().equals(cause)).findFirst()
                .or(() -> findings.stream().findFirst()).map(Finding::statement)
                .orElseGet(() -> Message.of("diagnosis.unknown.nothing-tells"));
    }

    private static Optional<CauseResult> fromUnknown(Cause cause, List<CheckResult> speakers) {
        return speakers.stream().flatMap(result -> couldNotLook(result).stream()).findFirst()
                .map(why -> of(cause, CauseStatus.UNKNOWN, why));
    }

    private static Optional<Message> couldNotLook(CheckResult result) {
        return switch (result.verdict()) {
            case Verdict.Unknown unknown -> Optional.of(unknown.why());
            case Verdict.Crashed crashed -> Optional.of(Message.of("diagnosis.unknown.crashed", crashed.reference()));
            case Verdict.Good good -> Optional.empty();
            case Verdict.Warning warning -> Optional.empty();
            case Verdict.Problem problem -> Optional.empty();
            case Verdict.NotApplicable notApplicable -> Optional.empty();
        };
    }

    /** No check decided it: the checks do not apply, they left it open, or there is none. */
    private CauseResult unsaid(Cause cause, List<CheckResult> speakers) {
        Optional<Message> open = speakers.stream().map(CheckResult::verdict)
                .filter(verdict -> verdict instanceof Verdict.Good).map(verdict -> ruling(verdict, cause.id()))
                .findFirst();
        if (open.isPresent()) {
            return of(cause, CauseStatus.UNKNOWN, open.get());
        }
        boolean applies = speakers.stream().anyMatch(result -> !(result.verdict() instanceof Verdict.NotApplicable));
        Optional<Message> notHere = speakers.stream().map(CheckResult::verdict).flatMap(
                verdict -> verdict instanceof Verdict.NotApplicable none ? Stream.of(none.why()) : Stream.empty())
                .findFirst();
        if (!applies && notHere.isPresent()) {
            return of(cause, CauseStatus.NOT_HERE, notHere.get());
        }
        return of(cause, CauseStatus.UNKNOWN, switch (setUp.of(catalogue.part(cause.id()))) {
            case SetUp.Presence.Unknown unknown -> unknown.why();
            case SetUp.Presence.NotAsEdited edited -> edited.why();
            case SetUp.Presence.Here _,SetUp.Presence.NotHere _ -> Message.of("diagnosis.unknown.nothing-tells");
        });
    }

    private static CauseResult of(Cause cause, CauseStatus status, Message because) {
        return new CauseResult(cause, status, because, Set.<EvidenceKey<?>>of(), List.of());
    }

    private static List<Finding> findings(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Warning warning -> warning.findings();
            case Verdict.Problem problem -> problem.findings();
            case Verdict.Good good -> List.of();
            case Verdict.NotApplicable notApplicable -> List.of();
            case Verdict.Unknown unknown -> List.of();
            case Verdict.Crashed crashed -> List.of();
        };
    }

    private static Set<String> ruledOut(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Good good -> good.ruledOut();
            case Verdict.Warning warning -> warning.ruledOut();
            case Verdict.Problem problem -> problem.ruledOut();
            case Verdict.NotApplicable notApplicable -> Set.of();
            case Verdict.Unknown unknown -> Set.of();
            case Verdict.Crashed crashed -> Set.of();
        };
    }
}
