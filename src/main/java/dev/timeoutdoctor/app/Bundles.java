package dev.timeoutdoctor.app;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.evidence.bundle.Bundle;
import dev.timeoutdoctor.evidence.bundle.BundleHead;
import dev.timeoutdoctor.evidence.bundle.BundledAccount;
import dev.timeoutdoctor.evidence.bundle.BundledCall;
import dev.timeoutdoctor.evidence.bundle.RecordingReader;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.target.TargetFinder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Makes bundles of what was read. */
final class Bundles {

    private static final String COLLECTOR = "timeout-doctor " + TimeoutDoctorCommand.VERSION;

    private Bundles() {}

    /**
     * A session's evidence with the calls that find its request, which are made once more: they are few, and nobody kept what they
     * brought. Blocks.
     */
    static Bundle of(Session session, Instant now) {
        Connection from = session.connection().orElseThrow(() -> new IllegalStateException("nothing to collect from"));
        if (from.reader() instanceof BundledAccount opened) {
            Symptom symptom = session.symptom().orElse(opened.head().symptom());
            BundleHead head = opened.head();
            return new Bundle(new BundleHead(head.collectedAt(), head.collector(), head.account(), head.region(),
                    head.masked(), symptom), opened.calls());
        }
        RecordingReader recording = new RecordingReader(from.reader());
        if (!session.requestUrl().isEmpty()) {
            new TargetFinder(recording, from.region(), from.identity().account(), InstantSource.fixed(now)).find(
                    session.requestUrl(),
                    session.route().map(route -> route.httpMethod()).orElse(""));
        }
        Map<AwsCall, BundledCall> calls = new LinkedHashMap<>();
        recording.calls().forEach(call -> calls.put(call.call(), call));
        read(session.evidence()).forEach(call -> calls.put(call.call(), call));
        return new Bundle(head(session, from, now), List.copyOf(calls.values()));
    }

    /** What a bundle says of itself that is made of a session's place and request. */
    static BundleHead head(Session session, Connection from, Instant now) {
        Symptom symptom = session.symptom().orElseGet(() -> BundleHead.nothingSeen(session.requestUrl(),
                session.route().map(route -> route.httpMethod()).orElse(""), now));
        return new BundleHead(now, COLLECTOR, from.identity().account(),
                session.route().map(route -> route.region()).orElse(from.region()), false, symptom);
    }

    private static List<BundledCall> read(EvidenceSet evidence) {
        return evidence.keys().stream().map(key -> call(evidence, key)).flatMap(Optional::stream).toList();
    }

    private static <T> Optional<BundledCall> call(EvidenceSet evidence, EvidenceKey<T> key) {
        Observed<T> observed = evidence.get(key);
        Optional<Source> source = observed.origin().filter(from -> !from.call().service().equals("client"));
        return source.map(from -> BundledCall.of(from.call(), raw(observed, from)));
    }

    /** The answer as AWS gave it; one that could not be read as evidence is an answer all the same. */
    private static <T> Observed<JsonNode> raw(Observed<T> observed, Source source) {
        boolean answered = source.answer().isObject() && !source.answer().has("Error");
        return answered ? new Observed.Seen<>(source.answer(), source) : observed.map(value -> source.answer());
    }
}
