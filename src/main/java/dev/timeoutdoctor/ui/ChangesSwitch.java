package dev.timeoutdoctor.ui;

import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.RestApi;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Confirm;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/**
 * The one deliberate switch from read-only to changes allowed. On a real account it asks first, naming account, API and stage; the
 * lab is simulated and asks nothing.
 */
final class ChangesSwitch extends ToggleButton {

    private final Texts texts;
    private final SessionModel model;
    private final Tooltip hint = new Tooltip();

    ChangesSwitch(Texts texts, SessionModel model) {
        this.texts = texts;
        this.model = model;
        setId("header-changes");
        getStyleClass().setAll("changes-switch");
        setMinWidth(USE_PREF_SIZE);
        setTooltip(hint);
        setOnAction(event -> pressed());
        model.sessionProperty().subscribe(this::show);
    }

    private void pressed() {
        Session session = model.get();
        if (session.changesAllowed()) {
            model.update(now -> now.allowingChanges(false));
            return;
        }
        setSelected(false); // the switch shows what holds, not what is asked for
        session.connection().ifPresent(connection -> {
            if (connection.simulated()) {
                model.update(now -> now.allowingChanges(true));
            } else {
                Confirm.inDialog(texts, this).ask(question(session, connection),
                        () -> model.update(now -> now.allowingChanges(true)));
            }
        });
    }

    private Confirm.Question question(Session session, Connection connection) {
        String account = connection.identity().account() + " (" + connection.label() + ")";
        String place = connection.place() instanceof Place.Account real
                ? real.emulator().map(uri -> account + ", " + uri).orElse(account)
                : account;
        String text = session.route()
                .map(route -> texts.of("shell.changes.ask.route", place, api(session, route), route.stage()))
                .orElseGet(() -> texts.of("shell.changes.ask.account", place));
        return new Confirm.Question("changes", texts.of("shell.changes.ask.title"), text,
                texts.of("shell.changes.ask.action"));
    }

    private static String api(Session session, Route route) {
        return session.evidence().get(EvidenceKeys.REST_API).seen().map(RestApi::name)
                .map(name -> name + " (" + route.apiId() + ")").orElse(route.apiId());
    }

    private void show(Session session) {
        boolean allowed = session.changesAllowed();
        boolean connected = session.connection().isPresent();
        setSelected(allowed);
        boolean bundle = session.connection().filter(Connection::readOnly).isPresent();
        setDisable(!connected || bundle);
        setText(texts.of(allowed ? "shell.changes.allowed" : "shell.changes.read-only"));
        setGraphic(new FontIcon(allowed ? MaterialDesignP.PENCIL_OUTLINE : MaterialDesignL.LOCK_OUTLINE));
        String key = allowed ? "shell.changes.help.allowed" : "shell.changes.help.read-only";
        String help = texts.of(!connected
                ? "shell.changes.help.not-connected"
                : bundle ? "shell.changes.help.bundle" : key);
        hint.setText(help);
        setAccessibleHelp(help);
    }
}
