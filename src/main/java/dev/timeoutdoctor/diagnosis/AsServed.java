package dev.timeoutdoctor.diagnosis;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;

/**
 * What stands for the settings that a stage serves where AWS cannot tell: it exports no WebSocket API (AWS: ExportApi, HTTP APIs
 * only), so there the settings as last edited are all that anybody can look at. Whether they are deployed is a check of its own.
 */
final class AsServed {

    private AsServed() {}

    static EvidenceSet in(EvidenceSet evidence) {
        boolean webSocket = evidence.get(EvidenceKeys.ROUTE).seen()
                .filter(route -> route.apiType() == ApiType.WEBSOCKET).isPresent();
        return webSocket
                ? evidence.with(EvidenceKeys.DEPLOYED_SNAPSHOT, evidence.get(EvidenceKeys.WORKING_COPY))
                : evidence;
    }
}
