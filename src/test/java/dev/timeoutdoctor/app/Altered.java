package dev.timeoutdoctor.app;

import dev.timeoutdoctor.diagnosis.CheckResult;
import dev.timeoutdoctor.diagnosis.Diagnosis;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.evidence.bundle.Bundle;
import dev.timeoutdoctor.evidence.bundle.BundleHead;
import dev.timeoutdoctor.evidence.bundle.BundleWriter;
import dev.timeoutdoctor.evidence.bundle.BundledCall;
import dev.timeoutdoctor.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** What was read of a lab's scenario, with answers that say something else. */
record Altered(BundleHead head, List<BundledCall> calls) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Altered of(String scenario) throws IOException {
        Bundle bundle = LabEvidence.of(scenario).bundle();
        return new Altered(bundle.head(), bundle.calls());
    }

    /** Every text of every answer of some operations replaced; a pattern as {@link String#replaceAll} takes it. */
    Altered text(List<String> operations, String pattern, String by) {
        return each(operations, answer -> JSON.readTree(answer.toString().replaceAll(pattern, by)));
    }

    /** Other answers of some operations. */
    Altered each(List<String> operations, UnaryOperator<JsonNode> change) {
        return change(operations, call -> call.look().seen().<Observed<JsonNode>>map(answer -> seen(call,
                change.apply(answer.deepCopy()))).orElse(call.look()));
    }

    /** Every text of the parameters of some operations replaced. */
    Altered asked(List<String> operations, String pattern, String by) {
        return new Altered(head, calls.stream().map(call -> operations.contains(call.call().operation())
                ? asked(call, JSON.readTree(call.call().parameters().toString().replaceAll(pattern, by)))
                : call).toList());
    }

    private static BundledCall asked(BundledCall call, JsonNode parameters) {
        AwsCall other = new AwsCall(call.call().service(), call.call().operation(), call.call().region(), parameters);
        return BundledCall.of(other, call.look().seen().<Observed<JsonNode>>map(answer -> new Observed.Seen<>(answer,
                new Source(other, call.look().origin().orElseThrow().at(), answer))).orElse(call.look()));
    }

    /** Operations whose answer is that there is no such thing. */
    Altered gone(String... operations) {
        return change(List.of(operations), call -> new Observed.Absent<>(
                new Source(call.call(), call.look().origin().orElseThrow().at(), MissingNode.getInstance())));
    }

    private static Observed<JsonNode> seen(BundledCall call, JsonNode answer) {
        return new Observed.Seen<>(answer, new Source(call.call(), call.look().origin().orElseThrow().at(), answer));
    }

    private Altered change(List<String> operations, Function<BundledCall, Observed<JsonNode>> change) {
        return new Altered(head, calls.stream().map(call -> operations.contains(call.call().operation())
                ? BundledCall.of(call.call(), change.apply(call))
                : call).toList());
    }

    Bundle bundle() {
        return new Bundle(head, calls);
    }

    /** As {@code diagnose --bundle} examines it. */
    Session examined(Path folder) throws IOException {
        Path file = folder.resolve("altered.zip");
        BundleWriter.write(bundle(), file);
        return LabEvidence.examined(file);
    }

    /** What came of each check, by id: {@code good}, {@code crashed}, …; those that do not apply are left out. */
    static Map<String, String> verdicts(Session examined) {
        Diagnosis diagnosis = examined.examination().orElseThrow().diagnosis();
        return diagnosis.checks().stream().filter(check -> !word(check).equals("notapplicable"))
                .collect(Collectors.toMap(check -> check.info().id(), Altered::word, (one, other) -> one,
                        TreeMap::new));
    }

    private static String word(CheckResult check) {
        return check.verdict().getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }
}
