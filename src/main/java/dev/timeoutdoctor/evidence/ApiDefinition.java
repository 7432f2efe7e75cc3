package dev.timeoutdoctor.evidence;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All methods or routes of an API at one moment: its working copy, or what a stage serves. */
public record ApiDefinition(List<ApiMethod> methods) {

    private static final Comparator<ApiMethod> ORDER = Comparator.comparing(ApiMethod::path)
            .thenComparing(ApiMethod::httpMethod);

    public ApiDefinition {
        methods = methods.stream().sorted(ORDER).toList();
    }

    /**
     * The routes of an HTTP or WebSocket API with the integrations that they call; a route whose integration is not there has
     * {@link Integration#NONE}. No integration waits longer than its kind of API can.
     */
    public static ApiDefinition of(ApiType type, ApiRoutes routes, ApiIntegrations integrations) {
        return new ApiDefinition(routes.routes().stream().map(route -> {
            String[] key = key(route.key());
            return new ApiMethod(route.id(), key[1], key[0], route.authorizationType(), route.authorizerId(),
                    route.apiKeyRequired(),
                    within(type, integrations.byId().getOrDefault(route.integrationId(), Integration.NONE)),
                    type == ApiType.HTTP
                            ? integrations.settings().getOrDefault(route.integrationId(), Map.of())
                            : Map.of());
        }).toList());
    }

    private static Integration within(ApiType type, Integration integration) {
        return integration.timeout().compareTo(type.defaultTimeout()) > 0
                ? integration.withTimeout(type.defaultTimeout())
                : integration;
    }

    /** Method and path of a route's key; a key without a path ({@code $default}, {@code sendMessage}) is a path without a method. */
    private static String[] key(String routeKey) {
        int space = routeKey.indexOf(' ');
        return space < 0
                ? new String[]{"", routeKey}
                : new String[]{routeKey.substring(0, space), routeKey.substring(space + 1)};
    }

    /** The method of a path, as the API defines it ({@code ANY} is not matched by {@code GET}). */
    public Optional<ApiMethod> method(String path, String httpMethod) {
        return methods.stream().filter(m -> m.path().equals(path) && m.httpMethod().equals(httpMethod)).findFirst();
    }

    /** The examined method, if this definition has it. */
    public Optional<ApiMethod> method(Route route) {
        return method(route.resourcePath(), route.methodKey());
    }
}
