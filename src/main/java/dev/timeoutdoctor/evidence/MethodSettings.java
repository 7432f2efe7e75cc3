package dev.timeoutdoctor.evidence;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How to read the further settings of a method ({@link ApiMethod#settings()}) beside those of another. */
public final class MethodSettings {

    /** Both kinds of answer name these where they are set: where one does not, there is nothing. */
    private static final Set<String> NAMED_WHERE_SET = Set.of("contentHandling", "integrationTarget",
            "requestParameters", "requestTemplates", "requestModels", "methodRequestParameters", "tlsConfig",
            "cacheKeyParameters");

    private MethodSettings() {}

    /** The settings with an empty text for each that is not set. A setting that is still missing is not known. */
    public static Map<String, String> complete(Map<String, String> told) {
        Map<String, String> all = new TreeMap<>(told);
        NAMED_WHERE_SET.forEach(setting -> all.putIfAbsent(setting, ""));
        return all;
    }
}
