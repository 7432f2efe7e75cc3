package dev.timeoutdoctor.text;

import java.util.List;

/**
 * A text that is still a value: a key of the message bundle and its arguments. Checks, changes and steps speak in messages, so
 * that they know no language and compare as values.
 *
 * @param key the key in {@code messages.properties}
 * @param arguments strings, numbers, {@link java.time.Duration}s, {@link java.time.Instant}s or nested messages; how each is
 *     written is decided by {@link Texts}
 */
public record Message(String key, List<Object> arguments) {

    public Message {
        arguments = List.copyOf(arguments);
    }

    public static Message of(String key, Object... arguments) {
        return new Message(key, List.of(arguments));
    }
}
