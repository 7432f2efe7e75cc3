package dev.timeoutdoctor.fix.way;

import dev.timeoutdoctor.fix.Ways;
import java.util.List;

/** Every kind of thing that this program can change. */
public final class AllWays {

    private AllWays() {}

    /** All of them. */
    public static Ways ways() {
        return new Ways(List.of(
                new RestIntegrationWay(),
                RestResponseWay.ofMethod(),
                RestResponseWay.ofIntegration(),
                new RestStageWay(),
                new HttpIntegrationWay(),
                new HttpIntegrationsWay(),
                new HttpRouteWay(),
                new FunctionWay(),
                new ReservedConcurrencyWay(),
                new ProvisionedConcurrencyWay(),
                new VersionsWay(),
                new AliasWay(),
                new EventInvokeWay(),
                new QuotaRequestWay(),
                new BalancerAttributesWay(),
                new TargetGroupWay(),
                new BalancerWay(),
                new AlarmWay(),
                new HttpStageWay(),
                new HttpDeploymentWay(),
                new LogGroupWay(),
                new DashboardWay()));
    }
}
