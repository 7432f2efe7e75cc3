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
 * The newest request for another value of a quota that AWS has not refused, beside those that it has, the newest first. A request that
 * was filed stays (AWS: Service Quotas API reference, RequestServiceQuotaIncrease).
 */
final class QuotaRequestWay implements Way {

    private static final String DESIRED = "DesiredValue";
    private static final String REFUSED = "Refused";
    private static final String CREATED = "Created";
    private static final String STATUS = "Status";
    private static final List<String> TOLD = List.of(DESIRED, STATUS, "Id", "CaseId", CREATED);
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
        List<JsonNode> newestFirst = answer.path("RequestedQuotas").valueStream()
                .sorted(Comparator.<JsonNode, String>comparing(one -> Json.text(one, CREATED)).reversed()).toList();
        ObjectNode shown = newestFirst.stream().filter(one -> !isRefused(one)).findFirst()
                .map(QuotaRequestWay::told).orElseGet(Json::object);
        newestFirst.stream().filter(QuotaRequestWay::isRefused)
                .forEach(one -> shown.withArray(REFUSED).add(told(one)));
        return shown;
    }

    /** AWS gives every value with a fraction, even 60000.0. */
    private static ObjectNode told(JsonNode request) {
        ObjectNode told = Json.project(request, TOLD);
        double value = told.path(DESIRED).asDouble(0);
        return value == Math.rint(value) ? told.put(DESIRED, Math.round(value)) : told;
    }

    private static boolean isRefused(JsonNode request) {
        return OVER.contains(Json.text(request, STATUS));
    }

    /** The newest of all requests was refused: the one that was just filed, where one was. */
    @Override
    public Optional<String> failure(JsonNode now) {
        JsonNode refused = now.path(REFUSED).path(0);
        boolean newest = Json.text(refused, CREATED).compareTo(Json.text(now, CREATED)) > 0;
        return newest ? Optional.of(said(refused)) : Optional.empty();
    }

    private static String said(JsonNode refused) {
        String number = Json.text(refused, "CaseId");
        return Json.text(refused, STATUS) + (number.isEmpty() ? "" : " (CaseId " + number + ")");
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
