package dev.timeoutdoctor.ui.step.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.connect.Identity;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.fix.AwsWriter;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Connector;
import dev.timeoutdoctor.session.Connector.Graded;
import dev.timeoutdoctor.session.Connector.LabScenario;
import dev.timeoutdoctor.session.RequestSender;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.FxTasks;
import dev.timeoutdoctor.ui.SessionModel;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Practising in the lab: hints, grade, starting over. */
class LabViewModelTest {

    private static final LabScenario ORDERS = new LabScenario("orders", "Orders", "Always after 3 s.", "A story",
            "first steps", List.of("Look at the time", "Look at the timeout"));
    private static final LabScenario REPORTS = new LabScenario("reports", "Reports", "Nothing happened.", "A story",
            "first steps", List.of("Look at the stage"));

    private final FakeLab lab = new FakeLab();
    private final SessionModel model = new SessionModel();
    private final ObjectProperty<@Nullable LabScenario> chosen = new SimpleObjectProperty<>(ORDERS);
    private final LabViewModel viewModel = new LabViewModel(lab, FxTasks.direct(), model, chosen);

    @Test
    void givesHintsOneAtATimeAndBeginsAnewWithAnotherScenario() {
        viewModel.hint();
        assertEquals(List.of("Look at the time"), viewModel.stateProperty().get().hints());
        assertEquals(1, viewModel.stateProperty().get().moreHints());
        chosen.set(REPORTS);
        assertEquals(new LabState(false, "", List.of(), 1, false, Optional.empty()),
                viewModel.stateProperty().get());
    }

    @Test
    void hintsThatWereReadStayReadWhenTheScenarioBegins() {
        viewModel.hint();
        connect(ORDERS);
        assertEquals(List.of("Look at the time"), viewModel.stateProperty().get().hints());
    }

    @Test
    void saysHowToReachTheLabOnlyWhileTheChosenScenarioRuns() {
        assertEquals("", viewModel.stateProperty().get().commands());
        connect(ORDERS);
        assertEquals("""
                     export AWS_ENDPOINT_URL=http://127.0.0.1:4510 AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1
                     export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test
                     aws apigateway get-rest-apis
                     curl -i -X POST -d '{}' http://127.0.0.1:4510/orders""",
                viewModel.stateProperty().get().commands());
        chosen.set(REPORTS);
        assertFalse(viewModel.stateProperty().get().running());
    }

    @Test
    void marksAScenarioAsBegunWhenItRunsAndAsSolvedWhenItsRequestsGoThrough() {
        connect(ORDERS);
        assertEquals(Map.of("orders", LabViewModel.Mark.BEGUN), viewModel.marks());
        lab.grade = new Graded.NotYet("5 of 5 orders still fail");
        viewModel.grade();
        assertEquals(Optional.of(lab.grade), viewModel.stateProperty().get().graded());
        assertEquals(Map.of("orders", LabViewModel.Mark.BEGUN), viewModel.marks());
        lab.grade = new Graded.Solved("All went through");
        viewModel.grade();
        assertEquals(Map.of("orders", LabViewModel.Mark.SOLVED), viewModel.marks());
    }

    @Test
    void startingOverResetsTheAccountAndForgetsWhatWasFoundInIt() {
        connect(ORDERS);
        model.update(session -> session.allowingChanges(true));
        lab.grade = new Graded.NotYet("still failing");
        viewModel.grade();
        viewModel.hint();
        viewModel.startOver();
        assertEquals(1, lab.resets);
        assertFalse(model.get().changesAllowed());
        assertTrue(model.get().connection().isPresent());
        assertEquals(List.of(), viewModel.stateProperty().get().hints());
        assertEquals(Optional.empty(), viewModel.stateProperty().get().graded());
    }

    @Test
    void gradesNothingWhereTheScenarioDoesNotRun() {
        viewModel.grade();
        assertEquals(Optional.empty(), viewModel.stateProperty().get().graded());
        assertEquals(0, lab.grades);
    }

    private void connect(LabScenario scenario) {
        Connection connection = new Connection(new Place.PracticeLab(scenario.id()), scenario.title(),
                new Identity("123456789012", "arn:aws:sts::123456789012:assumed-role/Practice/you", "A:you"),
                "us-east-1", call -> new Observed.NotAsked<>(Message.of("none")), noWriter(), noRequests(),
                "http://127.0.0.1:4510/" + scenario.id(), "POST");
        model.update(session -> session.connected(connection));
    }

    private static AwsWriter noWriter() {
        return call -> {
            throw new IllegalStateException("nothing is written here");
        };
    }

    private static RequestSender noRequests() {
        return (draft, limit) -> {
            throw new IllegalStateException("nothing is sent here");
        };
    }

    /** A lab that answers what it was told to. */
    private static final class FakeLab implements Connector, Connector.Practice {

        private Graded grade = new Graded.Failed("not asked to grade");
        private int grades;
        private int resets;

        @Override
        public Outcome connect(Place place) {
            throw new IllegalStateException("connected by the test itself");
        }

        @Override
        public List<LabScenario> scenarios() {
            return List.of(ORDERS, REPORTS);
        }

        @Override
        public SurveyOpening survey(Connection now, Optional<Place.Account> where) {
            throw new IllegalStateException("no survey here");
        }

        @Override
        public Optional<Practice> practice() {
            return Optional.of(this);
        }

        @Override
        public URI endpoint() {
            return URI.create("http://127.0.0.1:4510");
        }

        @Override
        public Graded grade() {
            grades++;
            return grade;
        }

        @Override
        public void reset() {
            resets++;
        }
    }
}
