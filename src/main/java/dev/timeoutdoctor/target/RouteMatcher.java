package dev.timeoutdoctor.target;

import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.ResourcePath;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Matches a request's path as the gateway does. A slash at the end changes nothing.
 *
 * <p>A REST API chooses among the methods that fit in path and HTTP method the one with the most specific resource, from the left: a
 * fixed part before a parameter, a parameter before a greedy one; a resource without the method stands in nobody's way (AWS: proxy
 * resources, "a method request against a specific resource takes precedence"; so it was measured, too: ministackorg/ministack#1423,
 * floci-io/floci#3399). A method of its own goes before {@code ANY}.
 *
 * <p>An HTTP API chooses a full match of path and method, then one with a greedy part, then {@code $default} (AWS: routes for HTTP
 * APIs). Which of two routes it takes of which neither is the more specific one, such as {@code ANY /pets/dog} and
 * {@code GET /pets/{id}}, AWS does not say: both are found.
 */
public final class RouteMatcher {

    private static final int NEAR = 5;

    private RouteMatcher() {}

    /**
     * The method that serves a request; more than one where it is not known which, none where nothing serves it.
     *
     * @param path without stage and query; may be percent-encoded
     * @param httpMethod empty where it is not known: then all methods that the path leads to
     */
    public static List<ApiMethod> match(ApiType type, ApiDefinition definition, String path, String httpMethod) {
        if (type == ApiType.WEBSOCKET) {
            return definition.methods().stream().filter(route -> route.path().equals(path)).toList();
        }
        if (httpMethod.isEmpty()) {
            return resource(definition, path);
        }
        ResourcePath wanted = ResourcePath.of(path);
        List<ApiMethod> fitting = definition.methods().stream().filter(method -> serves(method, httpMethod))
                .filter(method -> ResourcePath.of(method.path()).fits(wanted)).toList();
        return type == ApiType.REST ? ofTree(fitting) : ofRoutes(definition, fitting);
    }

    private static boolean serves(ApiMethod method, String httpMethod) {
        return method.httpMethod().equals(httpMethod) || isAny(method);
    }

    private static boolean isAny(ApiMethod method) {
        return method.httpMethod().equals("ANY");
    }

    private static List<ApiMethod> ofTree(List<ApiMethod> fitting) {
        Optional<String> best = fitting.stream().map(RouteMatcher::rank).min(Comparator.naturalOrder());
        List<ApiMethod> served = fitting.stream().filter(method -> rank(method).equals(best.orElse(""))).toList();
        List<ApiMethod> named = served.stream().filter(method -> !isAny(method)).toList();
        return named.isEmpty() ? served : named;
    }

    private static String rank(ApiMethod method) {
        return ResourcePath.of(method.path()).rank();
    }

    private static List<ApiMethod> ofRoutes(ApiDefinition definition, List<ApiMethod> fitting) {
        if (fitting.isEmpty()) {
            return definition.methods().stream().filter(route -> route.path().equals("$default")).toList();
        }
        List<ApiMethod> full = fitting.stream().filter(route -> !ResourcePath.of(route.path()).isGreedy()).toList();
        List<ApiMethod> tier = full.isEmpty() ? fitting : full;
        return tier.stream().filter(route -> tier.stream()
                .noneMatch(other -> asSpecific(other, route) && !asSpecific(route, other))).toList();
    }

    private static boolean asSpecific(ApiMethod one, ApiMethod other) {
        return ResourcePath.of(one.path()).isAsSpecificAs(ResourcePath.of(other.path()))
                && (!isAny(one) || isAny(other));
    }

    /** The methods that a caller may have meant: those of the same resource, else those whose paths begin alike; at most five. */
    public static List<ApiMethod> near(ApiDefinition definition, String path) {
        List<ApiMethod> ofResource = resource(definition, path);
        if (!ofResource.isEmpty()) {
            return ofResource.stream().limit(NEAR).toList();
        }
        List<String> wanted = ResourcePath.of(path).parts();
        return definition.methods().stream()
                .sorted(Comparator
                        .comparingInt((ApiMethod method) -> distance(ResourcePath.of(method.path()).parts(), wanted))
                        .thenComparing(ApiMethod::path).thenComparing(ApiMethod::httpMethod))
                .limit(NEAR).toList();
    }

    /** All methods of the resource that serves a path; empty where none does. */
    private static List<ApiMethod> resource(ApiDefinition definition, String path) {
        Optional<String> best = ResourcePath.serving(definition.methods().stream().map(ApiMethod::path).toList(), path);
        return best.map(found -> definition.methods().stream().filter(method -> method.path().equals(found)).toList())
                .orElse(List.of());
    }

    /** How unlike two paths are: parts that differ cost their edits, a part too many a little, a part too few much. */
    private static int distance(List<String> resource, List<String> wanted) {
        int cost = 3 * Math.max(0, resource.size() - wanted.size()) + 10 * Math.max(0, wanted.size() - resource.size());
        for (int i = 0; i < Math.min(resource.size(), wanted.size()); i++) {
            cost += ResourcePath.isParameter(resource.get(i)) ? 1 : Math.min(10, edits(resource.get(i), wanted.get(i)));
        }
        return cost;
    }

    /** Levenshtein's distance. */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
