package dev.timeoutdoctor.ui.step.findrequest;

import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.target.TargetFinder;
import dev.timeoutdoctor.target.TargetFinder.ListedApi;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.FxTasks;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What is picked from the lists. They stand on the request that was found, in whatever way it was. */
final class Picks {

    private final Supplier<Optional<TargetFinder>> finder;
    private final PickLists lists;
    private final ObjectProperty<@Nullable ListedApi> api = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Stage> stage = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable ApiMethod> method = new SimpleObjectProperty<>();
    private @Nullable Route found;
    /** Whether the lists are just being stood on what was found, which is nobody's pick. */
    private boolean standing;

    /** A method that is picked, and what is worth saying about it. */
    record Picked(Route route, List<Message> notes) {

        Picked {
            notes = List.copyOf(notes);
        }
    }

    Picks(FxTasks tasks, Supplier<Optional<TargetFinder>> finder) {
        this.finder = finder;
        this.lists = new PickLists(tasks, this::arrived);
        api.subscribe(this::open);
    }

    private void open(@Nullable ListedApi chosen) {
        Route on = found;
        if (on != null && !is(chosen, on)) {
            found = null; // somebody looks at another API
        }
        stage.set(null);
        method.set(null);
        finder.get().ifPresent(here -> lists.open(here, chosen));
    }

    /** Another connection: nothing is picked, and its APIs are read. */
    void begin() {
        found = null;
        api.set(null);
        finder.get().ifPresent(lists::readApis);
    }

    /** Reads the lists again that could not be read: those of the chosen API, or the APIs. */
    void readAgain() {
        ListedApi chosen = api.get();
        finder.get().ifPresent(here -> {
            if (chosen == null) {
                lists.readApis(here);
            } else {
                lists.open(here, chosen);
            }
        });
    }

    /** Shows in the lists what was found, at once where they are read, else as soon as they are. */
    void stand(Route route) {
        found = route;
        if (!isPicked(route)) {
            method.set(null); // so that no stage meets another stage's method
            stage.set(null);
        }
        arrived();
        if (!is(api.get(), route) && !lists.apis().isEmpty()) {
            api.set(null); // an API of another Region
            found = null;
        }
    }

    private boolean isPicked(Route route) {
        Stage chosenStage = stage.get();
        ApiMethod chosen = method.get();
        return chosenStage != null && chosenStage.name().equals(route.stage()) && chosen != null && is(chosen, route);
    }

    /** A list was read; what somebody has picked meanwhile stays. */
    private void arrived() {
        Route on = found;
        if (on == null) {
            return;
        }
        standing = true;
        lists.apis().stream().filter(each -> is(each, on)).findFirst().filter(each -> !each.equals(api.get()))
                .ifPresent(api::set);
        if (is(api.get(), on) && stage.get() == null) {
            lists.stages().stream().filter(each -> each.name().equals(on.stage())).findFirst().ifPresent(stage::set);
        }
        if (stage.get() != null && method.get() == null) {
            lists.methods().stream().filter(each -> is(each, on)).findFirst().ifPresent(method::set);
        }
        standing = false;
    }

    private boolean is(@Nullable ListedApi listed, Route route) {
        return listed != null && listed.api().id().equals(route.apiId()) && listed.type() == route.apiType()
                && finder.get().filter(here -> here.region().equals(route.region())).isPresent();
    }

    private static boolean is(ApiMethod listed, Route route) {
        return listed.path().equals(route.resourcePath()) && listed.httpMethod().equals(route.methodKey());
    }

    /**
     * The method that somebody has picked, with its stage and API; empty where one of the three is not.
     *
     * @param httpMethod the request's, for a method that serves any
     */
    Optional<Picked> picked(String httpMethod) {
        ListedApi chosenApi = api.get();
        Stage chosenStage = stage.get();
        ApiMethod chosen = method.get();
        return standing || chosenApi == null || chosenStage == null || chosen == null
                ? Optional.empty()
                : finder.get().map(here -> new Picked(here.route(chosenApi, chosenStage.name(), chosen, httpMethod),
                        here.notes(chosenApi, chosenStage, chosen)));
    }

    PickLists lists() {
        return lists;
    }

    ObjectProperty<@Nullable ListedApi> apiProperty() {
        return api;
    }

    ObjectProperty<@Nullable Stage> stageProperty() {
        return stage;
    }

    ObjectProperty<@Nullable ApiMethod> methodProperty() {
        return method;
    }
}
