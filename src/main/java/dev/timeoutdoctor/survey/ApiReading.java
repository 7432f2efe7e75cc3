package dev.timeoutdoctor.survey;

import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.target.TargetFinder.ListedApi;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was read of one API.
 *
 * @param served by stage name, in the stages' order
 */
public record ApiReading(ListedApi api, Observed<List<Stage>> stages, Observed<ApiDefinition> working,
        Map<String, Observed<ApiDefinition>> served) {

    public ApiReading {
        served = Collections.unmodifiableMap(new LinkedHashMap<>(served));
    }

    /** What could not be looked at, so that this API may have integrations that nobody has seen. */
    Optional<Unread> unread() {
        Observed<?> why = stages.seen().isEmpty() ? stages : working;
        return why.seen().isPresent() ? Optional.empty() : Optional.of(Unread.of(api, why));
    }
}
