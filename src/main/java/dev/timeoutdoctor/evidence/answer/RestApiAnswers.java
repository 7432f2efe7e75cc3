package dev.timeoutdoctor.evidence.answer;

import dev.timeoutdoctor.evidence.Authorizers;
import dev.timeoutdoctor.evidence.Authorizers.Authorizer;
import dev.timeoutdoctor.evidence.Deployments;
import dev.timeoutdoctor.evidence.Deployments.Deployment;
import dev.timeoutdoctor.evidence.EndpointType;
import dev.timeoutdoctor.evidence.GatewayAccount;
import dev.timeoutdoctor.evidence.GatewayResponses;
import dev.timeoutdoctor.evidence.GatewayResponses.GatewayResponse;
import dev.timeoutdoctor.evidence.RestApi;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.evidence.Stage.Canary;
import dev.timeoutdoctor.evidence.Stage.MethodSetting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Answers of API Gateway about APIs, stages, deployments and the account. All throw {@link IllegalArgumentException} naming the member. */
public final class RestApiAnswers {

    private RestApiAnswers() {}

    /** GetRestApi. */
    public static RestApi restApi(JsonNode answer) {
        return restApi(Members.of(answer));
    }

    /** GetRestApis, by name. */
    public static List<RestApi> restApis(JsonNode answer) {
        return Members.of(answer).objects("items").stream().map(RestApiAnswers::restApi)
                .sorted(Comparator.comparing(RestApi::name).thenComparing(RestApi::id)).toList();
    }

    /** GetStage. */
    public static Stage stage(JsonNode answer) {
        return stage(Members.of(answer));
    }

    /** GetStages, by name. */
    public static List<Stage> stages(JsonNode answer) {
        return Members.of(answer).objects("item").stream().map(RestApiAnswers::stage)
                .sorted(Comparator.comparing(Stage::name)).toList();
    }

    /** GetDeployments, newest first. */
    public static Deployments deployments(JsonNode answer) {
        return new Deployments(Members.of(answer).objects("items").stream()
                .map(item -> new Deployment(item.text("id"), item.instant("createdDate"),
                        item.textOrEmpty("description"), "", ""))
                .sorted(Comparator.comparing(Deployment::createdAt).reversed().thenComparing(Deployment::id))
                .toList());
    }

    /** GetAccount. */
    public static GatewayAccount account(JsonNode answer) {
        Members members = Members.of(answer);
        Members throttle = members.object("throttleSettings");
        return new GatewayAccount(members.textOrEmpty("cloudwatchRoleArn"), throttle.number("rateLimit").orElse(0.0),
                throttle.optionalWhole("burstLimit").orElse(0));
    }

    /** GetGatewayResponses. */
    public static GatewayResponses gatewayResponses(JsonNode answer) {
        List<GatewayResponse> responses = new ArrayList<>();
        for (Members item : Members.of(answer).objects("items")) {
            responses.add(new GatewayResponse(item.text("responseType"), statusCode(item),
                    item.flag("defaultResponse")));
        }
        return new GatewayResponses(responses);
    }

    /** GetAuthorizers. AWS keeps results for 300 s where nothing is said (AWS: API Gateway API reference, Authorizer). */
    public static Authorizers authorizers(JsonNode answer) {
        return new Authorizers(Members.of(answer).objects("items").stream()
                .map(item -> new Authorizer(item.text("id"), item.textOrEmpty("name"), item.textOrEmpty("type"),
                        item.textOrEmpty("authorizerUri"),
                        Duration.ofSeconds(item.optionalWhole("authorizerResultTtlInSeconds").orElse(300))))
                .toList());
    }

    private static RestApi restApi(Members members) {
        String id = members.text("id");
        Members endpoint = members.object("endpointConfiguration");
        List<String> types = endpoint.texts("types");
        if (types.isEmpty()) {
            throw endpoint.missing("types");
        }
        return new RestApi(id, members.textOrEmpty("name"), endpointType(types.getFirst()),
                members.flag("disableExecuteApiEndpoint"), members.textMap("tags"));
    }

    private static EndpointType endpointType(String text) {
        for (EndpointType type : EndpointType.values()) {
            if (type.name().equals(text)) {
                return type;
            }
        }
        throw new IllegalArgumentException("endpointConfiguration.types[0]: one of "
                + List.of(EndpointType.values()) + " is expected, not " + text);
    }

    private static Stage stage(Members members) {
        Members access = members.object("accessLogSettings");
        return new Stage(members.text("stageName"), members.textOrEmpty("deploymentId"), canary(members),
                members.textMap("variables"), members.flag("tracingEnabled"), members.flag("cacheClusterEnabled"),
                access.textOrEmpty("destinationArn"), access.textOrEmpty("format"), methodSettings(members),
                members.textMap("tags"), false, "", members.textOrEmpty("webAclArn"),
                members.has("lastUpdatedDate") ? members.instant("lastUpdatedDate") : Instant.EPOCH);
    }

    private static Canary canary(Members stage) {
        if (!stage.has("canarySettings")) {
            return Canary.NONE;
        }
        Members canary = stage.object("canarySettings");
        return new Canary(canary.number("percentTraffic").orElse(0.0), canary.textOrEmpty("deploymentId"),
                canary.textMap("stageVariableOverrides"));
    }

    private static Map<String, MethodSetting> methodSettings(Members stage) {
        Map<String, MethodSetting> settings = new LinkedHashMap<>();
        Members all = stage.object("methodSettings");
        for (String key : all.names()) {
            Members one = all.object(key);
            settings.put(key, new MethodSetting(one.optionalText("loggingLevel").orElse("OFF"),
                    one.flag("metricsEnabled"), one.flag("dataTraceEnabled"), one.flag("cachingEnabled"),
                    Duration.ofSeconds(one.optionalWhole("cacheTtlInSeconds").orElse(0))));
        }
        return settings;
    }

    /** A text in AWS's model ({@code "504"}). */
    private static int statusCode(Members response) {
        String text = response.textOrEmpty("statusCode");
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.matches("\\d{3}")) {
            throw new IllegalArgumentException("statusCode: three digits are expected, not " + text);
        }
        return Integer.parseInt(text);
    }
}
