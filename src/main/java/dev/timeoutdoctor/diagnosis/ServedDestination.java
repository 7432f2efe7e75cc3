package dev.timeoutdoctor.diagnosis;

import dev.timeoutdoctor.evidence.Destination;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.text.Message;
import java.util.Optional;

/** Where the examined route leads on its stage, where stage variables or a canary decide that. */
public final class ServedDestination {

    private ServedDestination() {}

    /** In words; empty where the integration alone says it, or the stage or its settings could not be read. */
    public static Optional<Message> in(EvidenceSet collected) {
        EvidenceSet evidence = AsServed.in(collected);
        return evidence.get(EvidenceKeys.ROUTE).seen()
                .flatMap(route -> evidence.get(EvidenceKeys.DEPLOYED_SNAPSHOT).seen()
                        .flatMap(definition -> RouteSettings.in(definition, route)))
                .flatMap(method -> evidence.get(EvidenceKeys.STAGE).seen()
                        .map(stage -> Destination.of(method.integration(), stage)))
                .filter(Destination::isNotable).map(Destination::words);
    }
}
