package dev.timeoutdoctor.diagnosis;

import dev.timeoutdoctor.evidence.Destination;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.text.Message;
import java.util.Optional;

/** Where the examined route leads on its stage, and where its canary's calls lead, with stage variables filled in. */
public final class ServedDestination {

    private ServedDestination() {}

    /** In words; empty where the integration alone says it, or the stage or its settings could not be read. */
    public static Optional<Message> in(EvidenceSet collected) {
        return read(collected).filter(Destination::isNotable).map(Destination::words);
    }

    /** Empty where it has no address, or the stage or its settings could not be read. */
    public static Optional<Destination> read(EvidenceSet collected) {
        EvidenceSet evidence = AsServed.in(collected);
        return evidence.get(EvidenceKeys.ROUTE).seen()
                .flatMap(route -> evidence.get(EvidenceKeys.DEPLOYED_SNAPSHOT).seen()
                        .flatMap(definition -> RouteSettings.in(definition, route)))
                .flatMap(method -> evidence.get(EvidenceKeys.STAGE).seen()
                        .map(stage -> Destination.of(method.integration(), stage)))
                .filter(destination -> !destination.stage().uri().isEmpty());
    }
}
