package dev.timeoutdoctor.lab.traffic;

import dev.timeoutdoctor.lab.account.Definition;
import dev.timeoutdoctor.lab.account.Method;
import dev.timeoutdoctor.lab.account.Resource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the method that serves a request as a REST API does: of the resources that fit and have the method, or ANY, the
 * most specific one. A fixed part beats a parameter, a parameter beats a greedy one ({@code {proxy+}}).
 */
record RouteMatch(Resource resource, Method method, Map<String, String> pathParameters) {

    RouteMatch {
        pathParameters = Map.copyOf(pathParameters);
    }

    static Optional<RouteMatch> find(Definition served, String httpMethod, List<String> path) {
        return served.resources().stream().filter(resource -> method(resource, httpMethod).isPresent())
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
