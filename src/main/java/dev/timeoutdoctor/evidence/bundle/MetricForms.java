package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Figures out of any GetMetricData of the bundle that asked for the same metric, dimensions and statistic, under whatever id, period
 * and window. Figures of different windows are never mixed: the window with the most of them is told.
 */
final class MetricForms implements Equivalent {

    private static final String OPERATION = "GetMetricData";
    private static final String QUERIES = "MetricDataQueries";

    @Override
    public Stream<Observed<JsonNode>> answers(AwsCall asked, BundledCalls calls) {
        if (!asked.operation().equals(OPERATION)) {
            return Stream.empty();
        }
        Map<String, JsonNode> wanted = new LinkedHashMap<>();
        asked.parameters().path(QUERIES).forEach(query -> MetricSeries.measured(query)
                .ifPresent(what -> wanted.putIfAbsent(what, query)));
        List<BundledCall> made = calls.of(asked.service(), OPERATION, asked.region());
        Map<List<Instant>, List<MetricSeries>> byWindow = new LinkedHashMap<>();
        calls.seen(made.stream()).map(MetricSeries::of)
                .forEach(series -> byWindow.computeIfAbsent(List.of(series.from(), series.to()),
                        window -> new ArrayList<>()).add(series));
        Optional<Observed<JsonNode>> best = byWindow.values().stream().map(series -> answer(asked, wanted, series))
                .flatMap(Optional::stream).max(Comparator.comparingInt(MetricForms::figures)
                        .thenComparing(answer -> answer.origin().map(Source::at).orElse(Instant.EPOCH)));
        return best.map(Stream::of).orElseGet(() -> made.stream().filter(each -> asksAny(each.call(), wanted))
                .map(BundledCall::look).filter(look -> look.seen().isEmpty()));
    }

    /** What one window answers; its call names only the queries that it answers. */
    private static Optional<Observed<JsonNode>> answer(AwsCall asked, Map<String, JsonNode> wanted,
            List<MetricSeries> window) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode results = answer.putArray("MetricDataResults");
        ArrayNode queries = JsonNodeFactory.instance.arrayNode();
        wanted.forEach((what, query) -> window.stream().filter(series -> series.has(what)).findFirst()
                .or(() -> window.stream().filter(series -> series.ids().containsKey(what)).findFirst())
                .ifPresent(series -> {
                    queries.add(query);
                    series.results(what).forEach(part -> results
                            .add(((ObjectNode) part.deepCopy()).put("Id", query.path("Id").asString(""))));
                }));
        if (queries.isEmpty()) {
            return Optional.empty();
        }
        MetricSeries first = window.getFirst();
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        parameters.set(QUERIES, queries);
        parameters.put("StartTime", first.from().toString()).put("EndTime", first.to().toString());
        AwsCall call = new AwsCall(asked.service(), OPERATION, asked.region(), parameters);
        Instant at = window.stream().map(series -> series.source().at()).max(Instant::compareTo).orElseThrow();
        return Optional.of(new Observed.Seen<>(answer, new Source(call, at, answer)));
    }

    private static int figures(Observed<JsonNode> answer) {
        return answer.origin().map(source -> source.call().parameters().path(QUERIES).size()).orElse(0);
    }

    private static boolean asksAny(AwsCall made, Map<String, JsonNode> wanted) {
        JsonNode queries = made.parameters().path(QUERIES);
        return queries.isEmpty() || queries.valueStream()
                .anyMatch(query -> MetricSeries.measured(query).filter(wanted::containsKey).isPresent());
    }
}
