package dev.timeoutdoctor.target;

import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.ApiType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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
        List<String> wanted = parts(path);
        return definition.methods().stream()
                .filter(route -> route.httpMethod().equals(httpMethod) || route.httpMethod().equals("ANY"))
                .filter(route -> fits(parts(route.path()), wanted))
                .min(Comparator.comparing((ApiMethod route) -> rank(route.path()))
                        .thenComparing(route -> route.httpMethod().equals("ANY")))
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
        List<String> wanted = parts(path);
        return definition.methods().stream()
                .sorted(Comparator.comparingInt((ApiMethod method) -> distance(parts(method.path()), wanted))
                        .thenComparing(ApiMethod::path).thenComparing(ApiMethod::httpMethod))
                .limit(NEAR).toList();
    }

    /** All methods of the resource that serves a path; empty where none does. */
    private static List<ApiMethod> resource(ApiDefinition definition, String path) {
        List<String> wanted = parts(path);
        Optional<String> best = definition.methods().stream().map(ApiMethod::path).distinct()
                .filter(candidate -> fits(parts(candidate), wanted)).min(Comparator.comparing(RouteMatcher::rank));
        return best.map(found -> definition.methods().stream().filter(method -> method.path().equals(found)).toList())
                .orElse(List.of());
    }

    private static boolean fits(List<String> resource, List<String> wanted) {
        for (int i = 0; i < resource.size(); i++) {
            if (i >= wanted.size()) {
                return false;
            }
            if (isGreedy(resource.get(i))) {
                return true;
            }
            if (!isParameter(resource.get(i)) && !resource.get(i).equals(wanted.get(i))) {
                return false;
            }
        }
        return resource.size() == wanted.size();
    }

    /** One letter a part, so that the alphabet orders resources from the most to the least specific. */
    private static String rank(String path) {
        StringBuilder rank = new StringBuilder();
        parts(path).forEach(part -> rank.append(isGreedy(part) ? 'c' : isParameter(part) ? 'b' : 'a'));
        return rank.toString();
    }

    /** How unlike two paths are: parts that differ cost their edits, a part too many a little, a part too few much. */
    private static int distance(List<String> resource, List<String> wanted) {
        int cost = 3 * Math.max(0, resource.size() - wanted.size()) + 10 * Math.max(0, wanted.size() - resource.size());
        for (int i = 0; i < Math.min(resource.size(), wanted.size()); i++) {
            cost += isParameter(resource.get(i)) ? 1 : Math.min(10, edits(resource.get(i), wanted.get(i)));
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

    private static boolean isGreedy(String part) {
        return part.startsWith("{") && part.endsWith("+}");
    }

    private static boolean isParameter(String part) {
        return part.startsWith("{") && part.endsWith("}");
    }

    private static List<String> parts(String path) {
        return Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).map(RouteMatcher::decoded).toList();
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return part; // a percent sign that encodes nothing stands for itself
        }
    }
}
