package dev.timeoutdoctor.ui.step.mistakes;

import dev.timeoutdoctor.diagnosis.CauseResult;
import dev.timeoutdoctor.diagnosis.CauseStatus;
import dev.timeoutdoctor.diagnosis.Diagnosis;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.session.ChangeSteps;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.step.mistakes.MistakeRow.Action;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** All causes as rows: root causes first, then by status, then in the catalogue's order. */
final class MistakeRows {

    /** Found, likely, unknown, ruled out, not here. */
    static final List<CauseStatus> ORDER = List.of(CauseStatus.FOUND, CauseStatus.LIKELY, CauseStatus.UNKNOWN,
            CauseStatus.RULED_OUT, CauseStatus.NOT_HERE);

    /** Cures that are named by what is done, since their step does more. */
    private static final Set<String> NAMED = Set.of("integration-timeout", "deployment", "function-memory",
            "function-timeout");

    private MistakeRows() {}

    static List<MistakeRow> of(Diagnosis diagnosis, Function<String, Message> advice) {
        List<String> roots = diagnosis.rootCauses();
        return diagnosis.causes().stream()
                .sorted(Comparator.<CauseResult>comparingInt(result -> ORDER.indexOf(result.status()))
                        .thenComparingInt(result -> roots.contains(result.cause().id())
                                ? roots.indexOf(result.cause().id())
                                : roots.size()))
                .map(result -> row(diagnosis, result, advice)).toList();
    }

    private static MistakeRow row(Diagnosis diagnosis, CauseResult result, Function<String, Message> advice) {
        String id = result.cause().id();
        List<EvidenceKey<?>> evidence = new ArrayList<>(EvidenceKeys.all());
        evidence.retainAll(result.evidence());
        return new MistakeRow(id, result.status(), result.cause().fromGuide(), Message.of("cause." + id + ".statement"),
                result.because(), evidence, advice.apply(id), action(diagnosis, result));
    }

    private static Action action(Diagnosis diagnosis, CauseResult result) {
        return switch (result.status()) {
            case FOUND, LIKELY -> ChangeSteps.first(result.cures())
                    .<Action>map(step -> new Action.Fix(step, label(step, result.cures())))
                    .orElseGet(Action.None::new);
            case UNKNOWN -> permission(diagnosis, result.cause().id());
            case RULED_OUT, NOT_HERE -> new Action.None();
        };
    }

    /** Where the step alone would not tell, what is done there; else its title. */
    private static Message label(StepId step, List<String> cures) {
        String first = cures.stream().filter(cure -> ChangeSteps.step(cure).isPresent()).findFirst().orElseThrow();
        return Message.of(NAMED.contains(first) ? "mistakes.fix." + first : "step." + step.id() + ".title");
    }

    private static Action permission(Diagnosis diagnosis, String cause) {
        List<String> actions = diagnosis.checks().stream().filter(check -> check.info().causes().contains(cause))
                .flatMap(check -> check.verdict() instanceof Verdict.Unknown unknown
                        ? unknown.actions().stream()
                        : java.util.stream.Stream.empty())
                .distinct().toList();
        return actions.isEmpty() ? new Action.None() : new Action.Permission(actions);
    }
}
