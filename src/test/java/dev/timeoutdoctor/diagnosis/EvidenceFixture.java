package dev.timeoutdoctor.diagnosis;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.text.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads a fixture's {@code evidence.json}: one member for each key, with the state that its observation is in.
 *
 * <pre>
 * {"stage": {"seen": {…}}, "function": {"denied": {"action": "…", "resource": "…"}},
 *  "function-policy": {"absent": {}}, "execution-log": {"failed": "TIMED_OUT"},
 *  "function-reports": {"not-here": "diagnosis.not-here.function"}}
 * </pre>
 *
 * Members that a value leaves out are filled in as {@link FilledIn} says.
 */
public final class EvidenceFixture {

    /** Where all evidence of fixtures comes from. */
    public static final Source SOURCE = new Source(AwsCall.of("client", "Fixture", "us-east-1", Map.of()),
            Instant.parse("2026-11-22T14:02:11Z"), MissingNode.getInstance());
    /** Members that a fixture leaves out are empty, as in AWS's answers. */
    private static final JsonSetter.Value EMPTY = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .withConfigOverride(String.class, o -> o.setNullHandling(EMPTY))
            .withConfigOverride(Map.class, o -> o.setNullHandling(EMPTY))
            .withConfigOverride(List.class, o -> o.setNullHandling(EMPTY)).build();

    private EvidenceFixture() {}

    public static EvidenceSet read(Path file) {
        JsonNode root = json(file);
        EvidenceSet evidence = EvidenceSet.empty();
        for (EvidenceKey<?> key : EvidenceKeys.all()) {
            if (root.has(key.id())) {
                evidence = with(evidence, key, root.get(key.id()));
            }
        }
        if (evidence.keys().size() != root.size()) {
            throw new IllegalArgumentException(file + " has a member that is no evidence: " + root.propertyNames());
        }
        return evidence;
    }

    public static JsonNode json(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> EvidenceSet with(EvidenceSet evidence, EvidenceKey<T> key, JsonNode state) {
        return evidence.with(key, observed(key, state));
    }

    private static <T> Observed<T> observed(EvidenceKey<T> key, JsonNode state) {
        String name = state.propertyNames().iterator().next();
        JsonNode value = state.get(name);
        return switch (name) {
            case "seen" -> new Observed.Seen<>(JSON.treeToValue(FilledIn.in(value, key.type()), key.type()), SOURCE);
            case "absent" -> new Observed.Absent<>(SOURCE);
            case "denied" -> new Observed.Denied<>(value.get("action").asString(), value.get("resource").asString(),
                    "not authorized", SOURCE);
            case "failed" -> new Observed.Failed<>(FailureKind.valueOf(value.asString()), "failed", SOURCE);
            case "not-here" -> new Observed.NotHere<>(Message.of(value.asString()));
            default -> throw new IllegalArgumentException("No state of evidence: " + name);
        };
    }
}
