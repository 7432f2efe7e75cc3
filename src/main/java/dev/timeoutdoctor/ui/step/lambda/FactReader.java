package dev.timeoutdoctor.ui.step.lambda;

import static dev.timeoutdoctor.evidence.EvidenceKeys.DEPLOYED_SNAPSHOT;
import static dev.timeoutdoctor.evidence.EvidenceKeys.FUNCTION;
import static dev.timeoutdoctor.evidence.EvidenceKeys.FUNCTION_CONCURRENCY;
import static dev.timeoutdoctor.evidence.EvidenceKeys.FUNCTION_METRICS;
import static dev.timeoutdoctor.evidence.EvidenceKeys.FUNCTION_REPORTS;
import static dev.timeoutdoctor.evidence.EvidenceKeys.ROUTE;

import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FunctionConcurrency;
import dev.timeoutdoctor.evidence.FunctionConfiguration;
import dev.timeoutdoctor.evidence.FunctionConfiguration.Code;
import dev.timeoutdoctor.evidence.FunctionMetrics;
import dev.timeoutdoctor.evidence.FunctionReports;
import dev.timeoutdoctor.evidence.FunctionReports.FunctionReport;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.step.lambda.Fact.Mark;
import dev.timeoutdoctor.ui.step.timeouts.Why;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reads what is known of the function out of evidence. */
final class FactReader {

    private static final long MEGABYTE = 1_000_000;

    /** From here on a function runs out of memory soon, and has long been short of CPU. */
    private static final int FULL_PERCENT = 90;

    private final EvidenceSet evidence;
    private final List<Fact> facts = new ArrayList<>();
    private final Optional<Duration> gateway;

    FactReader(EvidenceSet evidence) {
        this.evidence = evidence;
        this.gateway = evidence.get(ROUTE).seen()
                .flatMap(route -> evidence.get(DEPLOYED_SNAPSHOT).seen().flatMap(api -> api.method(route)))
                .map(method -> method.integration().timeout());
    }

    List<Fact> read() {
        from(FUNCTION_METRICS, "duration", this::durations);
        from(FUNCTION_REPORTS, "init", this::init);
        from(FUNCTION, "package", this::size);
        from(FUNCTION, "memory", this::memory);
        from(FUNCTION, "timeout", this::timeout);
        from(FUNCTION_METRICS, "throttles", this::throttles);
        from(FUNCTION_CONCURRENCY, "concurrency", this::concurrency);
        from(FUNCTION, "state", this::state);
        return List.copyOf(facts);
    }

    private <T> void from(EvidenceKey<T> key, String id, BiConsumer<String, T> reader) {
        Observed<T> observed = evidence.get(key);
        observed.seen().ifPresentOrElse(value -> reader.accept(id, value), () -> facts
                .add(new Fact(id, Mark.UNKNOWN, name(id), Message.of("lambda.unknown"), Why.unknown(observed), key)));
    }

    private void durations(String id, FunctionMetrics metrics) {
        if (metrics.duration().samples() == 0) {
            add(id, Mark.UNKNOWN, Message.of("lambda.unknown"),
                    Message.of("lambda.duration.none", metrics.window().length()),
                    FUNCTION_METRICS);
            return;
        }
        Duration p99 = metrics.duration().p99();
        Message value = Message.of("lambda.duration.value", metrics.duration().p50(), p99, metrics.duration().max());
        boolean late = gateway.isPresent() && p99.compareTo(gateway.get()) >= 0;
        Message meaning = gateway
                .map(wait -> Message.of(late ? "lambda.duration.late" : "lambda.duration.in-time", wait))
                .orElse(Message.of("lambda.duration.runs", metrics.invocations(), metrics.window().length()));
        add(id, late ? Mark.BAD : Mark.FINE, value, meaning, FUNCTION_METRICS);
    }

    private void init(String id, FunctionReports reports) {
        List<Duration> inits = reports.reports().stream().map(FunctionReport::initDuration)
                .filter(Duration::isPositive).toList();
        if (inits.isEmpty()) {
            add(id, Mark.PLAIN, Message.of("lambda.init.none"), Message.of("lambda.init.of", reports.reports().size()),
                    FUNCTION_REPORTS);
            return;
        }
        add(id, Mark.PLAIN,
                Message.of("lambda.init.value", inits.stream().max(Comparator.naturalOrder()).orElseThrow()),
                Message.of("lambda.init.cold", inits.size(), reports.reports().size()), FUNCTION_REPORTS);
    }

