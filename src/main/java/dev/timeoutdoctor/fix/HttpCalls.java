package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The AWS calls by which changes of HTTP and WebSocket APIs read and deploy (AWS: API Gateway v2 API reference). */
public final class HttpCalls {

    private static final String GATEWAY = "apigatewayv2";

    private HttpCalls() {}

    /** The stage, with the deployment that it serves and whether it deploys by itself. */
    public static AwsCall getStage(Route route) {
        return of(route, "GetStage", Map.of("StageName", route.stage()));
    }

    /** Every deployment of the API. */
    public static AwsCall getDeployments(Route route) {
        return of(route, "GetDeployments", Map.of());
    }

    /** Every route as last edited. */
    public static AwsCall getRoutes(Route route) {
        return getRoutes(getStage(route));
    }

    /**
     * The same.
     *
     * @param stage the question that tells how a stage of the API is
     */
    static AwsCall getRoutes(AwsCall stage) {
        return of(stage, "GetRoutes", List.of("ApiId"), Map.of());
    }

    /** A route as last edited. */
    public static AwsCall getRoute(Route route, String id) {
        return of(route, "GetRoute", Map.of("RouteId", id));
    }

    /** Every integration as last edited. */
    public static AwsCall getIntegrations(Route route) {
        return getIntegrations(getStage(route));
    }

    /**
     * The same.
     *
     * @param stage the question that tells how a stage of the API is
     */
    static AwsCall getIntegrations(AwsCall stage) {
        return of(stage, "GetIntegrations", List.of("ApiId"), Map.of());
    }

    /** An integration as last edited. */
    public static AwsCall getIntegration(Route route, String id) {
        return of(route, "GetIntegration", Map.of("IntegrationId", id));
    }

    /** What the stage serves; AWS documents no export of a WebSocket API. */
    public static AwsCall exportApi(Route route) {
        return exportApi(getStage(route));
    }

    /**
     * The same.
     *
     * @param stage the question that tells how the stage is
     */
    static AwsCall exportApi(AwsCall stage) {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("Specification", "OAS30");
        more.put("OutputType", "JSON");
        more.put("IncludeExtensions", true);
        return of(stage, "ExportApi", List.of("ApiId", "StageName"), more);
    }

    /** A VPC link into subnets (version 2), which REST APIs use too. */
    public static AwsCall getVpcLink(String region, String id) {
        return AwsCall.of(GATEWAY, "GetVpcLink", region, Map.of("VpcLinkId", id));
    }

    /**
     * A new deployment, which the stage then serves.
     *
     * @param stage the question that tells how the stage is
     */
    public static AwsCall createDeployment(AwsCall stage, String description) {
        return of(stage, "CreateDeployment", List.of("ApiId", "StageName"),
                description.isEmpty() ? Map.of() : Map.of("Description", description));
    }

    private static AwsCall of(AwsCall stage, String operation, List<String> named, Map<String, ?> more) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        named.forEach(name -> parameters.put(name, stage.parameters().path(name)));
        parameters.putAll(more);
        return AwsCall.of(GATEWAY, operation, stage.region(), parameters);
    }

    private static AwsCall of(Route route, String operation, Map<String, ?> more) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("ApiId", route.apiId());
        parameters.putAll(more);
        return AwsCall.of(GATEWAY, operation, route.region(), parameters);
    }
}
