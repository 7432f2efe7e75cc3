package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.answer.GatewayMetricNames;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Alarms on a stage: one on the time that its backends take, before the integration timeout is reached, and one on each count of its
 * errors. What somebody watches already is left alone. An alarm that could only ring when it is too late gets another threshold; beside
 * one that is switched off, or looks at something else than many errors or the slow requests, an own one is offered.
 */
final class AlarmsChange implements ChangeType {

    /** As many as one answer of AWS holds (AWS: CloudWatch API reference, DescribeAlarms). */
    private static final int PAGE = 100;

    @Override
    public ChangeKind kind() {
        return ChangeKind.ALARMS;
    }

    @Override
    public Offer offer(Reading reading) {
        Optional<Route> route = reading.route();
        Optional<Duration> timeout = reading.served().map(Integration::timeout);
        if (route.isEmpty() || timeout.isEmpty()) {
            return new Offer.NotHere(Message.of("change.alarms.no-timeout"));
        }
        Optional<StageMetrics> metrics = StageMetrics.of(reading, route.get());
        if (metrics.isEmpty()) {
            return new Offer.NotHere(Message.of("change.metrics.no-name"));
        }
        AwsCall all = AwsCall.of("cloudwatch", "DescribeAlarms", route.get().region(), Map.of("MaxRecords", PAGE));
        List<Watch> watches = watches(metrics.get(), timeout.get(), route.get().apiType() == ApiType.REST);
        return Looked.at(reading, all, there -> offer(reading, route.get(), metrics.get(), watches, there));
    }

    private static List<Watch> watches(StageMetrics metrics, Duration timeout, boolean rate) {
        List<Watch> watches = new ArrayList<>();
        watches.add(new Watch(StageMetrics.INTEGRATION_LATENCY, Optional.of(timeout), false));
        metrics.names().serverErrors().stream().map(GatewayMetricNames.Count::metric)
                .forEach(metric -> watches.add(new Watch(metric, Optional.empty(), rate)));
        return List.copyOf(watches);
    }

    private static Offer offer(Reading reading, Route route, StageMetrics metrics, List<Watch> watches, JsonNode all) {
        List<JsonNode> there = all.path("MetricAlarms").valueStream().toList();
        List<Watch> lacking = new ArrayList<>();
        List<Edit> edits = new ArrayList<>();
        Set<String> watching = new LinkedHashSet<>();
        Set<String> useless = new LinkedHashSet<>();
        for (Watch watch : watches) {
            List<JsonNode> present = there.stream().filter(alarm -> watch.isWatchedBy(alarm, metrics)).toList();
            Optional<JsonNode> intact = present.stream().filter(watch::isOfUse).findFirst();
            Optional<JsonNode> late = present.stream().filter(watch::isMerelyLate).findFirst();
            if (intact.isPresent()) {
                watching.add(Json.text(intact.get(), Watch.NAME));
            } else {
                lacking.add(watch);
                edits.add(late.map(alarm -> mended(route, watch, alarm))
                        .orElseGet(() -> made(reading, route, metrics, watch, there)));
                present.stream().filter(alarm -> !watch.isMerelyLate(alarm))
                        .forEach(alarm -> useless.add(Json.text(alarm, Watch.NAME)));
            }
        }
        return edits.isEmpty()
                ? new Offer.AlreadySo(Message.of("change.alarms.already", List.copyOf(watching)))
                : new Offer.Ready(Draft.of(new Alarms(reading, route, lacking, List.copyOf(watching),
                        List.copyOf(useless)), reading.ways(), edits));
    }

    private static Edit made(Reading reading, Route route, StageMetrics metrics, Watch watch, List<JsonNode> there) {
        String plain = String.join(" ", reading.apiName(), route.stage(), watch.metric());
        Set<String> taken = new LinkedHashSet<>();
        there.forEach(alarm -> taken.add(Json.text(alarm, Watch.NAME)));
        String name = plain;
        for (int i = 2; taken.contains(name); i++) {
            name = plain + " " + i;
        }
        ObjectNode alarm = watch.made(name, metrics);
        List<String> members = new ArrayList<>(alarm.propertyNames());
        members.add(Watch.ACTIONS);
        return Edit.of(watch.metric(), read(route, name), Json.object(), members, Set.copyOf(members)).to(alarm);
    }

    /** Somebody's alarm keeps everything but its threshold. */
    private static Edit mended(Route route, Watch watch, JsonNode alarm) {
        List<String> members = List.copyOf(alarm.propertyNames());
        Set<String> editable = new LinkedHashSet<>(members);
        editable.add(Watch.ACTIONS);
        Edit edit = Edit.of(watch.metric(), read(route, Json.text(alarm, Watch.NAME)), alarm, members, editable);
        ObjectNode goal = edit.goal().deepCopy();
        goal.set(Watch.THRESHOLD, watch.usualThreshold());
        return edit.to(goal);
    }

    private static AwsCall read(Route route, String name) {
        return AwsCall.of("cloudwatch", "DescribeAlarms", route.region(), Map.of("AlarmNames", List.of(name)));
    }

    /**
     * The change while it is edited.
     *
     * @param watching the alarms that are there already
     * @param useless those that watch the same and would not ring when they should
     */
    private record Alarms(Reading reading, Route route, List<Watch> watches, List<String> watching,
            List<String> useless) implements Recipe {

        Alarms {
            watches = List.copyOf(watches);
            watching = List.copyOf(watching);
            useless = List.copyOf(useless);
        }

        @Override
        public ChangeKind kind() {
            return ChangeKind.ALARMS;
        }

        @Override
        public Place place() {
            return reading.stage(route);
        }

        @Override
        public Message title(List<Edit> edits) {
            return Message.of("change.alarms.title", place().label(), watches.stream().map(Watch::metric).toList());
        }

        @Override
        public List<Field> fields() {
            return watches.stream().flatMap(watch -> watch.fields().stream()).toList();
        }

        @Override
        public List<Problem> problems(List<Edit> edits) {
            List<Problem> problems = new ArrayList<>();
            for (int i = 0; i < edits.size(); i++) {
                Edit edit = edits.get(i);
                problems.addAll(watches.get(i).problems(edit.goal(), route.region()));
                String name = edit.read().parameters().path("AlarmNames").path(0).asString("");
                if (!Json.text(edit.goal(), Watch.NAME).equals(name)) {
                    problems.add(Problem.error(Problem.AFTER, "change.alarms.other-name", edit.name(), name));
                }
            }
            return List.copyOf(problems);
        }

        @Override
        public List<Message> notes(List<Edit> edits) {
            List<Message> notes = new ArrayList<>();
            if (!watching.isEmpty()) {
                notes.add(Message.of("change.alarms.already", watching));
            }
            if (!useless.isEmpty()) {
                notes.add(Message.of("change.alarms.of-no-use", useless));
            }
            edits.stream().filter(edit -> !edit.now().isEmpty()).forEach(edit -> notes
                    .add(Message.of("change.alarms.mended", Json.text(edit.now(), Watch.NAME))));
            notes.add(Message.of("change.alarms.note"));
            return List.copyOf(notes);
        }
    }
}
