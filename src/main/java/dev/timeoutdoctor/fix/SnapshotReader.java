package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Reads what a stage serves beside what is edited: after a deployment every member that changes have touched, and whatever else waited. */
final class SnapshotReader {

    /** How often to ask, a second apart, until the stage's export shows what was deployed. */
    private static final int LOOKS = 4;
    private static final String V2 = "apigatewayv2";

    private final Look look;

    SnapshotReader(Look look) {
        this.look = look;
    }

    /** Whether a change deploys an API as a whole. */
    static boolean deploys(Change change) {
        return change.calls().stream().anyMatch(call -> call.operation().equals("CreateDeployment"));
    }

    /** What the stage of a deployment serves now, beside what was edited. */
    Observed<Snapshot> snapshot(Change deployment) {
        return snapshot(deployment.read(), deployment.unchanged(), _ -> true);
    }

    /**
     * What a stage serves now, beside what was edited.
     *
     * @param stage the question that tells how the stage is
     * @param held what a preview has held, which need not be read again
     * @param reached whether it is as it should be; until then it is looked at once more, but not for long
     */
    Observed<Snapshot> snapshot(AwsCall stage, List<Expected> held, Predicate<Snapshot> reached) {
        if (stage.service().equals(V2)) {
            return edited(held, HttpCalls.getRoutes(stage),
                    routes -> edited(held, HttpCalls.getIntegrations(stage),
                            integrations -> webSocket(routes)
                                    ? new Observed.NotHere<>(Message.of("collect.not-here.websocket-export"))
                                    : served(HttpCalls.exportApi(stage),
                                            export -> new HttpSnapshot(routes, integrations, export), reached)));
        }
        return edited(held, Calls.getResources(stage),
                resources -> served(Calls.getExport(stage), export -> new RestSnapshot(resources, export), reached));
    }

    private Observed<Snapshot> served(AwsCall export, Function<JsonNode, Snapshot> as, Predicate<Snapshot> reached) {
        return look.until(export, document -> reached.test(as.apply(document)), LOOKS).map(as);
    }

    /** What was edited, as the deployment's preview has held it; else as it is now. */
    private Observed<Snapshot> edited(List<Expected> unchanged, AwsCall read,
            Function<JsonNode, Observed<Snapshot>> next) {
        Optional<JsonNode> held = unchanged.stream()
                .filter(expected -> expected.read().operation().equals(read.operation()))
                .map(Expected::value).filter(value -> !value.isEmpty()).findFirst();
        if (held.isPresent()) {
            return next.apply(held.get());
        }
        Observed<JsonNode> now = look.at(read);
        return now.seen().map(next).orElseGet(() -> now.map(resources -> new RestSnapshot(resources, Json.object())));
    }

    /** A route of an HTTP API has a method and a path, or is the default one; a WebSocket API's keys are names. */
    private static boolean webSocket(JsonNode routes) {
        return routes.path("Items").valueStream().map(route -> Json.text(route, "RouteKey"))
                .anyMatch(key -> !key.contains(" ") && !key.equals("$default"));
    }

    /**
     * What the stage serves after a deployment, member by member: what changes have touched, then what else was pending.
     *
     * @param made the changes that it was made for; empty where it was made for what waits, whoever edited it
     * @param before what the stage served before, where that was seen
     */
    Observed<List<ReadBack>> read(Change deployment, List<Change> made, Optional<Snapshot> before) {
        return read(deployment.read(), deployment.unchanged(), made.stream().filter(Change::needsDeployment)
                .flatMap(change -> change.steps().stream()).toList(), before);
    }

    /** The same of a stage with what calls have touched. */
    Observed<List<ReadBack>> read(AwsCall stage, List<Expected> held, List<ChangeStep> made,
            Optional<Snapshot> before) {
        Map<AwsCall, Map<String, JsonNode>> touched = new LinkedHashMap<>();
        made.forEach(step -> MemberTexts.put(touched, step));
        return snapshot(stage, held, now -> rows(now, touched, before).stream()
                .noneMatch(row -> row.verdict() == ReadBack.Verdict.DIFFERENT))
                .map(now -> rows(now, touched, before));
    }

    private static List<ReadBack> rows(Snapshot now, Map<AwsCall, Map<String, JsonNode>> touched,
            Optional<Snapshot> before) {
        List<ReadBack> rows = new ArrayList<>(now.members(touched));
        List<ReadBack> own = List.copyOf(rows);
        before.map(now::since).orElse(List.of()).stream().filter(row -> own.stream().noneMatch(row::tellsAs))
                .forEach(rows::add);
        return List.copyOf(rows);
    }
}
