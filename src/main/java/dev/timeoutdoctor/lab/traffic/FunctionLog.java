package dev.timeoutdoctor.lab.traffic;

import dev.timeoutdoctor.lab.traffic.Call.Invocation;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lines that Lambda writes around a function's run, in text format (AWS: Lambda logs). */
final class FunctionLog {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private FunctionLog() {}

    static List<LogEvent> of(Call call) {
        return call.invocations().stream().flatMap(run -> lines(call, run).stream()).toList();
    }

    private static List<LogEvent> lines(Call call, Invocation run) {
        String group = "/aws/lambda/" + run.functionName();
        Instant begins = call.start().plus(Gateway.OVERHEAD).plus(run.init());
        Instant ends = begins.plus(run.duration());
        String stream = DAY.format(begins) + "/[$LATEST]" + ExecutionLog.stream(run.requestId());
        List<LogEvent> lines = new ArrayList<>();
        if (!run.init().isZero()) {
            lines.add(new LogEvent(group, stream, call.start().plus(Gateway.OVERHEAD),
                    "INIT_START Runtime Version: python:3.13.v61\n"));
        }
        lines.add(
                new LogEvent(group, stream, begins, "START RequestId: " + run.requestId() + " Version: $LATEST\n"));
        if (run.timedOut()) {
            lines.add(new LogEvent(group, stream, ends, timeoutText(ends, run) + "\n\n"));
        }
        lines.add(new LogEvent(group, stream, ends, "END RequestId: " + run.requestId() + "\n"));
        lines.add(new LogEvent(group, stream, ends, report(run)));
        return lines;
    }

    static String timeoutText(Instant at, Invocation run) {
        return String.format(Locale.ROOT, "%s %s Task timed out after %.2f seconds",
                at.truncatedTo(java.time.temporal.ChronoUnit.MILLIS), run.requestId(),
                run.duration().toMillis() / 1000.0);
    }

    private static String report(Invocation run) {
        double millis = millis(run.duration());
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT,
                "REPORT RequestId: %s\tDuration: %.2f ms\tBilled Duration: %d ms\tMemory Size: %d MB\tMax Memory Used: %d MB\t",
                run.requestId(), millis, (long) Math.ceil(millis), run.memoryMegabytes(), run.memoryUsed()));
        if (!run.init().isZero()) {
            line.append(String.format(Locale.ROOT, "Init Duration: %.2f ms\t", millis(run.init())));
        }
        return line.append('\n').toString();
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
