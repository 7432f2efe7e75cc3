package dev.timeoutdoctor.ui.step.prevent;

import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.ui.step.Fact;
import dev.timeoutdoctor.ui.step.Fact.Mark;
import dev.timeoutdoctor.ui.step.Fact.Said;
import dev.timeoutdoctor.ui.step.FactReader;
import dev.timeoutdoctor.ui.step.FactsState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What would have told earlier, and whether the clocks stand in the right order. */
final class PreventFacts {

    /** An alarm shall ring while there is still time: at this share of the timeout. */
    private static final int ALARM_PERCENT = 80;

    private final FactReader reader;

    private PreventFacts(FactReader reader) {
        this.reader = reader;
    }

    static FactsState of(Session session) {
        PreventFacts facts = new PreventFacts(new FactReader(session));
        return new FactsState.Known(List.of(facts.clocks(), facts.alarm(), facts.accessLog(), facts.backendTime(),
                facts.executionLog(), facts.tracing(), facts.cache()));
    }

    private Fact clocks() {
        Optional<Duration> gateway = reader.integration().map(Integration::timeout);
        return reader.of("clocks", EvidenceKeys.FUNCTION, function -> {
            if (gateway.isEmpty()) {
                return Said.of(Mark.UNKNOWN, "fact.integration.unknown");
            }
            return function.timeout().compareTo(gateway.get()) >= 0
                    ? Said.of(Mark.WARNING, "fact.clocks.over", function.timeout(), gateway.get())
                    : Said.of(Mark.GOOD, "fact.clocks.within", function.timeout(), gateway.get());
        });
    }

    private Fact alarm() {
        Optional<Duration> timeout = reader.integration().map(Integration::timeout);
        return reader.of("alarm", EvidenceKeys.GATEWAY_METRICS, metrics -> {
            if (timeout.isEmpty()) {
                return Said.of(Mark.UNKNOWN, "fact.integration.unknown");
            }
            Duration threshold = timeout.get().multipliedBy(ALARM_PERCENT).dividedBy(100);
            if (metrics.integrationLatency().samples() == 0) {
                return Said.of(Mark.PLAIN, "fact.alarm.no-traffic", threshold, timeout.get());
            }
            Duration p99 = metrics.integrationLatency().p99();
            return p99.compareTo(threshold) >= 0
                    ? Said.of(Mark.WARNING, "fact.alarm.rings", threshold, timeout.get(), p99)
                    : Said.of(Mark.GOOD, "fact.alarm.quiet", threshold, timeout.get(), p99);
        });
    }

    private Fact accessLog() {
        return reader.of("access-log", EvidenceKeys.STAGE,
                stage -> stage.accessLogDestination().isEmpty()
                        ? Said.of(Mark.WARNING, "fact.access-log.off")
                        : Said.of(Mark.GOOD, "fact.access-log.on", stage.accessLogDestination()));
    }

    /** AWS: variables for access logging; the one that separates the backend's share from the gateway's. */
    private Fact backendTime() {
        return reader.of("backend-latency", EvidenceKeys.STAGE, stage -> {
            if (stage.accessLogDestination().isEmpty()) {
                return Said.of(Mark.PLAIN, "fact.backend-latency.no-log");
            }
            boolean told = stage.accessLogFormat().contains("integrationLatency")
                    || stage.accessLogFormat().contains("integration.latency");
            return told
                    ? Said.of(Mark.GOOD, "fact.backend-latency.on")
                    : Said.of(Mark.WARNING, "fact.backend-latency.off");
        });
    }

    private Fact executionLog() {
        return reader.of("execution-log", EvidenceKeys.STAGE, stage -> {
            Optional<Route> route = reader.session().route();
            Optional<Stage.MethodSetting> setting = route
                    .flatMap(stage::settingFor);
            String level = setting.map(Stage.MethodSetting::loggingLevel).orElse("OFF");
            return level.isEmpty() || level.equals("OFF")
                    ? Said.of(Mark.WARNING, "fact.execution-log.off")
                    : Said.of(Mark.GOOD, "fact.execution-log.on", level);
        });
    }

    private Fact tracing() {
        return reader.of("tracing", EvidenceKeys.STAGE,
                stage -> stage.tracingEnabled()
                        ? Said.of(Mark.GOOD, "fact.tracing.on")
                        : Said.of(Mark.PLAIN, "fact.tracing.off"));
    }

    private Fact cache() {
        boolean get = reader.session().route().map(Route::httpMethod).filter("GET"::equals).isPresent();
        return reader.of("cache", EvidenceKeys.STAGE, stage -> {
            if (stage.cacheEnabled()) {
                return Said.of(Mark.PLAIN, get ? "fact.cache.on" : "fact.cache.on-not-get");
            }
            return Said.of(Mark.PLAIN, get ? "fact.cache.off" : "fact.cache.off-not-get");
        });
    }
}
