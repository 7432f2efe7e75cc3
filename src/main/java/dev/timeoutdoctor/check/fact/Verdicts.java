package dev.timeoutdoctor.check.fact;

import dev.timeoutdoctor.diagnosis.Finding;
import dev.timeoutdoctor.diagnosis.Finding.Certainty;
import dev.timeoutdoctor.diagnosis.Measure;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Set;

/** The usual verdicts, made in one way. */
public final class Verdicts {

    /** From this many samples on, a figure proves something; fewer only suggest it. */
    public static final int ENOUGH_SAMPLES = 20;

    private Verdicts() {}

    /**
     * What a check is about to report, once it knows how sure it is.
     *
     * @param check id of the check, whose bad title it carries
     */
    public record Proof(String check, String cause, Measure measure, Set<EvidenceKey<?>> evidence,
            List<String> cures) {

        public Proof {
            evidence = Set.copyOf(evidence);
            cures = List.copyOf(cures);
        }

        /** The same, resting on one more piece of evidence. */
        public Proof alsoBy(EvidenceKey<?> key) {
            return new Proof(check, cause, measure, Reads.all(evidence, Set.of(key)), cures);
        }

        /** The evidence proves it, and it makes calls fail. */
        public Verdict.Problem problem(Message statement) {
            return new Verdict.Problem(List.of(finding(Certainty.FOUND, statement)), Set.of());
        }

        /** It fits, and others fit too. */
        public Verdict.Warning likely(Message statement) {
            return new Verdict.Warning(List.of(finding(Certainty.LIKELY, statement)), Set.of());
        }

        /** The evidence proves it, and calls do not fail by it alone. */
        public Verdict.Warning warning(Message statement) {
            return new Verdict.Warning(List.of(finding(Certainty.FOUND, statement)), Set.of());
        }

        /** Worth knowing, and not what is behind the failing calls: the cause is ruled out for them. */
        public Verdict.Warning note(Message statement) {
            return new Verdict.Warning(List.of(finding(Certainty.LIKELY, statement)), Set.of(cause));
        }

        /** One finding, for verdicts with several. */
        public Finding finding(Certainty certainty, Message statement) {
            return new Finding(cause, certainty, Message.of("check." + check + ".bad"), statement, measure, evidence,
                    cures);
        }
    }

    /** The evidence is there and says too little. */
    public static Verdict.Unknown cannotTell(Message why) {
        return new Verdict.Unknown(Set.of(), why, List.of());
    }

    /** The stage does not serve the method, so it has no settings to check. */
    public static Verdict.Unknown notServed(Route route) {
        return cannotTell(
                Message.of("check.not-served", route.stage(), route.label()));
    }
}
