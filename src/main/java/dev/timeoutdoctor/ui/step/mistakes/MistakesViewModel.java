package dev.timeoutdoctor.ui.step.mistakes;

import dev.timeoutdoctor.diagnosis.CauseStatus;
import dev.timeoutdoctor.diagnosis.Diagnosis;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.session.Examination;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.SessionModel;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The step "Common mistakes": all causes, searched and filtered. */
public final class MistakesViewModel {

    private final SessionModel session;
    private final Texts texts;
    private final Function<String, Message> advice;
    private final Consumer<StepId> goTo;
    private final StringProperty query = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<MistakesState> state = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Message> status = new ReadOnlyObjectWrapper<>();
    private Set<CauseStatus> filters = EnumSet.noneOf(CauseStatus.class);

    /**
     * With what it works on.
     *
     * @param texts what a search looks through is what people read
     * @param advice what to do about a cause, by its id
     * @param goTo goes to another step of the wizard
     */
    public MistakesViewModel(SessionModel session, Texts texts, Function<String, Message> advice,
            Consumer<StepId> goTo) {
        this.session = session;
        this.texts = texts;
        this.advice = advice;
        this.goTo = goTo;
        session.sessionProperty().addListener((_, _, _) -> refresh());
        query.addListener((_, _, _) -> refresh());
        refresh();
    }

    public ReadOnlyObjectProperty<MistakesState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The line below the step. */
    public ReadOnlyObjectProperty<Message> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** What is searched for; every word must occur. */
    public StringProperty queryProperty() {
        return query;
    }

    /** Shows a status too, or no longer; with none chosen all are shown. */
    public void toggle(CauseStatus which) {
        Set<CauseStatus> next = EnumSet.noneOf(CauseStatus.class);
        next.addAll(filters);
        if (!next.remove(which)) {
            next.add(which);
        }
        filters = next;
        refresh();
    }

    public void goTo(StepId step) {
        goTo.accept(step);
    }

    /** What came of looking at a piece of evidence. */
    public Observed<?> observed(EvidenceKey<?> key) {
        return session.get().evidence().get(key);
    }

    private void refresh() {
        MistakesState next = session.get().examination().map(Examination::diagnosis).<MistakesState>map(this::listed)
                .orElseGet(MistakesState.NotExamined::new);
        if (!next.equals(state.get())) {
            state.set(next);
        }
        status.set(switch (next) {
            case MistakesState.NotExamined _ -> Message.of("mistakes.status.not-examined");
            case MistakesState.Listed listed -> Message.of("mistakes.status.listed", listed.rows().size(),
                    listed.counts().values().stream().mapToInt(Integer::intValue).sum());
        });
    }

    private MistakesState listed(Diagnosis diagnosis) {
        List<MistakeRow> all = MistakeRows.of(diagnosis, advice);
        Map<CauseStatus, Integer> counts = new EnumMap<>(CauseStatus.class);
        for (CauseStatus one : CauseStatus.values()) {
            counts.put(one, (int) all.stream().filter(row -> row.status() == one).count());
        }
        return new MistakesState.Listed(all.stream()
                .filter(row -> filters.isEmpty() || filters.contains(row.status())).filter(this::matches).toList(),
                counts, filters);
    }

    private boolean matches(MistakeRow row) {
        String text = String.join(" ", row.id(), texts.of(row.mistake()), texts.of(row.here()),
                texts.of(row.advice()), row.evidence().toString()).toLowerCase(Locale.ROOT);
        return Arrays.stream(query.get().toLowerCase(Locale.ROOT).strip().split("\\s+", -1)).allMatch(text::contains);
    }
}
