package dev.timeoutdoctor.fix.way;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.Creation;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Way;
import dev.timeoutdoctor.fix.WayBack;
import dev.timeoutdoctor.fix.Working;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The newest request for another value of a quota that is open or was approved; beside it those before it, and those that are over
 * otherwise, each the newest first. A request that was filed is told from the others by the id that AWS gave it, and stays (AWS:
 * Service Quotas API reference, RequestServiceQuotaIncrease).
 */
final class QuotaRequestWay implements Way, Creation {

    private static final String DESIRED = "DesiredValue";
    private static final String ID = "Id";
    private static final String OVER = "Over";
    private static final String EARLIER = "Earlier";
    private static final String REFUSED = "Refused";
    private static final String CREATED = "Created";
    private static final String STATUS = "Status";
    private static final List<String> TOLD = List.of(DESIRED, STATUS, ID, "CaseId", CREATED);
    private static final Set<String> REFUSALS = Set.of("DENIED", "NOT_APPROVED", "INVALID_REQUEST");
    /** What was decided stands in the case only. */
    private static final String CLOSED = "CASE_CLOSED";
    private static final Working WORKING = Working.AT_ONCE.failing(QuotaRequestWay::refusal);

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
        List<JsonNode> standing = newestFirst.stream().filter(one -> !isOver(one)).toList();
        ObjectNode shown = standing.stream().findFirst().map(QuotaRequestWay::told).orElseGet(Json::object);
        standing.stream().skip(1).forEach(one -> shown.withArray(EARLIER).add(told(one)));
        newestFirst.stream().filter(QuotaRequestWay::isOver).forEach(one -> shown.withArray(OVER).add(told(one)));
        return shown;
    }

    /** AWS gives every value with a fraction, even 60000.0. */
    private static ObjectNode told(JsonNode request) {
        ObjectNode told = Json.project(request, TOLD);
        double value = told.path(DESIRED).asDouble(0);
        return value == Math.rint(value) ? told.put(DESIRED, Math.round(value)) : told;
    }

    private static boolean isRefused(JsonNode request) {
        return REFUSALS.contains(Json.text(request, STATUS));
    }

    private static boolean isOver(JsonNode request) {
        return isRefused(request) || Json.text(request, STATUS).equals(CLOSED);
    }

    @Override
    public Creation creation() {
        return this;
    }

    /** The step with the id of the request that was filed. */
    @Override
    public ChangeStep made(ChangeStep step, JsonNode answer) {
        String id = Json.text(answer.path("RequestedQuota"), ID);
        return id.isEmpty() ? step : step.becoming(Json.copy(step.after()).put(ID, id));
    }

    /** The request that was filed; where AWS has refused it, what stands without it, and the refusal. */
    @Override
    public Optional<JsonNode> own(ChangeStep step, JsonNode now) {
        String id = Json.text(step.after(), ID);
        if (id.isEmpty()) {
            return Optional.of(now);
        }
        return Stream.of(Stream.of(now), now.path(EARLIER).valueStream(), now.path(OVER).valueStream())
                .flatMap(each -> each).filter(one -> Json.text(one, ID).equals(id)).findFirst()
                .map(one -> isRefused(one) ? Json.copy(now).set(REFUSED, one) : Json.project(one, TOLD));
    }

    @Override
    public Working working() {
        return WORKING;
    }

    /** The request that was filed was refused. Other requests may have been: they say nothing of it. */
    private static Optional<String> refusal(JsonNode now) {
        return now.has(REFUSED) ? Optional.of(said(now.path(REFUSED))) : Optional.empty();
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
        return List.of(Steps.locked(read, "RequestServiceQuotaIncrease", parameters, now,
                Json.project(goal, List.of(DESIRED)), List.of(ID)));
    }

    @Override
    public WayBack back() {
        return WayBack.closed("change.quota.stays");
    }
}
