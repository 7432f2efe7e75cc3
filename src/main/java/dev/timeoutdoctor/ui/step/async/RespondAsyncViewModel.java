package dev.timeoutdoctor.ui.step.async;

import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.step.FactsState;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What is known of this API that bears on answering before the work is done. */
public final class RespondAsyncViewModel {

    private final ReadOnlyObjectWrapper<FactsState> state = new ReadOnlyObjectWrapper<>(new FactsState.NotExamined());

    public RespondAsyncViewModel(SessionModel model) {
        model.sessionProperty().subscribe(session -> state.set(read(session)));
    }

    private static FactsState read(Session session) {
        return session.examination().isEmpty() ? new FactsState.NotExamined() : RespondAsyncFacts.of(session);
    }

    public ReadOnlyObjectProperty<FactsState> stateProperty() {
        return state.getReadOnlyProperty();
    }
}
