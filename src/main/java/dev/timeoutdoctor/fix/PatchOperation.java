package dev.timeoutdoctor.fix;

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
}
