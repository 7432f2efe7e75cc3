package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.diagnosis.DeploymentDrift;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.answer.DefinitionAnswers;
import dev.timeoutdoctor.text.Message;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The working copy of an HTTP or WebSocket API.
 *
 * @param stage GetStage's answer; must not be changed
 * @param routes GetRoutes' answer, all pages; must not be changed
 * @param integrations GetIntegrations' answer, all pages; must not be changed
 * @param export what came of ExportApi; not here for a WebSocket API, of which AWS documents none
 */
record HttpWorkingCopy(Route route, JsonNode stage, JsonNode routes, JsonNode integrations,
        Observed<JsonNode> export) implements WorkingCopy {

    private static final String DEPLOYMENT = "DeploymentId";
    private static final String TARGET = "Target";
    private static final String TIMEOUT = "TimeoutInMillis";
    private static final String ITEMS = "Items";

    HttpWorkingCopy {
        stage = stage.deepCopy();
        routes = routes.deepCopy();
        integrations = integrations.deepCopy();
    }

    @Override
    public ChangeKind kind() {
        return ChangeKind.HTTP_DEPLOYMENT;
    }

    @Override
    public String present() {
        return Json.text(stage, DEPLOYMENT);
    }

    @Override
    public Optional<List<PendingChange>> pending() {
        return snapshot().map(HttpSnapshot::all).map(HttpWorkingCopy::pending);
    }

    /** Both answers beside each other; empty where the export does not tell what the stage serves. */
    private Optional<HttpSnapshot> snapshot() {
        try {
            return export.seen().filter(_ -> routes.path(ITEMS).isArray() && integrations.path(ITEMS).isArray())
                    .filter(document -> !DefinitionAnswers.httpExport(document).methods().isEmpty())
                    .map(document -> new HttpSnapshot(routes, integrations, document));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static List<PendingChange> pending(List<ReadBack> rows) {
        List<PendingChange> all = ReadBack.with(rows, ReadBack.Verdict.DIFFERENT).stream()
                .map(HttpWorkingCopy::pending).toList();
        Set<String> added = all.stream().filter(one -> one.kind() == PendingChange.Kind.ADDED)
                .map(PendingChange::method).collect(Collectors.toSet());
        return all.stream()
                .filter(one -> one.kind() != PendingChange.Kind.CHANGED || !added.contains(one.method()))
                .sorted(Comparator.comparing(PendingChange::method).thenComparing(PendingChange::setting)).toList();
    }

    private static PendingChange pending(ReadBack row) {
        String told = row.told().orElse("");
        if (row.isPresence()) {
            return new PendingChange(told.isEmpty() ? PendingChange.Kind.ADDED : PendingChange.Kind.REMOVED,
                    row.thing(), "", "", "");
        }
        return new PendingChange(PendingChange.Kind.CHANGED, row.thing(), row.member(), told, row.applied());
    }

    @Override
    public Message notCompared() {
        if (route.apiType() == ApiType.WEBSOCKET) {
            return Message.of("fix.not-compared.websocket");
        }
        List<String> unseen = snapshot().map(HttpSnapshot::all).orElse(List.of()).stream()
                .filter(row -> row.verdict() == ReadBack.Verdict.NOT_SEEN)
                .map(row -> row.thing() + " " + row.member()).sorted().toList();
        Message never = DeploymentDrift.notCompared(ApiType.HTTP);
        return unseen.isEmpty() ? never : Message.of("fix.not-compared.http-unnamed", never, unseen);
    }

    /** An integration may serve several routes: each of them differs by the same call. A route that leads elsewhere differs in all. */
    @Override
    public boolean comesFrom(PendingChange one, ChangeStep step) {
        JsonNode named = step.before().read().parameters();
        return of(one.method()).filter(route -> switch (step.before().read().operation()) {
            case "GetRoute" -> step.touched().contains(TARGET)
                    && Json.text(route, "RouteId").equals(Json.text(named, "RouteId"));
            case "GetIntegration" -> step.touched().contains(one.setting())
                    && Json.text(route, TARGET).equals("integrations/" + Json.text(named, "IntegrationId"));
            default -> false;
        }).isPresent();
    }

    /** A route as last edited, by its key. */
    private Optional<JsonNode> of(String key) {
        return routes.path(ITEMS).valueStream().filter(one -> Json.text(one, "RouteKey").equals(key)).findFirst();
    }

    /** So is that of the other routes of the same integration. */
    @Override
    public boolean isExaminedTimeout(PendingChange one) {
        Optional<String> target = of(one.method()).map(led -> Json.text(led, TARGET));
        return one.setting().equals(TIMEOUT)
                && target.equals(of(route.routeKey()).map(examined -> Json.text(examined, TARGET)));
    }

    /** AWS: API Gateway v2 API reference, UpdateStage: DeploymentId cannot be updated while AutoDeploy is on. */
    @Override
    public List<Problem> obstacles() {
        return stage.path("AutoDeploy").asBoolean(false)
                ? List.of(Problem.error(Problem.TARGET, "fix.problem.auto-deploy", route.stage()))
                : List.of();
    }

    @Override
    public ChangeStep step(String description) {
        AwsCall read = HttpCalls.getStage(route);
        return new ChangeStep(HttpCalls.createDeployment(read, description), new Expected(read, List.of(DEPLOYMENT),
                Json.object().put(DEPLOYMENT, present())), Json.object());
    }

    @Override
    public List<Expected> held() {
        return List.of(new Expected(HttpCalls.getRoutes(route), List.of(), routes),
                new Expected(HttpCalls.getIntegrations(route), List.of(), integrations));
    }
}
