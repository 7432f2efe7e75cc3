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
 * Matches a request's path as the gateway does. A REST API chooses first the resource (a fixed part before a parameter, a parameter
 * before a greedy one), then the method of this resource, or {@code ANY}. An HTTP API chooses among the routes whose method fits: a
 * full match, then a greedy one, then {@code $default} (AWS: working with routes for HTTP APIs). A slash at the end changes nothing.
 */
public final class RouteMatcher {

    private static final int NEAR = 5;

    private RouteMatcher() {}

    /**
     * The method that serves a request.
     *
     * @param path without stage and query; may be percent-encoded
     */
    public static Optional<ApiMethod> match(ApiType type, ApiDefinition definition, String path, String httpMethod) {
        return switch (type) {
            case REST -> ofResource(definition, path, httpMethod);
            case HTTP -> route(definition, path, httpMethod);
            case WEBSOCKET -> definition.methods().stream().filter(route -> route.path().equals(path)).findFirst();
        };
    }

    private static Optional<ApiMethod> route(ApiDefinition definition, String path, String httpMethod) {
        ApiDefinition fitting = new ApiDefinition(definition.methods().stream()
                .filter(route -> route.httpMethod().equals(httpMethod) || route.httpMethod().equals("ANY")).toList());
        return ofResource(fitting, path, httpMethod)
                .or(() -> definition.methods().stream().filter(route -> route.path().equals("$default")).findFirst());
    }

    private static Optional<ApiMethod> ofResource(ApiDefinition definition, String path, String httpMethod) {
        List<ApiMethod> ofResource = resource(definition, path);
        return ofResource.stream().filter(method -> method.httpMethod().equals(httpMethod)).findFirst()
                .or(() -> ofResource.stream().filter(method -> method.httpMethod().equals("ANY")).findFirst());
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
