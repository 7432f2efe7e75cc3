package dev.timeoutdoctor.target;

import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.text.Message;
import java.util.List;

/** What came of looking for a target. */
public sealed interface TargetResult {

    /**
     * The method that serves the request.
     *
     * @param url the request's whole URL, for sending
     * @param notes what is worth saying about it, for example that its Region is not the connection's
     */
    record Found(Route route, String url, List<Message> notes) implements TargetResult {

        public Found {
            notes = List.copyOf(notes);
        }
    }

    /**
     * There is no such target.
     *
     * @param what one sentence
     * @param next what to do next
     * @param detail AWS's own words, or empty
     */
    record NotFound(Message what, Message next, String detail) implements TargetResult {}

    /**
     * It could not be looked for: refused, or the call failed.
     *
     * @param what one sentence
     * @param next what to do next
     * @param detail AWS's own words
     */
    record NotLooked(Message what, Message next, String detail) implements TargetResult {}
}
