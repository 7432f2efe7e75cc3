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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

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
        return evidence.keys().stream().flatMap(key -> calls(evidence, key)).toList();
    }

    private static <T> Stream<BundledCall> calls(EvidenceSet evidence, EvidenceKey<T> key) {
        Observed<T> observed = evidence.get(key);
        return observed.origin().map(Source::all).orElse(List.of()).stream()
                .filter(from -> !from.call().service().equals("client"))
                .flatMap(from -> isQuery(from)
                        ? query(from)
                        : Stream.of(BundledCall.of(from.call(), raw(observed, from))));
    }

    /** The answer as AWS gave it; one that could not be read as evidence is an answer all the same. */
    private static <T> Observed<JsonNode> raw(Observed<T> observed, Source source) {
        boolean answered = source.answer().isObject() && !source.answer().has("Error");
        return answered ? new Observed.Seen<>(source.answer(), source) : observed.map(value -> source.answer());
    }

    /** Lines that were read by Logs Insights stand in the evidence as lines of the query that found them. */
    private static boolean isQuery(Source source) {
        return source.call().operation().equals("StartQuery") && source.answer().path("events").isArray();
    }

    private static Stream<BundledCall> query(Source source) {
        String id = UUID.nameUUIDFromBytes(source.call().toString().getBytes(StandardCharsets.UTF_8)).toString();
        ObjectNode results = JsonNodeFactory.instance.objectNode().put("status", "Complete");
        ArrayNode rows = results.putArray("results");
        for (JsonNode event : source.answer().path("events")) {
            ArrayNode row = rows.addArray();
            row.addObject().put("field", "@timestamp").put("value", event.path("timestamp").asString(""));
            row.addObject().put("field", "@message").put("value", event.path("message").asString(""));
        }
        AwsCall look = AwsCall.of("logs", "GetQueryResults", source.call().region(), Map.of("queryId", id));
        return Stream.of(seen(source.call(), source.at(), JsonNodeFactory.instance.objectNode().put("queryId", id)),
                seen(look, source.at(), results));
    }

    private static BundledCall seen(AwsCall call, Instant at, JsonNode answer) {
        return BundledCall.of(call, new Observed.Seen<>(answer, new Source(call, at, answer)));
    }
}
