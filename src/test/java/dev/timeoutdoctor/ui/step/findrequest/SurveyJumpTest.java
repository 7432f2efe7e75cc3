package dev.timeoutdoctor.ui.step.findrequest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.collect.Cancellation;
import dev.timeoutdoctor.connect.IdentityState;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Connector.Outcome;
import dev.timeoutdoctor.survey.Survey;
import dev.timeoutdoctor.survey.SurveyPlace;
import dev.timeoutdoctor.survey.SurveyRow;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.HeldWork;
import dev.timeoutdoctor.ui.SampleWizard;
import dev.timeoutdoctor.ui.step.Trouble;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a row of "All my APIs" to the request in the wizard, also where another profile or Region must be connected to first. */
class SurveyJumpTest {

    private static final Place.Account HERE = account("support-ro", "us-east-1");
    private static final Place.Account THERE = account("prod-admin", "eu-central-1");
    private static final String ADDRESS_THERE = "https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/prod/orders";

    private final SampleWizard wizard = new SampleWizard();
    private final HeldWork work = new HeldWork();
    private final FindRequestViewModel model = new FindRequestViewModel(work.tasks(), wizard.model,
            SampleWizard.CLOCK);

    @BeforeEach
    void enter() {
        wizard.connected(HERE);
        model.enter();
        work.finish();
    }

    @Test
    void aRowOfTheConnectedPlaceIsFoundAtOnce() throws Exception {
        examine(row(HERE));
        assertEquals(List.of(), wizard.connector.asked);
        assertEquals(Optional.of(HERE), place());
        assertEquals(Optional.of("us-east-1 POST /orders"), found());
    }

    @Test
    void aRowOfAnotherRegionIsConnectedToAndFoundThere() throws Exception {
        model.examine(row(THERE), wizard.connector);
        assertEquals(new FindState.Looking(Message.of("find.connecting", "prod-admin", "eu-central-1")), state());
        work.finish();
        assertEquals(List.of(THERE), wizard.connector.asked);
        assertEquals(Optional.of(THERE), place());
        assertEquals(List.of("POST", ADDRESS_THERE),
                List.of(model.methodProperty().get(), model.urlProperty().get()));
        assertEquals(Optional.of("eu-central-1 POST /orders"), found());
        assertEquals(List.of("orders", "shipping"),
                model.picks().lists().apis().stream().map(listed -> listed.api().name()).toList());
    }

    @Test
    void whatWasFoundBeforeIsForgottenAndNothingMayBeChangedThere() throws Exception {
        examine(row(HERE));
        wizard.model.update(session -> session.allowingChanges(true));
        examine(row(THERE));
        assertEquals(false, wizard.model.get().changesAllowed());
        assertEquals(ADDRESS_THERE, wizard.model.get().requestUrl());
    }

    @Test
    void aProfileThatIsRefusedKeepsTheConnectionAndTryAgainConnectsAgain() throws Exception {
        SurveyRow row = row(THERE);
        Function<Place, Outcome> open = wizard.connector.outcome;
        wizard.connector.outcome = place -> new Outcome.NotIdentified(new IdentityState.Broken("InvalidToken"));
        examine(row);
        assertEquals(Trouble.of(Message.of("survey.refused", "prod-admin", "eu-central-1"),
                Message.of("find.connect-first"), ""),
                assertInstanceOf(FindState.NotLooked.class, state()).trouble());
        assertEquals(Optional.of(HERE), place());
        wizard.connector.outcome = open;
        model.lookAgain();
        work.finish();
        assertEquals(List.of(THERE, THERE), wizard.connector.asked);
        assertEquals(Optional.of("eu-central-1 POST /orders"), found());
    }

    @Test
    void aCancelledJumpStaysWhereItWasAndIsInterrupted() throws Exception {
        AtomicBoolean interrupted = new AtomicBoolean();
        Function<Place, Outcome> open = wizard.connector.outcome;
        wizard.connector.outcome = place -> {
            interrupted.set(Thread.currentThread().isInterrupted());
            return open.apply(place);
        };
        model.examine(row(THERE), wizard.connector);
        model.cancel();
        work.finish();
        assertEquals(true, interrupted.get());
        assertEquals(new FindState.Empty(), state());
        assertEquals(Optional.of(HERE), place());
    }

    private void examine(SurveyRow row) {
        model.examine(row, wizard.connector);
        work.finish();
    }

    private FindState state() {
        return model.stateProperty().get();
    }

    private Optional<Place> place() {
        return wizard.model.get().connection().map(Connection::place);
    }

    private Optional<String> found() {
        assertInstanceOf(FindState.Found.class, state());
        return wizard.model.get().route().map(route -> route.region() + " " + route.label());
    }

    /** The row of POST /orders, as a survey of that place finds it. */
    private SurveyRow row(Place.Account place) throws InterruptedException {
        Survey survey = new Survey(wizard.aws, new SurveyPlace(place.profile(), "123456789012", place.region()),
                SampleWizard.CLOCK);
        return survey.run(now -> {
        }, new Cancellation()).rows().stream()
                .filter(row -> row.stage().equals("prod") && row.method().label().equals("POST /orders")).findFirst()
                .orElseThrow();
    }

    private static Place.Account account(String profile, String region) {
        return new Place.Account(profile, region, Place.Account.NO_ENDPOINT);
    }
}
