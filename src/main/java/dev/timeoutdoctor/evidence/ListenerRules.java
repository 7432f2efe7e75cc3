package dev.timeoutdoctor.evidence;

import java.util.List;

/** The rules of an application load balancer's listener, in the order in which it tries them; the default rule last. */
public record ListenerRules(List<Rule> rules) {

    public ListenerRules {
        rules = List.copyOf(rules);
    }

    /**
     * One rule.
     *
     * @param conditions all of them must hold; the default rule has none
     * @param targetGroups where it forwards to; groups with weight 0 are left out
     * @param otherActions what else it does, for example {@code redirect}
     */
    public record Rule(String priority, List<Condition> conditions, List<String> targetGroups,
            List<String> otherActions) {

        public Rule {
            conditions = List.copyOf(conditions);
            targetGroups = List.copyOf(targetGroups);
            otherActions = List.copyOf(otherActions);
        }
    }

    /**
     * One condition.
     *
     * @param field for example {@code path-pattern} or {@code host-header}
     * @param values one of them must match; {@code *} and {@code ?} are wild. Empty where the condition is of another kind
     */
    public record Condition(String field, List<String> values) {

        public Condition {
            values = List.copyOf(values);
        }
    }
}
