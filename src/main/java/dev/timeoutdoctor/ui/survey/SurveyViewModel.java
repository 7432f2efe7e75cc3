package dev.timeoutdoctor.ui.survey;

import dev.timeoutdoctor.collect.Cancellation;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Connector;
import dev.timeoutdoctor.session.Connector.SurveyOpening;
import dev.timeoutdoctor.survey.Survey;
import dev.timeoutdoctor.survey.SurveyCsv;
import dev.timeoutdoctor.survey.SurveyRow;
import dev.timeoutdoctor.survey.SurveyTable;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.FxTasks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** Surveys of one or more places: started, stopped, gone on with, searched, filtered and saved. On the FX thread. */
final class SurveyViewModel {

    private final Connector connector;
    private final FxTasks tasks;
    private final Connection connection;
    private final Texts texts;
    /** Kept, so that a stopped survey goes on where it was. */
    private final Map<Optional<Place.Account>, Survey> surveys = new LinkedHashMap<>();
    private final Map<Optional<Place.Account>, Survey.State> states = new LinkedHashMap<>();
    private final ObservableList<SurveyRow> rows = FXCollections.observableArrayList();
    private final FilteredList<SurveyRow> shown = new FilteredList<>(rows);
    private final StringProperty query = new SimpleStringProperty("");
    private final ObjectProperty<RiskFilter> risk = new SimpleObjectProperty<>(RiskFilter.ALL);
    private final ReadOnlyObjectWrapper<SurveyState> state = new ReadOnlyObjectWrapper<>(new SurveyState.Idle());
    private Cancellation cancellation = new Cancellation();

    SurveyViewModel(Connector connector, FxTasks tasks, Connection connection, Texts texts) {
        this.connector = connector;
        this.tasks = tasks;
        this.connection = connection;
        this.texts = texts;
        query.subscribe(text -> filter());
        risk.subscribe(one -> filter());
    }

    /** One place's end. */
    private record Ended(Optional<Survey.State> state, List<Message> troubles) {

        private Ended {
            troubles = List.copyOf(troubles);
        }
    }

    /**
     * Reads what was not read yet, one place after the other.
     *
     * @param places profiles and Regions; none for the connection's own
     */
    void start(List<Place.Account> places) {
        if (state.get() instanceof SurveyState.Reading) {
            return;
        }
        Cancellation mine = new Cancellation();
        cancellation = mine;
        List<Optional<Place.Account>> wanted = places.isEmpty()
                ? List.of(Optional.empty())
                : places.stream().map(Optional::of).toList();
        states.keySet().retainAll(wanted);
        state.set(new SurveyState.Reading(read(), of()));
        List<Ended> ended = new ArrayList<>();
        next(wanted, 0, mine, ended);
    }

    /** Stops; what was read stays, and {@link #start} goes on from there. */
    void cancel() {
        cancellation.cancel();
    }

    private void next(List<Optional<Place.Account>> wanted, int at, Cancellation mine, List<Ended> ended) {
        if (at == wanted.size() || mine.isCancelled()) {
            finish(ended, wanted.size());
            return;
        }
        Optional<Place.Account> where = wanted.get(at);
        Optional<Survey> known = Optional.ofNullable(surveys.get(where));
        tasks.run(() -> run(where, known, mine), end -> {
            ended.add(end);
            end.state().ifPresent(now -> heard(where, now));
            next(wanted, at + 1, mine, ended);
        });
    }

    private Ended run(Optional<Place.Account> where, Optional<Survey> known, Cancellation mine)
            throws InterruptedException {
        if (known.isPresent()) {
            return survey(where, known.get(), mine);
        }
        return switch (connector.survey(connection, where)) {
            case SurveyOpening.Refused refused -> new Ended(Optional.empty(),
                    List.of(Message.of("survey.refused.because", refused.what(), refused.detail())));
            case SurveyOpening.Ready ready -> {
                tasks.onFx(() -> surveys.put(where, ready.survey()));
                yield survey(where, ready.survey(), mine);
            }
        };
    }

    private Ended survey(Optional<Place.Account> where, Survey survey, Cancellation mine) throws InterruptedException {
        Survey.State end = survey.run(now -> tasks.onFx(() -> {
            if (cancellation.equals(mine)) {
                heard(where, now);
            }
        }), mine);
        return new Ended(Optional.of(end), end.unread().stream().map(SurveyTable::why).toList());
    }

    private void heard(Optional<Place.Account> where, Survey.State now) {
        Survey.State before = states.get(where);
        if (before != null && before.read() > now.read()) {
            return; // threads may speak out of turn
        }
        states.put(where, now);
        rows.setAll(states.values().stream().flatMap(each -> each.rows().stream())
                .sorted(Comparator.comparing(row -> row.risks().isEmpty())).toList());
        if (state.get() instanceof SurveyState.Reading) {
            state.set(new SurveyState.Reading(read(), of()));
        }
    }

    private void finish(List<Ended> ended, int wanted) {
        boolean whole = ended.size() == wanted
                && ended.stream().allMatch(end -> end.state().filter(Survey.State::complete).isPresent());
        state.set(new SurveyState.Rest(read(), of(), whole,
                ended.stream().flatMap(end -> end.troubles().stream()).toList()));
    }

    private int read() {
        return states.values().stream().mapToInt(Survey.State::read).sum();
    }

    private int of() {
        return states.values().stream().mapToInt(Survey.State::of).sum();
    }

    private void filter() {
        String wanted = query.get().strip().toLowerCase(Locale.ROOT);
        RiskFilter filter = risk.get();
        shown.setPredicate(row -> filter.shows(row) && (wanted.isEmpty() || words(row).contains(wanted)));
    }

    private String words(SurveyRow row) {
        return Stream.of(row.api().api().name(), row.api().api().id(), row.stage(), row.method().label(),
                row.method().integration().uri(), row.place().region(), row.place().label(),
                row.reasons().stream().map(texts::of).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" ")).toLowerCase(Locale.ROOT);
    }

    /** Writes what is shown, as CSV; empty where it worked, else what went wrong. */
    Optional<String> save(Path file) {
        try {
            Files.writeString(file, new SurveyCsv(texts).of(shown), StandardCharsets.UTF_8);
            return Optional.empty();
        } catch (IOException unwritable) {
            return Optional.of(unwritable.toString());
        }
    }

    ObservableList<SurveyRow> shown() {
        return shown;
    }

    StringProperty queryProperty() {
        return query;
    }

    ObjectProperty<RiskFilter> riskProperty() {
        return risk;
    }

    ReadOnlyObjectProperty<SurveyState> stateProperty() {
        return state.getReadOnlyProperty();
    }
}
