package dev.timeoutdoctor.evidence.answer;

import dev.timeoutdoctor.evidence.ApiIntegrations;
import dev.timeoutdoctor.evidence.ApiRoutes;
import dev.timeoutdoctor.evidence.ApiRoutes.ApiRoute;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.Authorizers;
import dev.timeoutdoctor.evidence.Authorizers.Authorizer;
import dev.timeoutdoctor.evidence.Deployments;
import dev.timeoutdoctor.evidence.Deployments.Deployment;
import dev.timeoutdoctor.evidence.EndpointType;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.IntegrationType;
import dev.timeoutdoctor.evidence.RestApi;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.evidence.Stage.Canary;
import dev.timeoutdoctor.evidence.Stage.MethodSetting;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Answers of the newer service (apigatewayv2) about HTTP and WebSocket APIs. All throw {@link IllegalArgumentException} naming the
 * member.
 */
public final class HttpApiAnswers {

    private HttpApiAnswers() {}

    /** GetApi. These APIs have no endpoint types: they are all Regional (AWS: choosing between REST and HTTP APIs). */
    public static RestApi api(JsonNode answer) {
        return api(Members.of(answer));
    }

    /**
     * An API of a list, with its kind.
     *
     * @param type HTTP or WebSocket
     */
    public record Entry(RestApi api, ApiType type) {}

    /** GetApi, with its kind. */
    public static Entry entry(JsonNode answer) {
        return entry(Members.of(answer));
    }

    private static Entry entry(Members members) {
        return new Entry(api(members), protocol(members));
    }

    /** GetApis, by name. */
    public static List<Entry> apis(JsonNode answer) {
        return Members.of(answer).objects("Items").stream().map(HttpApiAnswers::entry)
                .sorted(Comparator.comparing((Entry entry) -> entry.api().name())
                        .thenComparing(entry -> entry.api().id()))
                .toList();
    }

    /** GetRoutes. */
    public static ApiRoutes routes(JsonNode answer) {
        return new ApiRoutes(Members.of(answer).objects("Items").stream()
                .map(item -> new ApiRoute(item.text("RouteId"), item.text("RouteKey"),
                        item.textOrEmpty("Target").replaceFirst("^integrations/", ""),
                        item.optionalText("AuthorizationType").orElse("NONE"), item.textOrEmpty("AuthorizerId"),
                        item.flag("ApiKeyRequired"), item.has("RouteResponseSelectionExpression")))
                .toList());
    }

    /** GetIntegrations. The answer does not tell what kind of API it is; where it names no timeout, it is the longest. */
    public static ApiIntegrations integrations(JsonNode answer) {
        Map<String, Integration> byId = new LinkedHashMap<>();
        Map<String, Map<String, String>> settings = new LinkedHashMap<>();
        for (Members item : Members.of(answer).objects("Items")) {
            byId.put(item.text("IntegrationId"), integration(item));
            settings.put(item.text("IntegrationId"), ComparableSettings.workingRoute(item.raw()));
        }
        return new ApiIntegrations(byId, settings);
    }

    /** GetAuthorizers. AWS keeps no results where nothing is said (AWS: Lambda authorizers for HTTP APIs). */
    public static Authorizers authorizers(JsonNode answer) {
        return new Authorizers(Members.of(answer).objects("Items").stream()
                .map(item -> new Authorizer(item.text("AuthorizerId"), item.textOrEmpty("Name"),
                        item.textOrEmpty("AuthorizerType"), item.textOrEmpty("AuthorizerUri"),
                        Duration.ofSeconds(item.optionalWhole("AuthorizerResultTtlInSeconds").orElse(0))))
                .toList());
    }

    /** GetStage. */
    public static Stage stage(JsonNode answer) {
        return stage(Members.of(answer));
    }

    /** GetStages, by name. */
    public static List<Stage> stages(JsonNode answer) {
        return Members.of(answer).objects("Items").stream().map(HttpApiAnswers::stage)
                .sorted(Comparator.comparing(Stage::name)).toList();
    }

    /** GetDeployments, newest first. */
    public static Deployments deployments(JsonNode answer) {
        return new Deployments(Members.of(answer).objects("Items").stream()
                .map(item -> new Deployment(item.text("DeploymentId"), item.instant("CreatedDate"),
                        item.textOrEmpty("Description"), item.textOrEmpty("DeploymentStatus"),
                        item.textOrEmpty("DeploymentStatusMessage")))
                .sorted(Comparator.comparing(Deployment::createdAt).reversed().thenComparing(Deployment::id))
                .toList());
    }

    private static ApiType protocol(Members members) {
        return members.constant("ProtocolType", ApiType.class).orElseThrow(() -> members.missing("ProtocolType"));
    }

    private static RestApi api(Members members) {
        return new RestApi(members.text("ApiId"), members.textOrEmpty("Name"), EndpointType.REGIONAL,
                members.flag("DisableExecuteApiEndpoint"), members.textMap("Tags"));
    }

    private static Integration integration(Members members) {
        return Integration.of(members.constant("IntegrationType", IntegrationType.class).orElse(IntegrationType.NONE),
                members.textOrEmpty("IntegrationMethod"), members.textOrEmpty("IntegrationUri"))
                .withTimeout(members.optionalWhole("TimeoutInMillis").map(Duration::ofMillis)
                        .orElse(ApiType.HTTP.defaultTimeout()))
                .withConnection(members.optionalText("ConnectionType").orElse("INTERNET"),
                        members.textOrEmpty("ConnectionId"), "")
                .withCredentials(members.textOrEmpty("CredentialsArn"))
                .withPassthroughBehavior(members.textOrEmpty("PassthroughBehavior"))
                .withRequestParameters(members.textMap("RequestParameters"))
                .withId(members.text("IntegrationId"), members.textOrEmpty("IntegrationSubtype"),
                        members.textOrEmpty("PayloadFormatVersion"))
                .withTls(false, members.object("TlsConfig").textOrEmpty("ServerNameToVerify"));
    }

    private static Stage stage(Members members) {
        Members access = members.object("AccessLogSettings");
        return new Stage(members.text("StageName"), members.textOrEmpty("DeploymentId"), Canary.NONE,
                members.textMap("StageVariables"), false, false, access.textOrEmpty("DestinationArn"),
                access.textOrEmpty("Format"), routeSettings(members), members.textMap("Tags"),
                members.flag("AutoDeploy"), members.textOrEmpty("LastDeploymentStatusMessage"), "",
                members.has("LastUpdatedDate") ? members.instant("LastUpdatedDate") : Instant.EPOCH);
    }

    private static Map<String, MethodSetting> routeSettings(Members stage) {
        Map<String, MethodSetting> settings = new LinkedHashMap<>();
        if (stage.has("DefaultRouteSettings")) {
            settings.put("*/*", routeSetting(stage.object("DefaultRouteSettings")));
        }
        Members byRoute = stage.object("RouteSettings");
        byRoute.names().forEach(key -> settings.put(key, routeSetting(byRoute.object(key))));
        return settings;
    }

    private static MethodSetting routeSetting(Members setting) {
        return new MethodSetting(setting.optionalText("LoggingLevel").orElse("OFF"),
                setting.flag("DetailedMetricsEnabled"), setting.flag("DataTraceEnabled"), false, Duration.ZERO);
    }
}
