package dev.timeoutdoctor.lab.traffic;

import dev.timeoutdoctor.lab.account.Definition;
import dev.timeoutdoctor.lab.account.Method;
import dev.timeoutdoctor.lab.account.Resource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the resource that serves a path as API Gateway does: a fixed part beats a parameter, a parameter beats a greedy
 * one ({@code {proxy+}}); then the method, or ANY.
 */
record RouteMatch(Resource resource, Method method, Map<String, String> pathParameters) {

    RouteMatch {
        pathParameters = Map.copyOf(pathParameters);
    }

    static Optional<RouteMatch> find(Definition served, String httpMethod, List<String> path) {
        return served.resources().stream().filter(resource -> !resource.methods().isEmpty())
                .filter(resource -> fits(parts(resource), path)).min(Comparator.comparing(RouteMatch::rank))
                .flatMap(resource -> method(resource, httpMethod)
                        .map(method -> new RouteMatch(resource, method, bind(parts(resource), path))));
    }

    private static Optional<Method> method(Resource resource, String httpMethod) {
        return Optional.ofNullable(resource.methods().get(httpMethod))
                .or(() -> Optional.ofNullable(resource.methods().get("ANY")));
    }

    private static List<String> parts(Resource resource) {
        return Arrays.stream(resource.path().split("/")).filter(part -> !part.isEmpty()).toList();
    }

    private static boolean fits(List<String> parts, List<String> path) {
        for (int i = 0; i < parts.size(); i++) {
            if (i >= path.size()) {
                return false;
            }
            if (parts.get(i).endsWith("+}")) {
                return true;
            }
            if (!parts.get(i).startsWith("{") && !parts.get(i).equals(path.get(i))) {
                return false;
            }
        }
        return parts.size() == path.size();
    }

    /** One letter a part, so that the alphabet orders resources from the most to the least specific. */
    private static String rank(Resource resource) {
        StringBuilder rank = new StringBuilder();
        for (String part : parts(resource)) {
            rank.append(part.endsWith("+}") ? 'c' : part.startsWith("{") ? 'b' : 'a');
        }
        return rank.toString();
    }

    private static Map<String, String> bind(List<String> parts, List<String> path) {
        Map<String, String> bound = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            if (part.endsWith("+}")) {
                bound.put(part.substring(1, part.length() - 2), String.join("/", path.subList(i, path.size())));
            } else if (part.startsWith("{")) {
                bound.put(part.substring(1, part.length() - 1), path.get(i));
            }
        }
        return bound;
    }
}
