package dev.timeoutdoctor.evidence;

/** The IAM action that a read needs (AWS: Actions, resources, and condition keys of each service). */
public final class IamAction {

    private IamAction() {}

    /** The action, or an empty text where the call needs none or AWS is not asked. API Gateway's actions are HTTP methods. */
    public static String of(AwsCall call) {
        return switch (call.service()) {
            case "client", "sts" -> "";
            case "apigateway", "apigatewayv2" -> "apigateway:GET";
            case "service-quotas" -> "servicequotas:" + call.operation();
            case "elbv2" -> "elasticloadbalancing:" + call.operation();
            default -> call.service() + ":" + call.operation();
        };
    }
}
