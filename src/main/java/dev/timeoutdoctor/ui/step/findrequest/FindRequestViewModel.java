package dev.timeoutdoctor.ui.step.findrequest;

import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Connector;
import dev.timeoutdoctor.session.RequestDraft;
import dev.timeoutdoctor.survey.SurveyRow;
import dev.timeoutdoctor.target.PastedRequest;
import dev.timeoutdoctor.target.RequestUrl;
import dev.timeoutdoctor.target.TargetFinder;
import dev.timeoutdoctor.target.TargetResult;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.Advance;
import dev.timeoutdoctor.ui.FxTasks;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.step.Trouble;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the find-request screen knows and can do: a URL, or three lists. */
final class FindRequestViewModel {

    private final FxTasks tasks;
    private final SessionModel model;
    private final InstantSource clock;
    private final Picks picks;
    private final HeardMethod heard = new HeardMethod();
    private final StringProperty url = new SimpleStringProperty("");
    private final StringProperty method = new SimpleStringProperty("GET");
    private final ReadOnlyObjectWrapper<FindState> state = new ReadOnlyObjectWrapper<>(new FindState.Empty());
    private @Nullable Connection connection;
    private String looked = "";
    private int asked;
    private Runnable again = this::look;
    private FxTasks.Running jumping = () -> {
    };

    FindRequestViewModel(FxTasks tasks, SessionModel model, InstantSource clock) {
        this.tasks = tasks;
        this.clock = clock;
        this.model = model;
        this.picks = new Picks(tasks, this::finder);
        url.subscribe(_ -> typed());
        method.subscribe(_ -> typed());
    }

    /** What was found is of the text that it was looked for by, and of no other. */
    private void typed() {
        boolean same = wanted().equals(looked) || url.get().isBlank();
        if (state.get() instanceof FindState.Found found && !same) {
            state.set(new FindState.Typing(found));
        } else if (state.get() instanceof FindState.Typing typing && same) {
            state.set(typing.before());
        }
    }

    /** The same question once more. */
    void lookAgain() {
        looked = "";
        again.run();
    }

    /** The step becomes visible: another connection begins anew, with the request that the place knows to fail. */
    void enter() {
        Connection now = model.get().connection().orElse(null);
        if (now == null || now.equals(connection)) {
            return;
        }
        connection = now;
        asked++;
        looked = "";
        state.set(nothing());
        model.update(RequestSearch::seen);
        url.set(now.startUrl());
        method.set(now.startMethod().isEmpty() ? "GET" : now.startMethod());
        picks.begin();
        if (!now.startUrl().isEmpty()) {
            look();
        }
    }

    /** The URL field was left, or Enter was pressed in it. */
    void look() {
        if (url.get().isBlank()) {
            asked++;
            looked = "";
            state.set(model.get().route()
                    .<FindState>map(route -> new FindState.Found(route, model.get().requestUrl(), List.of()))
                    .orElseGet(this::nothing));
            return;
        }
        takeMethod();
        if (!wanted().equals(looked)) {
            var _ = search();
        }
    }

    /** A method in the text is taken over. */
    void takeMethod() {
        heard.in(url.get()).ifPresent(method::set);
    }

    /** Takes the method that was picked from the lists; that which was found is taken already. */
    void pick() {
        picks.picked(method.get()).filter(picked -> !isFound(picked.route()))
                .ifPresent(picked -> take(picked.route(), address(picked.route()), picked.notes()));
    }

    private boolean isFound(Route route) {
        return state.get() instanceof FindState.Found found && found.route().equals(route);
    }

    /** Takes one of several targets. */
    void choose(TargetResult.Choice choice) {
        String address = search(connection).map(search -> search.address(choice)).orElseGet(choice::url);
        take(choice.route(), address, choice.notes());
    }

    /** Looks into a row of the survey; one of another profile or Region is connected to first. */
    void examine(SurveyRow row, Connector connector) {
        if (SurveyJump.isHere(row, model.get().connection().orElseThrow())) {
            search(row);
            return;
        }
        SurveyJump jump = new SurveyJump(row, connector);
        int question = ++asked;
        again = () -> examine(row, connector);
        state.set(new FindState.Looking(jump.connecting()));
        jumping = jump.connect(tasks, (connected, trouble) -> {
            if (question == asked) {
                trouble.ifPresent(it -> state.set(new FindState.NotLooked(it)));
                connected.ifPresent(there -> {
                    model.update(session -> session.connected(there));
                    enter();
                    search(row);
                });
            }
        });
    }

    /** By its address, so that it is found as if it had been pasted: with the resource's id and all that a change needs. */
    private void search(SurveyRow row) {
        finder().ifPresent(finder -> {
            Route route = finder.route(row.api(), row.stage(), row.method(), row.method().httpMethod());
            String request = route.httpMethod().equals("ANY") || route.httpMethod().isEmpty()
                    ? "GET"
                    : route.httpMethod();
            method.set(request);
            url.set(address(route));
            look();
        });
    }

