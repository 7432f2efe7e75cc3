package dev.timeoutdoctor.ui.step.timeouts;

import static dev.timeoutdoctor.evidence.EvidenceKeys.APPLIED_TIMEOUT_QUOTA;
import static dev.timeoutdoctor.evidence.EvidenceKeys.DEFAULT_TIMEOUT_QUOTA;
import static dev.timeoutdoctor.evidence.EvidenceKeys.DEPLOYED_SNAPSHOT;
import static dev.timeoutdoctor.evidence.EvidenceKeys.FUNCTION;
import static dev.timeoutdoctor.evidence.EvidenceKeys.FUNCTION_METRICS;
import static dev.timeoutdoctor.evidence.EvidenceKeys.FUNCTION_REPORTS;
import static dev.timeoutdoctor.evidence.EvidenceKeys.GATEWAY_METRICS;
import static dev.timeoutdoctor.evidence.EvidenceKeys.REST_API;
import static dev.timeoutdoctor.evidence.EvidenceKeys.ROUTE;
import static dev.timeoutdoctor.evidence.EvidenceKeys.SYMPTOM;
import static dev.timeoutdoctor.evidence.EvidenceKeys.WORKING_COPY;

import dev.timeoutdoctor.diagnosis.AnswerWords;
import dev.timeoutdoctor.diagnosis.TimeoutCeiling;
import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FunctionConfiguration;
import dev.timeoutdoctor.evidence.FunctionReports.FunctionReport;
import dev.timeoutdoctor.evidence.GatewayMetrics;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.Latency;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Quota;
import dev.timeoutdoctor.evidence.RestApi;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.ServedSince;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.step.timeouts.LadderRow.Kind;
import dev.timeoutdoctor.ui.step.timeouts.LadderRow.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads the ladder out of evidence. */
final class LadderReader {

    /** A clock this many times longer than all that was waited or observed would squeeze the rest: its bar is cut. */
    private static final int SQUEEZES = 4;

    private final EvidenceSet evidence;
    private final List<LadderRow> rows = new ArrayList<>();
    private final Optional<Duration> deployed;
    private final ServedSince served;

    LadderReader(EvidenceSet evidence) {
        this.evidence = evidence;
        this.deployed = timeoutIn(DEPLOYED_SNAPSHOT);
        this.served = ServedSince.of(evidence);
    }

    LadderModel read(Headline headline) {
        gateway();
        function();
        ceiling();
        observedByGateway();
        observedByFunction();
        measured();
        Duration end = end();
        return new LadderModel(rows.stream().map(row -> cut(row, end)).toList(), end, deployed.orElse(Duration.ZERO),
                headline, figures());
    }

    private void gateway() {
        Optional<Duration> edited = timeoutIn(WORKING_COPY);
        if (deployed.isPresent()) {
            boolean drift = edited.isPresent() && !edited.equals(deployed);
            String text = drift ? "timeouts.ladder.gateway.deployed" : "timeouts.ladder.gateway.value";
            known("gateway", Kind.GATEWAY, deployed.get(), Message.of(text, deployed.get()), DEPLOYED_SNAPSHOT);
            if (drift) {
                known("pending", Kind.PENDING, edited.get(), Message.of("timeouts.ladder.pending.value", edited.get()),
                        WORKING_COPY);
            }
            return;
        }
        unknown("gateway", Kind.GATEWAY, whyNoTimeout(), DEPLOYED_SNAPSHOT);
        edited.ifPresent(timeout -> known("pending", Kind.PENDING, timeout,
                Message.of("timeouts.ladder.pending.unsure", timeout), WORKING_COPY));
    }

    private Message whyNoTimeout() {
        Observed<ApiDefinition> snapshot = evidence.get(DEPLOYED_SNAPSHOT);
        return snapshot instanceof Observed.Seen<ApiDefinition>
                ? Message.of("timeouts.why.method-not-deployed")
                : Why.unknown(snapshot);
    }

