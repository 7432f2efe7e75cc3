package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Stage;
import java.util.Map;
import java.util.Optional;

/** The integration that callers meet: the deployed one, or the working copy where the stage could not be read. */
record Served(Integration integration) {

    static Optional<Served> by(Route route, EvidenceSet evidence) {
        return evidence.get(EvidenceKeys.DEPLOYED_SNAPSHOT).seen().flatMap(api -> api.method(route))
                .or(() -> evidence.get(EvidenceKeys.WORKING_COPY).seen().flatMap(api -> api.method(route)))
                .map(ApiMethod::integration).map(Served::new);
    }

    Optional<FunctionReference> function(EvidenceSet evidence) {
        return FunctionReference.of(integration,
                evidence.get(EvidenceKeys.STAGE).seen().map(Stage::variables).orElse(Map.of()));
    }
}
