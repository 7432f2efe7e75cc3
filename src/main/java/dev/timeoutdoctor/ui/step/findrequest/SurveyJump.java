package dev.timeoutdoctor.ui.step.findrequest;

import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Connector;
import dev.timeoutdoctor.session.Connector.Outcome;
import dev.timeoutdoctor.survey.SurveyRow;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.FxTasks;
import dev.timeoutdoctor.ui.step.Trouble;
import java.util.Optional;
import java.util.function.BiConsumer;

/** From a survey's row to the place where its API lives, when that is not the one that is connected. */
final class SurveyJump {

    private final Place.Account there;
    private final Connector connector;

    SurveyJump(SurveyRow row, Connector connector) {
        this.there = new Place.Account(row.place().label(), row.place().region(), Place.Account.NO_ENDPOINT);
        this.connector = connector;
    }

    /** Whether a row's API lives where a connection leads. */
    static boolean isHere(SurveyRow row, Connection connection) {
        return row.place().region().equals(connection.region())
                && row.place().account().equals(connection.identity().account());
    }

    Message connecting() {
        return Message.of("find.connecting", there.profile(), there.region());
    }

    /**
     * Connects, off the FX thread; cancelling the work leaves the present connection as it is.
     *
     * @param come hears the connection, or what stood in its way; on the FX thread
     */
    FxTasks.Running connect(FxTasks tasks, BiConsumer<Optional<Connection>, Optional<Trouble>> come) {
        return tasks.run(() -> connector.connect(there), outcome -> come.accept(connection(outcome), trouble(outcome)));
    }

    private static Optional<Connection> connection(Outcome outcome) {
        return outcome instanceof Outcome.Connected to ? Optional.of(to.connection()) : Optional.empty();
    }

    private Optional<Trouble> trouble(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Connected to -> Optional.empty();
            case Outcome.NotIdentified not ->
                Optional.of(Trouble.of(Message.of("survey.refused", there.profile(), there.region()),
                        Message.of("find.connect-first"), ""));
            case Outcome.Refused refused ->
                Optional.of(Trouble.of(refused.what(), refused.next(), refused.detail()));
        };
    }
}
