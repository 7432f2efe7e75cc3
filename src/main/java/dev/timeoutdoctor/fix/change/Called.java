package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.Listeners.Listener;
import dev.timeoutdoctor.evidence.LoadBalancer;
import dev.timeoutdoctor.evidence.TargetGroups.TargetGroup;
import java.util.List;
import java.util.Optional;

/** The part of a load balancer that the examined method calls. */
final class Called {

    private static final int REGION = 3;

    private Called() {}

    /** The listener; empty where it is not known. */
    static Optional<Listener> listener(Reading reading) {
        return reading.backend().flatMap(
                backend -> reading.evidence().get(EvidenceKeys.LISTENERS).seen().flatMap(backend::listener));
    }

    /** The port; 0 where it is not known. */
    static int port(Reading reading) {
        return listener(reading).map(Listener::port)
                .orElseGet(() -> reading.backend().map(backend -> backend.port()).orElse(0));
    }

    /** The groups that the listener sends to; all of the balancer where rules may choose or the listener is not known. */
    static List<TargetGroup> groups(Reading reading, List<TargetGroup> all) {
        return listener(reading).filter(known -> !known.protocol().startsWith("HTTP"))
                .map(known -> all.stream().filter(group -> known.targetGroups().contains(group.arn())).toList())
                .filter(found -> !found.isEmpty()).orElse(all);
    }

    static String region(LoadBalancer balancer) {
        return balancer.arn().split(":", -1)[REGION];
    }
}
