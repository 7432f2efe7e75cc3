package dev.timeoutdoctor.guide;

import dev.timeoutdoctor.text.Message;

/**
 * One part of a step's page.
 *
 * @param code what can be copied: commands, a log format, a handler; words in capitals stand for one's own values; an empty text
 *     where there is none
 */
public record GuideSection(Message heading, Message text, String code) {

    public boolean hasCode() {
        return !code.isEmpty();
    }
}
