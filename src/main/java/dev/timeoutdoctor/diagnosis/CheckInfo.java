package dev.timeoutdoctor.diagnosis;

import dev.timeoutdoctor.evidence.EvidenceKey;
import java.util.List;
import java.util.Set;

/**
 * What a check is, without running it. Its texts stand in the message bundle: {@code check.<id>.title} (the row when all is
 * well), {@code check.<id>.why} (two sentences).
 *
 * @param id kebab-case, the failing thing
 * @param area where it is shown
 * @param needs evidence without which the check says unknown
 * @param alsoReads evidence that it can do without
 * @param causes ids of the causes that it can prove or rule out
 */
public record CheckInfo(String id, Area area, Set<EvidenceKey<?>> needs, Set<EvidenceKey<?>> alsoReads,
        List<String> causes) {

    public CheckInfo {
        needs = Set.copyOf(needs);
        alsoReads = Set.copyOf(alsoReads);
        causes = List.copyOf(causes);
    }

    /** Areas of checks; each belongs to a step of the wizard. */
    public enum Area {
        TIMEOUT, LAMBDA, ASYNC, NETWORK, DEPLOYMENT, FRONT, LOAD, VISIBILITY
    }
}
