package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.evidence.Symptom;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes evidence bundles, format version 1. The same calls make the same bytes. */
public final class BundleWriter {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Comparator<BundledCall> ORDER = Comparator
            .comparing((BundledCall each) -> each.call().service())
            .thenComparing(each -> each.call().operation()).thenComparing(each -> each.call().region())
            .thenComparing(each -> each.call().parameters().toString());

    private BundleWriter() {}

    /**
     * Writes a bundle; the file is there whole or not at all. Questions that were not asked are left out.
     *
     * @throws IOException where it cannot be written
     */
    public static void write(Bundle bundle, Path file) throws IOException {
        Path directory = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("."));
        Path unfinished = Files.createTempFile(directory, ".timeout-doctor", ".zip");
        try {
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                write(bundle, out);
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void write(Bundle bundle, OutputStream out) throws IOException {
        List<BundledCall> calls = bundle.calls().stream().sorted(ORDER).toList();
        FileTime time = FileTime.from(bundle.head().asOf().orElse(Instant.EPOCH));
        ObjectNode manifest = manifest(bundle.head());
        ArrayNode listed = manifest.putArray("calls");
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            int number = 0;
            for (BundledCall call : calls) {
                Observed<JsonNode> look = call.look();
                Optional<Source> source = look.origin();
                if (source.isEmpty()) {
                    continue;
                }
                ObjectNode line = line(source.get());
                if (look instanceof Observed.Seen<JsonNode> seen) {
                    String name = String.format(Locale.ROOT, "calls/%04d.json", ++number);
                    byte[] answer = JSON.writeValueAsBytes(Secrets.hidden(source.get().call(), seen.value()));
                    if (answer.length <= BundleLimits.STANDARD.entryBytes()) {
                        add(zip, name, answer, time);
                        line.put("outcome", "ok").put("file", name);
                    } else {
                        tooLarge(line);
                    }
                } else {
                    error(line, look, source.get());
                }
                listed.add(line.put("at", source.get().at().toString()));
            }
            add(zip, BundleFile.MANIFEST, JSON.writeValueAsBytes(manifest), time);
        }
    }

    private static void add(ZipOutputStream zip, String name, byte[] content, FileTime time) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(time);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static ObjectNode manifest(BundleHead head) {
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("format", Manifest.FORMAT).put("version", Manifest.VERSION);
        head.asOf().ifPresent(at -> manifest.put("collectedAt", at.toString()));
        putKnown(manifest, "collector", head.collector());
        putKnown(manifest, "account", head.account());
        putKnown(manifest, "region", head.region());
        manifest.put("masked", head.masked());
        ObjectNode symptom = symptom(head.symptom());
        if (!symptom.isEmpty()) {
            manifest.set("symptom", symptom);
        }
        return manifest;
    }

    private static ObjectNode symptom(Symptom seen) {
        ObjectNode symptom = JSON.createObjectNode();
        putKnown(symptom, "url", seen.url());
        putKnown(symptom, "method", seen.method());
        if (seen.status() != 0) {
            symptom.put("status", seen.status());
        }
        if (!seen.headers().isEmpty()) {
            ObjectNode headers = symptom.putObject("headers");
            seen.headers().entrySet().stream().sorted(Map.Entry.comparingByKey())
                    .forEach(
                            header -> headers.put(header.getKey(), Secrets.header(header.getKey(), header.getValue())));
        }
        putKnown(symptom, "body", seen.body());
        if (!seen.elapsed().isZero()) {
            symptom.put("elapsedMillis", seen.elapsed().toMillis());
        }
        boolean saw = List.of("status", "headers", "body", "elapsedMillis").stream().anyMatch(symptom::has);
        if (saw && !seen.at().equals(Instant.EPOCH)) {
            symptom.put("at", seen.at().toString());
        }
        return symptom;
    }

    private static ObjectNode line(Source source) {
        ObjectNode line = JSON.createObjectNode();
        line.put("service", source.call().service()).put("operation", source.call().operation());
        putKnown(line, "region", source.call().region());
        line.set("parameters", source.call().parameters());
        return line;
    }

    /** What failed keeps AWS's code and words, and this program's name for it, which others may ignore. */
    private static void error(ObjectNode line, Observed<JsonNode> look, Source source) {
        String code = source.answer().path("Error").path("Code").asString("");
        switch (look) {
            case Observed.Absent<JsonNode> absent -> line.put("outcome", "absent").putObject("error")
                    .put("code", code.isEmpty() ? "NotFoundException" : code)
                    .put("message", source.answer().path("Error").path("Message").asString(""));
            case Observed.Denied<JsonNode> denied -> line.put("outcome", "denied").putObject("error")
                    .put("code", code.isEmpty() ? "AccessDenied" : code).put("message", denied.message())
                    .put("action", denied.action()).put("resource", denied.resource());
            case Observed.Failed<JsonNode> failed -> line.put("outcome", "failed").putObject("error")
                    .put("code", code.isEmpty() ? failed.kind().name() : code).put("message", failed.message())
                    .put("kind", failed.kind().name());
            case Observed.Seen<JsonNode> _,Observed.NotAsked<JsonNode> _,Observed.NotHere<JsonNode> _ ->
                throw new IllegalStateException("no error: " + look);
        }
    }

    private static void tooLarge(ObjectNode line) {
        line.put("outcome", "failed").putObject("error").put("code", "UNREADABLE")
                .put("message", "the answer is larger than a bundle's entry may be").put("kind", "UNREADABLE");
    }

    private static void putKnown(ObjectNode node, String name, String value) {
        if (!value.isEmpty()) {
            node.put(name, value);
        }
    }
}
