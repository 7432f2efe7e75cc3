package dev.timeoutdoctor.report;

import dev.timeoutdoctor.diagnosis.CauseResult;
import dev.timeoutdoctor.diagnosis.CauseStatus;
import dev.timeoutdoctor.diagnosis.CheckResult;
import dev.timeoutdoctor.diagnosis.Diagnosis;
import dev.timeoutdoctor.diagnosis.ServedDestination;
import dev.timeoutdoctor.evidence.Destination;
import dev.timeoutdoctor.guide.CauseAdvice;
import dev.timeoutdoctor.session.AppliedChange;
import dev.timeoutdoctor.session.Examination;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Texts;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The report for programs: format {@code timeout-doctor-report}, version 1. The same evidence gives the same bytes, but for
 * {@code elapsedMillis}; so evidence is named by its call and not by its time.
 */
public final class JsonReport {

    /** The format's name. */
    public static final String FORMAT = "timeout-doctor-report";
    /** The format's version. */
    public static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Texts texts;
    private final CauseAdvice advice;

    public JsonReport(Texts texts, CauseAdvice advice) {
        this.texts = texts;
        this.advice = advice;
    }

    /** The report, with a line end after it; without an examination its lists are empty. */
    public String of(Session session) {
        Optional<Examination> examination = session.examination();
        ObjectNode report = JSON.createObjectNode();
        report.put("format", FORMAT);
        report.put("version", VERSION);
        report.set("target", target(ReportTarget.of(session)));
        ServedDestination.read(session.evidence()).ifPresent(where -> report.set("backend", backend(where)));
        report.set("rootCauses", strings(
                examination.map(Examination::diagnosis).map(Diagnosis::rootCauses).orElse(List.of())));
        ArrayNode causes = report.putArray("causes");
        ArrayNode checks = report.putArray("checks");
        examination.ifPresent(seen -> {
            seen.diagnosis().causes().forEach(result -> causes.add(cause(result, seen)));
            seen.diagnosis().checks().forEach(result -> checks.add(check(result)));
        });
        report.set("calls", calls(examination));
        report.put("elapsedMillis", examination.map(Examination::elapsed).orElse(Duration.ZERO).toMillis());
        Conclusion.question(session).ifPresent(question -> report.put("question", texts.of(question)));
        ArrayNode changes = report.putArray("changes");
        session.changes().forEach(change -> changes.add(change(change)));
        session.mended().ifPresent(mended -> report.putObject("fixed").put("cause", mended.cause().cause().id())
                .put("because", texts.of(mended.cause().because())).put("at", mended.at().toString())
                .put("verified", texts.of(mended.proof().message())));
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(new DefaultIndenter("  ", "\n"));
        return JSON.writer().with(printer).writeValueAsString(report) + "\n";
    }

    private static ObjectNode target(ReportTarget target) {
        ObjectNode node = JSON.createObjectNode();
        putKnown(node, "apiType", target.apiType());
        putKnown(node, "endpointType", target.endpointType());
        putKnown(node, "apiId", target.apiId());
        putKnown(node, "stage", target.stage());
        putKnown(node, "method", target.method());
        putKnown(node, "resource", target.resource());
        putKnown(node, "routeKey", target.routeKey());
        putKnown(node, "region", target.region());
        putKnown(node, "account", target.account());
        return node;
    }

    /** What the canary's own deployment calls is not known: AWS exports only what the stage itself serves. */
    private ObjectNode backend(Destination where) {
        ObjectNode node = address(where.stage());
        where.canary().ifPresent(under -> {
            ObjectNode canary = under.otherDeployment().isEmpty() ? address(under.address()) : JSON.createObjectNode();
            canary.put("percentTraffic", new BigDecimal(under.share()));
            putKnown(canary, "otherDeployment", under.otherDeployment());
            node.set("canary", canary);
        });
        return node.put("statement", texts.of(where.words()));
    }

    private static ObjectNode address(Destination.Address address) {
        ObjectNode node = JSON.createObjectNode();
        putKnown(node, "uri", address.uri());
        putKnown(node, "vpcLink", address.vpcLink());
        return node;
    }

    private ObjectNode cause(CauseResult result, Examination examination) {
        String id = result.cause().id();
        ObjectNode node = JSON.createObjectNode();
        node.put("id", id);
        node.put("status", result.status().id());
        node.put("statement", texts.of("cause." + id + ".statement"));
        node.put("because", texts.of(result.because()));
        node.set("evidence", strings(EvidenceLine.of(result.evidence(), examination.evidence(), texts).stream()
                .map(EvidenceLine::byKey).toList()));
        boolean holds = result.status() == CauseStatus.FOUND || result.status() == CauseStatus.LIKELY;
        node.set("fixes", strings(holds ? List.of(texts.of(advice.on(id).what())) : List.of()));
        return node;
    }

    private ObjectNode check(CheckResult result) {
        ObjectNode node = JSON.createObjectNode();
        node.put("id", result.info().id());
        node.put("verdict", Mark.of(result.verdict()).id());
        node.put("summary", CheckLine.summary(result, texts));
        return node;
    }

    private static ObjectNode calls(Optional<Examination> examination) {
        ObjectNode node = JSON.createObjectNode();
        node.put("count", examination.map(Examination::calls).orElse(0));
        node.set("denied", strings(sorted(examination.map(Examination::denied).orElse(List.of()))));
        node.set("failed", strings(sorted(examination.map(Examination::failed).orElse(List.of()))));
        return node;
    }

    private ObjectNode change(AppliedChange change) {
        ObjectNode node = JSON.createObjectNode();
        node.put("at", change.at().toString());
        node.put("what", texts.of(change.what()));
        node.put("outcome", texts.of(change.outcome()));
        node.put("command", change.command());
        change.stillToDo().ifPresent(edit -> node.putObject("template").put("reminder", texts.of(edit.reminder()))
                .put("tool", texts.of(edit.tool())).put("code", edit.code()));
        return node;
    }

    /** Answers come in any order; the report does not. */
    private static List<String> sorted(List<String> names) {
        return names.stream().distinct().sorted().toList();
    }

    private static ArrayNode strings(List<String> values) {
        ArrayNode node = JSON.createArrayNode();
        values.forEach(node::add);
        return node;
    }

    private static void putKnown(ObjectNode node, String name, String value) {
        if (!value.isEmpty()) {
            node.put(name, value);
        }
    }
}
