package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Symptom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code manifest.json} of a bundle: its head and its calls in order. */
record Manifest(BundleHead head, List<ManifestCall> calls) {

    static final String FORMAT = "timeout-doctor-bundle";
    static final int VERSION = 1;

    Manifest {
        calls = List.copyOf(calls);
    }

    /**
     * Reads it.
     *
     * @param files the zip's entries
     * @throws RefusedBundle naming the member that is unknown, missing or wrong
     */
    static Manifest read(JsonNode document, Set<String> files) throws RefusedBundle {
        if (!document.isObject()) {
            throw new RefusedBundle("manifest-shape");
        }
        ManifestMembers root = new ManifestMembers(document, "");
        checkFormat(root);
        String region = root.text("region");
        Optional<Instant> collectedAt = root.time("collectedAt");
        List<ManifestCall> calls = new ArrayList<>();
        for (JsonNode item : root.list("calls")) {
            String path = "calls[" + calls.size() + "]";
            if (!item.isObject()) {
                throw root.wrong(path, "an object", item);
            }
            calls.add(call(new ManifestMembers(item, path), region, collectedAt, files));
        }
        Instant at = collectedAt.orElseGet(() -> calls.stream().map(ManifestCall::at).max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH));
        Symptom symptom = symptom(root.object("symptom"), at);
        Instant told = at.equals(Instant.EPOCH) ? symptom.at() : at;
        return new Manifest(new BundleHead(told, root.text("collector"), root.text("account"), region,
                root.flag("masked"), symptom), calls);
    }

    private static void checkFormat(ManifestMembers root) throws RefusedBundle {
        JsonNode format = root.node().path("format");
        if (!format.isString() || !format.stringValue().equals(FORMAT)) {
            throw new RefusedBundle("format", BundleFile.shown(format.toString()));
        }
        JsonNode version = root.node().path("version");
        if (!version.isIntegralNumber() || version.longValue() != VERSION) {
            throw new RefusedBundle("version", BundleFile.shown(version.toString()));
        }
    }

    private static ManifestCall call(ManifestMembers call, String region, Optional<Instant> collectedAt,
            Set<String> files) throws RefusedBundle {
        JsonNode word = call.node().path("outcome");
        ManifestCall.Outcome outcome = ManifestCall.Outcome.of(word.isString() ? word.stringValue() : "").orElseThrow(
                () -> new RefusedBundle("outcome", call.at("outcome"), BundleFile.shown(word.toString())));
        String file = "";
        if (outcome == ManifestCall.Outcome.OK) {
            file = call.required("file");
            if (!files.contains(file)) {
                throw new RefusedBundle("no-file", call.at("file"), BundleFile.shown(file));
            }
        }
        ManifestMembers error = call.object("error");
        JsonNode parameters = call.object("parameters").node();
        AwsCall made = new AwsCall(call.required("service"), call.required("operation"),
                call.has("region") ? call.text("region") : region,
                parameters.isObject() ? parameters : JsonNodeFactory.instance.objectNode());
        Instant at = call.time("at").or(() -> collectedAt).orElse(Instant.EPOCH);
        return new ManifestCall(made, outcome, file, at, error.text("code"), error.text("message"),
                error.text("kind"), error.text("action"), error.text("resource"));
    }

    /** Any member may be missing. */
    private static Symptom symptom(ManifestMembers seen, Instant collectedAt) throws RefusedBundle {
        return new Symptom(seen.text("url"), method(seen.text("method")), seen.status("status"),
                seen.texts("headers"), body(seen), seen.millis("elapsedMillis"), seen.time("at").orElse(collectedAt),
                false);
    }

    /** In capitals as requests have it; the route key that stands in its place for a WebSocket API's message counts as it is. */
    private static String method(String text) {
        String capitals = text.toUpperCase(Locale.ROOT);
        boolean http = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS").contains(capitals);
        return http ? capitals : text;
    }

    /** The body is a text; a JSON document in its place, which is easily written by hand, says the same. */
    private static String body(ManifestMembers seen) throws RefusedBundle {
        JsonNode body = seen.node().path("body");
        return body.isObject() || body.isArray() ? body.toString() : seen.text("body");
    }
}
