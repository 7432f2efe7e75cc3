package dev.timeoutdoctor.check.fact;

import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.BackendReference;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.evidence.StageVariables;
import dev.timeoutdoctor.evidence.VpcLink;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the examined method leads: as the stage serves it, and where that was not read, as it was last edited.
 *
 * @param reference the integration's address, link and load balancer, with the stage's variables filled in
 * @param unset the stage variables that it names and the stage does not set
 * @param othersToHttps whether the stage has other methods that call an HTTPS address
 */
public record NetworkPath(Route route, Integration integration, BackendReference reference, List<String> unset,
        boolean othersToHttps) {

    /** What a check must also declare for this; it needs the route as well. */
    public static final Set<EvidenceKey<?>> READS = Set.of(EvidenceKeys.DEPLOYED_SNAPSHOT, EvidenceKeys.WORKING_COPY,
            EvidenceKeys.STAGE);

    public NetworkPath {
        unset = List.copyOf(unset);
    }

    /** The path, or empty where neither definition with the method was read. */
    public static Optional<NetworkPath> of(EvidenceView view) {
        Route route = view.need(EvidenceKeys.ROUTE);
        return in(view, EvidenceKeys.DEPLOYED_SNAPSHOT, route).or(() -> in(view, EvidenceKeys.WORKING_COPY, route));
    }

    private static Optional<NetworkPath> in(EvidenceView view, EvidenceKey<ApiDefinition> key, Route route) {
        return view.look(key).seen().flatMap(definition -> RouteSettings.in(definition, route)
                .map(method -> of(view, route, method, definition)));
    }

    private static NetworkPath of(EvidenceView view, Route route, ApiMethod method, ApiDefinition definition) {
        Integration integration = method.integration();
        Map<String, String> variables = view.look(EvidenceKeys.STAGE).seen().map(Stage::variables).orElse(Map.of());
        List<String> unset = Stream.of(integration.connectionId(), integration.uri(), integration.integrationTarget())
                .flatMap(text -> StageVariables.in(text).stream()).filter(name -> !variables.containsKey(name))
                .distinct().toList();
        boolean others = definition.methods().stream().filter(other -> !other.equals(method))
                .anyMatch(other -> other.integration().uri().startsWith("https://"));
        return new NetworkPath(route, integration, BackendReference.of(route.apiType(), integration, variables), unset,
                others);
    }

    /** The load balancer's ARN, as far as the integration or its link tells. */
    public Optional<String> balancerArn(Optional<VpcLink> link) {
        return reference.balancerArn().isEmpty()
                ? link.flatMap(found -> found.targetArns().stream().findFirst())
                : Optional.of(reference.balancerArn());
    }

    /** Whether the gateway calls an HTTP address or a load balancer, and no function. */
    public boolean isHttp() {
        return !reference.scheme().isEmpty() || reference.isPrivate();
    }
}
