package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.session.RequestDraft;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.control.Confirm;

/** Sends the test request of a change; one that may change something behind the API asks first. */
public final class AskingVerifier {

    private final SessionModel session;
    private final Texts texts;
    private final Confirm confirm;

    public AskingVerifier(SessionModel session, Texts texts, Confirm confirm) {
        this.session = session;
        this.texts = texts;
        this.confirm = confirm;
    }

    /** Sends it, if its URL is known. */
    public void verify(ChangeFlow flow) {
        if (!TestRequest.known(session.get())) {
            return;
        }
        RequestDraft request = TestRequest.of(session.get());
        if (!TestRequest.mayChangeSomething(session.get())) {
            flow.verify();
            return;
        }
        confirm.ask(new Confirm.Question("confirm-request", texts.of("raise.confirm.request.title", request.method()),
                texts.of("raise.confirm.request.text", request.method(), request.url()),
                texts.of("raise.confirm.request.action", request.method())), flow::verify);
    }
}
