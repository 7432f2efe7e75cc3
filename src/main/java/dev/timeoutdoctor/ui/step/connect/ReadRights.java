package dev.timeoutdoctor.ui.step.connect;

import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.IamAction;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
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
     * @param resource the ARN that it was refused on, {@code *} where AWS names none; empty where it was not refused
     */
    record Right(String service, String action, String resource, Answer answer) {

        static Right of(String action, Observed<?> observed) {
            return new Right(action.substring(0, action.indexOf(':')), action,
                    observed instanceof Observed.Denied<?> denied ? denied.resource() : "", ReadRights.answer(observed));
        }

        /** Denied once is denied. */
        Right or(Right other) {
            return answer.compareTo(other.answer) <= 0 ? this : other;
        }
    }

    /** Every action that was used, in the order of looking; denied once is denied. */
    static List<Right> of(EvidenceSet evidence) {
        Map<String, Right> rights = new LinkedHashMap<>();
        for (EvidenceKey<?> key : evidence.keys()) {
            Observed<?> observed = evidence.get(key);
            String action = action(observed);
            if (!action.isEmpty()) {
                rights.merge(action, Right.of(action, observed), Right::or);
            }
        }
        return List.copyOf(rights.values());
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
