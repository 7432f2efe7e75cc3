package dev.timeoutdoctor.ui.step.findrequest;

import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.target.ApiList;
import dev.timeoutdoctor.target.TargetFinder;
import dev.timeoutdoctor.target.TargetFinder.ListedApi;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.FxTasks;
import dev.timeoutdoctor.ui.step.Trouble;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The lists to pick from: APIs, and the stages and methods of the one that was picked. */
final class PickLists {

    private final FxTasks tasks;
    private final Runnable arrived;
    private final ObservableList<ListedApi> apis = FXCollections.observableArrayList();
    private final ObservableList<Stage> stages = FXCollections.observableArrayList();
    private final ObservableList<ApiMethod> methods = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Trouble>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Message> hint = new ReadOnlyObjectWrapper<>(Message.of("find.lists.reading"));
    private int asked;

    /**
     * Empty lists.
     *
     * @param arrived is told when a list was read and every control that shows it has it
     */
    PickLists(FxTasks tasks, Runnable arrived) {
        this.tasks = tasks;
        this.arrived = arrived;
    }

    /** Reads the APIs of a connection; what is there of another one goes. */
    void readApis(TargetFinder finder) {
        apis.clear();
        trouble.set(Optional.empty());
        hint.set(Message.of("find.lists.reading"));
        int question = ++asked;
        tasks.run(finder::apis, read -> {
            if (question == asked) {
                apis.setAll(read.apis());
                hint.set(count(read));
                trouble.set(read.unread().stream().findFirst().map(PickLists::unread));
                arrived.run();
            }
        });
    }

    /** Reads stages and methods of an API; none where none is chosen. */
    void open(TargetFinder finder, @Nullable ListedApi api) {
        stages.clear();
        methods.clear();
        int question = ++asked;
        if (api == null) {
            return;
        }
        trouble.set(Optional.empty());
        tasks.run(() -> finder.stages(api), read -> {
            if (question == asked) {
                stages.setAll(take(read).orElse(List.of()));
                arrived.run();
            }
        });
        tasks.run(() -> finder.methods(api), read -> {
            if (question == asked) {
                methods.setAll(take(read).map(ApiDefinition::methods).orElse(List.of()));
                arrived.run();
            }
        });
    }

    private static Message count(ApiList read) {
        if (read.isUnread()) {
            return Message.of("find.lists.unread");
        }
        int apis = read.apis().size();
        return read.unread().stream().findFirst()
                .map(missing -> Message.of("find.lists.apis-partly", apis, missing.what()))
                .orElseGet(() -> apis == 0 ? Message.of("find.lists.no-apis") : Message.of("find.lists.apis", apis));
    }

    private static Trouble unread(ApiList.Unread list) {
        return switch (list.look()) {
            case Observed.Denied<?> denied ->
                Trouble.of(Message.of("find.lists.denied-list", list.what(), denied.action()),
                        Message.of("find.lists.denied.next"), denied.message());
            case Observed.Failed<?> failed -> failed(list, failed.message());
            case Observed.NotAsked<?> notAsked ->
                Trouble.of(notAsked.why(), Message.of("find.lists.failed.next"), "");
            case Observed.Absent<?> _,Observed.NotHere<?> _,Observed.Seen<?> _ -> failed(list, "");
        };
    }

    private static Trouble failed(ApiList.Unread list, String detail) {
        return Trouble.of(Message.of("find.lists.failed-list", list.what()), Message.of("find.lists.failed.next"),
                detail);
    }

    private <T> Optional<T> take(Observed<T> read) {
        return switch (read) {
            case Observed.Seen<T> seen -> Optional.of(seen.value());
            case Observed.Absent<T> absent -> Optional.empty();
            case Observed.Denied<T> denied -> trouble(Trouble.of(Message.of("find.lists.denied", denied.action()),
                    Message.of("find.lists.denied.next"), denied.message()));
            case Observed.Failed<T> failed -> trouble(Trouble.of(Message.of("find.lists.failed"),
                    Message.of("find.lists.failed.next"), failed.message()));
            case Observed.NotAsked<T> notAsked -> trouble(Trouble.of(notAsked.why(),
                    Message.of("find.lists.failed.next"), ""));
            case Observed.NotHere<T> notHere -> Optional.empty();
        };
    }

    private <T> Optional<T> trouble(Trouble what) {
        trouble.set(Optional.of(what));
        return Optional.empty();
    }

    ObservableList<ListedApi> apis() {
        return apis;
    }

    ObservableList<Stage> stages() {
        return stages;
    }

    ObservableList<ApiMethod> methods() {
        return methods;
    }

    ReadOnlyObjectProperty<Optional<Trouble>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Message> hintProperty() {
        return hint.getReadOnlyProperty();
    }
}
