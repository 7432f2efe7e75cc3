package dev.timeoutdoctor.evidence;

import java.util.List;
import java.util.Locale;

/**
 * A routing rule of a custom domain name, from apigatewayv2's ListRoutingRules (AWS: routing rules for REST APIs). It fits where all
 * of its conditions do.
 *
 * @param priority the lowest goes first
 * @param basePaths conditions on the path, each a choice of paths without slashes at their ends
 * @param headers conditions on headers, each a choice of headers
 * @param stripBasePath whether the API gets the path without the part that fitted
 */
public record RoutingRule(int priority, List<List<String>> basePaths, List<List<Header>> headers, String apiId,
        String stage, boolean stripBasePath) {

    public RoutingRule {
        basePaths = basePaths.stream().map(List::copyOf).toList();
        headers = headers.stream().map(List::copyOf).toList();
    }

    /**
     * A header and the value that it must have.
     *
     * @param name upper and lower case are alike
     * @param glob may begin and end with a star for any text; upper and lower case differ
     */
    public record Header(String name, String glob) {

        /** Whether a header's value fits. */
        public boolean fits(String value) {
            boolean open = glob.startsWith("*");
            boolean endless = glob.endsWith("*");
            String fixed = glob.substring(open ? 1 : 0, Math.max(open ? 1 : 0, glob.length() - (endless ? 1 : 0)));
            if (open && endless) {
                return value.contains(fixed);
            }
            return open ? value.endsWith(fixed) : endless ? value.startsWith(fixed) : value.equals(fixed);
        }

        /** The name in lower case, as headers compare. */
        public String key() {
            return name.toLowerCase(Locale.ROOT);
        }

        @Override
        public String toString() {
            return name + ": " + glob;
        }
    }
}
