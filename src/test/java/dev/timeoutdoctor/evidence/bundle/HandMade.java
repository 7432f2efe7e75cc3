package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.evidence.AwsCall;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A bundle as somebody makes one by hand, with or without mistakes. */
final class HandMade {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectNode manifest = JSON.createObjectNode();
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private byte[] manifestBytes = new byte[0];

    HandMade() {
        manifest.put("format", "timeout-doctor-bundle").put("version", 1).put("collectedAt", "2026-11-22T14:02:11Z")
                .put("account", "123456789012").put("region", "us-east-1");
        manifest.putArray("calls");
    }

    HandMade with(String member, Object value) {
        manifest.set(member, JSON.valueToTree(value));
        return this;
    }

    HandMade without(String member) {
        manifest.remove(member);
        return this;
    }

    HandMade manifest(String text) {
        manifestBytes = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    HandMade file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    HandMade file(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    /** A call that went well, with its answer in a file of its own. */
    HandMade ok(String service, String operation, String parameters, String answer) {
        String file = String.format(java.util.Locale.ROOT, "calls/%04d.json", files.size() + 1);
        return file(file, answer).call(service, operation, parameters, line -> line.put("outcome", "ok")
                .put("file", file));
    }

    HandMade denied(String service, String operation, String parameters, String message) {
        return call(service, operation, parameters, line -> line.put("outcome", "denied").putObject("error")
                .put("code", "AccessDeniedException").put("message", message));
    }

    HandMade call(String service, String operation, String parameters,
            java.util.function.Consumer<ObjectNode> outcome) {
        ObjectNode line = ((ArrayNode) manifest.path("calls")).addObject().put("service", service)
                .put("operation", operation);
        line.set("parameters", JSON.readTree(parameters));
        outcome.accept(line);
        return this;
    }

    Path write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            add(zip, "manifest.json", manifestBytes.length > 0 ? manifestBytes : JSON.writeValueAsBytes(manifest));
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                add(zip, each.getKey(), each.getValue());
            }
        }
        return file;
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    /** The account that it tells. */
    BundledAccount account(Path file) throws IOException {
        if (new BundleReader().read(write(file)) instanceof BundleRead.Opened opened) {
            return new BundledAccount(opened.bundle());
        }
        throw new AssertionError(new BundleReader().read(file));
    }

    static AwsCall asked(String service, String operation, String parameters) {
        return new AwsCall(service, operation, "us-east-1", JSON.readTree(parameters));
    }
}
