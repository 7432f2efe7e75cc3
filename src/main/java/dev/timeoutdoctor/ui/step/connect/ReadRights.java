package dev.timeoutdoctor.ui.step.connect;

import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.IamAction;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an identity may read, told from what came of reading. Nothing is asked for it. */
final class ReadRights {

    private ReadRights() {}

    /** Whether an action is allowed. */
    enum Answer {
        DENIED,
        ALLOWED,
        UNKNOWN
    }

    /**
     * One IAM action.
     *
     * @param service AWS's service name in the action, for the words beside it
     */
    record Right(String service, String action, Answer answer) {}

    /** Every action that was used, in the order of looking; denied once is denied. */
    static List<Right> of(EvidenceSet evidence) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (EvidenceKey<?> key : evidence.keys()) {
            Observed<?> observed = evidence.get(key);
            String action = action(observed);
            if (!action.isEmpty()) {
                answers.merge(action, answer(observed), (a, b) -> a.compareTo(b) <= 0 ? a : b);
            }
        }
        List<Right> rights = new ArrayList<>();
        answers.forEach((action, answer) -> rights
                .add(new Right(action.substring(0, action.indexOf(':')), action, answer)));
        return List.copyOf(rights);
    }

    private static String action(Observed<?> observed) {
        if (observed instanceof Observed.Denied<?> denied) {
            return denied.action();
        }
        return observed.origin().map(Source::call).map(IamAction::of).orElse("");
    }

    private static Answer answer(Observed<?> observed) {
        return switch (observed) {
            case Observed.Denied<?> denied -> Answer.DENIED;
            case Observed.Seen<?> seen -> Answer.ALLOWED;
            case Observed.Absent<?> absent -> Answer.ALLOWED;
            case Observed.Failed<?> failed -> Answer.UNKNOWN;
            case Observed.NotAsked<?> notAsked -> Answer.UNKNOWN;
            case Observed.NotHere<?> notHere -> Answer.UNKNOWN;
        };
    }
}
