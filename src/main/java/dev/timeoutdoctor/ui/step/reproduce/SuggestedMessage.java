package dev.timeoutdoctor.ui.step.reproduce;

import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.target.SampleMessage;
import dev.timeoutdoctor.ui.FxTasks;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.StringProperty;

/** What a WebSocket API takes to a route: it stands in the body as long as nobody has typed another message. */
final class SuggestedMessage {

    private final FxTasks tasks;
    private final StringProperty body;
    private String suggested = "";

    SuggestedMessage(FxTasks tasks, StringProperty body) {
        this.tasks = tasks;
        this.body = body;
    }

    /**
     * Looks for it and puts it in.
     *
     * @param wanted whether the route is still the one that is asked about when the answer comes
     * @param put hears the message that was put in
     */
    void suggest(Session session, Route route, BooleanSupplier wanted, Consumer<String> put) {
        if (body.get().equals(suggested)) {
            body.set("");
        }
        suggested = "";
        session.connection().ifPresent(place -> {
            var _ = tasks.run(() -> SampleMessage.of(place.reader(), route), found -> found.ifPresent(message -> {
                if (wanted.getAsBoolean() && body.get().isEmpty()) {
                    suggested = message;
                    body.set(message);
                    put.accept(message);
                }
            }));
        });
    }
}
