package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.collect.Cancellation;
import dev.timeoutdoctor.collect.CollectorCatalogue;
import dev.timeoutdoctor.collect.Progress;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.diagnosis.CauseCatalogue;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.bundle.BundleWriter;
import dev.timeoutdoctor.session.Connector.Outcome;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Texts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A good bundle with something wrong in it, hundreds of times: refused, or diagnosed as far as it goes, and never more than that. */
@Timeout(240)
class BundleFuzzTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final CauseCatalogue CAUSES = CauseCatalogue.load();
    private static byte[] good = new byte[0];

    @TempDir
    private static Path directory;

    @BeforeAll
    static void collect() throws IOException {
        Path file = directory.resolve("good.zip");
        BundleWriter.write(LabEvidence.of("starved-of-memory").bundle(), file);
        good = Files.readAllBytes(file);
    }

    @Test
    void bytesThatChangeNeverBreakAnything() throws IOException {
        Random random = new Random(1);
        for (int run = 0; run < 200; run++) {
            byte[] bytes = good.clone();
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            survives(bytes, "bytes " + run);
        }
    }

    @Test
    void piecesThatAreMissingOrTwiceThereNeverBreakAnything() throws IOException {
        Random random = new Random(2);
        for (int run = 0; run < 100; run++) {
            int from = random.nextInt(good.length);
            int to = Math.min(good.length, from + random.nextInt(1, 4_000));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write(good, 0, random.nextBoolean() ? from : to);
            bytes.write(good, random.nextBoolean() ? from : to, good.length - to);
            survives(bytes.toByteArray(), "pieces " + run);
        }
    }

    @Test
    void valuesThatAreOfAnotherKindNeverBreakAnything() throws IOException {
        Map<String, JsonNode> entries = entries();
        List<String> names = List.copyOf(entries.keySet());
        Random random = new Random(3);
        for (int run = 0; run < 200; run++) {
            Map<String, JsonNode> mutated = new LinkedHashMap<>(entries);
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                String name = names.get(random.nextInt(names.size()));
                mutated.put(name, mutated(mutated.getOrDefault(name, JSON.createObjectNode()).deepCopy(), random));
            }
            survives(zip(mutated), "values " + run);
        }
    }

    private static void survives(byte[] bytes, String what) throws IOException {
        Path file = Files.write(directory.resolve("fuzz.zip"), bytes);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            switch (BundlePlace.open(new Place.Bundle(file), Texts.english())) {
                case Outcome.Refused refused ->
                    assertTrue(Texts.english().of(refused.what()).lines().count() == 1, what);
                case Outcome.Connected open -> diagnosed(open, what);
                case Outcome.NotIdentified not -> throw new AssertionError(not);
            }
        }, what);
    }

    private static void diagnosed(Outcome.Connected open, String what) {
        if (!(BundleTarget.of(open.connection(), new RequestOptions()) instanceof BundleTarget.Known known)) {
            throw new AssertionError(what);
        }
        Session examined = known.session().examined(new LiveExaminer(Clock.systemUTC(),
                CollectorCatalogue.DEFAULT_SINCE, CAUSES).examine(open.connection(),
                        KnownEvidence.of(known.session(), Instant.EPOCH),
                        Progress.none(), new Cancellation()));
        List<String> crashed = new ArrayList<>();
        examined.examination().orElseThrow().diagnosis().checks().forEach(check -> {
            if (check.verdict() instanceof Verdict.Crashed broke) {
                crashed.add(broke.reference());
            }
        });
        assertTrue(crashed.isEmpty(), () -> what + ": " + crashed);
        assertTrue(LabEvidence.report(examined).contains("timeout-doctor-report"), what);
    }

    private static JsonNode mutated(JsonNode tree, Random random) {
        List<JsonNode> containers = new ArrayList<>();
        gather(tree, containers);
        if (containers.isEmpty()) {
            return another(random);
        }
        JsonNode chosen = containers.get(random.nextInt(containers.size()));
        if (chosen instanceof ObjectNode object && !object.isEmpty()) {
            List<String> members = List.copyOf(object.propertyNames());
            String member = members.get(random.nextInt(members.size()));
            switch (random.nextInt(4)) {
                case 0 -> object.remove(member);
                case 1 -> object.putNull(member);
                case 2 -> object.set(members.get(random.nextInt(members.size())), object.path(member));
                default -> object.set(member, another(random));
            }
        } else if (chosen instanceof ArrayNode array) {
            array.add(another(random));
        }
        return tree;
    }

    private static void gather(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.forEach(child -> gather(child, containers));
        }
    }

    private static JsonNode another(Random random) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(9)) {
            case 0 -> nodes.numberNode(random.nextLong());
            case 1 -> nodes.numberNode(random.nextDouble() * 1e300);
            case 2 -> nodes.stringNode("");
            case 3 -> nodes.stringNode("\u0000\ud83d\ude00 ${stageVariables.x} :::/?#[]{}");
            case 4 -> nodes.booleanNode(random.nextBoolean());
            case 5 -> nodes.arrayNode().add(nodes.objectNode());
            case 6 -> nodes.objectNode().put("a", "b");
            case 7 -> nodes.stringNode("9999-99-99T99:99:99Z");
            default -> nodes.numberNode(-1);
        };
    }

    private static Map<String, JsonNode> entries() throws IOException {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(good))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), JSON.readTree(new String(zip.readAllBytes(), StandardCharsets.UTF_8)));
            }
        }
        return entries;
    }

    private static byte[] zip(Map<String, JsonNode> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, JsonNode> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(JSON.writeValueAsBytes(entry.getValue()));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
