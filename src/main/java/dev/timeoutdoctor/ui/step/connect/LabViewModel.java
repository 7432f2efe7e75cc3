package dev.timeoutdoctor.ui.step.connect;

import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Connector;
import dev.timeoutdoctor.session.Connector.Graded;
import dev.timeoutdoctor.session.Connector.LabScenario;
import dev.timeoutdoctor.ui.FxTasks;
import dev.timeoutdoctor.ui.SessionModel;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/** Practising: hints one at a time, asking whether it is solved, starting over, and what was begun and solved so far. */
final class LabViewModel {

    /** How far one has come with a scenario since the program was started. */
    enum Mark {
        BEGUN, SOLVED
    }

    private final Connector connector;
    private final FxTasks tasks;
    private final SessionModel model;
    private final ObservableValue<@Nullable LabScenario> scenario;
    private final ReadOnlyObjectWrapper<LabState> state = new ReadOnlyObjectWrapper<>(LabState.NOTHING);
    private final ObservableMap<String, Mark> marks = FXCollections.observableHashMap();
    private int hintsShown;
    private boolean grading;
    private Optional<Graded> graded = Optional.empty();

    LabViewModel(Connector connector, FxTasks tasks, SessionModel model,
            ObservableValue<@Nullable LabScenario> scenario) {
        this.connector = connector;
        this.tasks = tasks;
        this.model = model;
        this.scenario = scenario;
        scenario.subscribe(chosen -> beginAnew());
        model.sessionProperty().subscribe((before, now) -> {
            if (!before.connection().equals(now.connection())) {
                begin();
            }
        });
    }

    ReadOnlyObjectProperty<LabState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** By scenario id. */
    ObservableMap<String, Mark> marks() {
        return marks;
    }

    void hint() {
        hintsShown++;
        refresh();
    }

    /** Sends the scenario's requests. */
    void grade() {
        Optional<Connection> asked = running();
        Optional<Connector.Practice> lab = connector.practice();
        if (asked.isEmpty() || lab.isEmpty() || grading) {
            return;
        }
        grading = true;
        graded = Optional.empty();
        refresh();
        tasks.run(lab.get()::grade, grade -> {
            grading = false;
            if (running().equals(asked)) {
                graded = Optional.of(grade);
                if (grade instanceof Graded.Solved) {
                    chosen().ifPresent(now -> marks.put(now.id(), Mark.SOLVED));
                }
            }
            refresh();
        });
    }

    /** Puts the account back and forgets what was found in it; what was written into the change log stays there. */
    void startOver() {
        Optional<Connection> now = running();
        Optional<Connector.Practice> lab = connector.practice();
        if (now.isPresent() && lab.isPresent()) {
            tasks.run(() -> {
                lab.get().reset();
                return true;
            }, done -> {
                model.update(session -> session.connected(now.get()));
                beginAnew();
            });
        }
    }

    private void beginAnew() {
        hintsShown = 0;
        begin();
    }

    /** The hints that were read before the scenario runs stay read. */
    private void begin() {
        graded = Optional.empty();
        if (running().isPresent()) {
            chosen().ifPresent(now -> marks.putIfAbsent(now.id(), Mark.BEGUN));
        }
        refresh();
    }

    private void refresh() {
        List<String> hints = chosen().map(LabScenario::hints).orElse(List.of());
        int shown = Math.min(hintsShown, hints.size());
        Optional<Connection> here = running();
        state.set(new LabState(here.isPresent(), here.map(this::commands).orElse(""), hints.subList(0, shown),
                hints.size() - shown, grading, graded));
    }

    /** The connection, where it is to the chosen scenario. */
    private Optional<Connection> running() {
        return model.get().connection().filter(connection -> chosen()
                .filter(now -> connection.place().equals(new Place.PracticeLab(now.id()))).isPresent());
    }

    private Optional<LabScenario> chosen() {
        return Optional.ofNullable(scenario.getValue());
    }

    private String commands(Connection connection) {
        String endpoint = connector.practice().map(lab -> lab.endpoint().toString()).orElse("");
        String region = connection.region();
        boolean message = connection.startUrl().startsWith("ws");
        String body = connection.startMethod().equals("GET") ? "" : " -d '{}'";
        String send = message
                ? "npx wscat -c " + connection.startUrl() + " -w 5 -x '{\"action\": \"" + connection.startMethod()
                        + "\"}'"
                : "curl -i -X " + connection.startMethod() + body + " " + connection.startUrl();
        return """
               export AWS_ENDPOINT_URL=%s AWS_REGION=%s AWS_DEFAULT_REGION=%s
               export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test
               aws %s
               %s""".formatted(endpoint, region, region,
                message ? "apigatewayv2 get-apis" : "apigateway get-rest-apis", send);
    }
}
