package dev.timeoutdoctor.survey;

import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.target.TargetFinder.ListedApi;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was read of one API.
 *
 * @param served by stage name, in the stages' order
 * @param qualified the timeouts of the versions and aliases that it calls, by ARN: a list of functions tells only of the latest
 */
public record ApiReading(ListedApi api, Observed<List<Stage>> stages, Observed<ApiDefinition> working,
        Map<String, Observed<ApiDefinition>> served, Map<String, Observed<Duration>> qualified) {

    public ApiReading {
        served = Collections.unmodifiableMap(new LinkedHashMap<>(served));
        qualified = Map.copyOf(qualified);
    }

    /** What could not be looked at, so that this API may have integrations that nobody has seen. */
    Optional<Unread> unread() {
        Stream<Observed<?>> parts = Stream.concat(Stream.of(stages, working).filter(part -> part.seen().isEmpty()),
                qualified.values().stream().filter(Observed.Failed.class::isInstance));
        return parts.findFirst().map(why -> Unread.of(api, why));
    }
}
