package dev.timeoutdoctor.ui.step.async;

import dev.timeoutdoctor.diagnosis.TimeoutCeiling;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.FunctionMetrics;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.evidence.GatewayMetrics;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.Latency;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.step.Fact;
import dev.timeoutdoctor.ui.step.Fact.Mark;
import dev.timeoutdoctor.ui.step.Fact.Said;
import dev.timeoutdoctor.ui.step.FactReader;
import dev.timeoutdoctor.ui.step.FactsState;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether waiting for the answer can work at all here. */
final class RespondAsyncFacts {

    private final FactReader reader;

    private RespondAsyncFacts(FactReader reader) {
        this.reader = reader;
    }

    static FactsState of(Session session) {
        RespondAsyncFacts facts = new RespondAsyncFacts(new FactReader(session));
        return new FactsState.Known(List.of(facts.apiType(), facts.waiting(), facts.transfer(), facts.ceiling(),
                facts.need()));
    }

    private Fact apiType() {
        return reader.of("api-type", EvidenceKeys.REST_API, api -> Said.of(Mark.PLAIN, "fact.api-type.says", api.name(),
                Message.of("report.api-type." + reader.apiType().name()),
                Message.of("shell.endpoint-type." + api.endpointType().name().toLowerCase(Locale.ROOT))));
    }

    private Fact waiting() {
        return reader.ofIntegration("waiting", integration -> Said.of(Mark.PLAIN, "fact.waiting." + kind(integration)));
    }

    private static String kind(Integration integration) {
        return switch (integration.type()) {
            case AWS_PROXY -> "lambda-proxy";
            case AWS -> FunctionReference.callsLambda(integration) ? "lambda" : "service";
            case HTTP, HTTP_PROXY -> "http";
            case MOCK -> "mock";
            case NONE -> "none";
        };
    }

    private Fact transfer() {
        return reader.ofIntegration("transfer", integration -> Said.of(Mark.PLAIN, switch (integration.transferMode()) {
            case BUFFERED -> "fact.transfer.buffered";
            case STREAM -> "fact.transfer.stream";
        }));
    }

    private Fact ceiling() {
        Optional<Integration> integration = reader.integration();
        Optional<TimeoutCeiling> ceiling = reader.ceiling();
        Said said = integration.isEmpty() || ceiling.isEmpty()
                ? Said.of(Mark.UNKNOWN, "fact.longest-wait.unknown")
                : Said.of(Mark.PLAIN, "fact.longest-wait.says", integration.get().timeout(), ceiling.get().limit());
        return FactReader.fact("longest-wait", said, reader.integrationSources());
    }

    /** The function's own measure goes on after the gateway gave up; the gateway's is cut off at the timeout. */
    private Fact need() {
        Optional<FunctionMetrics> function = reader.evidence().get(EvidenceKeys.FUNCTION_METRICS).seen();
        Optional<GatewayMetrics> gateway = reader.evidence().get(EvidenceKeys.GATEWAY_METRICS).seen();
        if (function.isPresent() && function.get().duration().samples() > 0) {
            return FactReader.fact("need", need(function.get().duration(), function.get().window().length()),
                    reader.sources(EvidenceKeys.FUNCTION_METRICS));
        }
        if (gateway.isPresent() && gateway.get().integrationLatency().samples() > 0) {
            return FactReader.fact("need", seenByGateway(gateway.get()),
                    reader.sources(EvidenceKeys.GATEWAY_METRICS));
        }
        return FactReader.fact("need", Said.of(Mark.UNKNOWN, "fact.need.unknown"),
                reader.sources(EvidenceKeys.GATEWAY_METRICS));
    }

    private Said seenByGateway(GatewayMetrics gateway) {
        Latency latency = gateway.integrationLatency();
        boolean cutOff = reader.integration().map(Integration::timeout)
                .filter(timeout -> latency.max().toMillis() >= timeout.toMillis() * 95 / 100).isPresent();
        return cutOff
                ? Said.of(Mark.UNKNOWN, "fact.need.cut-off", latency.max(), gateway.window().length())
                : need(latency, gateway.window().length());
    }

    private Said need(Latency latency, Duration window) {
        Optional<Duration> limit = reader.ceiling().map(TimeoutCeiling::limit);
        if (limit.isEmpty()) {
            return Said.of(Mark.PLAIN, "fact.need.says", latency.p99(), latency.max(), window);
        }
        return latency.p99().compareTo(limit.get()) >= 0
                ? Said.of(Mark.PROBLEM, "fact.need.over", latency.p99(), window, limit.get())
                : Said.of(Mark.GOOD, "fact.need.within", latency.p99(), window, limit.get());
    }
}
