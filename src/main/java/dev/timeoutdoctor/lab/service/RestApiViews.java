package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.Authorizer;
import dev.timeoutdoctor.lab.account.Definition;
import dev.timeoutdoctor.lab.account.Deployment;
import dev.timeoutdoctor.lab.account.Integration;
import dev.timeoutdoctor.lab.account.Method;
import dev.timeoutdoctor.lab.account.MethodSettings;
import dev.timeoutdoctor.lab.account.Resource;
import dev.timeoutdoctor.lab.account.RestApi;
import dev.timeoutdoctor.lab.account.Stage;
import dev.timeoutdoctor.lab.protocol.Json;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** API Gateway's answers about REST APIs, member by member as its API reference has them. */
final class RestApiViews {

    private RestApiViews() {}

    static ObjectNode restApi(RestApi api) {
        ObjectNode node = Json.object();
        node.put("id", api.id());
        node.put("name", api.name());
        if (!api.description().isEmpty()) {
            node.put("description", api.description());
        }
        node.put("createdDate", Json.epochSeconds(api.created()));
        node.put("apiKeySource", "HEADER");
        ObjectNode endpoint = node.putObject("endpointConfiguration");
        endpoint.putArray("types").add(api.endpointType());
        endpoint.put("ipAddressType", "ipv4");
        node.set("tags", Json.texts(api.tags()));
        node.put("disableExecuteApiEndpoint", false);
        api.workingCopy().resources().stream().filter(resource -> resource.path().equals("/"))
                .forEach(root -> node.put("rootResourceId", root.id()));
        node.put("apiStatus", "AVAILABLE");
        return node;
    }

    static ObjectNode resource(Resource resource, boolean withMethods) {
        ObjectNode node = Json.object();
        node.put("id", resource.id());
        if (!resource.parentId().isEmpty()) {
            node.put("parentId", resource.parentId());
            node.put("pathPart", resource.pathPart());
        }
        node.put("path", resource.path());
        if (!resource.methods().isEmpty()) {
            ObjectNode methods = node.putObject("resourceMethods");
            new TreeMap<>(resource.methods())
                    .forEach((name, method) -> methods.set(name, withMethods ? method(method) : Json.object()));
        }
        return node;
    }

    static ObjectNode method(Method method) {
        ObjectNode node = Json.object();
        node.put("httpMethod", method.httpMethod());
        node.put("authorizationType", method.authorizationType());
        if (!method.authorizerId().isEmpty()) {
            node.put("authorizerId", method.authorizerId());
        }
        node.put("apiKeyRequired", method.apiKeyRequired());
        if (!method.requestValidatorId().isEmpty()) {
            node.put("requestValidatorId", method.requestValidatorId());
        }
        if (!method.responses().isEmpty()) {
            ObjectNode responses = node.putObject("methodResponses");
            new TreeMap<>(method.responses())
                    .forEach((status, response) -> responses.set(status, RestResponseViews.view(response)));
        }
        node.set("methodIntegration", integration(method));
        return node;
    }

    static ObjectNode integration(Method method) {
        Integration integration = method.integration();
        ObjectNode node = Json.object();
        node.put("type", integration.type());
        new TreeMap<>(integration.settings()).forEach((name, value) -> {
            if (name.equals(Integration.SKIP_VERIFICATION)) {
                node.putObject("tlsConfig").put("insecureSkipVerification", Boolean.parseBoolean(value));
            } else {
                node.put(name, value);
            }
        });
        if (!integration.requestParameters().isEmpty()) {
            node.set("requestParameters", Json.texts(integration.requestParameters()));
        }
        if (!integration.requestTemplates().isEmpty()) {
            node.set("requestTemplates", Json.texts(integration.requestTemplates()));
        }
        node.put("timeoutInMillis", integration.timeout().toMillis());
        integration.cacheKeyParameters().forEach(node.putArray("cacheKeyParameters")::add);
        if (!method.integrationResponses().isEmpty()) {
            ObjectNode responses = node.putObject("integrationResponses");
            new TreeMap<>(method.integrationResponses())
                    .forEach((status, response) -> responses.set(status, RestResponseViews.view(response)));
        }
        return node;
    }

