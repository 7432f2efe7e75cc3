package dev.timeoutdoctor.check.fact;

import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.diagnosis.TimeoutCeiling;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.EndpointType;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.Route;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How long the stage waits for the backend, how long it is to wait after the latest edit, and how long it could.
 *
 * @param served the method as the stage serves it
 * @param others the stage's other methods that call a backend
 */
public record Waiting(Route route, EndpointType endpointType, ApiMethod served, List<ApiMethod> others,
        Optional<ApiMethod> edited, Optional<TimeoutCeiling> ceiling) {

    /** What a check needs for this. */
    public static final Set<EvidenceKey<?>> NEEDS = Set.of(EvidenceKeys.ROUTE, EvidenceKeys.REST_API,
            EvidenceKeys.DEPLOYED_SNAPSHOT);
    /** What a check must also declare for this. */
    public static final Set<EvidenceKey<?>> READS = Set.of(EvidenceKeys.WORKING_COPY,
            EvidenceKeys.APPLIED_TIMEOUT_QUOTA, EvidenceKeys.DEFAULT_TIMEOUT_QUOTA);

    /** No REST API has a lower ceiling (AWS: REST API quotas; the quota can only be raised above its default). */
    private static final Duration LOWEST_CEILING = Duration.ofMillis(29_000);

    public Waiting {
        others = List.copyOf(others);
    }

    /** The clocks of the examined method, or empty where the stage serves no such method. */
    public static Optional<Waiting> of(EvidenceView view) {
        Route route = view.need(EvidenceKeys.ROUTE);
        return RouteSettings.in(view.need(EvidenceKeys.DEPLOYED_SNAPSHOT), route)
                .map(served -> of(view, route, served));
    }

    private static Waiting of(EvidenceView view, Route route, ApiMethod served) {
        EndpointType endpointType = view.need(EvidenceKeys.REST_API).endpointType();
        List<ApiMethod> others = view.need(EvidenceKeys.DEPLOYED_SNAPSHOT).methods().stream()
                .filter(method -> !method.equals(served)).filter(RouteSettings::callsBackend).toList();
        Optional<ApiMethod> edited = view.look(EvidenceKeys.WORKING_COPY).seen()
                .flatMap(definition -> RouteSettings.in(definition, route));
        Optional<TimeoutCeiling> ceiling = TimeoutCeiling.of(route.apiType(), endpointType,
                served.integration().transferMode(),
                view.look(EvidenceKeys.APPLIED_TIMEOUT_QUOTA), view.look(EvidenceKeys.DEFAULT_TIMEOUT_QUOTA));
        return new Waiting(route, endpointType, served, others, edited, ceiling);
    }

    /** How long the stage waits. */
    public Duration timeout() {
        return served.integration().timeout();
    }

    /** How long it would wait after a deployment, where that is longer. */
    public Optional<Duration> longerAfterDeployment() {
        return edited.map(method -> method.integration().timeout()).filter(longer -> longer.compareTo(timeout()) > 0);
    }

    /** How long the API can wait for sure: its ceiling, or AWS's lowest where the quota could not be read. */
    public Duration allowed() {
        return ceiling.map(TimeoutCeiling::limit).orElse(LOWEST_CEILING);
    }

    /** Whether the timeout could be raised for sure. */
    public boolean canWaitLonger() {
        return timeout().compareTo(allowed()) < 0;
    }
}
