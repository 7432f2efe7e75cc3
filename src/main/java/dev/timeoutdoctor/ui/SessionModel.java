package dev.timeoutdoctor.ui;

import dev.timeoutdoctor.session.Session;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The session that the window shows: one value, changed on the FX thread alone. */
public final class SessionModel {

    private final ReadOnlyObjectWrapper<Session> session = new ReadOnlyObjectWrapper<>(Session.start());

    public ReadOnlyObjectProperty<Session> sessionProperty() {
        return session.getReadOnlyProperty();
    }

    public Session get() {
        return session.get();
    }

    public void update(UnaryOperator<Session> event) {
        session.set(event.apply(session.get()));
    }
}
