package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeRun;
import dev.timeoutdoctor.session.RequestDraft;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.control.Confirm;

/**
 * The way from a button to a change that is sent. On a real account each apply, deployment and undo asks first and names account, API
 * and stage; the lab is simulated and asks nothing. A test request that may change something behind the API always asks.
 */
public final class AskingFlow {

    private final SessionModel session;
    private final Texts texts;
    private final Confirm confirm;
    private final ChangeFlow flow;
    private final String prefix;

    /**
     * With what it asks about.
     *
     * @param prefix of the questions' ids
     */
    public AskingFlow(SessionModel session, Texts texts, Confirm confirm, ChangeFlow flow, String prefix) {
        this.session = session;
        this.texts = texts;
        this.confirm = confirm;
        this.flow = flow;
        this.prefix = prefix;
    }

    /** Applies a change. */
    public void apply(Change change) {
        ifSure("apply", change, () -> flow.apply(change));
    }

    /** Sends what is left of a change that stopped on its way. */
    public void finish() {
        if (flow.run() instanceof ChangeRun.ApplyFailed failed) {
            failed.left().ifPresent(rest -> ifSure("apply", rest, flow::finish));
        }
    }

    /** Publishes what was shown. */
    public void deploy() {
        flow.shownDeployment().ifPresent(change -> ifSure("deploy", change, flow::deploy));
    }

    /** Takes everything back, as shown. */
    public void undo() {
        if (flow.run() instanceof ChangeRun.UndoPreview preview) {
            ifSure("undo", preview.ready().undo(), flow::undo);
        }
    }

    private void ifSure(String what, Change change, Runnable send) {
        if (simulated()) {
            send.run();
        } else {
            confirm.ask(new Confirm.Question(prefix + "-confirm-" + what,
                    texts.of("raise.confirm." + what + ".title"), text(change),
                    texts.of("raise.confirm." + what + ".action")), send);
        }
    }

    private String text(Change change) {
        Session now = session.get();
        String account = now.connection().map(AllowChanges::account).orElse("");
        String stage = now.route().map(route -> route.stage()).orElse("");
        String where = now.route().isEmpty()
                ? texts.of("raise.confirm.text-target", change.title(), account,
                        change.region(), change.target())
                : texts.of("raise.confirm.text", change.title(), account, change.region(), AllowChanges.api(now),
                        stage);
        return where + " " + texts.of(change.noticed().message());
    }

    /** Sends the test requests before anything is changed, if their URL is known. */
    public void measureBefore() {
        request(flow::measureBefore);
    }

    /** Sends the test request, if its URL is known. */
    public void verify() {
        request(flow::verify);
    }

    private void request(Runnable send) {
        if (!TestRequest.known(session.get())) {
            return;
        }
        RequestDraft request = TestRequest.of(session.get());
        if (!TestRequest.mayChangeSomething(session.get())) {
            send.run();
            return;
        }
        int count = flow.testsProperty().get().count();
        confirm.ask(request.isMessage()
                ? new Confirm.Question("confirm-request", texts.of("raise.confirm.message.title"),
                        texts.of("raise.confirm.message.text", request.url(), count),
                        texts.of("raise.confirm.message.action"))
                : new Confirm.Question("confirm-request", texts.of("raise.confirm.request.title", request.method()),
                        texts.of("raise.confirm.request.text", request.method(), request.url(), count),
                        texts.of("raise.confirm.request.action", request.method())),
                send);
    }

    /** Whether nothing real can be changed here. */
    public boolean simulated() {
        return session.get().connection().map(connection -> connection.simulated()).orElse(false);
    }
}
