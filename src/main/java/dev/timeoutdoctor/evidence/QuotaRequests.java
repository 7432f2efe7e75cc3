package dev.timeoutdoctor.evidence;

import java.time.Instant;
import java.util.List;

/** Requests to raise a quota, newest first, from ListRequestedServiceQuotaChangeHistoryByQuota. */
public record QuotaRequests(List<QuotaRequest> requests) {

    public QuotaRequests {
        requests = List.copyOf(requests);
    }

    /**
     * One request.
     *
     * @param desired in the quota's unit; milliseconds for L-E5AE38E3
     * @param status {@code PENDING}, {@code CASE_OPENED}, {@code APPROVED}, {@code DENIED}, {@code CASE_CLOSED},
     *     {@code NOT_APPROVED} or {@code INVALID_REQUEST} (AWS: Service Quotas API reference)
     */
    public record QuotaRequest(String id, double desired, String status, Instant createdAt) {

        /** Whether AWS has not decided yet. */
        public boolean open() {
            return status.equals("PENDING") || status.equals("CASE_OPENED");
        }

        /** Whether AWS said no. */
        public boolean refused() {
            return status.equals("DENIED") || status.equals("NOT_APPROVED") || status.equals("INVALID_REQUEST");
        }
    }
}
