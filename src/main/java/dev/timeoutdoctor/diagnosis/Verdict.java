package dev.timeoutdoctor.diagnosis;

import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Set;

/** What a check says. */
public sealed interface Verdict {

    /** Looked, and it is fine. */
    record Good(Message summary, Measure measure, Set<String> ruledOut) implements Verdict {

        public Good {
            ruledOut = Set.copyOf(ruledOut);
        }
    }

    /** Not what makes the call fail, but worth mending. */
    record Warning(List<Finding> findings, Set<String> ruledOut) implements Verdict {

        public Warning {
            findings = List.copyOf(findings);
            ruledOut = Set.copyOf(ruledOut);
        }
    }

    /** Makes calls fail. */
    record Problem(List<Finding> findings, Set<String> ruledOut) implements Verdict {

        public Problem {
            findings = List.copyOf(findings);
            ruledOut = Set.copyOf(ruledOut);
        }
    }

    /** This set-up has no such part. */
    record NotApplicable(Message why) implements Verdict {}

    /**
     * Looked, or could not look, and cannot say.
     *
     * @param missing the evidence that is missing; empty where it is there and says too little (too few samples)
     * @param actions IAM actions that were refused
     */
    record Unknown(Set<EvidenceKey<?>> missing, Message why, List<String> actions) implements Verdict {

        public Unknown {
            missing = Set.copyOf(missing);
            actions = List.copyOf(actions);
        }
    }

    /**
     * The check itself broke: a bug. One bad check never stops a run.
     *
     * @param reference what to name in a bug report
     */
    record Crashed(String reference) implements Verdict {}
}
