package dev.timeoutdoctor.lab.account;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What the owner has set in CloudWatch: alarms, dashboards and log groups, each by its name. */
public record Monitoring(Map<String, Alarm> alarms, Map<String, Dashboard> dashboards,
        Map<String, LogGroup> logGroups) {

    /** Nothing is set. */
    public static final Monitoring NONE = new Monitoring(Map.of(), Map.of(), Map.of());

    /**
     * An alarm.
     *
     * @param settings
     *            its members as JSON
     */
    public record Alarm(String settings, Instant updated) {}

    /**
     * A dashboard.
     *
     * @param body
     *            as it was written
     */
    public record Dashboard(String body, Instant updated) {}

    /**
     * A log group as far as it was set; groups into which only AWS has written are not here.
     *
     * @param made
     *            whether the owner made it
     * @param retentionDays
     *            empty where lines never expire
     * @param subscriptionFilters
     *            by name, their members as JSON
     * @param metricFilters
     *            likewise
     */
    public record LogGroup(boolean made, OptionalInt retentionDays, Instant created,
            Map<String, String> subscriptionFilters, Map<String, String> metricFilters) {

        public LogGroup {
            subscriptionFilters = Map.copyOf(subscriptionFilters);
            metricFilters = Map.copyOf(metricFilters);
        }

        /** One of which nothing is set. */
        public LogGroup(boolean made, Instant created) {
            this(made, OptionalInt.empty(), created, Map.of(), Map.of());
        }

        public LogGroup withRetention(OptionalInt days) {
            return new LogGroup(made, days, created, subscriptionFilters, metricFilters);
        }

        public LogGroup withSubscriptionFilters(Consumer<Map<String, String>> change) {
            return new LogGroup(made, retentionDays, created, changed(subscriptionFilters, change), metricFilters);
        }

        public LogGroup withMetricFilters(Consumer<Map<String, String>> change) {
            return new LogGroup(made, retentionDays, created, subscriptionFilters, changed(metricFilters, change));
        }

        /** Whether there is anything to be kept of it. */
        boolean set() {
            return made || retentionDays.isPresent() || !subscriptionFilters.isEmpty() || !metricFilters.isEmpty();
        }
    }

    public Monitoring {
        alarms = Map.copyOf(alarms);
        dashboards = Map.copyOf(dashboards);
        logGroups = Map.copyOf(logGroups);
    }

    public Monitoring withAlarms(Consumer<Map<String, Alarm>> change) {
        return new Monitoring(changed(alarms, change), dashboards, logGroups);
    }

    public Monitoring withDashboards(Consumer<Map<String, Dashboard>> change) {
        return new Monitoring(alarms, changed(dashboards, change), logGroups);
    }

    public Monitoring withLogGroups(Consumer<Map<String, LogGroup>> change) {
        return new Monitoring(alarms, dashboards, changed(logGroups, change));
    }

    /** With a log group as it is now; of one that AWS made, what is not set is not kept. */
    public Monitoring with(String name, LogGroup group) {
        return withLogGroups(groups -> {
            groups.put(name, group);
            groups.values().removeIf(each -> !each.set());
        });
    }

    private static <T> Map<String, T> changed(Map<String, T> before, Consumer<Map<String, T>> change) {
        Map<String, T> all = new TreeMap<>(before);
        change.accept(all);
        return all;
    }
}
