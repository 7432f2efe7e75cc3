package dev.timeoutdoctor.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.evidence.AwsCall;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What somebody is told of callers before a change is sent. */
class NoticedTest {

    private static ChangeStep step(String service, String operation, String member) {
        AwsCall read = AwsCall.of(service, "Get", "us-east-1", Map.of());
        return new ChangeStep(AwsCall.of(service, operation, "us-east-1", Map.of()),
                new Expected(read, List.of(member), Json.object()), Json.object().put(member, "new"));
    }

    @Test
    void whatOnlyWatchesOrAsksAwsIsNoticedByNobody() {
        assertEquals(Noticed.NOBODY, Noticed.of(List.of(step("cloudwatch", "PutMetricAlarm", "Threshold"))));
        assertEquals(Noticed.NOBODY, Noticed.of(List.of(step("cloudwatch", "PutDashboard", "DashboardBody"))));
        assertEquals(Noticed.NOBODY,
                Noticed.of(List.of(step("service-quotas", "RequestServiceQuotaIncrease", "DesiredValue"))));
        assertEquals(Noticed.NOBODY,
                Noticed.of(List.of(step("lambda", "PutFunctionEventInvokeConfig", "MaximumRetryAttempts"))));
        assertEquals(Noticed.NOBODY, Noticed.of(List.of(step("apigateway", "UpdateStage", "tracingEnabled"))));
        assertEquals(Noticed.NOBODY, Noticed.of(List.of(step("logs", "CreateLogGroup", "logGroupName"),
                step("apigateway", "UpdateStage", "accessLogSettings"))));
    }

    @Test
    void whatAStageOrAFunctionServesIsNoticedAtOnce() {
        assertEquals(Noticed.AT_ONCE, Noticed.of(List.of(step("apigateway", "UpdateStage", "deploymentId"))));
        assertEquals(Noticed.AT_ONCE,
                Noticed.of(List.of(step("lambda", "UpdateFunctionConfiguration", "Timeout"))));
        assertEquals(Noticed.AT_ONCE, Noticed.of(List.of(step("apigateway", "UpdateIntegration", "uri"),
                step("apigateway", "UpdateStage", "variables"))));
    }

    @Test
    void whatIsEditedIsNoticedWhenItIsDeployed() {
        assertEquals(Noticed.AFTER_DEPLOYMENT,
                Noticed.of(List.of(step("apigateway", "UpdateIntegration", "timeoutInMillis"))));
        assertEquals(Noticed.WHERE_AUTO_DEPLOYED,
                Noticed.of(List.of(step("apigatewayv2", "UpdateIntegration", "TimeoutInMillis"))));
        assertEquals(Noticed.WHERE_AUTO_DEPLOYED, Noticed.of(List.of(step("apigatewayv2", "CreateIntegration", "x"),
                step("apigatewayv2", "UpdateRoute", "Target"))));
    }
}
