package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.RestApi;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.control.Confirm;

/** The way from read-only to changes allowed: on a real account only after a question that names account, API and stage. */
public final class AllowChanges {

    private final SessionModel session;
    private final Texts texts;
    private final Confirm confirm;

    public AllowChanges(SessionModel session, Texts texts, Confirm confirm) {
        this.session = session;
        this.texts = texts;
        this.confirm = confirm;
    }

    /** Allows changes, asking first where something real can be changed. */
    public void ask() {
        session.get().connection().ifPresent(connection -> {
            if (connection.simulated()) {
                allow();
            } else {
                confirm.ask(new Confirm.Question("allow-changes", texts.of("shell.changes.ask.title"),
                        text(session.get(), connection), texts.of("shell.changes.ask.action")), this::allow);
            }
        });
    }

    private void allow() {
        session.update(now -> now.allowingChanges(true));
    }

    private String text(Session now, Connection connection) {
        String account = account(connection);
        return now.route().map(route -> texts.of("shell.changes.ask.route", account, api(now), route.stage()))
                .orElseGet(() -> texts.of("shell.changes.ask.account", account));
    }

    /** The account as a confirmation names it: number, profile, and an emulator's endpoint. */
    public static String account(Connection connection) {
        String account = connection.identity().account() + " (" + connection.label() + ")";
        return connection.place() instanceof Place.Account real
                ? real.emulator().map(uri -> account + ", " + uri).orElse(account)
                : account;
    }

    /** The API as a confirmation names it: name and id. */
    static String api(Session now) {
        String id = now.route().map(route -> route.apiId()).orElse("");
        return now.evidence().get(EvidenceKeys.REST_API).seen().map(RestApi::name)
                .map(name -> name + " (" + id + ")").orElse(id);
    }
}
