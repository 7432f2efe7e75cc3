package dev.timeoutdoctor.ui.step.findrequest;

import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.target.TargetResult;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.step.Trouble;
import java.util.List;

/** How far the search is. */
public sealed interface FindState {

    /** Nothing looked for yet. */
    record Empty() implements FindState {}

    /** The bundle does not say which request it is about, and is examined all the same. */
    record Unnamed(Message what) implements FindState {}

    /** Looking. */
    record Looking(Message doing) implements FindState {}

    /**
     * This method serves the request.
     *
     * @param notes what is worth saying about it
     */
    record Found(Route route, String url, List<Message> notes) implements FindState {

        public Found {
            notes = List.copyOf(notes);
        }
    }

    /** Another request is being typed over the one that was found, which stays chosen until it is looked for. */
    record Typing(Found before) implements FindState {}

    /**
     * Several methods may be meant, and one must be chosen.
     *
     * @param what one sentence that says why
     * @param more how many others there are that are not listed
     */
    record Several(Message what, List<TargetResult.Choice> choices, int more) implements FindState {

        public Several {
            choices = List.copyOf(choices);
        }
    }

    /** There is no such target. */
    record NotFound(Trouble trouble) implements FindState {}

    /** It could not be looked for; looking again may help. */
    record NotLooked(Trouble trouble) implements FindState {}
}
