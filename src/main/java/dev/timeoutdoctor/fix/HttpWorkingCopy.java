package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.diagnosis.DeploymentDrift;
import dev.timeoutdoctor.diagnosis.DeploymentDrift.Difference;
import dev.timeoutdoctor.diagnosis.DeploymentDrift.What;
import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.answer.DefinitionAnswers;
import dev.timeoutdoctor.evidence.answer.HttpApiAnswers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
        try {
            ApiDefinition working = ApiDefinition.of(route.apiType(), HttpApiAnswers.routes(routes),
                    HttpApiAnswers.integrations(integrations));
            return export.seen().map(document -> DeploymentDrift
                    .between(DefinitionAnswers.httpExport(document), working).stream().map(HttpWorkingCopy::pending)
                    .toList());
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static PendingChange pending(Difference one) {
        return switch (one.what()) {
            case METHOD_ADDED -> new PendingChange(PendingChange.Kind.ADDED, one.label(), "", "", "");
            case METHOD_REMOVED -> new PendingChange(PendingChange.Kind.REMOVED, one.label(), "", "", "");
            case TIMEOUT, TYPE, URI, BACKEND_METHOD, TRANSFER_MODE, CONNECTION_TYPE, CONNECTION_ID, CREDENTIALS,
                    PASSTHROUGH, AUTHORIZATION, API_KEY, CONTENT_HANDLING, INTEGRATION_TARGET, REQUEST_PARAMETERS,
                    REQUEST_TEMPLATES, REQUEST_MODELS, METHOD_REQUEST_PARAMETERS, METHOD_RESPONSES,
                    INTEGRATION_RESPONSES, TLS_CONFIG, CACHE_KEY_PARAMETERS, CACHE_NAMESPACE ->
                new PendingChange(PendingChange.Kind.CHANGED, one.label(), setting(one.what()), value(one.deployed()),
                        value(one.working()));
        };
    }

    private static String value(Object said) {
        return said instanceof Duration duration ? String.valueOf(duration.toMillis()) : said.toString();
    }

    /** AWS's name of what differs (AWS: API Gateway v2 API reference, Integration, Route). */
    private static String setting(What what) {
        return switch (what) {
            case TIMEOUT -> TIMEOUT;
            case TYPE -> "IntegrationType";
            case URI -> "IntegrationUri";
            case BACKEND_METHOD -> "IntegrationMethod";
            case CONNECTION_TYPE -> "ConnectionType";
            case CONNECTION_ID -> "ConnectionId";
            case CREDENTIALS -> "CredentialsArn";
            case PASSTHROUGH -> "PassthroughBehavior";
            case AUTHORIZATION -> "AuthorizationType";
            case API_KEY -> "ApiKeyRequired";
            case REQUEST_PARAMETERS -> "RequestParameters";
            case REQUEST_TEMPLATES -> "RequestTemplates";
            case TLS_CONFIG -> "TlsConfig";
            case CONTENT_HANDLING -> "ContentHandlingStrategy";
            case METHOD_ADDED, METHOD_REMOVED, TRANSFER_MODE, INTEGRATION_TARGET, REQUEST_MODELS,
                    METHOD_REQUEST_PARAMETERS, METHOD_RESPONSES, INTEGRATION_RESPONSES, CACHE_KEY_PARAMETERS,
                    CACHE_NAMESPACE ->
                what.name(); // these routes have none of them
        };
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
        return routes.path("Items").valueStream().filter(one -> Json.text(one, "RouteKey").equals(key)).findFirst();
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
    public List<Problem> obstacles(ApiContext context) {
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
