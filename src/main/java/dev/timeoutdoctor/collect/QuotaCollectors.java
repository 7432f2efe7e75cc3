package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.Quota;
import dev.timeoutdoctor.evidence.answer.QuotaAnswers;
import java.util.List;
import java.util.Set;

/** How long integrations may take at most, in this account and Region. */
final class QuotaCollectors {

    private QuotaCollectors() {}

    static List<Collector<?>> all() {
        return List.of(
                quota(EvidenceKeys.APPLIED_TIMEOUT_QUOTA, "GetServiceQuota", "servicequotas:GetServiceQuota"),
                quota(EvidenceKeys.DEFAULT_TIMEOUT_QUOTA, "GetAWSDefaultServiceQuota",
                        "servicequotas:GetAWSDefaultServiceQuota"));
    }

    private static Collector<Quota> quota(EvidenceKey<Quota> key, String operation, String action) {
        return new Collector<>(key, Set.of(EvidenceKeys.ROUTE), List.of(action),
                evidence -> Need.restRoute(evidence,
                        route -> Parameters.of("ServiceCode", "apigateway").and("QuotaCode", Quota.INTEGRATION_TIMEOUT)
                                .ask("service-quotas", operation, route.region())),
                source -> QuotaAnswers.quota(source.answer()));
    }
}
