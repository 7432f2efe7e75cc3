package dev.timeoutdoctor.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a function's version keeps of the function, in the words of Lambda's answers (AWS: Lambda API reference, FunctionConfiguration).
 * Of environment variables, whose values may be secret, it has the names alone.
 */
public final class FunctionSettings {

    public static final String TIMEOUT = "Timeout";
    public static final String MEMORY = "MemorySize";
    public static final String CODE = "CodeSha256";
    public static final String REVISION = "RevisionId";
    /** The names of the environment variables, in alphabetical order. */
    public static final String VARIABLES = "EnvironmentNames";
    /** How the function is named that can be edited. */
    public static final String EDITED = "$LATEST";
    /** What AWS itself changes in its answers while it is working on an update. */
    public static final List<String> PASSING = List.of(REVISION, "LastModified", "State", "StateReason",
            "StateReasonCode", "LastUpdateStatus", "LastUpdateStatusReason", "LastUpdateStatusReasonCode");

    private static final List<String> KEPT = List.of(CODE, TIMEOUT, MEMORY, "Layers", "VpcConfig", "Handler", "Runtime",
            "Role", "Architectures", "EphemeralStorage", "FileSystemConfigs", "ImageConfigResponse",
            "DeadLetterConfig", "TracingConfig", "LoggingConfig", "KMSKeyArn");

    private FunctionSettings() {}

    /** The settings in an answer that describes a function or a version; those that are not there are left out. */
    public static ObjectNode of(JsonNode function) {
        ObjectNode settings = Json.project(function, KEPT);
        Set<String> names = new TreeSet<>(function.path("Environment").path("Variables").propertyNames());
        if (!names.isEmpty()) {
            ArrayNode listed = settings.putArray(VARIABLES);
            names.forEach(listed::add);
        }
        return settings;
    }

    /** The names of the settings in which two functions or versions differ, in a fixed order. */
    public static List<String> differing(JsonNode left, JsonNode right) {
        ObjectNode one = of(left);
        ObjectNode other = of(right);
        List<String> names = new ArrayList<>(KEPT);
        names.add(VARIABLES);
        return names.stream().filter(name -> !Json.same(one.path(name), other.path(name))).toList();
    }

    /** A version, or what is edited, in an answer of ListVersionsByFunction. */
    public static Optional<JsonNode> version(JsonNode all, String name) {
        return all.path("Versions").valueStream().filter(one -> Json.text(one, "Version").equals(name)).findFirst();
    }
}
