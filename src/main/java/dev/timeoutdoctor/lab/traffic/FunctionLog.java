package dev.timeoutdoctor.lab.traffic;

import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.traffic.Call.Invocation;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** The lines that Lambda writes around a function's run, in text or JSON format (AWS: Lambda logs, Telemetry API). */
final class FunctionLog {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Call call;
    private final Invocation run;
    private final Instant environment;
    private final Instant begins;
    private final Instant ends;
    private final List<LogEvent> lines = new ArrayList<>();

    private FunctionLog(Call call, Invocation run) {
        this.call = call;
        this.run = run;
        this.environment = call.start().plus(run.offset());
        this.begins = environment.plus(run.init());
        this.ends = begins.plus(run.duration());
    }

    static List<LogEvent> of(Call call) {
        return call.invocations().stream().flatMap(run -> {
            FunctionLog log = new FunctionLog(call, run);
            if (run.logFormat().equals("JSON")) {
                log.json();
            } else {
                log.text();
            }
            return log.lines.stream();
        }).toList();
    }

    private void text() {
        if (!run.init().isZero()) {
            line(environment, "INIT_START Runtime Version: python:3.13.v61\n");
        }
        line(begins, "START RequestId: " + run.requestId() + " Version: " + run.version() + "\n");
        if (run.timedOut()) {
            line(ends, timeoutText(call, run) + "\n\n");
        }
        line(ends, "END RequestId: " + run.requestId() + "\n");
        line(ends, report());
    }

    private void json() {
        if (!run.init().isZero()) {
            event(environment, "platform.initStart", Json.object().put("initializationType", "on-demand")
                    .put("phase", "init").put("runtimeVersion", "python:3.13.v61"));
        }
        event(begins, "platform.start",
                Json.object().put("requestId", run.requestId()).put("version", run.version()));
        ObjectNode report = Json.object().put("requestId", run.requestId());
        ObjectNode metrics = report.putObject("metrics").put("durationMs", rounded(run.duration()))
                .put("billedDurationMs", billed()).put("memorySizeMB", run.memory().size())
                .put("maxMemoryUsedMB", run.memory().used());
        if (!run.init().isZero()) {
            metrics.put("initDurationMs", rounded(run.init()));
        }
        event(ends, "platform.report", report.put("status", run.timedOut() ? "timeout" : "success"));
    }

    private void event(Instant at, String type, ObjectNode record) {
        ObjectNode event = Json.object().put("time", at.truncatedTo(ChronoUnit.MILLIS).toString()).put("type", type);
        event.set("record", record);
        line(at, Json.write(event));
    }

    private void line(Instant at, String text) {
        String stream = DAY.format(begins) + "/[" + run.version() + "]" + ExecutionLog.stream(run.requestId());
        lines.add(new LogEvent("/aws/lambda/" + run.functionName(), stream, at, text));
    }

    static String timeoutText(Call call, Invocation run) {
        return String.format(Locale.ROOT, "%s %s Task timed out after %.2f seconds",
                call.start().plus(run.end()).truncatedTo(ChronoUnit.MILLIS), run.requestId(),
                run.duration().toMillis() / 1000.0);
    }

    private String report() {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT,
                "REPORT RequestId: %s\tDuration: %.2f ms\tBilled Duration: %d ms\tMemory Size: %d MB\tMax Memory Used: %d MB\t",
                run.requestId(), millis(run.duration()), billed(), run.memory().size(), run.memory().used()));
        if (!run.init().isZero()) {
            line.append(String.format(Locale.ROOT, "Init Duration: %.2f ms\t", millis(run.init())));
        }
        return line.append('\n').toString();
    }

    private long billed() {
        return (long) Math.ceil(millis(run.duration()));
    }

    private static double rounded(Duration duration) {
        return Math.round(millis(duration) * 1000) / 1000.0;
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
