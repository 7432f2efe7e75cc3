package dev.timeoutdoctor.ui.step.prevent;

import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.step.FactsState;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What is known of clocks, alarms and logs here. */
public final class PreventViewModel {

    private final ReadOnlyObjectWrapper<FactsState> state = new ReadOnlyObjectWrapper<>(new FactsState.NotExamined());

    public PreventViewModel(SessionModel model) {
        model.sessionProperty().subscribe(session -> state.set(read(session)));
    }

    private static FactsState read(Session session) {
        return session.examination().isEmpty() ? new FactsState.NotExamined() : PreventFacts.of(session);
    }

    public ReadOnlyObjectProperty<FactsState> stateProperty() {
        return state.getReadOnlyProperty();
    }
}
