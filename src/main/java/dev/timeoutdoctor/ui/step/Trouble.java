package dev.timeoutdoctor.ui.step;

import dev.timeoutdoctor.text.Message;

/**
 * Something that did not work, as a screen says it.
 *
 * @param what one plain sentence
 * @param next what to do next
 * @param detail the raw error, or empty
 * @param command a command that helps, or empty
 */
public record Trouble(Message what, Message next, String detail, String command) {

    /** Trouble without a command that helps. */
    public static Trouble of(Message what, Message next, String detail) {
        return new Trouble(what, next, detail, "");
    }
}