    private void take(Route route, String address, List<Message> notes) {
        asked++;
        String request = route.httpMethod().isEmpty() ? method.get() : route.httpMethod();
        looked = request + " " + address; // before the fields change, so that they start no search
        url.set(address);
        method.set(request);
        found(route, address, notes);
    }

    /** On, as soon as the request is found. */
    CompletionStage<Advance> advance() {
        if (url.get().isBlank()) { // a request that was found before still holds
            return CompletableFuture.completedFuture(model.get().route().isEmpty()
                    ? onward("", new Advance.Stay(Message.of("find.nothing")))
                    : new Advance.Go());
        }
        takeMethod();
        if (state.get() instanceof FindState.Found && wanted().equals(looked)) {
            return CompletableFuture.completedFuture(new Advance.Go());
        }
        return search();
    }

    void cancel() {
        if (state.get() instanceof FindState.Looking) {
            asked++;
            looked = "";
            jumping.cancel();
            state.set(new FindState.Empty());
        }
    }

    private CompletionStage<Advance> search() {
        CompletableFuture<Advance> done = new CompletableFuture<>();
        Optional<RequestSearch> search = search(connection);
        if (search.isEmpty()) {
            return CompletableFuture.completedFuture(new Advance.Stay(Message.of("find.not-connected")));
        }
        int question = ++asked;
        again = this::look;
        looked = wanted();
        String text = url.get();
        String httpMethod = method.get();
        state.set(new FindState.Looking(Message.of("find.looking")));
        tasks.run(() -> search.get().find(text, httpMethod), result -> {
            if (question == asked) {
                answered(result, search.get());
            }
            done.complete(switch (state.get()) {
                case FindState.Found _ -> new Advance.Go();
                case FindState.NotFound _,FindState.NotLooked _ -> onward(text, stay());
                case FindState.Empty _,FindState.Unnamed _,FindState.Typing _,FindState.Looking _,FindState.Several _ ->
                    stay();
            });
        });
        return done;
    }

    /** A bundle is examined as far as it goes, also where its request is not known. */
    private Advance onward(String text, Advance otherwise) {
        return search(connection).filter(search -> search.isBundlesOwn(text)).isPresent()
                ? new Advance.Go()
                : otherwise;
    }

    private FindState nothing() {
        return search(connection).filter(search -> search.isBundlesOwn("")).isPresent()
                ? new FindState.Unnamed(Message.of("find.bundle.unnamed"))
                : new FindState.Empty();
    }

    private Advance stay() {
        return new Advance.Stay(switch (state.get()) {
            case FindState.NotFound not -> not.trouble().what();
            case FindState.NotLooked not -> not.trouble().what();
            case FindState.Several several -> several.what();
            case FindState.Empty _,FindState.Unnamed _,FindState.Typing _,FindState.Looking _,FindState.Found _ ->
                Message.of("find.cancelled");
        });
    }

    private void answered(TargetResult result, RequestSearch search) {
        switch (result) {
            case TargetResult.Found found -> found(found.route(), found.url(), found.notes());
            case TargetResult.Choices several ->
                state.set(new FindState.Several(several.what(), several.choices(), several.more()));
            case TargetResult.NotFound not ->
                state.set(new FindState.NotFound(search.trouble(not, url.get())));
            case TargetResult.NotLooked not ->
                state.set(new FindState.NotLooked(Trouble.of(not.what(), not.next(), not.detail())));
        }
    }

    private void found(Route route, String address, List<Message> notes) {
        boolean same = model.get().route().filter(route::equals).isPresent()
                && model.get().requestUrl().equals(address);
        if (!same) { // the same target keeps its symptom and its examination
            model.update(session -> RequestSearch.targeted(session, route, address));
        }
        PastedRequest.of(url.get()).map(it -> new RequestDraft(method.get(), address, it.headers(), it.body()))
                .ifPresent(draft -> model.update(session -> session.sent(draft)));
        state.set(new FindState.Found(route, address, notes));
        picks.stand(route);
    }

    private String wanted() {
        return method.get() + " " + url.get().strip();
    }

    private Optional<RequestSearch> search(@Nullable Connection at) {
        return Optional.ofNullable(at).map(open -> new RequestSearch(open, clock));
    }

    private Optional<TargetFinder> finder() {
        return search(connection).map(RequestSearch::finder);
    }

    private String address(Route route) {
        return search(connection).map(search -> search.address(route)).orElseGet(() -> RequestUrl.of(route));
    }

    ReadOnlyObjectProperty<FindState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    Picks picks() {
        return picks;
    }

    StringProperty urlProperty() {
        return url;
    }

    StringProperty methodProperty() {
        return method;
    }
}
