package dev.timeoutdoctor.lab.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One of AWS's service models as Botocore has it, from {@code src/test/resources/models}. */
record ServiceModel(String service, JsonNode root) {

    private static final Path FOLDER = Path.of("src/test/resources/models");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static ServiceModel load(String service) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(FOLDER.resolve(service + ".json.gz")))) {
            return new ServiceModel(service, JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<ServiceModel> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".json.gz")).sorted()
                    .map(name -> load(name.replace(".json.gz", ""))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String operation) {
        return root.path("operations").has(operation);
    }

    JsonNode operation(String name) {
        JsonNode operation = root.path("operations").path(name);
        if (operation.isMissingNode()) {
            throw new IllegalArgumentException(service + " has no operation " + name);
        }
        return operation;
    }

    String metadata(String name) {
        return root.path("metadata").path(name).asString("");
    }

    /** The name for which requests are signed. */
    String signingName() {
        return metadata(root.path("metadata").has("signingName") ? "signingName" : "endpointPrefix");
    }

    /** The shape that a reference (a member, an input, an output) points to. */
    JsonNode shape(JsonNode reference) {
        return root.path("shapes").path(reference.path("shape").asString(""));
    }

    Optional<JsonNode> output(String operation) {
        JsonNode output = operation(operation).path("output");
        return output.isMissingNode() ? Optional.empty() : Optional.of(output);
    }
}
