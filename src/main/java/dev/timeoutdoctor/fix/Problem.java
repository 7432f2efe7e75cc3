package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.text.Message;

/**
 * What is wrong with a draft, said as it is typed.
 *
 * @param field where it stands: {@link #TIMEOUT}, {@link #MEMORY}, {@link #AFTER}, {@link #TARGET}, {@link #DESCRIPTION}, or
 *     {@code operation-0} and so on for a row of the patch operations
 */
public record Problem(Severity severity, String field, Message message) {

    /** The new timeout. */
    public static final String TIMEOUT = "timeout";
    /** The new memory size. */
    public static final String MEMORY = "memory";
    /** The edited JSON. */
    public static final String AFTER = "after";
    /** What is to be changed, whatever the values. */
    public static final String TARGET = "target";
    /** The deployment's description. */
    public static final String DESCRIPTION = "description";

    /** How the field of a row of the patch operations begins. */
    public static final String OPERATION = "operation-";

    /** How bad it is. */
    public enum Severity {
        /** The draft cannot be applied. */
        ERROR,
        /** It can, and this should be known before. */
        WARNING
    }

    /** The field of a row of the patch operations, counted from 0. */
    public static String operation(int row) {
        return OPERATION + row;
    }

    public static Problem error(String field, String key, Object... arguments) {
        return new Problem(Severity.ERROR, field, Message.of(key, arguments));
    }

    public static Problem warning(String field, String key, Object... arguments) {
        return new Problem(Severity.WARNING, field, Message.of(key, arguments));
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
