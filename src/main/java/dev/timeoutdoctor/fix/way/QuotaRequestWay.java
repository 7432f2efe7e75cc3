package dev.timeoutdoctor.fix.way;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Way;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The newest request for another value of a quota, as long as AWS has not refused it. A request that was filed stays (AWS: Service
 * Quotas API reference, RequestServiceQuotaIncrease).
 */
final class QuotaRequestWay implements Way {

    private static final String DESIRED = "DesiredValue";
    private static final Set<String> OVER = Set.of("DENIED", "CASE_CLOSED", "NOT_APPROVED", "INVALID_REQUEST");

    @Override
    public String question() {
        return "service-quotas:ListRequestedServiceQuotaChangeHistoryByQuota";
    }

    @Override
    public boolean mayBeMissing() {
        return true;
    }

    @Override
    public JsonNode shown(AwsCall read, JsonNode answer) {
        return answer.path("RequestedQuotas").valueStream()
                .filter(one -> !OVER.contains(Json.text(one, "Status")))
                .max(Comparator.comparing(one -> Json.text(one, "Created")))
                .<JsonNode>map(one -> Json.project(one, List.of(DESIRED, "Status", "Id", "CaseId", "Created")))
                .orElseGet(Json::object);
    }

    @Override
    public List<ChangeStep> steps(AwsCall read, JsonNode now, JsonNode goal) {
        ObjectNode differing = Steps.differing(now, goal);
        if (!differing.has(DESIRED)) {
            return List.of();
        }
        if (differing.path(DESIRED).isNull()) {
            throw new IllegalStateException("A quota request cannot be taken back");
        }
        Map<String, Object> parameters = Steps.named(read, "ServiceCode", "QuotaCode");
        parameters.put(DESIRED, differing.path(DESIRED));
        return List.of(Steps.step(read, "RequestServiceQuotaIncrease", parameters, now,
                Json.project(goal, List.of(DESIRED))));
    }

    @Override
    public Optional<String> staysBecause() {
        return Optional.of("change.quota.stays");
    }
}
