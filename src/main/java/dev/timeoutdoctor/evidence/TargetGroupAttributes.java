package dev.timeoutdoctor.evidence;

import java.util.Map;

/** Attributes of target groups: by the group's ARN, then by AWS's key. */
public record TargetGroupAttributes(Map<String, Map<String, String>> byGroup) {

    public TargetGroupAttributes {
        byGroup = Map.copyOf(byGroup);
    }

    /** A group's attribute, or an empty text. */
    public String get(String groupArn, String key) {
        return byGroup.getOrDefault(groupArn, Map.of()).getOrDefault(key, "");
    }
}
