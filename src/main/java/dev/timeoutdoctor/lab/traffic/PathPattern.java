package dev.timeoutdoctor.lab.traffic;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A path as API Gateway matches it: fixed parts, parameters ({@code {id}}) and a greedy end ({@code {proxy+}}). */
record PathPattern(List<String> parts) {

    PathPattern {
        parts = List.copyOf(parts);
    }

    static PathPattern of(String path) {
        return new PathPattern(Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList());
    }

    boolean fits(List<String> path) {
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

    /** One letter a part, so that the alphabet orders paths from the most to the least specific. */
    String rank() {
        StringBuilder rank = new StringBuilder();
        for (String part : parts) {
            rank.append(part.endsWith("+}") ? 'c' : part.startsWith("{") ? 'b' : 'a');
        }
        return rank.toString();
    }

    /** The parameters' values in a path that fits. */
    Map<String, String> bind(List<String> path) {
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