    static ObjectNode authorizer(Account account, Authorizer authorizer) {
        return Json.object().put("id", authorizer.id()).put("name", authorizer.name()).put("type", "REQUEST")
                .put("authType", "custom").put("authorizerUri", account.invocationUri(authorizer.functionName()))
                .put("identitySource", "method.request.header.Authorization").put("authorizerResultTtlInSeconds", 0);
    }

    static ObjectNode deployment(Deployment deployment, boolean withSummary) {
        ObjectNode node = Json.object();
        node.put("id", deployment.id());
        if (!deployment.description().isEmpty()) {
            node.put("description", deployment.description());
        }
        node.put("createdDate", Json.epochSeconds(deployment.created()));
        if (withSummary) {
            node.set("apiSummary", summary(deployment.snapshot()));
        }
        return node;
    }

    private static ObjectNode summary(Definition snapshot) {
        ObjectNode paths = Json.object();
        for (Resource resource : snapshot.resources()) {
            ObjectNode methods = Json.object();
            new TreeMap<>(resource.methods()).forEach((name, method) -> methods.putObject(name)
                    .put("authorizationType", method.authorizationType())
                    .put("apiKeyRequired", method.apiKeyRequired()));
            if (!methods.isEmpty()) {
                paths.set(resource.path(), methods);
            }
        }
        return paths;
    }

    static ObjectNode stage(Stage stage) {
        ObjectNode node = Json.object();
        node.put("deploymentId", stage.deploymentId());
        node.put("stageName", stage.name());
        if (!stage.description().isEmpty()) {
            node.put("description", stage.description());
        }
        node.put("cacheClusterEnabled", stage.cache().enabled());
        if (!stage.cache().size().isEmpty()) {
            node.put("cacheClusterSize", stage.cache().size());
        }
        node.put("cacheClusterStatus", stage.cache().enabled() ? "AVAILABLE" : "NOT_AVAILABLE");
        ObjectNode settings = node.putObject("methodSettings");
        new TreeMap<>(stage.methodSettings()).forEach((key, value) -> settings.set(key, settings(value)));
        if (!stage.variables().isEmpty()) {
            node.set("variables", Json.texts(stage.variables()));
        }
        if (stage.accessLog().on()) {
            node.putObject("accessLogSettings").put("format", stage.accessLog().format()).put("destinationArn",
                    stage.accessLog().destinationArn());
        }
        stage.canary().ifPresent(canary -> {
            ObjectNode part = node.putObject("canarySettings").put("percentTraffic", canary.percentTraffic())
                    .put("deploymentId", canary.deploymentId());
            if (!canary.variableOverrides().isEmpty()) {
                part.set("stageVariableOverrides", Json.texts(canary.variableOverrides()));
            }
            part.put("useStageCache", false);
        });
        node.put("tracingEnabled", stage.tracing());
        node.set("tags", Json.texts(stage.tags()));
        node.put("createdDate", Json.epochSeconds(stage.created()));
        node.put("lastUpdatedDate", Json.epochSeconds(stage.updated()));
        return node;
    }

    private static ObjectNode settings(MethodSettings settings) {
        return Json.object().put("metricsEnabled", settings.metrics()).put("loggingLevel", settings.loggingLevel())
                .put("dataTraceEnabled", settings.dataTrace()).put("throttlingBurstLimit", settings.burstLimit())
                .put("throttlingRateLimit", settings.rateLimit()).put("cachingEnabled", settings.caching())
                .put("cacheTtlInSeconds", settings.cacheSeconds()).put("cacheDataEncrypted", false)
                .put("requireAuthorizationForCacheControl", true)
                .put("unauthorizedCacheControlHeaderStrategy", "SUCCEED_WITH_RESPONSE_HEADER");
    }
}
