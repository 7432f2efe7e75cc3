package dev.timeoutdoctor.fix.snippet;

import java.util.Locale;
import java.util.Map;

/** The unit of a setting, by the name that a tool gives it (AWS: the tools' references; Terraform AWS provider). */
final class Units {

    private static final String MILLIS = "milliseconds";
    private static final String SECONDS = "seconds";

    private static final Map<String, String> BY_NAME = Map.ofEntries(Map.entry("timeoutinmillis", MILLIS),
            Map.entry("timeout_milliseconds", MILLIS), Map.entry("timeout", SECONDS), Map.entry("interval", SECONDS),
            Map.entry("period", SECONDS), Map.entry("memorysize", "MB"), Map.entry("memory_size", "MB"),
            Map.entry("maximumeventageinseconds", SECONDS), Map.entry("maximum_event_age_in_seconds", SECONDS),
            Map.entry("healthcheckintervalseconds", SECONDS), Map.entry("healthchecktimeoutseconds", SECONDS),
            Map.entry("cachettlinseconds", SECONDS), Map.entry("cache_ttl_in_seconds", SECONDS),
            Map.entry("percenttraffic", "percent of requests"), Map.entry("percent_traffic", "percent of requests"),
            Map.entry("cacheclustersize", "GB"), Map.entry("cache_cluster_size", "GB"));

    private Units() {}

    /** The unit; empty where the setting has none. */
    static String of(String name) {
        return BY_NAME.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
}
