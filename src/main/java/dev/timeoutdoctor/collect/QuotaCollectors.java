package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.Quota;
import dev.timeoutdoctor.evidence.answer.QuotaAnswers;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** How long integrations may take at most, in this account and Region. */
final class QuotaCollectors {

    private QuotaCollectors() {}

    static List<Collector<?>> all() {
        return List.of(
                quota(EvidenceKeys.APPLIED_TIMEOUT_QUOTA, "GetServiceQuota", QuotaAnswers::quota),
                quota(EvidenceKeys.DEFAULT_TIMEOUT_QUOTA, "GetAWSDefaultServiceQuota", QuotaAnswers::quota),
                quota(EvidenceKeys.QUOTA_REQUESTS, "ListRequestedServiceQuotaChangeHistoryByQuota",
                        QuotaAnswers::requests),
                throttle(EvidenceKeys.APPLIED_THROTTLE_QUOTA, "GetServiceQuota"),
                throttle(EvidenceKeys.DEFAULT_THROTTLE_QUOTA, "GetAWSDefaultServiceQuota"));
    }

    /** The rate matters where it may have been lowered in exchange for a longer timeout. */
    private static Collector<Quota> throttle(EvidenceKey<Quota> key, String operation) {
        return new Collector<>(key, RaisedTimeout.NEEDS, List.of("servicequotas:" + operation),
                evidence -> RaisedTimeout.ask(evidence,
                        route -> Parameters.of("ServiceCode", "apigateway").and("QuotaCode", Quota.THROTTLE_RATE)
                                .ask("service-quotas", operation, route.region())),
                source -> QuotaAnswers.quota(source.answer()));
    }

    private static <T> Collector<T> quota(EvidenceKey<T> key, String operation, Function<JsonNode, T> reader) {
        return new Collector<>(key, Set.of(EvidenceKeys.ROUTE), List.of("servicequotas:" + operation),
                evidence -> Need.route(evidence,
                        route -> Parameters.of("ServiceCode", "apigateway").and("QuotaCode", Quota.INTEGRATION_TIMEOUT)
                                .ask("service-quotas", operation, route.region())),
                source -> reader.apply(source.answer()));
    }
}
