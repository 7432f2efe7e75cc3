package dev.timeoutdoctor.check.fact;

import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.ListenerRules;
import dev.timeoutdoctor.evidence.ListenerRules.Condition;
import dev.timeoutdoctor.evidence.ListenerRules.Rule;
import dev.timeoutdoctor.evidence.Listeners.Listener;
import dev.timeoutdoctor.evidence.TargetHealth;
import dev.timeoutdoctor.evidence.TargetHealth.GroupHealth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The target groups that the examined request goes to, by the called listener and its rules, with their targets.
 *
 * @param groups every group that it may go to, as far as its health was read
 * @param sure whether it goes to these and to no others
 */
public record CalledGroups(List<GroupHealth> groups, boolean sure) {

    /** What a check must also declare for this; it needs the health of the targets as well. */
    public static final Set<EvidenceKey<?>> READS = Set.of(EvidenceKeys.LISTENERS, EvidenceKeys.LISTENER_RULES);

    public CalledGroups {
        groups = List.copyOf(groups);
    }

    /** Whether a condition of a rule holds for a request. */
    private enum Match {
        YES, NO, MAYBE
    }

    /** The groups; where the listeners were not read, all groups of the load balancer may be meant. */
    public static CalledGroups of(EvidenceView view, NetworkPath path) {
        TargetHealth health = view.need(EvidenceKeys.TARGET_HEALTH);
        Optional<Listener> listener = view.look(EvidenceKeys.LISTENERS).seen().flatMap(path.reference()::listener);
        if (listener.isEmpty()) {
            return new CalledGroups(health.groups(), health.groups().size() == 1);
        }
        if (!listener.get().protocol().startsWith("HTTP")) {
            return found(health, listener.get().targetGroups(), true);
        }
        return view.look(EvidenceKeys.LISTENER_RULES).seen().map(rules -> byRules(health, path, rules))
                .orElseGet(() -> new CalledGroups(health.groups(), health.groups().size() == 1));
    }

    private static CalledGroups byRules(TargetHealth health, NetworkPath path, ListenerRules rules) {
        Set<String> arns = new LinkedHashSet<>();
        boolean sure = true;
        for (Rule rule : rules.rules()) {
            Match match = match(rule, path);
            if (match != Match.NO) {
                arns.addAll(rule.targetGroups());
            }
            if (match == Match.YES) {
                break;
            }
            sure = sure && match == Match.NO;
        }
        return found(health, List.copyOf(arns), sure);
    }

    private static CalledGroups found(TargetHealth health, List<String> arns, boolean sure) {
        List<GroupHealth> found = arns.stream().flatMap(arn -> health.group(arn).stream()).toList();
        return new CalledGroups(found, sure && found.size() == arns.size());
    }

    private static Match match(Rule rule, NetworkPath path) {
        Match all = Match.YES;
        for (Condition condition : rule.conditions()) {
            Match match = match(condition, path);
            if (match == Match.NO) {
                return Match.NO;
            }
            all = match == Match.MAYBE ? Match.MAYBE : all;
        }
        return all;
    }

    /** A newer HTTP API sends its own host and path on, and parameters stand for anything: those may match. */
    private static Match match(Condition condition, NetworkPath path) {
        String text = switch (condition.field()) {
            case "path-pattern" -> path.reference().path();
            case "host-header" -> path.reference().host();
            case "http-request-method" -> path.integration().httpMethod();
            default -> "";
        };
        if (condition.values().isEmpty() || text.isEmpty() || text.contains("{") || text.equals("ANY")) {
            return Match.MAYBE;
        }
        boolean ignoreCase = condition.field().equals("host-header");
        return condition.values().stream().anyMatch(value -> wild(value, text, ignoreCase)) ? Match.YES : Match.NO;
    }

    private static boolean wild(String pattern, String text, boolean ignoreCase) {
        StringBuilder regex = new StringBuilder();
        for (int at = 0; at < pattern.length(); at++) {
            char each = pattern.charAt(at);
            regex.append(switch (each) {
                case '*' -> ".*";
                case '?' -> ".";
                default -> Pattern.quote(String.valueOf(each));
            });
        }
        return ignoreCase
                ? Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE).matcher(text).matches()
                : text.matches(regex.toString());
    }

    /** Whether none of the groups has a healthy target; false where there is no group. */
    public boolean noneHealthy() {
        return !groups.isEmpty() && groups.stream().allMatch(group -> group.healthy().isEmpty());
    }

    /** Whether each of the groups has a healthy target. */
    public boolean allServe() {
        return !groups.isEmpty() && groups.stream().noneMatch(group -> group.healthy().isEmpty());
    }

    /** All targets of all groups. */
    public List<TargetHealth.Target> targets() {
        return groups.stream().flatMap(group -> group.targets().stream()).toList();
    }
}
