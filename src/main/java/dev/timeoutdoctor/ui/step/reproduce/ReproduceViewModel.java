package dev.timeoutdoctor.ui.step.reproduce;

import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Examination;
import dev.timeoutdoctor.session.Examiner;
import dev.timeoutdoctor.session.RequestDraft;
import dev.timeoutdoctor.session.RequestSender.Sent;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.target.PastedAnswer;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.Advance;
import dev.timeoutdoctor.ui.FxTasks;
import dev.timeoutdoctor.ui.FxTasks.Running;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.step.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the reproduce screen knows and can do: send, or take over what was seen, then examine. */
final class ReproduceViewModel {

    /** Longer than the longest wait that an account without streaming is commonly granted. */
    static final Duration LIMIT = Duration.ofSeconds(330);

    /** Longer than any route of a WebSocket API waits (AWS: 29 s), with what the network adds. */
    static final Duration MESSAGE_LIMIT = Duration.ofSeconds(32);

    private final FxTasks tasks;
    private final InstantSource clock;
    private final Examiner examiner;
    private final SessionModel model;

    private final StringProperty method = new SimpleStringProperty("GET");
    private final StringProperty url = new SimpleStringProperty("");
    private final StringProperty headers = new SimpleStringProperty("");
    private final StringProperty body = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<ReproduceState> state = new ReadOnlyObjectWrapper<>(new ReproduceState.Idle());
    private @Nullable Route filled;
    private final SuggestedMessage message;
    private Optional<RequestDraft> given = Optional.empty();
    private Instant sentAt = Instant.EPOCH;
    private Running sending = () -> {
    };
    private int asked;
    private @Nullable ExaminationRun run;
    private CompletableFuture<Advance> examined = CompletableFuture.completedFuture(new Advance.Go());

    ReproduceViewModel(FxTasks tasks, InstantSource clock, Examiner examiner, SessionModel model) {
        this.tasks = tasks;
        this.clock = clock;
        this.examiner = examiner;
        this.model = model;
        this.message = new SuggestedMessage(tasks, body);
    }

    /** The step becomes visible: another target fills the fields anew, the same one keeps what was typed. */
    void enter() {
        Session session = model.get();
        Route route = session.route().orElse(null);
        boolean same = route != null && route.equals(filled) && given.equals(session.sentRequest());
        if (route == null || (same && url.get().equals(session.requestUrl()))) {
            return;
        }
        if (!route.equals(filled)) {
            stop();
            state.set(new ReproduceState.Idle());
        }
        filled = route;
        method.set(route.httpMethod());
        url.set(session.requestUrl());
        given = session.sentRequest();
        if (given.isEmpty()) {
            message.suggest(session, route, () -> route.equals(filled), text -> {
                given = Optional.of(new RequestDraft("", session.requestUrl(), Map.of(), text));
                model.update(now -> now.sent(given.orElseThrow())); // a proof sends the same one
            });
        }
        given.ifPresent(draft -> {
            method.set(draft.method());
            headers.set(draft.headers().entrySet().stream().sorted(Map.Entry.comparingByKey())
                    .map(header -> header.getKey() + ": " + header.getValue()).collect(Collectors.joining("\n")));
            body.set(draft.body());
        });
    }

    /** "Send request": a request that may change something is asked about first. */
    void send() {
        Optional<Message> refusal = model.get().connection().flatMap(connection -> connection.refusal(url.get()));
        if (refusal.isPresent()) {
            state.set(new ReproduceState.Failed(
                    Trouble.of(refusal.get(), Message.of("reproduce.url.at-aws.next"), "")));
            return;
        }
        switch (Draft.of(method.get(), url.get(), headers.get(), body.get())) {
            case Draft.Wrong wrong -> state.set(new ReproduceState.Failed(wrong.trouble()));
            case Draft.Ready ready when ready.asksFirst() -> state.set(new ReproduceState.Asking(ready.request()));
            case Draft.Ready ready -> send(ready.request());
        }
    }

    /** The user agrees to what was asked. */
    void agree() {
        if (state.get() instanceof ReproduceState.Asking asking) {
            send(asking.draft());
        }
    }

    private void send(RequestDraft draft) {
        Optional<Connection> connection = model.get().connection();
        if (connection.isEmpty()) {
            return;
        }
        int question = ++asked;
        sentAt = clock.instant();
        state.set(new ReproduceState.Sending(draft));
        sending = tasks.run(() -> connection.get().requests().send(draft, draft.isMessage() ? MESSAGE_LIMIT : LIMIT),
                sent -> {
                    if (question == asked) {
                        answered(draft, sent);
                    }
                });
    }

