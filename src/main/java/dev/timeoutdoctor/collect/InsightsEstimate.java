package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * About how much data Logs Insights would scan for the logs that were read: what each group stores, times the share of its age that
 * the window covers, for every query. An estimate: logs do not grow evenly, and AWS updates the stored size with a delay.
 *
 * @param bytes for the groups whose size is known
 * @param groups the groups that would be asked
 * @param unknown those of them whose size could not be read
 */
public record InsightsEstimate(long bytes, List<String> groups, List<String> unknown) {

    private static final List<EvidenceKey<?>> LOGS = List.of(EvidenceKeys.EXECUTION_LOG, EvidenceKeys.FAILED_REQUESTS,
            EvidenceKeys.CANARY_EXECUTION_LOG, EvidenceKeys.ACCESS_LOG, EvidenceKeys.CANARY_ACCESS_LOG,
            EvidenceKeys.FUNCTION_REPORTS, EvidenceKeys.FUNCTION_ERRORS);

    public InsightsEstimate {
        groups = List.copyOf(groups);
        unknown = List.copyOf(unknown);
    }

    /** Asks for the size of each group of log that was read; one call for each. */
    public static InsightsEstimate of(AwsReader reader, EvidenceSet evidence, InstantSource clock) {
        List<Source> sources = LOGS.stream().flatMap(key -> seen(evidence.get(key)).stream()).toList();
        TreeSet<String> groups = new TreeSet<>();
        TreeSet<String> unknown = new TreeSet<>();
        long bytes = 0;
        for (Source source : sources) {
            String group = source.call().parameters().path("logGroupName").asString("");
            groups.add(group);
            Optional<Long> scanned = scanned(reader, source, group, clock.instant());
            if (scanned.isEmpty()) {
                unknown.add(group);
            }
            bytes += scanned.orElse(0L);
        }
        return new InsightsEstimate(bytes, List.copyOf(groups), new ArrayList<>(unknown));
    }

    /** Whether there is anything to ask, and its size is known. */
    public boolean told() {
        return !groups.isEmpty() && unknown.isEmpty();
    }

    private static Optional<Source> seen(Observed<?> observed) {
        return observed instanceof Observed.Seen<?> seen ? Optional.of(seen.source()) : Optional.empty();
    }

    private static Optional<Long> scanned(AwsReader reader, Source source, String group, Instant now) {
        Ask.Make ask = (Ask.Make) Parameters.of("logGroupNamePrefix", group).ask("logs", "DescribeLogGroups",
                source.call().region());
        return reader.read(ask.call()).seen().flatMap(answer -> answer.path("logGroups").valueStream()
                .filter(each -> each.path("logGroupName").asString("").equals(group)
                        && each.path("storedBytes").isIntegralNumber())
                .findFirst()).map(each -> scanned(each, source, now));
    }

    private static long scanned(JsonNode group, Source source, Instant now) {
        JsonNode asked = source.call().parameters();
        Duration window = Duration
                .ofMillis(Math.max(1, asked.path("endTime").asLong(0) - asked.path("startTime").asLong(0)));
        Instant created = Instant.ofEpochMilli(group.path("creationTime").asLong(0));
        Duration age = Duration.between(created, now);
        int days = group.path("retentionInDays").asInt(0);
        Duration kept = days > 0 && Duration.ofDays(days).compareTo(age) < 0 ? Duration.ofDays(days) : age;
        double share = Math.min(1, window.toMillis() / (double) Math.max(1, kept.toMillis()));
        return Math.round(group.path("storedBytes").asLong(0) * share);
    }
}
