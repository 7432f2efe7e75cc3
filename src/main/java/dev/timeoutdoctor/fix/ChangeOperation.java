package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.Grant;
import java.util.List;
import java.util.Map;

/**
 * An operation that a change reads or sends, with the IAM action and the narrowest resource that AWS lets a policy name for it (AWS:
 * Service Authorization Reference; for API Gateway, whose actions are HTTP verbs: ARN format reference).
 *
 * @param service the AWS CLI's name of the service
 * @param operation the name in AWS's service model
 */
record ChangeOperation(String service, String operation) {

    private static final String API = "apigateway:{region}::/restapis/{restApiId}";
    private static final String METHOD = API + "/resources/{resourceId}/methods/{httpMethod}";
    private static final String HTTP_API = "apigateway:{region}::/apis/{ApiId}";
    private static final String LOG_GROUP = "logs:{region}:{account}:log-group:*";

    /** The paths of API Gateway's resources; the newer API's ARNs name no version. */
    private static final Map<String, String> PATHS = Map.ofEntries(
            Map.entry("apigateway GetIntegration", METHOD + "/integration"),
            Map.entry("apigateway UpdateIntegration", METHOD + "/integration"),
            Map.entry("apigateway PutIntegration", METHOD + "/integration"),
            Map.entry("apigateway GetMethodResponse", METHOD + "/responses/*"),
            Map.entry("apigateway PutMethodResponse", METHOD + "/responses/*"),
            Map.entry("apigateway DeleteMethodResponse", METHOD + "/responses/*"),
            Map.entry("apigateway GetIntegrationResponse", METHOD + "/integration/responses/*"),
            Map.entry("apigateway PutIntegrationResponse", METHOD + "/integration/responses/*"),
            Map.entry("apigateway DeleteIntegrationResponse", METHOD + "/integration/responses/*"),
            Map.entry("apigateway GetMethod", METHOD),
            Map.entry("apigateway GetRestApi", API),
            Map.entry("apigatewayv2 GetApi", HTTP_API),
            Map.entry("apigateway GetAccount", "apigateway:{region}::/account"),
            Map.entry("apigateway GetResources", API + "/resources"),
            Map.entry("apigateway GetStage", API + "/stages/{stageName}"),
            Map.entry("apigateway UpdateStage", API + "/stages/{stageName}"),
            Map.entry("apigateway GetExport", API + "/stages/{stageName}/exports/oas30"),
            Map.entry("apigateway GetDeployment", API + "/deployments/*"),
            Map.entry("apigateway GetDeployments", API + "/deployments"),
            Map.entry("apigateway CreateDeployment", API + "/deployments"),
            Map.entry("apigateway GetVpcLinks", "apigateway:{region}::/vpclinks"),
            Map.entry("apigatewayv2 GetVpcLinks", "apigateway:{region}::/vpclinks"),
            Map.entry("apigateway GetVpcLink", "apigateway:{region}::/vpclinks/*"),
            Map.entry("apigatewayv2 GetVpcLink", "apigateway:{region}::/vpclinks/*"),
            Map.entry("apigatewayv2 GetIntegration", HTTP_API + "/integrations/*"),
            Map.entry("apigatewayv2 UpdateIntegration", HTTP_API + "/integrations/*"),
            Map.entry("apigatewayv2 DeleteIntegration", HTTP_API + "/integrations/*"),
            Map.entry("apigatewayv2 GetIntegrations", HTTP_API + "/integrations"),
            Map.entry("apigatewayv2 CreateIntegration", HTTP_API + "/integrations"),
            Map.entry("apigatewayv2 GetRoute", HTTP_API + "/routes/*"),
            Map.entry("apigatewayv2 UpdateRoute", HTTP_API + "/routes/*"),
            Map.entry("apigatewayv2 GetStage", HTTP_API + "/stages/{StageName}"),
            Map.entry("apigatewayv2 UpdateStage", HTTP_API + "/stages/{StageName}"),
            Map.entry("apigatewayv2 DeleteAccessLogSettings", HTTP_API + "/stages/{StageName}/accesslogsettings"),
            Map.entry("apigatewayv2 GetRoutes", HTTP_API + "/routes"),
            Map.entry("apigatewayv2 ExportApi", HTTP_API + "/exports/OAS30"),
            Map.entry("apigatewayv2 GetDeployment", HTTP_API + "/deployments/*"),
            Map.entry("apigatewayv2 GetDeployments", HTTP_API + "/deployments"),
            Map.entry("apigatewayv2 CreateDeployment", HTTP_API + "/deployments"));

    private static final Map<String, String> VERBS = Map.of("Get", "GET", "Export", "GET", "Update", "PATCH", "Put",
            "PUT", "Create",
            "POST", "Delete", "DELETE");

    /** An operation from its two words: {@code lambda UpdateAlias}. */
    static ChangeOperation of(String words) {
        int blank = words.indexOf(' ');
        return new ChangeOperation(words.substring(0, blank), words.substring(blank + 1));
    }

    /**
     * What it needs; unknown parts of the ARN are {@code *}.
     *
     * @throws IllegalArgumentException where nobody has named its resource: a bug
     */
    Grant grant(ChangeScope scope) {
        String action = switch (service) {
            case "apigateway", "apigatewayv2" -> "apigateway:" + verb();
            case "elbv2" -> "elasticloadbalancing:" + operation;
            case "service-quotas" -> "servicequotas:" + operation;
            default -> service + ":" + operation;
        };
        String form = form();
        return new Grant(action, form.equals("*") ? List.of("*") : List.of(scope.arn(form)));
    }

    private String verb() {
        return VERBS.entrySet().stream().filter(verb -> operation.startsWith(verb.getKey())).map(Map.Entry::getValue)
                .findFirst().orElseThrow(() -> new IllegalArgumentException("No verb is known for " + operation));
    }

    private String form() {
        return switch (service) {
            case "apigateway", "apigatewayv2" -> {
                String path = PATHS.get(service + " " + operation);
                if (path == null) {
                    throw new IllegalArgumentException("No resource is known for " + service + " " + operation);
                }
                yield path;
            }
            case "lambda" -> operation.equals("GetAccountSettings")
                    ? "*"
                    : "lambda:{functionRegion}:{functionAccount}:function:{functionName}"
                            + (operation.contains("Provisioned") ? ":*" : "");
            case "logs" -> operation.contains("LogGroup") || operation.endsWith("RetentionPolicy")
                    || operation.endsWith("Filters") || operation.equals("ListTagsForResource") ? LOG_GROUP : "*";
            case "cloudwatch" -> switch (operation) {
                case "ListDashboards" -> "*";
                case "GetDashboard", "PutDashboard", "DeleteDashboards" -> "cloudwatch::{account}:dashboard/*";
                default -> "cloudwatch:{region}:{account}:alarm:*";
            };
            case "service-quotas" -> operation.startsWith("Request")
                    ? "servicequotas:{region}:{account}:apigateway/L-E5AE38E3"
                    : "*";
            case "elbv2" -> operation.startsWith("Describe")
                    ? "*"
                    : "elasticloadbalancing:{region}:{account}:"
                            + (operation.contains("TargetGroup") ? "targetgroup/*" : "loadbalancer/*");
            case "iam" -> "iam::{account}:role/*";
            case "cloudformation" -> "cloudformation:{region}:{account}:stack/*";
            default -> throw new IllegalArgumentException("No resource is known for " + service);
        };
    }
}
