package dev.timeoutdoctor.ui.step.findrequest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.evidence.Answers;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.target.TargetFinder.ListedApi;
import dev.timeoutdoctor.ui.StepScreen;
import dev.timeoutdoctor.ui.WizardStep;
import dev.timeoutdoctor.ui.step.timeouts.SampleSession;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class FindRequestStepTest extends StepScreen {

    @Override
    protected WizardStep make() {
        wizard.connected(new Place.Account("support-ro", "us-east-1", Place.Account.NO_ENDPOINT));
        return new FindRequestStep(wizard.services(work.tasks()), wizard.model);
    }

    /** Pastes a URL and leaves the field. */
    private void look(String url) {
        paste("find-request-url", url);
        type(KeyCode.TAB);
        finish();
    }

    private String status() {
        return step().status().getValue();
    }

    private Optional<String> chosen() {
        return wizard.model.get().route().map(route -> route.httpMethod() + " " + route.resourcePath());
    }

    @Test
    void aTypedUrlIsLookedUpWhenTheFieldIsLeft() {
        look(SampleSession.URL);
        assertTrue(shown("find-request-found"));
        assertEquals("Request found", status());
        assertEquals(Optional.of("GET /orders"), chosen());
    }

    @Test
    void theListsShowWhatWasFound() {
        look(SampleSession.URL);
        assertEquals(List.of("orders", "prod", "GET /orders"),
                List.of(value("find-request-api", ListedApi.class).api().name(),
                        value("find-request-stage", Stage.class).name(),
                        value("find-request-pick-method", ApiMethod.class).label()));
        assertEquals(List.of("orders", "prod", "GET /orders"),
                List.of(drawn("find-request-api"), drawn("find-request-stage"), drawn("find-request-pick-method")));
        assertEquals(SampleSession.URL, text("find-request-url"));
    }

    /** What a list's button really shows. */
    private String drawn(String id) {
        return lookup("#" + id + " .list-cell .label").queryAllAs(Label.class).stream().map(Label::getText)
                .filter(words -> !words.isEmpty()).findFirst().orElse("nothing");
    }

    private <T> T value(String id, Class<T> type) {
        return type.cast(lookup("#" + id).queryAs(ComboBox.class).getValue());
    }

    @Test
    void anotherMethodIsLookedUpAtOnce() {
        look(SampleSession.URL);
        clickOn("#find-request-method").type(KeyCode.DOWN).type(KeyCode.ENTER);
        finish();
        assertEquals(Optional.of("POST /orders"), chosen());
    }

    @Test
    void aMalformedUrlIsOneSentenceWithAnExampleAndStaysInItsField() {
        look("orders are slow");
        assertEquals(List.of("This text holds no URL",
                "A URL looks like https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/orders; or pick the API"
                        + " from the list"),
                List.of(text("find-request-problem-what"), text("find-request-problem-next")));
        assertFalse(shown("find-request-problem-details"));
        assertEquals("orders are slow", text("find-request-url"));
        assertEquals("Not found", status());
    }

    @Test
    void aForeignUrlSendsToTheListsAndShowsWhatWasTyped() {
        look("https://api.example.com/orders");
        assertEquals(
                "API Gateway has no custom domains in us-east-1. Choose the Region where the domain lives, or pick the API from"
                        + " the lists",
                text("find-request-problem-next"));
        clickOn("#find-request-problem-details").clickOn("#find-request-problem-detail-copy");
        assertEquals("https://api.example.com/orders", clipboard());
    }

    @Test
    void anUnknownApiNamesWhereWasLooked() {
        wizard.aws.lacks("GetRestApi");
        look(SampleSession.URL);
        assertEquals("There is no API a1b2c3d4e5 in us-east-1 in account 123456789012",
                text("find-request-problem-what"));
        assertFalse(shown("find-request-retry"));
    }

    @Test
    void aRefusedCallNamesThePermissionAndIsNotCalledNotFound() {
        wizard.aws.denies("GetRestApi", "apigateway:GET");
        look(SampleSession.URL);
        assertEquals("Ask for the permission apigateway:GET on *, or choose another profile",
                text("find-request-problem-next"));
        assertEquals("Could not look", status());
    }

    @Test
    void tryAgainAsksTheSameOnceMore() {
        wizard.aws.fails("GetRestApi", FailureKind.THROTTLED, "Rate exceeded");
        look(SampleSession.URL);
        wizard.aws.answers("GetRestApi", Answers.file("GetRestApi"));
        clickOn("#find-request-retry");
        finish();
        assertTrue(shown("find-request-found"));
        assertFalse(shown("find-request-problem"));
    }

    @Test
    void cancelMakesTheStepUsableAgain() {
        type("find-request-url", SampleSession.URL);
        type(KeyCode.TAB);
        assertTrue(shown("find-request-busy"));
        clickOn("#find-request-busy-cancel");
        assertFalse(shown("find-request-busy"));
        finish();
        assertFalse(shown("find-request-found"));
        assertEquals(SampleSession.URL, text("find-request-url"));
        look(SampleSession.URL + "/");
        assertTrue(shown("find-request-found"));
    }

    @Test
    void theListsLeadToTheRequestByTypingAlone() {
        pick("find-request-api", "orders");
        pick("find-request-stage", "prod");
        pick("find-request-pick-method", "POST");
        assertEquals(Optional.of("POST /orders"), chosen());
        assertEquals(SampleSession.URL, text("find-request-url"));
    }

    @Test
    void listsThatCannotBeReadSayWhyAndAreReadAgain() {
        wizard.aws.denies("GetStages", "apigateway:GET");
        pick("find-request-api", "orders");
        assertEquals("This identity may not read the list: apigateway:GET was refused.",
                text("find-request-lists-problem-what"));
        wizard.aws.answers("GetStages", Answers.file("GetStages"));
        clickOn("#find-request-lists-retry");
        finish();
        assertFalse(shown("find-request-lists-problem"));
        assertEquals(2, lookup("#find-request-stage").queryAs(ComboBox.class).getItems().size());
    }

    private void pick(String id, String word) {
        interact(() -> lookup("#" + id).query().requestFocus());
        type(KeyCode.DOWN);
        write(word);
        type(KeyCode.DOWN).type(KeyCode.ENTER);
        finish();
    }
}
