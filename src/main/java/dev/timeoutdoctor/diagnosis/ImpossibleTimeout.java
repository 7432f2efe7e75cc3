package dev.timeoutdoctor.diagnosis;

import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import java.util.Optional;

/**
 * An integration timeout that AWS accepts for no kind of API (AWS: API Gateway quotas, 50 ms at least): what was read is not what a
 * stage serves, so no check compares anything with it but the one that is about such a value.
 */
final class ImpossibleTimeout {

    /** The check that reads the value as it stands. */
    static final String CHECK = "timeout-zero-impossible";

    private ImpossibleTimeout() {}

    /** The evidence as the other checks see it. */
    static EvidenceSet without(EvidenceSet evidence) {
        Observed<ApiDefinition> served = evidence.get(EvidenceKeys.DEPLOYED_SNAPSHOT);
        Optional<ApiMethod> method = evidence.get(EvidenceKeys.ROUTE).seen()
                .flatMap(route -> served.seen().flatMap(definition -> RouteSettings.in(definition, route)))
                .filter(RouteSettings::callsBackend)
                .filter(found -> found.integration().timeout().compareTo(TimeoutCeiling.FLOOR) < 0);
        if (method.isEmpty() || served.origin().isEmpty()) {
            return evidence;
        }
        String value = "timeoutInMillis: " + method.get().integration().timeout().toMillis();
        return evidence.with(EvidenceKeys.DEPLOYED_SNAPSHOT,
                new Observed.Failed<>(FailureKind.UNREADABLE, value, served.origin().get()));
    }
}
