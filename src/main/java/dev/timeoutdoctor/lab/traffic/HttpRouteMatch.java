package dev.timeoutdoctor.lab.traffic;

import dev.timeoutdoctor.lab.account.HttpDefinition;
import dev.timeoutdoctor.lab.account.HttpRoute;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the route that serves a request as an HTTP API does: of those that fit in path and method the most specific
 * path, then a method of its own before ANY, and {@code $default} when none fits (AWS: HTTP API routes).
 */
record HttpRouteMatch(HttpRoute route, Map<String, String> pathParameters) {

    HttpRouteMatch {
        pathParameters = Map.copyOf(pathParameters);
    }

    static Optional<HttpRouteMatch> find(HttpDefinition served, String httpMethod, List<String> path) {
        return served.routes().stream().filter(route -> !route.path().isEmpty())
                .filter(route -> route.method().equals(httpMethod) || route.method().equals("ANY"))
                .filter(route -> PathPattern.of(route.path()).fits(path))
                .min(Comparator.comparing((HttpRoute route) -> PathPattern.of(route.path()).rank())
                        .thenComparing(route -> route.method().equals("ANY")))
                .map(route -> new HttpRouteMatch(route, PathPattern.of(route.path()).bind(path)))
                .or(() -> served.routes().stream().filter(route -> route.key().equals(HttpRoute.DEFAULT)).findFirst()
                        .map(route -> new HttpRouteMatch(route, Map.of())));
    }
}
