package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.fix.ChangeKind;
import java.util.List;

/** The changes that are drawn up as drafts, in the order in which they are offered. */
public final class ChangeCatalogue {

    private static final List<ChangeType> ALL = List.of(
            new HttpTimeoutChange(),
            new HttpDeploymentChange(),
            new TimeoutQuotaChange(),
            new FunctionVersionChange(),
            new ReservedConcurrencyChange(),
            new ProvisionedConcurrencyChange(),
            new AliasChange(),
            new AsyncEventChange(),
            new AsyncServiceChange(),
            new EventInvokeChange(),
            new StreamingChange(),
            new CanaryChange(),
            new RollbackChange(),
            new VpcLinkChange(),
            new HealthCheckChange(),
            new PrivateLinkRulesChange(),
            new SecurityGroupChange(),
            new CrossZoneChange(),
            new TracingChange(),
            new AlarmsChange(),
            new AccessLogChange(),
            new CachingChange(),
            new DashboardChange());

    private ChangeCatalogue() {}

    public static List<ChangeType> all() {
        return ALL;
    }

    /**
     * The type of a kind.
     *
     * @throws java.util.NoSuchElementException where the kind is not drawn up as a draft
     */
    public static ChangeType of(ChangeKind kind) {
        return ALL.stream().filter(type -> type.kind() == kind).findFirst().orElseThrow();
    }
}
