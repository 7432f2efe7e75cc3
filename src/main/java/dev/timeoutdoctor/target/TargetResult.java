package dev.timeoutdoctor.target;

import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;

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
     * Several targets may be meant.
     *
     * @param what one sentence that says why
     * @param choices at least two
     * @param more how many others there are that are not listed
     */
    record Choices(Message what, List<Choice> choices, int more) implements TargetResult {

        public Choices {
            choices = List.copyOf(choices);
        }
    }

    /**
     * One of several targets.
     *
     * @param url the request's whole URL, for sending
     * @param notes what is worth saying about it
     * @param when what must be true for it to be the one, where that is known
     */
    record Choice(String apiName, Route route, String url, List<Message> notes, Optional<Message> when) {

        public Choice {
            notes = List.copyOf(notes);
        }

        /** In words: {@code POST /orders of orders-api, stage prod}. */
        public Message words() {
            Message which = Message.of("target.choice",
                    route.methodKey().equals("ANY") ? route.routeKey() : route.label(), apiName, route.stage());
            return when.map(condition -> Message.of("target.choice.when", which, condition)).orElse(which);
        }

        Choice when(Optional<Message> condition) {
            return new Choice(apiName, route, url, notes, condition);
        }

        /** What leads to this one alone when it is pasted. */
        public String arn() {
            return RequestUrl.arnOf(route);
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
