package dev.timeoutdoctor.evidence;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A resource's path, for example {@code /orders/{id}}, matched as the gateway matches it: a fixed part before a parameter, a
 * parameter before a greedy one. A slash at the end changes nothing.
 *
 * @param parts decoded, without slashes
 */
public record ResourcePath(List<String> parts) {

    public ResourcePath {
        parts = List.copyOf(parts);
    }

    /** A resource's path, or a request's; may be percent-encoded. */
    public static ResourcePath of(String path) {
        return new ResourcePath(Arrays.stream(path.split("/")).filter(part -> !part.isEmpty())
                .map(ResourcePath::decoded).toList());
    }

    /** The one of several resources' paths that serves a request's path. */
    public static Optional<String> serving(Collection<String> resources, String requestPath) {
        ResourcePath wanted = of(requestPath);
        return resources.stream().distinct().filter(resource -> of(resource).fits(wanted))
                .min(Comparator.comparing(resource -> of(resource).rank()));
    }

    /** Whether a part stands for any text. */
    public static boolean isParameter(String part) {
        return part.startsWith("{") && part.endsWith("}");
    }

    /** Whether this resource's path serves a request's path. */
    public boolean fits(ResourcePath wanted) {
        for (int i = 0; i < parts.size(); i++) {
            if (i >= wanted.parts.size()) {
                return false;
            }
            if (isGreedy(parts.get(i))) {
                return true;
            }
            if (!isParameter(parts.get(i)) && !parts.get(i).equals(wanted.parts.get(i))) {
                return false;
            }
        }
        return parts.size() == wanted.parts.size();
    }

    /** Whether it ends with a part that stands for any number of parts. */
    public boolean isGreedy() {
        return !parts.isEmpty() && isGreedy(parts.getLast());
    }

    /** Whether this path is no less specific than another in any part; of two that both serve a request, neither need be. */
    public boolean isAsSpecificAs(ResourcePath other) {
        String own = rank();
        String others = other.rank();
        for (int i = 0; i < Math.max(own.length(), others.length()); i++) {
            if (at(own, i) > at(others, i)) {
                return false;
            }
        }
        return true;
    }

    /** A greedy part stands for all parts behind it, too. */
    private static char at(String rank, int part) {
        return rank.isEmpty() ? 'a' : rank.charAt(Math.min(part, rank.length() - 1));
    }

    /** One letter a part, so that the alphabet orders resources from the most to the least specific. */
    public String rank() {
        StringBuilder rank = new StringBuilder();
        parts.forEach(part -> rank.append(isGreedy(part) ? 'c' : isParameter(part) ? 'b' : 'a'));
        return rank.toString();
    }

    private static boolean isGreedy(String part) {
        return part.startsWith("{") && part.endsWith("+}");
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return part; // a percent sign that encodes nothing stands for itself
        }
    }
}
