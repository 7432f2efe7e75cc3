package dev.timeoutdoctor.ui.step.reproduce;

import dev.timeoutdoctor.diagnosis.AnswerWords;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Examination;
import dev.timeoutdoctor.session.RequestDraft;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.Advance;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.WizardServices;
import dev.timeoutdoctor.ui.WizardStep;
import dev.timeoutdoctor.ui.control.BusyPane;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.ProblemPane;
import dev.timeoutdoctor.ui.control.Reveal;
import dev.timeoutdoctor.ui.control.StepPane;
import dev.timeoutdoctor.ui.step.Trouble;
import java.util.concurrent.CompletionStage;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.Label;

/** Step 3: the failing request, sent and timed, or entered; then everything is read and checked. */
public final class ReproduceStep implements WizardStep {

    private final Texts texts;
    private final SessionModel model;
    private final ReproduceViewModel viewModel;
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final RequestPane request;
    private final ProblemPane problem;
    private final ProblemPane question;
    private final BusyPane busy;
    private final Label stopped;
    private final ExaminePane examine;
    private final StepPane view;
    private final AnimationTimer stopwatch = new AnimationTimer() {
        @Override
        public void handle(long now) {
            request.elapsed(viewModel.elapsed());
        }
    };

    public ReproduceStep(WizardServices services, SessionModel model) {
        this.texts = services.texts();
        this.model = model;
        this.viewModel = new ReproduceViewModel(services.tasks(), services.clock(), services.examiner(), model);
        this.request = new RequestPane(texts, viewModel);
        this.problem = new ProblemPane(texts, "reproduce-problem");
        this.question = new ProblemPane(texts, "reproduce-question");
        question.getStyleClass().add("mild");
        this.busy = new BusyPane(texts, "reproduce-busy", viewModel::cancel);
        this.stopped = Parts.note("");
        stopped.setId("reproduce-stopped");
        this.examine = new ExaminePane(texts, viewModel);
        AnswerPane answer = new AnswerPane(texts);
        this.view = new StepPane(texts, StepId.REPRODUCE, request, question, problem, stopped, answer,
                new EnterPane(texts, viewModel), examine, busy);
        model.sessionProperty().subscribe(session -> {
            answer.show(session);
            examine.show(session);
        });
        viewModel.stateProperty().subscribe(this::show);
    }

    @Override
    public StepId id() {
        return StepId.REPRODUCE;
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public ObservableValue<String> status() {
        return status.getReadOnlyProperty();
    }

    @Override
    public void onEnter() {
        viewModel.enter();
        show(viewModel.stateProperty().get());
    }

    @Override
    public CompletionStage<Advance> advance() {
        return viewModel.advance();
    }

    @Override
    public void cancel() {
        viewModel.cancel();
    }

    private void show(ReproduceState state) {
        question.clear();
        problem.clear();
        busy.stop();
        stopwatch.stop();
        Parts.show(stopped, false);
        request.waiting(state instanceof ReproduceState.Sending);
        boolean running = state instanceof ReproduceState.Sending || state instanceof ReproduceState.Examining;
        boolean record = model.get().connection().filter(Connection::readOnly).isPresent();
        request.enable(!running && !record);
        request.readOnly(record);
        examine.enable(!running);
        switch (state) {
            case ReproduceState.Idle idle -> status.set(summary(model.get()));
            case ReproduceState.Asking asking -> ask(asking);
            case ReproduceState.Sending sending -> {
                stopwatch.start();
                status.set(texts.of("reproduce.status.sending"));
            }
            case ReproduceState.Examining now -> {
                String detail = texts.of("reproduce.examining.detail", now.calls(), now.now());
                busy.show(texts.of("reproduce.examining"), detail, now.done() > 0 ? now.done() : -1);
                status.set(texts.of("reproduce.examining"));
            }
            case ReproduceState.Examined examined -> status.set(summary(examined.examination()));
            case ReproduceState.Failed failed -> trouble(failed.trouble(), "reproduce.status.trouble");
            case ReproduceState.Unanswered unanswered ->
                trouble(unanswered.trouble(), "reproduce.status.unanswered");
            case ReproduceState.Untold untold -> trouble(untold.trouble(), "reproduce.status.untold");
            case ReproduceState.Stopped what -> {
                stopped.setText(texts.of(what.what()));
                Parts.show(stopped, true);
                status.set(texts.of(what.what()));
            }
        }
    }

    private void ask(ReproduceState.Asking asking) {
        RequestDraft draft = asking.draft();
        String what = draft.isMessage()
                ? texts.of("reproduce.ask.message", draft.url())
                : texts.of("reproduce.ask", draft.method(), draft.url());
        String send = draft.isMessage()
                ? texts.of("reproduce.ask.message.send")
                : texts.of("reproduce.ask.send", draft.method());
        question.show(what, texts.of("reproduce.ask.next"), "",
                Parts.compact("reproduce-agree", send, viewModel::agree),
                Parts.compact("reproduce-disagree", texts.of("shell.cancel"), viewModel::cancel));
        Reveal.of(question);
        status.set(texts.of("reproduce.status.idle"));
    }

    private void trouble(Trouble trouble, String says) {
        problem.show(texts.of(trouble.what()), texts.of(trouble.next()), trouble.detail());
        status.set(texts.of(says));
    }

    private String summary(Session session) {
        return session.examination().map(this::summary)
                .or(() -> session.symptom().map(symptom -> texts.of("reproduce.status.answered",
                        symptom.isFrame() ? AnswerWords.of(symptom) : AnswerWords.brief(symptom), symptom.elapsed())))
                .orElseGet(() -> texts.of("reproduce.status.idle"));
    }

    private String summary(Examination examination) {
        Message said = Message.of("reproduce.examined", examination.diagnosis().checks().size(),
                examination.elapsed(), examination.calls());
        return texts.of(examination.denied().isEmpty()
                ? said
                : Message.of("reproduce.examined.denied", said, examination.denied().size()));
    }
}