    private void function() {
        Observed<FunctionConfiguration> function = evidence.get(FUNCTION);
        if (function instanceof Observed.NotHere<FunctionConfiguration>) {
            return;
        }
        function.seen().map(FunctionConfiguration::timeout).ifPresentOrElse(
                timeout -> known("function", Kind.FUNCTION, timeout,
                        Message.of("timeouts.ladder.function.value", timeout), FUNCTION),
                () -> unknown("function", Kind.FUNCTION, Why.unknown(function), FUNCTION));
    }

    private void ceiling() {
        Observed<RestApi> api = evidence.get(REST_API);
        Optional<Integration> integration = integrationIn(WORKING_COPY).or(() -> integrationIn(DEPLOYED_SNAPSHOT));
        if (api.seen().isEmpty() || integration.isEmpty()) {
            unknown("ceiling", Kind.CEILING,
                    api.seen().isEmpty() ? Why.unknown(api) : Why.unknown(evidence.get(WORKING_COPY)), REST_API);
            return;
        }
        Observed<Quota> applied = evidence.get(APPLIED_TIMEOUT_QUOTA);
        Observed<Quota> byDefault = evidence.get(DEFAULT_TIMEOUT_QUOTA);
        TimeoutCeiling
                .of(apiType(), api.seen().get().endpointType(), integration.get().transferMode(), applied, byDefault)
                .ifPresentOrElse(this::ceiling, () -> unknown("ceiling", Kind.CEILING,
                        Why.unknown(applied instanceof Observed.Absent<Quota> ? byDefault : applied),
                        APPLIED_TIMEOUT_QUOTA));
    }

    private ApiType apiType() {
        return evidence.get(ROUTE).seen().map(Route::apiType).orElse(ApiType.REST);
    }

    private void ceiling(TimeoutCeiling ceiling) {
        String text = switch (ceiling.kind()) {
            case QUOTA -> "timeouts.ladder.ceiling.quota";
            case EDGE -> "timeouts.ladder.ceiling.edge";
            case STREAMING -> "timeouts.ladder.ceiling.streaming";
            case HTTP_API -> "timeouts.ladder.ceiling.http-api";
            case WEBSOCKET_API -> "timeouts.ladder.ceiling.websocket-api";
        };
        EvidenceKey<?> key = ceiling.kind() == TimeoutCeiling.Kind.QUOTA ? APPLIED_TIMEOUT_QUOTA : REST_API;
        known("ceiling", Kind.CEILING, ceiling.limit(), Message.of(text, ceiling.limit()), key);
    }

    private void observedByGateway() {
        Observed<GatewayMetrics> metrics = evidence.get(GATEWAY_METRICS);
        if (metrics instanceof Observed.NotHere<GatewayMetrics>) {
            return;
        }
        Optional<Latency> latency = metrics.seen().map(GatewayMetrics::integrationLatency);
        if (latency.isEmpty() || latency.get().samples() == 0) {
            unknown("observed-p99", Kind.IN_TIME,
                    latency.isEmpty() ? Why.unknown(metrics) : Message.of("timeouts.why.no-samples"), GATEWAY_METRICS);
            return;
        }
        if (!metrics.seen().filter(seen -> served.covers(seen.window())).isPresent()) {
            unknown("observed-p99", Kind.IN_TIME, Message.of("timeouts.why.before-deployment"), GATEWAY_METRICS);
            return;
        }
        observed("observed-p50", latency.get().p50(), GATEWAY_METRICS);
        observed("observed-p99", latency.get().p99(), GATEWAY_METRICS);
        observed("observed-max", latency.get().max(), GATEWAY_METRICS);
    }

    private void observed(String id, Duration value, EvidenceKey<?> key) {
        boolean cut = deployed.isPresent() && value.compareTo(deployed.get()) >= 0;
        known(id, kindOf(value), value,
                Message.of(cut ? "timeouts.ladder.observed.cut" : "timeouts.ladder.observed.value", value), key);
    }

