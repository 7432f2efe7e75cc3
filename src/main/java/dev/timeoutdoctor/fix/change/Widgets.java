package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.answer.GatewayMetricNames;
import dev.timeoutdoctor.fix.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The body of a dashboard while it is put together: two graphs in a row (AWS: CloudWatch, dashboard body structure and syntax). */
final class Widgets {

    private static final int WIDTH = 12;
    private static final int HEIGHT = 6;
    private static final int MINUTE = 60;

    private final ObjectNode body = Json.object();
    private final ArrayNode all = body.putArray("widgets");

    /** One graph. */
    final class Graph {

        private final ObjectNode properties;
        private final ArrayNode metrics;

        private Graph(String title, String region) {
            int index = all.size();
            ObjectNode widget = all.addObject().put("type", "metric").put("x", index % 2 * WIDTH)
                    .put("y", index / 2 * HEIGHT).put("width", WIDTH).put("height", HEIGHT);
            properties = widget.putObject("properties").put("title", title).put("view", "timeSeries")
                    .put("region", region).put("period", MINUTE);
            metrics = properties.putArray("metrics");
        }

        /** One line of the graph. */
        Graph line(String namespace, String metric, String statistic, List<Map<String, String>> dimensions) {
            ArrayNode line = metrics.addArray().add(namespace).add(metric);
            dimensions.forEach(one -> line.add(one.get("Name")).add(one.get("Value")));
            line.addObject().put("stat", statistic);
            return this;
        }

        /** The lines of what is counted. */
        Graph counts(List<GatewayMetricNames.Count> counts, List<Map<String, String>> dimensions) {
            counts.forEach(count -> line(StageMetrics.NAMESPACE, count.metric(), count.statistic(), dimensions));
            return this;
        }

        /** A level at which something gives up. */
        void limit(String label, Duration at) {
            properties.putObject("annotations").putArray("horizontal").addObject().put("label", label).put("value",
                    at.toMillis());
        }
    }

    Graph graph(String title, String region) {
        return new Graph(title, region);
    }

    /** The words of each line of a graph, where {@code .} repeats what stands above it, and {@code ...} all that does. */
    static List<List<String>> lines(JsonNode metrics) {
        List<List<String>> lines = new ArrayList<>();
        List<String> above = List.of();
        for (JsonNode metric : metrics) {
            List<String> words = new ArrayList<>();
            for (JsonNode word : metric) {
                String text = word.isString() ? word.asString() : "";
                if (text.equals("...")) {
                    // Words behind it take the place of the last ones above.
                    int behind = (int) metric.valueStream().filter(JsonNode::isString).count() - words.size() - 1;
                    words.addAll(above.subList(Math.min(words.size(), above.size()),
                            Math.max(Math.min(words.size(), above.size()), above.size() - behind)));
                } else if (text.equals(".") && words.size() < above.size()) {
                    words.add(above.get(words.size()));
                } else if (!text.isEmpty()) {
                    words.add(text);
                }
            }
            above = List.copyOf(words);
            lines.add(above);
        }
        return List.copyOf(lines);
    }

    ObjectNode body() {
        return body;
    }
}
