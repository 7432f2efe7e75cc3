package dev.timeoutdoctor.lab.traffic;

import dev.timeoutdoctor.lab.account.Definition;
import dev.timeoutdoctor.lab.account.Method;
import dev.timeoutdoctor.lab.account.Resource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the resource that serves a path as a REST API does: a fixed part beats a parameter, a parameter beats a greedy
 * one ({@code {proxy+}}); then the method, or ANY.
 */
record RouteMatch(Resource resource, Method method, Map<String, String> pathParameters) {

    RouteMatch {
        pathParameters = Map.copyOf(pathParameters);
    }

    static Optional<RouteMatch> find(Definition served, String httpMethod, List<String> path) {
        return served.resources().stream().filter(resource -> !resource.methods().isEmpty())
                .filter(resource -> PathPattern.of(resource.path()).fits(path))
                .min(Comparator.comparing(resource -> PathPattern.of(resource.path()).rank()))
                .flatMap(resource -> method(resource, httpMethod).map(
                        method -> new RouteMatch(resource, method, PathPattern.of(resource.path()).bind(path))));
    }

    private static Optional<Method> method(Resource resource, String httpMethod) {
        return Optional.ofNullable(resource.methods().get(httpMethod))
                .or(() -> Optional.ofNullable(resource.methods().get("ANY")));
    }
}
