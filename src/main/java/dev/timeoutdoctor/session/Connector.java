package dev.timeoutdoctor.session;

import dev.timeoutdoctor.connect.IdentityState;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.survey.Survey;
import dev.timeoutdoctor.text.Message;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Opens places. Blocks. */
public interface Connector {

    Outcome connect(Place place);

    /** The lab's scenarios, easiest first. */
    List<LabScenario> scenarios();

    /**
     * A survey that nobody has run yet, of the connection itself or of another profile or Region beside it. Blocks.
     *
     * @param now what the window is connected to
     * @param where empty for the connection's own place
     */
    SurveyOpening survey(Connection now, Optional<Place.Account> where);

    /** What came of opening a place for a survey. */
    sealed interface SurveyOpening {

        record Ready(Survey survey) implements SurveyOpening {}

        /** In one sentence, and the raw error as detail. */
        record Refused(Message what, String detail) implements SurveyOpening {}
    }

    /** The lab that is running; empty where none is connected. */
    Optional<Practice> practice();

    /**
     * A scenario as the list shows it, without its hidden cause.
     *
     * @param hints from the gentlest to the one that nearly says it
     */
    record LabScenario(String id, String title, String quote, String story, String level, List<String> hints) {

        public LabScenario {
            hints = List.copyOf(hints);
        }
    }

    /** The practice lab while it runs. */
    interface Practice {

        /** Where the {@code aws} command finds it. */
        URI endpoint();

        /** Sends the scenario's requests and says whether they go through now. Blocks. */
        Graded grade();

        /** Puts the simulated account back to the start of the scenario. */
        void reset();
    }

    /** What grading a scenario came to. */
    sealed interface Graded {

        /** The requests go through, and nothing else got worse. */
        record Solved(String summary) implements Graded {}

        /** What is still missing, line by line. */
        record NotYet(String missing) implements Graded {}

        /** The lab could not be asked. */
        record Failed(String detail) implements Graded {}
    }

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
