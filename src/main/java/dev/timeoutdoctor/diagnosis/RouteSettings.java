package dev.timeoutdoctor.diagnosis;

import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.IntegrationType;
import dev.timeoutdoctor.evidence.Route;
import java.util.Locale;
import java.util.Optional;

/** Finds the examined method in a definition of the API. */
public final class RouteSettings {

    private RouteSettings() {}

    /**
     * The method that a definition has for the route: the one that the route names, else one of the request's own method, else
     * {@code ANY}. The working copy may say {@code POST} where the stage still says {@code ANY}.
     */
    public static Optional<ApiMethod> in(ApiDefinition definition, Route route) {
        return definition.method(route).or(() -> definition.method(route.resourcePath(), route.httpMethod()))
                .or(() -> definition.method(route.resourcePath(), "ANY"));
    }

    /** Whether the method's integration calls anything that could take time. */
    public static boolean callsBackend(ApiMethod method) {
        return switch (method.integration().type()) {
            case AWS, AWS_PROXY, HTTP, HTTP_PROXY -> true;
            case MOCK, NONE -> false;
        };
    }

    /** Whether the method's integration starts a workflow and waits for its end (AWS: StartSyncExecution). */
    public static boolean startsSyncWorkflow(ApiMethod method) {
        Integration integration = method.integration();
        return integration.uri().toLowerCase(Locale.ROOT).contains(":states:action/startsyncexecution")
                || integration.integrationSubtype().equalsIgnoreCase("StepFunctions-StartSyncExecution");
    }

    /** Whether the method's integration calls an HTTP address. */
    public static boolean callsHttp(ApiMethod method) {
        IntegrationType type = method.integration().type();
        return type == IntegrationType.HTTP || type == IntegrationType.HTTP_PROXY;
    }
}
