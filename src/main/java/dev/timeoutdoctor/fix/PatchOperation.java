package dev.timeoutdoctor.fix;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One patch operation of API Gateway (AWS: API Gateway API reference, PatchOperation).
 *
 * @param op what to do; for an integration's settings AWS takes {@code replace}
 * @param path a JSON pointer, for example {@code /timeoutInMillis}; {@code ~1} stands for a slash inside a name
 * @param value always a text, also for numbers: {@code "45000"}
 */
public record PatchOperation(String op, String path, String value) {

    /** The usual operation. */
    public static PatchOperation replace(String path, String value) {
        return new PatchOperation("replace", path, value);
    }

    /** The operation as a member of a call; what is removed needs no value. */
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("op", op);
        members.put("path", path);
        if (!op.equals("remove")) {
            members.put("value", value);
        }
        return members;
    }
}
