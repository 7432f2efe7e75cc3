package dev.timeoutdoctor.check.fact;

import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Since when the stage serves what it serves now. What was observed before belongs to other settings. */
public final class Deployed {

    /** What a check must also declare for this. */
    public static final Set<EvidenceKey<?>> READS = Set.of(EvidenceKeys.STAGE, EvidenceKeys.DEPLOYMENTS);

    /** Datapoints begin at full minutes or quarters of an hour, so a window may begin so much after the deployment. */
    private static final Duration ALIGNMENT = Duration.ofMinutes(15);

    private Deployed() {}

    /** When the stage's deployment was made, where that is known. */
    public static Optional<Instant> at(EvidenceView view) {
        return view.look(EvidenceKeys.STAGE).seen().flatMap(stage -> view.look(EvidenceKeys.DEPLOYMENTS).seen()
                .flatMap(deployments -> deployments.createdAt(stage.deploymentId())));
    }

    /** The deployment within a window: figures of the whole window mix what was before and after it. */
    public static Optional<Instant> within(EvidenceView view, TimeWindow window) {
        return at(view).filter(at -> at.isAfter(window.from()) && at.isBefore(window.to()));
    }

    /** The deployment with which a window begins. */
    public static Optional<Instant> before(EvidenceView view, TimeWindow window) {
        return at(view).filter(at -> !at.isAfter(window.from()) && at.plus(ALIGNMENT).isAfter(window.from()));
    }
}