    private void answered(RequestDraft draft, Sent sent) {
        switch (sent) {
            case Sent.Answered answer -> saw(draft, answer.symptom());
            case Sent.Untold untold -> state.set(new ReproduceState.Untold(Silence.trouble(untold)));
            case Sent.NoAnswer none -> {
                boolean frameAwaited = draft.isMessage() && none.kind() == FailureKind.TIMED_OUT;
                if (none.kind() == FailureKind.TIMED_OUT && (!frameAwaited || answers())) {
                    saw(draft, new Symptom(draft.url(), draft.method(), 0, Map.of(), "", none.elapsed(), sentAt, true));
                }
                state.set(new ReproduceState.Unanswered(Silence.trouble(none, frameAwaited)));
            }
        }
    }

    /** Whether it is known that the route of a WebSocket API answers with a frame: then silence is a failure. */
    private boolean answers() {
        Session now = model.get();
        return now.route().flatMap(route -> now.evidence().get(EvidenceKeys.API_ROUTES).seen()
                .flatMap(routes -> routes.answers(route.routeKey()))).orElse(false);
    }

    private void saw(RequestDraft draft, Symptom symptom) {
        model.update(session -> session.sent(draft));
        saw(symptom);
    }

    private void saw(Symptom symptom) {
        model.update(session -> session.saw(symptom));
        state.set(new ReproduceState.Idle());
    }

    /**
     * Takes over what somebody saw.
     *
     * @param answer its body, or all that {@code curl -i} printed: then its headers count too
     */
    void entered(int status, Duration waited, String answer) {
        asked++;
        sending.cancel();
        PastedAnswer seen = PastedAnswer.of(answer).orElseGet(() -> new PastedAnswer(status, Map.of(), answer));
        saw(new Symptom(url.get().strip(), method.get(), status, seen.headers(), seen.body(), waited, clock.instant(),
                false));
    }

    /** "Examine now", or "Next". */
    CompletionStage<Advance> examine() {
        Session session = model.get();
        if (!session.examinable()) {
            state.set(new ReproduceState.Failed(Trouble.of(Message.of("reproduce.examine.no-target"),
                    Message.of("find.nothing"), "")));
            return CompletableFuture.completedFuture(new Advance.Stay(Message.of("reproduce.examine.no-target")));
        }
        if (run != null) {
            return examined;
        }
        asked++; // an answer that is still awaited no longer changes what is being examined
        sending.cancel();
        ExaminationRun started = new ExaminationRun();
        run = started;
        CompletableFuture<Advance> done = new CompletableFuture<>();
        examined = done;
        state.set(new ReproduceState.Examining(0, Message.of("reproduce.examining"), 0));
        EvidenceSet known = ExaminationRun.known(session, clock.instant());
        started.start(tasks, examiner, session.connection().orElseThrow(), known, progress -> {
            if (started.equals(run) && !started.isCancelled()) {
                state.set(progress);
            }
        }, examination -> done.complete(finished(started, session, examination)));
        return done;
    }

    private Advance finished(ExaminationRun done, Session of, Examination examination) {
        if (done.equals(run)) {
            run = null;
        }
        boolean same = model.get().route().equals(of.route()) && model.get().connection().equals(of.connection());
        if (done.isCancelled() || !examination.complete() || !same) {
            Message why = Message.of("reproduce.examine.cancelled");
            if (run == null && same) {
                state.set(new ReproduceState.Stopped(why));
            }
            return new Advance.Stay(why);
        }
        model.update(session -> session.examined(examination));
        state.set(new ReproduceState.Examined(examination));
        return new Advance.Go();
    }

    /** "Next": an examination that is there suffices. */
    CompletionStage<Advance> advance() {
        return model.get().examination().isPresent()
                ? CompletableFuture.completedFuture(new Advance.Go())
                : examine();
    }

    /** Stops whatever is running. */
    void cancel() {
        switch (state.get()) {
            case ReproduceState.Sending sending -> {
                stop();
                state.set(new ReproduceState.Stopped(Message.of("reproduce.cancelled")));
            }
            case ReproduceState.Examining examining -> {
                stop();
                state.set(new ReproduceState.Stopped(Message.of("reproduce.examine.cancelled")));
            }
            case ReproduceState.Asking asking -> state.set(new ReproduceState.Idle());
            case ReproduceState.Idle idle -> {
            }
            case ReproduceState.Examined done -> {
            }
            case ReproduceState.Failed failed -> {
            }
            case ReproduceState.Unanswered unanswered -> {
            }
            case ReproduceState.Untold untold -> {
            }
            case ReproduceState.Stopped stopped -> {
            }
        }
    }

    private void stop() {
        asked++;
        sending.cancel();
        if (run != null) {
            run.cancel();
            run = null;
            examined.complete(new Advance.Stay(Message.of("reproduce.examine.cancelled")));
        }
    }

    /** How long the request that is under way has taken; zero where none is. */
    Duration elapsed() {
        return state.get() instanceof ReproduceState.Sending
                ? Duration.between(sentAt, clock.instant())
                : Duration.ZERO;
    }

    ReadOnlyObjectProperty<ReproduceState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    StringProperty methodProperty() {
        return method;
    }

    StringProperty urlProperty() {
        return url;
    }

    StringProperty headersProperty() {
        return headers;
    }

    StringProperty bodyProperty() {
        return body;
    }
}
