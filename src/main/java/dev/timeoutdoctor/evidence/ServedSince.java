package dev.timeoutdoctor.evidence;

import dev.timeoutdoctor.evidence.Deployments.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Since when a stage serves what it serves now. What was observed before then belongs to another setting and is not counted
 * against the present one.
 *
 * @param moment {@link Instant#EPOCH} where it is not known: then everything counts
 */
public record ServedSince(Instant moment) {

    /** What a check must declare, and a collector must wait for, to know it. */
    public static final Set<EvidenceKey<?>> READS = Set.of(EvidenceKeys.STAGE, EvidenceKeys.DEPLOYMENTS);

    private static final ServedSince ALWAYS = new ServedSince(Instant.EPOCH);

    /** Of all evidence. */
    public static ServedSince of(EvidenceSet evidence) {
        return of(evidence.get(EvidenceKeys.STAGE), evidence.get(EvidenceKeys.DEPLOYMENTS));
    }

    /** Of what came of looking at the stage and at the API's deployments. */
    public static ServedSince of(Observed<Stage> stage, Observed<Deployments> deployments) {
        return stage.seen().flatMap(known -> deployments.seen().flatMap(all -> of(known, all.deployments())))
                .orElse(ALWAYS);
    }

    /**
     * A deployment serves from the moment it was made, as a rule. One that is not the API's newest may have been put back later, by
     * a change of the stage.
     */
    private static Optional<ServedSince> of(Stage stage, List<Deployment> newestFirst) {
        return newestFirst.stream().filter(one -> one.id().equals(stage.deploymentId())).findFirst()
                .map(current -> current.equals(newestFirst.getFirst())
                        || stage.updatedAt().isBefore(current.createdAt())
                                ? current.createdAt()
                                : stage.updatedAt())
                .map(ServedSince::new);
    }

    /** Whether something that happened then met the present setting. */
    public boolean covers(Instant then) {
        return !then.isBefore(moment);
    }

    /** Whether a call that ended then, after so long, met the present setting from its start. */
    public boolean covers(Instant end, Duration lasted) {
        return covers(end.minus(lasted));
    }

    /** Whether figures of this window are of the present setting alone. */
    public boolean covers(TimeWindow window) {
        return covers(window.from());
    }

    /** The part of a window in which the present setting held; without length where that is none of it. */
    public TimeWindow within(TimeWindow window) {
        if (covers(window)) {
            return window;
        }
        return new TimeWindow(moment.isAfter(window.to()) ? window.to() : moment, window.to());
    }
}