    /** No verdict of its own: how long a size takes to start is not said by AWS, and a start that was logged stands above. */
    private void size(String id, FunctionConfiguration function) {
        Code code = function.code();
        if (code.bytes() == 0) {
            add(id, Mark.UNKNOWN, Message.of("lambda.unknown"), Message.of("lambda.package.none"), FUNCTION);
            return;
        }
        add(id, Mark.PLAIN, Message.of("lambda.package.value", size(code.bytes()), size(code.layerBytes())),
                Message.of("lambda.package.meaning"), FUNCTION);
    }

    /** AWS counts in bytes; a small package is still of some size. */
    private static Message size(long bytes) {
        if (bytes == 0) {
            return Message.of("lambda.package.nothing");
        }
        return bytes < MEGABYTE
                ? Message.of("lambda.package.kilobytes", Math.max(1, bytes / 1_000))
                : Message.of("lambda.package.megabytes", Math.round(bytes / 100_000.0) / 10.0);
    }

    private void memory(String id, FunctionConfiguration function) {
        int size = function.memoryMegabytes();
        Optional<Integer> used = evidence.get(FUNCTION_REPORTS).seen().flatMap(reports -> reports.reports().stream()
                .filter(report -> report.memorySizeMegabytes() == size)
                .map(FunctionReport::maxMemoryUsedMegabytes).max(Comparator.naturalOrder()));
        if (used.isEmpty()) {
            add(id, Mark.PLAIN, Message.of("lambda.memory.size", size), Message.of("lambda.memory.unmeasured"),
                    FUNCTION);
            return;
        }
        boolean full = used.get() * 100 >= size * FULL_PERCENT;
        add(id, full ? Mark.BAD : Mark.FINE, Message.of("lambda.memory.value", used.get(), size),
                Message.of(full ? "lambda.memory.full" : "lambda.memory.room"), FUNCTION_REPORTS);
    }

    private void timeout(String id, FunctionConfiguration function) {
        long ended = evidence.get(FUNCTION_REPORTS).seen().map(FunctionReports::reports).orElse(List.of()).stream()
                .filter(FunctionReport::timedOut).count();
        boolean outlives = gateway.isPresent() && function.timeout().compareTo(gateway.get()) > 0;
        Message meaning = ended > 0
                ? Message.of("lambda.timeout.ended", ended)
                : gateway.map(wait -> Message.of(outlives ? "lambda.timeout.outlives" : "lambda.timeout.within", wait))
                        .orElse(Message.of("lambda.timeout.alone"));
        add(id, ended > 0 || outlives ? Mark.BAD : Mark.FINE, Message.of("lambda.timeout.value", function.timeout()),
                meaning, FUNCTION);
    }

    private void throttles(String id, FunctionMetrics metrics) {
        Mark mark = metrics.throttles() > 0 ? Mark.BAD : metrics.errors() > 0 ? Mark.PLAIN : Mark.FINE;
        add(id, mark,
                Message.of("lambda.throttles.value", metrics.throttles(), metrics.errors()),
                Message.of("lambda.throttles.of", metrics.invocations(), metrics.window().length()), FUNCTION_METRICS);
    }

    private void concurrency(String id, FunctionConcurrency concurrency) {
        Message most = evidence.get(FUNCTION_METRICS).seen()
                .map(metrics -> Message.of("lambda.concurrency.most", metrics.maxConcurrency()))
                .orElse(Message.of("lambda.concurrency.most-unknown"));
        if (!concurrency.reserved()) {
            add(id, Mark.FINE, Message.of("lambda.concurrency.unreserved"), most, FUNCTION_CONCURRENCY);
            return;
        }
        boolean off = concurrency.executions() == 0;
        add(id, off ? Mark.BAD : Mark.PLAIN, Message.of("lambda.concurrency.reserved", concurrency.executions()),
                off ? Message.of("lambda.concurrency.off") : most, FUNCTION_CONCURRENCY);
    }

    private void state(String id, FunctionConfiguration function) {
        boolean ready = function.state().equals("Active") && !function.lastUpdateStatus().equals("Failed");
        String reason = function.lastUpdateReason().isEmpty() ? function.stateReason() : function.lastUpdateReason();
        add(id, ready ? Mark.FINE : Mark.BAD,
                Message.of("lambda.state.value", function.state(), function.lastUpdateStatus()),
                reason.isEmpty()
                        ? Message.of("lambda.state.runtime", function.runtime())
                        : Message.of("lambda.state.reason", reason),
                FUNCTION);
    }

    private void add(String id, Mark mark, Message value, Message meaning, EvidenceKey<?> key) {
        facts.add(new Fact(id, mark, name(id), value, meaning, key));
    }

    private static Message name(String id) {
        return Message.of("lambda.fact." + id);
    }
}
