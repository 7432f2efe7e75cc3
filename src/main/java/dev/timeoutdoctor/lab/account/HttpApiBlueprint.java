package dev.timeoutdoctor.lab.account;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads one HTTP or WebSocket API of a scenario file. */
final class HttpApiBlueprint {

    /** AWS's access log variables that tell gateway and backend apart (AWS: variables for access logging, HTTP). */
    private static final String ACCESS_LOG_FORMAT = """
                                                    {"requestId":"$context.requestId","t":"$context.requestTimeEpoch","p":"$context.routeKey",\
                                                    "status":"$context.status","respMs":"$context.responseLatency","intMs":"$context.integration.latency",\
                                                    "intStatus":"$context.integration.status","svcStatus":"$context.integration.integrationStatus",\
                                                    "intErr":"$context.integration.error","intErr2":"$context.integrationErrorMessage",\
                                                    "intReq":"$context.integration.requestId","errType":"$context.error.responseType",\
                                                    "err":"$context.error.message"}""";

    private static final List<String> PLAIN = List.of("connectionId", "integrationSubtype", "credentialsArn",
            "description");

    private final Account account;
    private final Instant start;
    private final Map<String, String> references;

    HttpApiBlueprint(Account account, Instant start) {
        this.account = account;
        this.start = start;
        this.references = NetworkBlueprint.references(account.network());
    }

    HttpApi read(Fields in) {
        String protocol = in.text("protocol", "HTTP");
        Duration ceiling = protocol.equals("WEBSOCKET") ? HttpApi.WEBSOCKET_CEILING : HttpApi.HTTP_CEILING;
        HttpDefinition workingCopy = new HttpDefinition(
                in.list("integrations", each -> integration(each, ceiling)),
                in.list("routes", each -> each.complete(
                        new HttpRoute(each.text("id"), each.text("key"), each.text("integration", ""),
                                each.text("responseSelection", "")))));
        HttpApi api = new HttpApi(in.text("id"), in.text("name"), protocol, in.text("description", ""),
                start.minus(in.duration("before")), in.map("tags", JsonNode::stringValue), workingCopy,
                in.list("deployments", each -> deployment(each, workingCopy)), in.list("stages", this::stage));
        workingCopy.routes().stream().filter(route -> !route.integrationId().isEmpty())
                .filter(route -> workingCopy.integration(route.integrationId()).isEmpty()).findFirst()
                .ifPresent(route -> {
                    throw in.wrong("routes", "leads to no integration: " + route.key());
                });
        api.stages().forEach(api::snapshotOf);
        return in.complete(api);
    }

    private HttpIntegration integration(Fields in, Duration ceiling) {
        Map<String, String> settings = new HashMap<>();
        settings.put("connectionType", in.has("connectionId") ? "VPC_LINK" : "INTERNET");
        settings.put("payloadFormatVersion", in.text("payloadFormatVersion", "1.0"));
        if (in.has("function")) {
            settings.put("integrationUri", account.functionArn(in.text("function")));
            settings.put("integrationMethod", "POST");
        } else if (in.has("uri")) {
            settings.put("integrationUri", references.getOrDefault(in.text("uri"), in.text("uri")));
            settings.put("integrationMethod", in.text("httpMethod", "ANY"));
        }
        PLAIN.stream().filter(in::has).forEach(name -> settings.put(name, in.text(name)));
        return in.complete(new HttpIntegration(in.text("id"), in.text("type"), settings,
                Duration.ofMillis(in.integer("timeoutInMillis", (int) ceiling.toMillis())),
                in.map("requestParameters", JsonNode::stringValue), Map.of()));
    }

    /** A deployment is the working copy without the routes that came later, and with the old values of what changed. */
    private HttpDeployment deployment(Fields in, HttpDefinition workingCopy) {
        List<String> without = in.texts("without");
        Map<String, Fields> instead = in.objects("instead");
        List<String> known = Stream.concat(workingCopy.integrations().stream().map(HttpIntegration::id),
                workingCopy.routes().stream().map(HttpRoute::key)).toList();
        Stream.concat(without.stream(), instead.keySet().stream()).filter(name -> !known.contains(name)).findFirst()
                .ifPresent(name -> {
                    throw in.wrong(name, "is nothing that the working copy has");
                });
        List<HttpIntegration> integrations = new ArrayList<>();
        for (HttpIntegration integration : workingCopy.integrations()) {
            Fields old = instead.get(integration.id());
            integrations.add(old == null ? integration : earlier(old, integration));
        }
        return in.complete(new HttpDeployment(in.text("id"), in.text("description", ""),
                start.minus(in.duration("before")), in.flag("autoDeployed", false), new HttpDefinition(integrations,
                        workingCopy.routes().stream().filter(route -> !without.contains(route.key())).toList())));
    }

    private static HttpIntegration earlier(Fields in, HttpIntegration now) {
        HttpIntegration old = now
                .withTimeout(Duration.ofMillis(in.integer("timeoutInMillis", (int) now.timeout().toMillis())));
        return in.complete(in.has("uri") ? old.withSetting("integrationUri", in.text("uri")) : old);
    }

    private HttpStage stage(Fields in) {
        Stage.AccessLogSettings accessLog = new Stage.AccessLogSettings("", "");
        if (in.has("accessLogGroup")) {
            accessLog = new Stage.AccessLogSettings(account.logGroupArn(in.text("accessLogGroup")),
                    in.text("accessLogFormat", ACCESS_LOG_FORMAT));
        }
        MethodSettings routes = MethodSettings.DEFAULT.withMetrics(in.flag("detailedMetrics", false))
                .withLoggingLevel(in.text("loggingLevel", "OFF"));
        return in.complete(new HttpStage(in.text("name"), in.text("deploymentId"), in.text("description", ""),
                start.minus(in.duration("before")), start.minus(in.duration("updatedBefore")),
                in.map("variables", JsonNode::stringValue), in.flag("autoDeploy", false), accessLog, routes,
                in.map("tags", JsonNode::stringValue)));
    }
}
