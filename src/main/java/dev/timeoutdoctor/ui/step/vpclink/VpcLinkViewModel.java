package dev.timeoutdoctor.ui.step.vpclink;

import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.step.FactsState;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What is known of the integration's VPC link. */
public final class VpcLinkViewModel {

    private final ReadOnlyObjectWrapper<FactsState> state = new ReadOnlyObjectWrapper<>(new FactsState.NotExamined());

    public VpcLinkViewModel(SessionModel model) {
        model.sessionProperty().subscribe(session -> state.set(read(session)));
    }

    private static FactsState read(Session session) {
        return session.examination().isEmpty() ? new FactsState.NotExamined() : VpcLinkFacts.of(session);
    }

    public ReadOnlyObjectProperty<FactsState> stateProperty() {
        return state.getReadOnlyProperty();
    }
}
