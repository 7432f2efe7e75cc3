package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.RestApi;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.TimeWindow;
import dev.timeoutdoctor.evidence.TraceSummaries;
import dev.timeoutdoctor.evidence.Traces;
import dev.timeoutdoctor.evidence.answer.TraceAnswers;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What X-Ray kept of the stage's slow or failed calls; REST APIs only (AWS: X-Ray tracing of REST APIs). */
final class TraceCollectors {

    /** BatchGetTraces takes no more (AWS: X-Ray API reference). */
    private static final int MOST_TRACES = 5;
    /** GetTraceSummaries spans no more (AWS: X-Ray quotas). */
    private static final Duration LONGEST = Duration.ofHours(6);

    private final TimeWindow window;

    TraceCollectors(TimeWindow logs) {
        Instant earliest = logs.to().minus(LONGEST);
        this.window = new TimeWindow(logs.from().isBefore(earliest) ? earliest : logs.from(), logs.to());
    }

    List<Collector<?>> all() {
        return List.of(
                new Collector<TraceSummaries>(EvidenceKeys.TRACE_SUMMARIES,
                        Set.of(EvidenceKeys.ROUTE, EvidenceKeys.STAGE, EvidenceKeys.REST_API),
                        List.of("xray:GetTraceSummaries"), this::summaries, TraceAnswers::summaries),
                new Collector<Traces>(EvidenceKeys.TRACES,
                        Set.of(EvidenceKeys.ROUTE, EvidenceKeys.TRACE_SUMMARIES), List.of("xray:BatchGetTraces"),
                        this::traces, source -> TraceAnswers.traces(source.answer())));
    }

    private Ask summaries(EvidenceSet evidence) {
        return Need.restRoute(evidence, route -> Need.of(evidence, EvidenceKeys.STAGE, stage -> stage.tracingEnabled()
                ? Need.of(evidence, EvidenceKeys.REST_API, api -> summaries(route, api))
                : new Ask.NotHere(Message.of("collect.not-here.tracing"))));
    }

    private Ask summaries(Route route, RestApi api) {
        String stage = (api.name() + "/" + route.stage()).replace("\"", "");
        return Parameters.of("StartTime", window.from().toString()).and("EndTime", window.to().toString())
                .and("FilterExpression", "service(id(name: \"" + stage
                        + "\", type: \"AWS::ApiGateway::Stage\")) AND (responsetime > 1 OR fault = true)")
                .ask("xray", "GetTraceSummaries", route.region());
    }

    private Ask traces(EvidenceSet evidence) {
        return Need.restRoute(evidence, route -> Need.of(evidence, EvidenceKeys.TRACE_SUMMARIES, summaries -> {
            List<String> ids = summaries.traces().stream().limit(MOST_TRACES).map(TraceSummaries.TraceSummary::id)
                    .toList();
            return ids.isEmpty()
                    ? new Ask.NotHere(Message.of("collect.not-here.traces"))
                    : Parameters.of("TraceIds", ids).ask("xray", "BatchGetTraces", route.region());
        }));
    }
}
