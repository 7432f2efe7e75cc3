package dev.timeoutdoctor.app;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.NamedFunction;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.session.Session;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.MissingNode;

/** What the command line knows before any call: the route, and what the caller saw where a bundle tells it. */
final class KnownEvidence {

    private KnownEvidence() {}

    static EvidenceSet of(Session session, Instant at) {
        EvidenceSet known = EvidenceSet.empty();
        if (session.symptom().isPresent()) {
            Symptom symptom = session.symptom().get();
            known = known.with(EvidenceKeys.SYMPTOM, new Observed.Seen<>(symptom,
                    source("EnterAnswer", Map.of("method", symptom.method(), "url", symptom.url()), symptom.at())));
        }
        if (session.route().isPresent()) {
            Route route = session.route().get();
            known = known.with(EvidenceKeys.ROUTE,
                    new Observed.Seen<>(route, source("EnterUrl", Map.of("url", session.requestUrl()), at)));
            Optional<NamedFunction> named = session.connection().flatMap(place -> place.namedFunction(route));
            if (named.isPresent()) {
                known = known.with(EvidenceKeys.NAMED_FUNCTION,
                        new Observed.Seen<>(named.get(), source("ReadBundle", Map.of(), at)));
            }
        }
        return known;
    }

    private static Source source(String operation, Map<String, String> parameters, Instant at) {
        return new Source(AwsCall.of("client", operation, "", parameters), at, MissingNode.getInstance());
    }
}
