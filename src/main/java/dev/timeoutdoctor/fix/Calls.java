package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.evidence.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The AWS calls that changes read and send. */
public final class Calls {

    private static final String GATEWAY = "apigateway";
    private static final String LAMBDA = "lambda";

    /** What edits a REST API's working copy: callers notice nothing before a deployment. */
    private static final Set<String> WORKING_COPY = Set.of("UpdateIntegration", "PutIntegration", "PutMethodResponse",
            "DeleteMethodResponse", "PutIntegrationResponse", "DeleteIntegrationResponse", "UpdateGatewayResponse");

    private Calls() {}

    public static boolean editsWorkingCopy(AwsCall call) {
        return call.service().equals(GATEWAY) && WORKING_COPY.contains(call.operation());
    }

    /** The method's integration as last edited (the working copy). */
    public static AwsCall getIntegration(Route route) {
        return AwsCall.of(GATEWAY, "GetIntegration", route.region(), integration(route));
    }

    /** The method with its integration as last edited. */
    public static AwsCall getMethod(Route route) {
        return AwsCall.of(GATEWAY, "GetMethod", route.region(), integration(route));
    }

    public static AwsCall updateIntegration(Route route, List<PatchOperation> operations) {
        Map<String, Object> parameters = integration(route);
        parameters.put("patchOperations", operations.stream().map(PatchOperation::members).toList());
        return AwsCall.of(GATEWAY, "UpdateIntegration", route.region(), parameters);
    }

    /** The stage, with the deployment that it serves. */
    public static AwsCall getStage(Route route) {
        return AwsCall.of(GATEWAY, "GetStage", route.region(), stage(route));
    }

    /** Every method with its integration as last edited. */
    public static AwsCall getResources(Route route) {
        return getResources(getStage(route));
    }

    /**
     * The same.
     *
     * @param stage the question that tells how a stage of the API is
     */
    static AwsCall getResources(AwsCall stage) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("restApiId", stage.parameters().path("restApiId"));
        parameters.put("embed", List.of("methods"));
        parameters.put("limit", 500);
        return AwsCall.of(GATEWAY, "GetResources", stage.region(), parameters);
    }

    /** Every method with its integration as the stage serves it. */
    public static AwsCall getExport(Route route) {
        return getExport(getStage(route));
    }

    /**
     * The same.
     *
     * @param stage the question that tells how the stage is
     */
    static AwsCall getExport(AwsCall stage) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        List.of("restApiId", "stageName").forEach(name -> parameters.put(name, stage.parameters().path(name)));
        parameters.put("exportType", "oas30");
        parameters.put("parameters", Map.of("extensions", "integrations"));
        parameters.put("accepts", "application/json");
        return AwsCall.of(GATEWAY, "GetExport", stage.region(), parameters);
    }

    /**
     * A new deployment of a REST API, which the stage then serves.
     *
     * @param stage the question that tells how the stage is
     */
    public static AwsCall createDeployment(AwsCall stage, String description) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        List.of("restApiId", "stageName").forEach(name -> parameters.put(name, stage.parameters().path(name)));
        if (!description.isEmpty()) {
            parameters.put("description", description);
        }
        return AwsCall.of(GATEWAY, "CreateDeployment", stage.region(), parameters);
    }

    /** A VPC link to a Network Load Balancer (version 1). */
    public static AwsCall getVpcLink(String region, String id) {
        return AwsCall.of(GATEWAY, "GetVpcLink", region, Map.of("vpcLinkId", id));
    }

    /** The function's settings as last edited. */
    public static AwsCall getFunctionConfiguration(FunctionReference function) {
        return AwsCall.of(LAMBDA, "GetFunctionConfiguration", function.region(), function(function));
    }

    public static Map<String, Object> function(FunctionReference function) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("FunctionName", function.name());
        return parameters;
    }

    public static AwsCall updateFunctionConfiguration(String region, Map<String, ?> parameters) {
        return AwsCall.of(LAMBDA, "UpdateFunctionConfiguration", region, parameters);
    }

    private static Map<String, Object> integration(Route route) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("restApiId", route.apiId());
        parameters.put("resourceId", route.resourceId());
        parameters.put("httpMethod", route.methodKey());
        return parameters;
    }

    private static Map<String, Object> stage(Route route) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("restApiId", route.apiId());
        parameters.put("stageName", route.stage());
        return parameters;
    }
}
