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

    /** A request for a higher value; status as AWS's words have it, such as PENDING, CASE_OPENED or APPROVED. */
    public record Request(String id, String quotaCode, double desiredValue, String status, Instant created) {}

    public Quotas {
        applied = Map.copyOf(applied);
        requests = List.copyOf(requests);
    }

    public Optional<Double> applied(String quotaCode) {
        return Optional.ofNullable(applied.get(quotaCode));
    }

    /** With the request noted, and its value applied where it is approved. */
    public Quotas with(Request request) {
        List<Request> all = new ArrayList<>(requests);
        all.add(request);
        Map<String, Double> values = new HashMap<>(applied);
        if (request.status().equals("APPROVED")) {
            values.put(request.quotaCode(), request.desiredValue());
        }
        return new Quotas(values, all, concurrentExecutions);
    }
}
