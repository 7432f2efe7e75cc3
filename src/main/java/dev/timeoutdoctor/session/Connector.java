package dev.timeoutdoctor.session;

import dev.timeoutdoctor.connect.IdentityState;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.text.Message;
import java.util.List;

/** Opens places. Blocks. */
public interface Connector {

    Outcome connect(Place place);

    /** The lab's scenarios, easiest first. */
    List<LabScenario> scenarios();

    /** A scenario as the list shows it, without its hidden cause. */
    record LabScenario(String id, String title, String quote, String story, String level) {}

    /** What came of connecting. */
    sealed interface Outcome {

        record Connected(Connection connection) implements Outcome {}

        /**
         * The identity could not be settled.
         *
         * @param state never {@link IdentityState.Ready}
         */
        record NotIdentified(IdentityState state) implements Outcome {}

        /** Something else, in one sentence, and what to do next; the raw error as detail. */
        record Refused(Message what, Message next, String detail) implements Outcome {}
    }
}
