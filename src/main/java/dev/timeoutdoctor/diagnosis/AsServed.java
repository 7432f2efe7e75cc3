package dev.timeoutdoctor.diagnosis;

import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Stage;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What stands for the settings that a stage serves where nobody can read them. AWS documents exports of REST and HTTP APIs only
 * (unverified that it makes none of a WebSocket API), so there the settings as last edited are looked at; whether they are deployed is a check of its own. A
 * stage of an HTTP API that deploys every edit at once serves them too, if AWS does not say that the last deployment failed.
 */
final class AsServed {

    private AsServed() {}

    static EvidenceSet in(EvidenceSet evidence) {
        Optional<ApiType> type = evidence.get(EvidenceKeys.ROUTE).seen().map(Route::apiType);
        boolean edited = type.filter(each -> each == ApiType.WEBSOCKET).isPresent()
                || (type.filter(each -> each == ApiType.HTTP).isPresent() && deploysItself(evidence));
        return edited
                ? evidence.with(EvidenceKeys.DEPLOYED_SNAPSHOT, evidence.get(EvidenceKeys.WORKING_COPY))
                : evidence;
    }

    /** What a cause rests on in truth, where the settings as last edited stood for those that the stage serves. */
    static CauseResult sources(CauseResult result, EvidenceSet collected) {
        boolean stoodFor = result.evidence().contains(EvidenceKeys.DEPLOYED_SNAPSHOT)
                && collected.get(EvidenceKeys.DEPLOYED_SNAPSHOT).seen().isEmpty()
                && in(collected).get(EvidenceKeys.DEPLOYED_SNAPSHOT).seen().isPresent();
        if (!stoodFor) {
            return result;
        }
        Set<EvidenceKey<?>> evidence = new HashSet<>(result.evidence());
        evidence.remove(EvidenceKeys.DEPLOYED_SNAPSHOT);
        evidence.add(EvidenceKeys.WORKING_COPY);
        return new CauseResult(result.cause(), result.status(), result.because(), evidence, result.cures());
    }

    private static boolean deploysItself(EvidenceSet evidence) {
        Observed<ApiDefinition> snapshot = evidence.get(EvidenceKeys.DEPLOYED_SNAPSHOT);
        boolean unreadable = snapshot instanceof Observed.Failed<ApiDefinition>
                || snapshot instanceof Observed.Denied<ApiDefinition>;
        return unreadable && evidence.get(EvidenceKeys.WORKING_COPY).seen().isPresent()
                && evidence.get(EvidenceKeys.STAGE).seen().filter(Stage::autoDeploy)
                        .filter(stage -> stage.deploymentFailure().isEmpty()).isPresent()
                && evidence.get(EvidenceKeys.DEPLOYMENTS).seen().stream()
                        .flatMap(deployments -> deployments.deployments().stream()).findFirst()
                        .filter(newest -> newest.status().equals("FAILED")).isEmpty();
    }
}
