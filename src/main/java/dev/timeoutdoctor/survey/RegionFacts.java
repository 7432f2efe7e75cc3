package dev.timeoutdoctor.survey;

import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Quota;
import dev.timeoutdoctor.evidence.VpcLink;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What holds for every API of a Region, read once.
 *
 * @param functionTimeouts by name
 * @param links of version 1, by id
 * @param newerLinks of version 2, by id
 * @param appliedQuota the quota for integration timeouts of this account; absent where AWS's default holds
 */
public record RegionFacts(Observed<Map<String, Duration>> functionTimeouts, Observed<Map<String, VpcLink>> links,
        Observed<Map<String, VpcLink>> newerLinks, Observed<Quota> appliedQuota, Observed<Quota> defaultQuota) {

    /** How long a function may run as it was last edited; absent where the list does not name it. */
    Observed<Duration> timeout(String function) {
        return switch (functionTimeouts) {
            case Observed.Seen<Map<String, Duration>> seen when !seen.value().containsKey(function) ->
                new Observed.Absent<>(seen.source());
            default -> functionTimeouts.map(all -> Objects.requireNonNull(all.get(function)));
        };
    }

    /** Whether asking again would tell nothing new: every call was answered, be it by a refusal. */
    boolean settled() {
        return Stream.of(functionTimeouts, links, newerLinks, appliedQuota, defaultQuota)
                .noneMatch(Observed.Failed.class::isInstance);
    }
}
