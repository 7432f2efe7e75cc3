package dev.timeoutdoctor.target;

import dev.timeoutdoctor.evidence.ResourcePath;
import dev.timeoutdoctor.evidence.RoutingRule;
import dev.timeoutdoctor.evidence.RoutingRule.Header;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the routing rules of a custom domain name decide on a request (AWS: how API Gateway evaluates routing rules): the first that
 * fits. Of a request's headers not all need be known, so several rules may be the one.
 *
 * @param taken the rules that may be the one, in their order
 * @param settled whether one of them is it in any case; else mappings, or nothing, may come after them
 */
record RuleDecision(List<Taken> taken, boolean settled) {

    RuleDecision {
        taken = List.copyOf(taken);
    }

    /**
     * A rule that may be the one.
     *
     * @param path what the rule's API is asked for
     * @param open the headers that decide, of which nothing is known; empty where the rule fits in any case
     */
    record Taken(RoutingRule rule, String path, List<Header> open) {

        Taken {
            open = List.copyOf(open);
        }
    }

    /**
     * Tries the rules.
     *
     * @param rules by priority
     * @param path of the request, still percent-encoded
     * @param headers those that are known, names in lower case
     */
    static RuleDecision of(List<RoutingRule> rules, String path, Map<String, String> headers) {
        List<Taken> taken = new ArrayList<>();
        for (RoutingRule rule : rules) {
            Optional<Taken> fits = fitting(rule, path, headers);
            fits.ifPresent(taken::add);
            if (fits.filter(one -> one.open().isEmpty()).isPresent()) {
                return new RuleDecision(taken, true);
            }
        }
        return new RuleDecision(taken, false);
    }

    private static Optional<Taken> fitting(RoutingRule rule, String path, Map<String, String> headers) {
        List<String> parts = ResourcePath.of(path).parts();
        int matched = 0;
        for (List<String> anyOf : rule.basePaths()) {
            Optional<Integer> length = anyOf.stream().map(each -> ResourcePath.of(each).parts())
                    .filter(each -> each.size() <= parts.size() && parts.subList(0, each.size()).equals(each))
                    .map(List::size).max(Comparator.naturalOrder());
            if (length.isEmpty()) {
                return Optional.empty();
            }
            matched = length.get();
        }
        List<Header> open = new ArrayList<>();
        for (List<Header> anyOf : rule.headers()) {
            if (anyOf.stream().noneMatch(header -> fits(header, headers))) {
                List<Header> unknown = anyOf.stream().filter(header -> !headers.containsKey(header.key())).toList();
                if (unknown.isEmpty()) {
                    return Optional.empty();
                }
                open.addAll(unknown);
            }
        }
        return Optional.of(new Taken(rule, rule.stripBasePath() ? without(path, matched) : path, open));
    }

    private static boolean fits(Header header, Map<String, String> headers) {
        return Optional.ofNullable(headers.get(header.key())).filter(header::fits).isPresent();
    }

    /** The path without its first parts. */
    private static String without(String path, int parts) {
        List<String> rest = List.of(path.split("/", -1)).stream().filter(part -> !part.isEmpty()).skip(parts).toList();
        return "/" + String.join("/", rest);
    }
}
