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
 */
public record Quotas(Map<String, Double> applied, List<Request> requests, int concurrentExecutions) {

    /** AWS's default (AWS: Lambda quotas). */
    public static final int DEFAULT_CONCURRENCY = 1_000;

    /** What a request comes to at a moment; status as AWS's words have it, such as PENDING, CASE_OPENED or APPROVED. */
    public record Answer(String status, Instant at) {}

    /**
     * A request for a higher value.
     *
     * @param last
     *            how it stands
     * @param coming
     *            what it will come to, in order
     */
    public record Request(String id, String quotaCode, double desiredValue, Instant created, Answer last,
            List<Answer> coming) {

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
                    : new Request(id, quotaCode, desiredValue, created, come.getLast(),
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
        return new Quotas(applied, all, concurrentExecutions);
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
        return new Quotas(values, all, concurrentExecutions);
    }
}
