package dev.timeoutdoctor.ui.step.mistakes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.diagnosis.CauseStatus;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.step.mistakes.MistakeRow.Action;
import dev.timeoutdoctor.ui.step.timeouts.SampleDiagnosis;
import dev.timeoutdoctor.ui.step.timeouts.SampleSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MistakesViewModelTest {

    private final MistakesViewModel model = model(SampleSession.examined(SampleSession.targeted()));

    private static MistakesViewModel model(SessionModel session) {
        return new MistakesViewModel(session, Texts.english(), id -> SampleDiagnosis.say("Advice on " + id), step -> {
        });
    }

    private MistakesState.Listed listed() {
        return assertInstanceOf(MistakesState.Listed.class, model.stateProperty().get());
    }

    private List<String> ids() {
        return listed().rows().stream().map(MistakeRow::id).toList();
    }

    @Test
    void beforeAnExaminationThereIsNothingToList() {
        assertEquals(new MistakesState.NotExamined(), model(SampleSession.targeted()).stateProperty().get());
    }

    @Test
    void foundComesFirstAndNotHereLast() {
        assertEquals(List.of("backend-slower-than-limit", "function-outlives-gateway", "cold-start-exceeds-timeout",
                "logging-off", "integration-timeout-low", "function-cross-region", "stage-not-redeployed",
                "targets-unhealthy", "timeout-zero-impossible"), ids());
    }

    @Test
    void countsAreOfAllRowsWhateverIsFiltered() {
        model.toggle(CauseStatus.FOUND);
        assertEquals(Map.of(CauseStatus.FOUND, 2, CauseStatus.LIKELY, 1, CauseStatus.RULED_OUT, 3, CauseStatus.UNKNOWN,
                1, CauseStatus.NOT_HERE, 2), listed().counts());
    }

    @Test
    void filtersAddUpAndAreTakenBackOneByOne() {
        model.toggle(CauseStatus.LIKELY);
        model.toggle(CauseStatus.UNKNOWN);
        assertEquals(List.of("cold-start-exceeds-timeout", "logging-off"), ids());
        model.toggle(CauseStatus.LIKELY);
        assertEquals(List.of("logging-off"), ids());
    }

    @Test
    void everyWordOfASearchMustOccur() {
        model.queryProperty().set("backend 1,284");
        assertEquals(List.of("backend-slower-than-limit"), ids());
    }

    @Test
    void aSearchThatFindsNothingListsNothing() {
        model.queryProperty().set("no such words");
        assertEquals(List.of(), ids());
    }

    @Test
    void rowsOfferWhatCuresThemOrThePermissionThatIsMissing() {
        List<Action> actions = listed().rows().stream().map(MistakeRow::action).toList();
        assertEquals(List.of(new Action.Fix(StepId.SPEED_UP_LAMBDA, Message.of("mistakes.fix.function-memory")),
                new Action.Fix(StepId.SPEED_UP_LAMBDA, Message.of("mistakes.fix.function-timeout")), new Action.None(),
                new Action.Permission(List.of("apigateway:GET"))), actions.subList(0, 4));
    }
}
