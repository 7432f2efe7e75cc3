package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Set;

/** From when callers notice a change. */
public enum Noticed {
    /** Never: it only watches, asks AWS for something, or is for calls whose caller has gone. */
    NOBODY,
    /** As soon as it is sent. */
    AT_ONCE,
    /** As soon as it is sent where the stage deploys by itself (AutoDeploy), with its next deployment where it does not. */
    WHERE_AUTO_DEPLOYED,
    /** With the next deployment. */
    AFTER_DEPLOYMENT;

    /** Operations that no answer to a caller depends on. */
    private static final Set<String> UNSEEN = Set.of("RequestServiceQuotaIncrease", "PutMetricAlarm", "DeleteAlarms",
            "PutDashboard", "DeleteDashboards", "CreateLogGroup", "DeleteLogGroup", "PutRetentionPolicy",
            "DeleteRetentionPolicy", "DeleteAccessLogSettings", "PublishVersion", "PutFunctionEventInvokeConfig",
            "UpdateFunctionEventInvokeConfig", "DeleteFunctionEventInvokeConfig");

    /** Settings of a stage that no answer to a caller depends on. */
    private static final Set<String> UNSEEN_SETTINGS = Set.of("accessLogSettings", "AccessLogSettings",
            "tracingEnabled");

    /** What an HTTP or WebSocket API has edited before it is deployed (AWS: HTTP API stages, automatic deployments). */
    private static final Set<String> DEPLOYED_LATER = Set.of("CreateIntegration", "UpdateIntegration",
            "DeleteIntegration", "UpdateRoute");

    /** What a person who is to approve it should know of this. */
    public Message message() {
        return Message.of("fix.noticed." + switch (this) {
            case NOBODY -> "nobody";
            case AT_ONCE -> "at-once";
            case WHERE_AUTO_DEPLOYED -> "auto-deploy";
            case AFTER_DEPLOYMENT -> "deployment";
        });
    }

    /** The earliest of what its calls bring about; a call that has none of these marks is taken to be noticed at once. */
    static Noticed of(List<ChangeStep> steps) {
        List<Noticed> each = steps.stream().map(Noticed::of).toList();
        for (Noticed early : List.of(AT_ONCE, WHERE_AUTO_DEPLOYED, AFTER_DEPLOYMENT)) {
            if (each.contains(early)) {
                return early;
            }
        }
        return NOBODY;
    }

    /** Whether a call edits the working copy of an API of any kind. */
    static boolean edits(AwsCall call) {
        return Calls.editsWorkingCopy(call) || editsRoutes(call);
    }

    private static boolean editsRoutes(AwsCall call) {
        return call.service().equals("apigatewayv2") && DEPLOYED_LATER.contains(call.operation());
    }

    private static Noticed of(ChangeStep step) {
        AwsCall call = step.call();
        if (Calls.editsWorkingCopy(call)) {
            return AFTER_DEPLOYMENT;
        }
        if (editsRoutes(call)) {
            return WHERE_AUTO_DEPLOYED;
        }
        boolean unseen = UNSEEN.contains(call.operation())
                || (call.operation().equals("UpdateStage") && !step.touched().isEmpty()
                        && UNSEEN_SETTINGS.containsAll(step.touched()));
        return unseen ? NOBODY : AT_ONCE;
    }
}