    private void observedByFunction() {
        evidence.get(FUNCTION_METRICS).seen().filter(metrics -> metrics.duration().samples() > 0)
                .ifPresent(metrics -> {
                    Duration p99 = metrics.duration().p99();
                    known("function-p99", kindOf(p99), p99, ranFor(p99), FUNCTION_METRICS);
                    Duration max = metrics.duration().max();
                    known("function-max", kindOf(max), max, Message.of("timeouts.ladder.observed.value", max),
                            FUNCTION_METRICS);
                });
        Observed<?> metrics = evidence.get(FUNCTION_METRICS);
        if (metrics instanceof Observed.Denied<?> || metrics instanceof Observed.Failed<?>) {
            unknown("function-p99", Kind.IN_TIME, Why.unknown(metrics), FUNCTION_METRICS);
        }
    }

    private Message ranFor(Duration value) {
        return evidence.get(FUNCTION_REPORTS).seen().flatMap(reports -> reports.reports().stream()
                .map(FunctionReport::initDuration).max(Comparator.naturalOrder())).filter(Duration::isPositive)
                .map(init -> Message.of("timeouts.ladder.function-ran.with-init", value, init))
                .orElseGet(() -> Message.of("timeouts.ladder.observed.value", value));
    }

    private void measured() {
        Observed<Symptom> symptom = evidence.get(SYMPTOM);
        symptom.seen().filter(saw -> saw.elapsed().isPositive()).ifPresent(saw -> {
            String since = served.covers(saw.at())
                    ? "timeouts.ladder.measured.value"
                    : "timeouts.ladder.measured.before";
            Message text = saw.isSilent()
                    ? Message.of("timeouts.ladder.observed.value", saw.elapsed())
                    : Message.of(since, saw.elapsed(), AnswerWords.brief(saw));
            String id = saw.measured() ? "measured" : "entered";
            known(id, kindOf(saw.elapsed()), saw.elapsed(), text, SYMPTOM);
        });
    }

    private Kind kindOf(Duration observed) {
        return deployed.isPresent() && observed.compareTo(deployed.get()) >= 0 ? Kind.TOO_LONG : Kind.IN_TIME;
    }

    private Message figures() {
        return evidence.get(GATEWAY_METRICS).seen()
                .map(metrics -> Message.of("timeouts.figures", metrics.window().length(), metrics.requests(),
                        metrics.serverErrors()))
                .orElse(LadderModel.NO_FIGURES);
    }

    /** What was waited and observed sets the scale; the other clocks only where they leave it readable. */
    private Duration end() {
        Duration base = longest(rows.stream().filter(row -> row.kind() != Kind.CEILING && row.kind() != Kind.FUNCTION)
                .toList());
        if (base.isZero()) {
            base = longest(rows);
        }
        Duration limit = base.multipliedBy(SQUEEZES);
        return TimeAxis.end(rows.stream().map(LadderReader::value).filter(value -> value.compareTo(limit) <= 0)
                .max(Comparator.naturalOrder()).orElse(Duration.ofSeconds(1)));
    }

    private static Duration longest(List<LadderRow> rows) {
        return rows.stream().map(LadderReader::value).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    private static Duration value(LadderRow row) {
        return row.reading() instanceof Reading.Known known ? known.value() : Duration.ZERO;
    }

    private static LadderRow cut(LadderRow row, Duration end) {
        if (!(row.reading() instanceof Reading.Known known) || known.value().compareTo(end) <= 0) {
            return row;
        }
        return new LadderRow(row.id(), row.label(), row.kind(), new Reading.Known(known.value(), known.text(), true),
                row.key());
    }

    private Optional<Duration> timeoutIn(EvidenceKey<ApiDefinition> key) {
        return integrationIn(key).map(Integration::timeout);
    }

    private Optional<Integration> integrationIn(EvidenceKey<ApiDefinition> key) {
        return evidence.get(ROUTE).seen()
                .flatMap(route -> evidence.get(key).seen().flatMap(definition -> definition.method(route)))
                .map(method -> method.integration());
    }

    private void known(String id, Kind kind, Duration value, Message text, EvidenceKey<?> key) {
        rows.add(new LadderRow(id, label(id), kind, new Reading.Known(value, text, false), key));
    }

    private void unknown(String id, Kind kind, Message why, EvidenceKey<?> key) {
        rows.add(new LadderRow(id, label(id), kind, new Reading.Unknown(why), key));
    }

    private static Message label(String id) {
        return Message.of("timeouts.ladder." + id);
    }
}
