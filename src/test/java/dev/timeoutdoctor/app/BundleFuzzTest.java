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
    /** Between them: a function, its alias and network, VPC links of both versions, balancers, all three logs. */
    private static final List<String> SCENARIOS = List.of("starved-of-memory", "change-never-went-live", "no-way-out",
            "one-in-three-hangs", "fixed-but-not-called");
    private static final List<byte[]> ALL = new ArrayList<>();
    private static byte[] good = new byte[0];

    @TempDir
    private static Path directory;

    @BeforeAll
    static void collect() throws IOException {
        for (String scenario : SCENARIOS) {
            Path file = directory.resolve(scenario + ".zip");
            BundleWriter.write(LabEvidence.of(scenario).bundle(), file);
            ALL.add(Files.readAllBytes(file));
        }
        good = ALL.getFirst();
    }

    @Test
    void bytesThatChangeNeverBreakAnything() throws IOException {
        Random random = new Random(1);
        for (int run = 0; run < 110; run++) {
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
        for (int run = 0; run < 60; run++) {
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
        Random random = new Random(3);
        for (int run = 0; run < 150; run++) {
            Map<String, JsonNode> entries = entries(ALL.get(run % ALL.size()));
            List<String> names = List.copyOf(entries.keySet());
            Map<String, JsonNode> mutated = new LinkedHashMap<>(entries);
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                String name = names.get(random.nextInt(names.size()));
                mutated.put(name, mutated(mutated.getOrDefault(name, JSON.createObjectNode()).deepCopy(), random));
            }
            survives(zip(mutated), "values " + run);
        }
    }

    @Test
    void logLinesThatAreCutMixedOrNonsenseNeverBreakAnything() throws IOException {
        Random random = new Random(4);
        for (int run = 0; run < 40; run++) {
            Map<String, JsonNode> mutated = new LinkedHashMap<>(entries(ALL.get(run % ALL.size())));
            List<String> lines = mutated.values().stream().flatMap(answer -> answer.path("events").valueStream())
                    .map(event -> event.path("message").asString("")).toList();
            mutated.values().forEach(answer -> answer.path("events").forEach(
                    event -> ((ObjectNode) event)
                            .put("message", line(event.path("message").asString(""), lines, random))
                            .put("timestamp", time(event.path("timestamp").asLong(0), random))));
            survives(zip(mutated), "lines " + run);
        }
    }

    private static String line(String line, List<String> lines, Random random) {
        String other = lines.get(random.nextInt(lines.size()));
        int at = line.isEmpty() ? 0 : random.nextInt(line.length());
        return switch (random.nextInt(8)) {
            case 0 -> line.substring(0, at);
            case 1 -> line.substring(at);
            case 2 -> line.substring(0, at) + other;
            case 3 -> other;
            case 4 -> line.replaceAll("\\d", "9");
            case 5 -> line + "\u0000注文📦 - \"" + line;
            default -> line;
        };
    }

    private static long time(long millis, Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> Long.MAX_VALUE;
            case 1 -> Long.MIN_VALUE;
            case 2 -> -millis;
            default -> millis;
        };
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
        return switch (random.nextInt(11)) {
            case 0 -> nodes.numberNode(random.nextLong());
            case 1 -> nodes.numberNode(random.nextDouble() * 1e300);
            case 2 -> nodes.stringNode("");
            case 3 -> nodes.stringNode("\u0000\ud83d\ude00 ${stageVariables.x} :::/?#[]{}");
            case 4 -> nodes.booleanNode(random.nextBoolean());
            case 5 -> nodes.arrayNode().add(nodes.objectNode());
            case 6 -> nodes.objectNode().put("a", "b");
            case 7 -> nodes.stringNode("9999-99-99T99:99:99Z");
            case 8 -> nodes.numberNode(random.nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE);
            case 9 -> nodes.stringNode("+999999999-12-31T23:59:59Z");
            default -> nodes.numberNode(-1);
        };
    }

    private static Map<String, JsonNode> entries(byte[] bundle) throws IOException {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
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
