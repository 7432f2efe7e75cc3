package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.FunctionConfiguration;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A dashboard of a stage: its times against the integration timeout, its errors, its requests, and its function's times and errors.
 * A dashboard that shows the stage's {@code IntegrationLatency} already is recognised under any name.
 */
final class DashboardChange implements ChangeType {

    private static final String EDIT = "dashboard";
    private static final String NAME = "DashboardName";
    private static final String BODY = "DashboardBody";
    /** So many dashboards are looked through; an account may have hundreds. */
    private static final int MOST = 30;
    private static final int LONGEST_NAME = 255;

    @Override
    public ChangeKind kind() {
        return ChangeKind.DASHBOARD;
    }

    @Override
    public Offer offer(Reading reading) {
        Optional<Route> route = reading.route();
        if (route.isEmpty()) {
            return new Offer.NotHere(Message.of("change.no-route"));
        }
        Optional<StageMetrics> metrics = StageMetrics.of(reading, route.get());
        if (metrics.isEmpty()) {
            return new Offer.NotHere(Message.of("change.metrics.no-name"));
        }
        AwsCall list = AwsCall.of("cloudwatch", "ListDashboards", route.get().region(), Map.of());
        return Looked.at(reading, list, there -> offer(reading, route.get(), metrics.get(), names(there)));
    }

    private static List<String> names(JsonNode list) {
        return list.path("DashboardEntries").valueStream().map(entry -> Json.text(entry, NAME)).toList();
    }

    private static Offer offer(Reading reading, Route route, StageMetrics metrics, List<String> names) {
        for (String name : names.stream().limit(MOST).toList()) {
            AwsCall read = read(route, name);
            Observed<JsonNode> dashboard = reading.look().apply(read);
            if (dashboard.seen().isEmpty()) {
                return new Offer.CouldNotRead(read, dashboard);
            }
            if (shows(dashboard.seen().get().path(BODY), metrics)) {
                return new Offer.AlreadySo(Message.of("change.dashboard.already", name));
            }
        }
        String plain = (reading.apiName() + "-" + route.stage()).replaceAll("[^A-Za-z0-9_]+", "-");
        String name = plain.substring(0, Math.min(plain.length(), LONGEST_NAME - 4));
        for (int i = 2; names.contains(name); i++) {
            name = plain + "-" + i;
        }
        ObjectNode goal = Json.object().put(NAME, name);
        goal.set(BODY, body(reading, route, metrics));
        Edit edit = Edit.of(EDIT, read(route, name), Json.object(), List.of(NAME, BODY), Set.of(NAME, BODY));
        return new Offer.Ready(Draft.of(new Dashboard(reading, route, name, names.size()), reading.ways(),
                List.of(edit.to(goal))));
    }

    private static AwsCall read(Route route, String name) {
        return AwsCall.of("cloudwatch", "GetDashboard", route.region(), Map.of(NAME, name));
    }

    /** Whether a line of some graph is this stage's time in its backends. */
    private static boolean shows(JsonNode body, StageMetrics metrics) {
        return body.path("widgets").valueStream()
                .flatMap(widget -> Widgets.lines(widget.path("properties").path("metrics")).stream())
                .anyMatch(words -> words.contains(StageMetrics.NAMESPACE)
                        && words.contains(StageMetrics.INTEGRATION_LATENCY)
                        && metrics.dimensions().stream().allMatch(one -> words.contains(one.get("Value"))));
    }

    private static ObjectNode body(Reading reading, Route route, StageMetrics metrics) {
        Widgets widgets = new Widgets();
        List<Map<String, String>> stage = metrics.dimensions();
        Widgets.Graph times = widgets.graph("Latency (ms)", route.region());
        for (String statistic : List.of("p50", "p99")) {
            times.line(StageMetrics.NAMESPACE, StageMetrics.INTEGRATION_LATENCY, statistic, stage);
            if (metrics.names().hasLatency()) {
                times.line(StageMetrics.NAMESPACE, "Latency", statistic, stage);
            }
        }
        reading.served().map(Integration::timeout)
                .ifPresent(timeout -> times.limit("Integration timeout of " + route.routeKey(), timeout));
        widgets.graph("Errors", route.region()).counts(metrics.names().serverErrors(), stage)
                .counts(metrics.names().clientErrors(), stage);
        widgets.graph("Requests", route.region()).counts(metrics.names().requests(), stage);
        // CloudWatch shows another account's figures only where the accounts are linked.
        reading.function().filter(function -> route.account().isEmpty() || function.account().equals(route.account()))
                .ifPresent(function -> function(reading, widgets, function));
        return widgets.body();
    }

    private static void function(Reading reading, Widgets widgets, FunctionReference function) {
        List<Map<String, String>> named = List.of(Map.of("Name", "FunctionName", "Value", function.name()));
        Widgets.Graph times = widgets.graph("Duration of " + function.name() + " (ms)", function.region());
        for (String statistic : List.of("p50", "p99", "Maximum")) {
            times.line("AWS/Lambda", "Duration", statistic, named);
        }
        reading.evidence().get(EvidenceKeys.FUNCTION).seen().map(FunctionConfiguration::timeout)
                .ifPresent(timeout -> times.limit("Function timeout", timeout));
        widgets.graph("Errors and throttles of " + function.name(), function.region())
                .line("AWS/Lambda", "Errors", "Sum", named).line("AWS/Lambda", "Throttles", "Sum", named)
                .line("AWS/Lambda", "Invocations", "Sum", named);
    }

    /**
     * The change while it is edited.
     *
     * @param others how many dashboards the account has
     */
    private record Dashboard(Reading reading, Route route, String name, int others) implements Recipe {

        @Override
        public ChangeKind kind() {
            return ChangeKind.DASHBOARD;
        }

        @Override
        public Place place() {
            return reading.stage(route);
        }

        @Override
        public Message title(List<Edit> edits) {
            return Message.of("change.dashboard.title", name, place().label());
        }

        @Override
        public List<Field> fields() {
            return List.of();
        }

        @Override
        public List<Problem> problems(List<Edit> edits) {
            ObjectNode goal = edits.get(0).goal();
            List<Problem> problems = new ArrayList<>();
            if (!Json.text(goal, NAME).equals(name)) {
                problems.add(Problem.error(Problem.AFTER, "change.dashboard.other-name", name));
            }
            if (!goal.path(BODY).path("widgets").isArray()) {
                problems.add(Problem.error(Problem.AFTER, "change.dashboard.no-widgets"));
            }
            return List.copyOf(problems);
        }

        @Override
        public List<Message> notes(List<Edit> edits) {
            List<Message> notes = new ArrayList<>();
            notes.add(Message.of("change.dashboard.note"));
            if (others > MOST) {
                notes.add(Message.of("change.dashboard.not-all", MOST, others));
            }
            return List.copyOf(notes);
        }
    }
}
