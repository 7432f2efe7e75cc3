package dev.timeoutdoctor.lab.account;

import java.time.Instant;
import java.util.Map;

/**
 * A stage of an HTTP or WebSocket API.
 *
 * @param name
 *            $default where the API's address has no stage in it
 * @param autoDeploy
 *            whether a change is deployed by itself
 * @param routeSettings
 *            for all routes; the logging level counts for WebSocket APIs only (AWS: RouteSettings)
 */
public record HttpStage(String name, String deploymentId, String description, Instant created, Instant updated,
        Map<String, String> variables, boolean autoDeploy, Stage.AccessLogSettings accessLog,
        MethodSettings routeSettings, Map<String, String> tags) {

    public static final String DEFAULT = "$default";

    public HttpStage {
        variables = Map.copyOf(variables);
        tags = Map.copyOf(tags);
    }

    public HttpStage withDeployment(String changed, Instant now) {
        return new HttpStage(name, changed, description, created, now, variables, autoDeploy, accessLog,
                routeSettings, tags);
    }

    public HttpStage withDescription(String changed, Instant now) {
        return new HttpStage(name, deploymentId, changed, created, now, variables, autoDeploy, accessLog,
                routeSettings, tags);
    }

    public HttpStage withVariables(Map<String, String> changed, Instant now) {
        return new HttpStage(name, deploymentId, description, created, now, changed, autoDeploy, accessLog,
                routeSettings, tags);
    }

    public HttpStage withAutoDeploy(boolean changed, Instant now) {
        return new HttpStage(name, deploymentId, description, created, now, variables, changed, accessLog,
                routeSettings, tags);
    }

    public HttpStage withAccessLog(Stage.AccessLogSettings changed, Instant now) {
        return new HttpStage(name, deploymentId, description, created, now, variables, autoDeploy, changed,
                routeSettings, tags);
    }

    public HttpStage withRouteSettings(MethodSettings changed, Instant now) {
        return new HttpStage(name, deploymentId, description, created, now, variables, autoDeploy, accessLog, changed,
                tags);
    }
}
