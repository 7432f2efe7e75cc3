package dev.timeoutdoctor.evidence.answer;

import dev.timeoutdoctor.evidence.Quota;
import dev.timeoutdoctor.evidence.QuotaRequests;
import dev.timeoutdoctor.evidence.QuotaRequests.QuotaRequest;
import java.util.Comparator;
import tools.jackson.databind.JsonNode;

/** Answers of Service Quotas. */
public final class QuotaAnswers {

    private QuotaAnswers() {}

    /**
     * GetServiceQuota and GetAWSDefaultServiceQuota.
     *
     * @throws IllegalArgumentException naming the member that is missing or has the wrong type
     */
    public static Quota quota(JsonNode answer) {
        Members root = Members.of(answer);
        if (!root.has("Quota")) {
            throw root.missing("Quota");
        }
        Members quota = root.object("Quota");
        return new Quota(quota.text("QuotaCode"), quota.textOrEmpty("QuotaName"),
                quota.number("Value").orElseThrow(() -> quota.missing("Value")), quota.flag("Adjustable"));
    }

    /** ListRequestedServiceQuotaChangeHistoryByQuota, newest first. */
    public static QuotaRequests requests(JsonNode answer) {
        return new QuotaRequests(Members.of(answer).objects("RequestedQuotas").stream()
                .map(request -> new QuotaRequest(request.textOrEmpty("Id"),
                        request.number("DesiredValue").orElseThrow(() -> request.missing("DesiredValue")),
                        request.text("Status"), request.instant("Created")))
                .sorted(Comparator.comparing(QuotaRequest::createdAt).reversed()).toList());
    }
}
