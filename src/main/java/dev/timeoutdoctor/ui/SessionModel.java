package dev.timeoutdoctor.ui;

import dev.timeoutdoctor.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The session that the window shows: one value, changed on the FX thread alone. */
public final class SessionModel {

    private final ReadOnlyObjectWrapper<Session> session = new ReadOnlyObjectWrapper<>(Session.start());
    private final List<BooleanSupplier> unsettled = new ArrayList<>();

    public ReadOnlyObjectProperty<Session> sessionProperty() {
        return session.getReadOnlyProperty();
    }

    public Session get() {
        return session.get();
    }

    /** Adds somebody who knows whether a change was sent of which it is not known what became of it. */
    public void askWhetherUnsettled(BooleanSupplier knows) {
        unsettled.add(knows);
    }

    /** Whether a change was sent of which it is not known, or not yet, what became of it. */
    public boolean unsettled() {
        return unsettled.stream().anyMatch(BooleanSupplier::getAsBoolean);
    }

    public void update(UnaryOperator<Session> event) {
        session.set(event.apply(session.get()));
    }
}
