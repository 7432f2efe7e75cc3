package dev.timeoutdoctor.ui.step.connect;

import dev.timeoutdoctor.connect.Accounts;
import dev.timeoutdoctor.connect.AwsRegion;
import dev.timeoutdoctor.connect.ConfiguredEndpoint;
import dev.timeoutdoctor.connect.IdentityState;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.connect.Profile;
import dev.timeoutdoctor.connect.ProfileList;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Connector;
import dev.timeoutdoctor.session.Connector.LabScenario;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.Advance;
import dev.timeoutdoctor.ui.FxTasks;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.step.Trouble;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the connect screen knows and can do. */
final class ConnectViewModel {

    private static final String DEFAULT_REGION = "us-east-1";

    private final Accounts accounts;
    private final Connector connector;
    private final FxTasks tasks;
    private final SessionModel model;

    private final ReadOnlyObjectWrapper<ConnectState> state = new ReadOnlyObjectWrapper<>(new ConnectState.Idle());
    /** Nothing is chosen before it is known whether there are profiles. */
    private final ObjectProperty<@Nullable Choice> choice = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Profile> profile = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable AwsRegion> region = new SimpleObjectProperty<>();
    private final StringProperty endpoint = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<ConfiguredEndpoint>> configured = new ReadOnlyObjectWrapper<>(
            Optional.empty());
    private final StringProperty bundle = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable LabScenario> scenario = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Optional<Trouble>> profileTrouble = new ReadOnlyObjectWrapper<>(
            Optional.empty());
    private final ObservableList<Profile> profiles = FXCollections.observableArrayList();
    private final ObservableList<AwsRegion> regions = FXCollections.observableArrayList();
    private final ObservableList<LabScenario> scenarios = FXCollections.observableArrayList();
    /** Answers to a question that was cancelled or asked anew are not heard. */
    private int asked;
    private FxTasks.Running opening = () -> {
    };

    ConnectViewModel(Accounts accounts, Connector connector, FxTasks tasks, SessionModel model) {
        this.accounts = accounts;
        this.connector = connector;
        this.tasks = tasks;
        this.model = model;
        profile.subscribe(this::profileChosen);
    }

    /** Reads profiles and scenarios; where no profile is set up, the lab is chosen. */
    void load() {
        tasks.run(connector::scenarios, read -> {
            scenarios.setAll(read);
            if (scenario.get() == null && !read.isEmpty()) {
                scenario.set(read.getFirst());
            }
        });
        tasks.run(() -> accounts.endpoint(""), configured::set);
        tasks.run(accounts::profiles, this::profilesRead);
    }

    private void profilesRead(ProfileList read) {
        Profile before = profile.get();
        profiles.setAll(read.profiles());
        if (!read.problem().isEmpty()) {
            profileTrouble.set(Optional.of(Trouble.of(Message.of("connect.profiles.unreadable", read.problem()),
                    Message.of("connect.profiles.unreadable.next"), read.detail())));
        } else if (read.profiles().isEmpty()) {
            profileTrouble.set(Optional.of(
                    Trouble.of(Message.of("connect.profiles.none"), Message.of("connect.profiles.none.next"), "")));
        } else {
            profileTrouble.set(Optional.empty());
        }
        if (!read.profiles().isEmpty()) {
            profile.set(before != null && profiles.contains(before) ? before : profiles.getFirst());
        }
        if (choice.get() == null) { // what is broken must be seen, not passed over
            boolean none = read.profiles().isEmpty() && read.problem().isEmpty();
            choice.set(none ? Choice.LAB : Choice.ACCOUNT);
        }
    }

    private void profileChosen(@Nullable Profile chosen) {
        if (chosen == null) {
            return;
        }
        forget();
        tasks.run(() -> accounts.endpoint(chosen.name()), read -> {
            if (chosen.equals(profile.get())) {
                configured.set(read);
            }
        });
        tasks.run(() -> accounts.regions(chosen.region()), read -> {
            AwsRegion before = region.get();
            regions.setAll(read);
            String wanted = !chosen.region().isEmpty()
                    ? chosen.region()
                    : before != null ? before.id() : DEFAULT_REGION;
            region.set(read.stream().filter(each -> each.id().equals(wanted)).findFirst()
                    .orElse(read.isEmpty() ? null : read.getFirst()));
        });
    }

    /** What was said about the former choice no longer holds. */
    void forget() {
        asked++;
        opening.cancel();
        state.set(new ConnectState.Idle());
    }

    /** Asks STS who we are. */
    void test() {
        Optional<Place> place = place();
        if (place.isEmpty() || !(place.get() instanceof Place.Account account)) {
            state.set(new ConnectState.Failed(incomplete()));
            return;
        }
        int question = ++asked;
        state.set(new ConnectState.Working(Message.of("connect.testing", account.profile())));
        tasks.run(() -> accounts.identify(account), answer -> {
            if (question == asked) {
                state.set(identified(answer, account.profile()));
            }
        });
    }

