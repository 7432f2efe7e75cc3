package dev.timeoutdoctor.check.fact;

import dev.timeoutdoctor.evidence.AccessLogEntry;
import dev.timeoutdoctor.evidence.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Whether callers send a request again right after it failed, by the access log: the same address, and the same user agent where
 * the format has it.
 *
 * @param failed requests that ended with a 5XX status
 * @param repeated how many of them were followed by another one of the same caller within seconds
 * @param usual how many of as many requests that did not fail were: what callers do anyway
 */
public record Retries(int failed, int repeated, double usual, TimeWindow window) {

    private static final Duration EARLY = Duration.ofSeconds(1);
    /** SDKs and browsers try again within a few seconds. */
    private static final Duration SOON = Duration.ofSeconds(5);

    /** Whether a format tells who called. */
    public static boolean tellable(LoggedRequests log) {
        return log.format().has("identity.sourceIp");
    }

    /** Reads the requests; {@link #tellable} must be true. */
    public static Retries of(LoggedRequests log) {
        List<AccessLogEntry> failed = log.failed();
        List<AccessLogEntry> others = log.requests().stream().filter(entry -> !entry.failed()).toList();
        long followed = others.stream().filter(entry -> followed(entry, log)).count();
        double share = others.isEmpty() ? 0 : followed / (double) others.size();
        int repeated = (int) failed.stream().filter(entry -> followed(entry, log)).count();
        return new Retries(failed.size(), repeated, share * failed.size(), log.window());
    }

    private static boolean followed(AccessLogEntry entry, LoggedRequests log) {
        Instant from = entry.endedAt().minus(EARLY);
        Instant to = entry.endedAt().plus(SOON);
        return log.requests().stream()
                .anyMatch(other -> sameCaller(entry, other) && other.startedAt().isAfter(from)
                        && other.startedAt().isBefore(to) && other.startedAt().isAfter(entry.startedAt()));
    }

    private static boolean sameCaller(AccessLogEntry one, AccessLogEntry other) {
        return one.text("identity.sourceIp").isPresent()
                && one.text("identity.sourceIp").equals(other.text("identity.sourceIp"))
                && one.text("identity.userAgent").equals(other.text("identity.userAgent"));
    }

    /** Whether most failed requests are sent again, and clearly more often than others. */
    public boolean usualHere() {
        return failed > 0 && repeated * 2 >= failed && repeated >= usual * 2;
    }
}
