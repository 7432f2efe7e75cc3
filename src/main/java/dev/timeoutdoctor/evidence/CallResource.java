package dev.timeoutdoctor.evidence;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The resource that a call is about, for a refusal that does not name it (AWS: ARN formats of API Gateway, Lambda and CloudWatch
 * Logs).
 */
public final class CallResource {

    private static final String ANY = "*";
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    /** Paths of what is read of an API; the ARNs of the newer API's have no {@code /v2}. */
    private static final Map<String, String> PATHS = Map.ofEntries(Map.entry("GetRestApi", ""),
            Map.entry("GetApi", ""), Map.entry("GetResources", "/resources"), Map.entry("GetRoutes", "/routes"),
            Map.entry("GetIntegrations", "/integrations"), Map.entry("GetStages", "/stages"),
            Map.entry("GetStage", "/stages/{stageName}"), Map.entry("GetDeployments", "/deployments"),
            Map.entry("GetAuthorizers", "/authorizers"), Map.entry("GetGatewayResponses", "/gatewayresponses"),
            Map.entry("GetExport", "/stages/{stageName}/exports/{exportType}"),
            Map.entry("ExportApi", "/exports/{Specification}"));

    private CallResource() {}

    /**
     * Its ARN, or {@code *} where the call tells none.
     *
     * @param account that is asked; may be empty
     */
    public static String of(AwsCall call, String account) {
        return switch (call.service()) {
            case "lambda" -> function(call, account);
            case "logs" -> named(call, "logGroupName", "logs", account, "log-group:");
            case "apigateway", "apigatewayv2" -> api(call);
            default -> ANY;
        };
    }

    private static String function(AwsCall call, String account) {
        String name = text(call, "FunctionName");
        String function = name.startsWith("arn:") ? name : named(call, "FunctionName", "lambda", account, "function:");
        String qualifier = text(call, "Qualifier");
        return qualifier.isEmpty() || function.equals(ANY) ? function : function + ":" + qualifier;
    }

    private static String named(AwsCall call, String parameter, String service, String account, String kind) {
        String name = text(call, parameter);
        return name.isEmpty() || call.region().isEmpty()
                ? ANY
                : "arn:" + partition(call.region()) + ":" + service + ":" + call.region() + ":"
                        + (account.isEmpty() ? ANY : account) + ":" + kind + name;
    }

    /** API Gateway's ARNs name no account. */
    private static String api(AwsCall call) {
        String path = PATHS.get(call.operation());
        boolean rest = !text(call, "restApiId").isEmpty();
        if (path == null || call.region().isEmpty() || (!rest && text(call, "ApiId").isEmpty())) {
            return ANY;
        }
        String filled = PARAMETER.matcher(path).replaceAll(
                parameter -> Matcher.quoteReplacement(call.parameters().path(parameter.group(1)).asString(ANY)));
        return "arn:" + partition(call.region()) + ":apigateway:" + call.region() + "::"
                + (rest ? "/restapis/" + text(call, "restApiId") : "/apis/" + text(call, "ApiId")) + filled;
    }

    private static String text(AwsCall call, String parameter) {
        return call.parameters().path(parameter).asString("");
    }

    /** AWS: ARNs, partitions. */
    private static String partition(String region) {
        return region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
