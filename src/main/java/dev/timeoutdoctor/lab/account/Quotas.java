package dev.timeoutdoctor.lab.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What AWS grants the account.
 *
 * @param applied
 *            values granted by quota code; codes that are missing have AWS's default only
 * @param requests
 *            requests for more, oldest first
 * @param concurrentExecutions
 *            how many runs of functions there may be at once in the account
 * @param decision
 *            what AWS says to requests for a longer timeout
 */
public record Quotas(Map<String, Double> applied, List<Request> requests, int concurrentExecutions,
        Decision decision) {

    /** AWS's default (AWS: Lambda quotas). */
    public static final int DEFAULT_CONCURRENCY = 1_000;

    /**
     * How AWS decides; it publishes no limit, so that this is the scenario's.
     *
     * @param mostGranted
     *            in milliseconds
     * @param refusal
     *            the status of a request for more: DENIED, NOT_APPROVED, CASE_CLOSED or INVALID_REQUEST
     */
    public record Decision(int mostGranted, String refusal) {

        /** With the highest value that was publicly reported to be granted. */
        public static final Decision USUAL = new Decision(300_000, "DENIED");
    }

    /** What a request comes to at a moment; status as AWS's words have it, such as PENDING, CASE_OPENED or APPROVED. */
    public record Answer(String status, Instant at) {}

    /**
     * A request for a higher value.
     *
     * @param caseId
     *            of the support case, which there is once the request is more than PENDING
     * @param last
     *            how it stands
     * @param coming
     *            what it will come to, in order
     */
    public record Request(String id, String quotaCode, double desiredValue, Instant created, String caseId,
            Answer last, List<Answer> coming) {

        public Request {
            coming = List.copyOf(coming);
        }

        public String status() {
            return last.status();
        }

        /** Whether AWS has not decided yet. */
        public boolean open() {
            return status().equals("PENDING") || status().equals("CASE_OPENED");
        }

        Request at(Instant now) {
            List<Answer> come = coming.stream().filter(answer -> !answer.at().isAfter(now)).toList();
            return come.isEmpty()
                    ? this
                    : new Request(id, quotaCode, desiredValue, created, caseId, come.getLast(),
                            coming.subList(come.size(), coming.size()));
        }
    }

    public Quotas {
        applied = Map.copyOf(applied);
        requests = List.copyOf(requests);
    }

    public Optional<Double> applied(String quotaCode) {
        return Optional.ofNullable(applied.get(quotaCode));
    }

    /** With the request noted. */
    public Quotas with(Request request) {
        List<Request> all = new ArrayList<>(requests);
        all.add(request);
        return new Quotas(applied, all, concurrentExecutions, decision);
    }

    /** With all that AWS has decided by then, approved values applied; the same where nothing was due. */
    public Quotas at(Instant now) {
        List<Request> all = requests.stream().map(request -> request.at(now)).toList();
        if (all.equals(requests)) {
            return this;
        }
        Map<String, Double> values = new HashMap<>(applied);
        for (int i = 0; i < all.size(); i++) {
            Request request = all.get(i);
            if (!request.equals(requests.get(i)) && request.status().equals("APPROVED")) {
                values.put(request.quotaCode(), request.desiredValue());
            }
        }
        return new Quotas(values, all, concurrentExecutions, decision);
    }
}
