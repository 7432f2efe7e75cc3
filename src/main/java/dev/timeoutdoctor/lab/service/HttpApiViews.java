package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.HttpApi;
import dev.timeoutdoctor.lab.account.HttpDeployment;
import dev.timeoutdoctor.lab.account.HttpIntegration;
import dev.timeoutdoctor.lab.account.HttpRoute;
import dev.timeoutdoctor.lab.account.HttpStage;
import dev.timeoutdoctor.lab.account.MethodSettings;
import dev.timeoutdoctor.lab.protocol.Json;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** API Gateway's answers about HTTP and WebSocket APIs, member by member as its v2 API reference has them. */
final class HttpApiViews {

    private HttpApiViews() {}

    static ObjectNode api(Account account, HttpApi api) {
        String scheme = api.isWebSocket() ? "wss" : "https";
        ObjectNode node = Json.object();
        node.put("apiEndpoint",
                scheme + "://" + api.id() + ".execute-api." + account.region() + ".amazonaws.com");
        node.put("apiId", api.id());
        node.put("apiKeySelectionExpression", "$request.header.x-api-key");
        node.put("createdDate", Json.iso(api.created()));
        if (!api.description().isEmpty()) {
            node.put("description", api.description());
        }
        node.put("disableExecuteApiEndpoint", false);
        node.put("ipAddressType", "ipv4");
        node.put("name", api.name());
        node.put("protocolType", api.protocol());
        node.put("routeSelectionExpression", api.routeSelectionExpression());
        node.set("tags", Json.texts(api.tags()));
        return node;
    }

    static ObjectNode route(HttpRoute route) {
        ObjectNode node = Json.object().put("apiKeyRequired", false).put("authorizationType", "NONE")
                .put("routeId", route.id()).put("routeKey", route.key());
        if (route.isTwoWay()) {
            node.put("routeResponseSelectionExpression", route.responseSelection());
        }
        if (!route.integrationId().isEmpty()) {
            node.put("target", "integrations/" + route.integrationId());
        }
        return node;
    }

    static ObjectNode integration(HttpIntegration integration) {
        ObjectNode node = Json.object().put("integrationId", integration.id())
                .put("integrationType", integration.type());
        new TreeMap<>(integration.settings()).forEach(node::put);
        if (!integration.requestParameters().isEmpty()) {
            node.set("requestParameters", Json.texts(integration.requestParameters()));
        }
        if (!integration.responseParameters().isEmpty()) {
            ObjectNode byStatus = node.putObject("responseParameters");
            new TreeMap<>(integration.responseParameters())
                    .forEach((status, parameters) -> byStatus.set(status, Json.texts(parameters)));
        }
        return node.put("timeoutInMillis", integration.timeout().toMillis());
    }

    static ObjectNode deployment(HttpDeployment deployment) {
        ObjectNode node = Json.object().put("autoDeployed", deployment.autoDeployed())
                .put("createdDate", Json.iso(deployment.created())).put("deploymentId", deployment.id())
                .put("deploymentStatus", deployment.failure().isPresent() ? "FAILED" : "DEPLOYED");
        deployment.failure().ifPresent(why -> node.put("deploymentStatusMessage", why));
        return deployment.description().isEmpty() ? node : node.put("description", deployment.description());
    }

    static ObjectNode stage(HttpApi api, HttpStage stage) {
        ObjectNode node = Json.object();
        if (stage.accessLog().on()) {
            node.putObject("accessLogSettings").put("destinationArn", stage.accessLog().destinationArn())
                    .put("format", stage.accessLog().format());
        }
        node.put("autoDeploy", stage.autoDeploy());
        node.put("createdDate", Json.iso(stage.created()));
        node.set("defaultRouteSettings", routeSettings(stage.routeSettings()));
        node.put("deploymentId", stage.deploymentId());
        if (!stage.description().isEmpty()) {
            node.put("description", stage.description());
        }
        if (stage.autoDeploy()) {
            node.put("lastDeploymentStatusMessage", api.lastAutomaticFailure()
                    .map(why -> "Deployment attempt failed: " + why).orElseGet(
                            () -> "Successfully deployed stage with deployment ID '" + stage.deploymentId() + "'"));
        }
        node.put("lastUpdatedDate", Json.iso(stage.updated()));
        node.putObject("routeSettings");
        node.put("stageName", stage.name());
        node.set("stageVariables", Json.texts(stage.variables()));
        node.set("tags", Json.texts(stage.tags()));
        return node;
    }

    private static ObjectNode routeSettings(MethodSettings settings) {
        ObjectNode node = Json.object().put("detailedMetricsEnabled", settings.metrics());
        if (!settings.loggingLevel().equals("OFF")) {
            node.put("dataTraceEnabled", settings.dataTrace()).put("loggingLevel", settings.loggingLevel());
        }
        return node;
    }
}