    /** Opens the chosen place; an open one is kept. */
    CompletionStage<Advance> connect() {
        Optional<Place> place = place();
        if (place.isEmpty()) {
            state.set(new ConnectState.Failed(incomplete()));
            return CompletableFuture.completedFuture(new Advance.Stay(incomplete().what()));
        }
        if (model.get().connection().map(Connection::place).equals(place)) {
            return CompletableFuture.completedFuture(new Advance.Go());
        }
        CompletableFuture<Advance> done = new CompletableFuture<>();
        int question = ++asked;
        state.set(new ConnectState.Working(Message.of(
                choice.get() == Choice.LAB
                        ? "connect.starting-lab"
                        : choice.get() == Choice.BUNDLE ? "connect.reading-bundle" : "connect.connecting")));
        opening = tasks.run(() -> connector.connect(place.get()), outcome -> {
            if (question != asked) {
                done.complete(new Advance.Stay(Message.of("connect.cancelled")));
                return;
            }
            done.complete(connected(outcome));
        });
        return done;
    }

    /** Stops waiting for an answer. */
    void cancel() {
        if (state.get() instanceof ConnectState.Working) {
            forget();
        }
    }

    private Advance connected(Connector.Outcome outcome) {
        return switch (outcome) {
            case Connector.Outcome.Connected to -> {
                state.set(new ConnectState.Connected(to.connection().identity()));
                model.update(session -> session.connected(to.connection()));
                yield new Advance.Go();
            }
            case Connector.Outcome.NotIdentified not -> failed(ConnectTroubles.identity(not.state(), profileName()));
            case Connector.Outcome.Refused refused ->
                failed(Trouble.of(refused.what(), refused.next(), refused.detail()));
        };
    }

    private Advance failed(Trouble trouble) {
        state.set(new ConnectState.Failed(trouble));
        return new Advance.Stay(trouble.what());
    }

    private static ConnectState identified(IdentityState answer, String profile) {
        return answer instanceof IdentityState.Ready ready
                ? new ConnectState.Identified(ready.identity())
                : new ConnectState.Failed(ConnectTroubles.identity(answer, profile));
    }

    private String profileName() {
        Profile chosen = profile.get();
        return chosen == null ? "" : chosen.name();
    }

    private Trouble incomplete() {
        return ConnectTroubles.incomplete(choice.get(), endpointProblem());
    }

    /** What is wrong with the emulator's endpoint as typed; empty where nothing is, or nothing was typed. */
    Optional<Message> endpointProblem() {
        return endpoint.get().isBlank() || uri().isPresent()
                ? Optional.empty()
                : Optional.of(Message.of("connect.endpoint.wrong"));
    }

    private Optional<URI> uri() {
        return Typed.endpoint(endpoint.get());
    }

    private Optional<Place> place() {
        Choice now = choice.get();
        if (now == null) {
            return Optional.empty();
        }
        return switch (now) {
            case LAB -> Optional.ofNullable(scenario.get()).map(chosen -> new Place.PracticeLab(chosen.id()));
            case ACCOUNT -> account();
            case BUNDLE -> Typed.file(bundle.get()).map(Place.Bundle::new);
        };
    }

    private Optional<Place> account() {
        Profile who = profile.get();
        AwsRegion where = region.get();
        if (endpointProblem().isPresent()) {
            return Optional.empty();
        }
        Place.Account chosen = new Place.Account(who == null ? "" : who.name(),
                where == null ? DEFAULT_REGION : where.id(), uri().orElse(Place.Account.NO_ENDPOINT))
                .at(configured.get());
        // An emulator takes any key, so it needs no profile.
        return (who == null || where == null) && chosen.emulator().isEmpty() ? Optional.empty() : Optional.of(chosen);
    }

    ReadOnlyObjectProperty<ConnectState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Trouble>> profileTroubleProperty() {
        return profileTrouble.getReadOnlyProperty();
    }

    ObjectProperty<@Nullable Choice> choiceProperty() {
        return choice;
    }

    ObjectProperty<@Nullable Profile> profileProperty() {
        return profile;
    }

    ObjectProperty<@Nullable AwsRegion> regionProperty() {
        return region;
    }

    StringProperty endpointProperty() {
        return endpoint;
    }

    /** The endpoint that the AWS configuration sets: it counts while none is typed. */
    ReadOnlyObjectProperty<Optional<ConfiguredEndpoint>> configuredProperty() {
        return configured.getReadOnlyProperty();
    }

    StringProperty bundleProperty() {
        return bundle;
    }

    ObjectProperty<@Nullable LabScenario> scenarioProperty() {
        return scenario;
    }

    ObservableList<Profile> profiles() {
        return profiles;
    }

    ObservableList<AwsRegion> regions() {
        return regions;
    }

    ObservableList<LabScenario> scenarios() {
        return scenarios;
    }
}
