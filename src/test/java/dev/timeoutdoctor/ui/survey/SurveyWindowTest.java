package dev.timeoutdoctor.ui.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.aws.Credentials;
import dev.timeoutdoctor.aws.SdkAwsReader;
import dev.timeoutdoctor.aws.SdkClients;
import dev.timeoutdoctor.aws.TimeLimits;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.lab.Lab;
import dev.timeoutdoctor.lab.LabOptions;
import dev.timeoutdoctor.lab.Scenarios;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Connector.Outcome;
import dev.timeoutdoctor.session.Connector.SurveyOpening;
import dev.timeoutdoctor.survey.Risk;
import dev.timeoutdoctor.survey.Survey;
import dev.timeoutdoctor.survey.SurveyPlace;
import dev.timeoutdoctor.survey.SurveyRow;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.FakeAccounts;
import dev.timeoutdoctor.ui.FakeConnector;
import dev.timeoutdoctor.ui.SampleWizard;
import dev.timeoutdoctor.ui.StepScreen;
import dev.timeoutdoctor.ui.WizardStep;
import dev.timeoutdoctor.ui.step.findrequest.FindRequestStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import org.controlsfx.control.CheckComboBox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "All my APIs" as it opens from the wizard, on two Regions: each of them is a lab of its own. */
class SurveyWindowTest extends StepScreen {

    private static final Place.Account VIRGINIA = new Place.Account("support-ro", "us-east-1",
            Place.Account.NO_ENDPOINT);
    private static final List<AutoCloseable> OPEN = new ArrayList<>();
    private static final Map<String, AwsReader> READERS = new LinkedHashMap<>();

    @TempDir
    private Path folder;

    @BeforeAll
    static void startLabs() throws IOException {
        start("us-east-1", "orders-three-seconds");
        start("eu-central-1", "raised-never-deployed");
    }

    private static void start(String region, String scenario) throws IOException {
        Lab lab = Lab.start(LabOptions.of(Scenarios.byId(scenario)));
        SdkClients clients = new SdkClients(Credentials.practice(), Optional.of(lab.endpoint()), TimeLimits.standard());
        OPEN.addAll(List.of(clients, lab));
        AwsReader reader = new SdkAwsReader(clients, SampleWizard.CLOCK, Texts.english());
        READERS.put(region, call -> reader.read(new AwsCall(call.service(), call.operation(), lab.region(),
                call.parameters()))); // whatever Region the survey is of, the lab's account is in its own
    }

    @AfterAll
    static void stopLabs() throws Exception {
        for (AutoCloseable each : OPEN) {
            each.close();
        }
    }

    @Override
    protected WizardStep make() {
        wizard.connector.surveys = where -> new SurveyOpening.Ready(survey(where.orElse(VIRGINIA)));
        wizard.connector.outcome = place -> new Outcome.Connected(connection((Place.Account) place));
        wizard.connected(VIRGINIA, reader("us-east-1"), wizard.account);
        return new FindRequestStep(wizard.services(work.tasks()), wizard.model);
    }

    private static Survey survey(Place.Account where) {
        return new Survey(reader(where.region()),
                new SurveyPlace(where.profile(), FakeAccounts.WHO.account(), where.region()), SampleWizard.CLOCK);
    }

    private Connection connection(Place.Account place) {
        return FakeConnector.connection(place, reader(place.region()), wizard.account, wizard.account);
    }

    @Test
    void twoRegionsAreReadStoppedBetweenAndGoneOnWithSearchedFilteredAndLookedInto() {
        open();
        assertEquals("Nothing was read yet: press Survey", text("survey-progress"));
        assertTrue(disabled("survey-save"));
        interact(() -> lookup("#survey-regions").<CheckComboBox<String>>query().getCheckModel().check("eu-central-1"));

        press("survey-start");
        interact(work::next);
        assertTrue(disabled("survey-start"));
        press("survey-stop");
        finish();
        assertEquals(List.of("eu-central-1"), regions());
        assertEquals("Stopped: 1 of 1 APIs read. What was read stays.", text("survey-progress"));
        assertEquals("Go on", text("survey-start"));

        press("survey-start");
        finish();
        assertEquals(List.of("eu-central-1", "us-east-1"), regions());
        assertEquals("All 2 APIs are read", text("survey-progress"));
        assertFalse(disabled("survey-save"));
        List<Boolean> harmless = table().getItems().stream().map(row -> row.risks().isEmpty()).toList();
        assertEquals(harmless.stream().sorted().toList(), harmless);
        assertTrue(disabled("survey-stop"));

        interact(() -> lookup("#survey-search").<TextInputControl>query().setText("EU-central"));
        assertEquals(List.of("GET /reports", "GET /reports/{id}", "POST /reports"), methods());
        interact(() -> lookup("#survey-risk").<ComboBox<RiskFilter>>query()
                .setValue(RiskFilter.only(Risk.NOT_DEPLOYED)));
        assertEquals(List.of("GET /reports/{id}", "POST /reports"), methods());
        interact(() -> lookup("#survey-search").<TextInputControl>query().setText("10.0 s → 29.0 s"));
        assertEquals(List.of("GET /reports/{id}"), methods());

        assertTrue(disabled("survey-examine"));
        interact(() -> table().getSelectionModel().selectFirst());
        assertEquals(
                "The stage prod serves other settings than those last edited: GET /reports/{id}: integration timeout "
                        + "10.0 s → 29.0 s. The integration timeout is 10.0 s; this API may wait 29.0 s. The function build-report "
                        + "is in us-east-1 or in another account, and was not looked at.",
                text("survey-why"));
        press("survey-examine");
        assertFalse(shown("survey"));
        finish();
        assertEquals(List.of(new Place.Account("support-ro", "eu-central-1", Place.Account.NO_ENDPOINT)),
                wizard.connector.asked);
        assertTrue(shown("find-request-found"));
        assertEquals(Optional.of("eu-central-1 GET /reports/{id}"),
                wizard.model.get().route().map(route -> route.region() + " " + route.label()));
    }

    @Test
    void whatIsShownIsSavedAsCsvAndWhatCannotBeWrittenIsSaid() throws IOException {
        List<Path> files = new ArrayList<>(List.of(folder.resolve("apis.csv"), folder));
        interact(() -> {
            SurveyViewModel model = new SurveyViewModel(wizard.connector, work.tasks(), connection(VIRGINIA), texts);
            SurveyPane pane = new SurveyPane(texts, model,
                    new PlacePickers(texts, wizard.accounts, work.tasks(), connection(VIRGINIA)),
                    () -> files.isEmpty() ? Optional.empty() : Optional.of(files.removeFirst()), row -> {
                        throw new AssertionError("Nobody should look into " + row);
                    });
            lookup("#find-request-survey").query().getScene().setRoot(pane);
        });
        finish();
        press("survey-start");
        finish();
        interact(() -> lookup("#survey-search").<TextInputControl>query().setText("post"));
        press("survey-save");
        assertEquals("Saved to " + folder.resolve("apis.csv"), text("survey-progress"));
        assertEquals(List.of("method", "POST /orders"), Files.readAllLines(folder.resolve("apis.csv")).stream()
                .map(line -> line.split(",", -1)[8]).toList());
        press("survey-save");
        assertEquals("The file " + folder + " cannot be written", text("survey-problem-what"));
        press("survey-save");
        assertTrue(shown("survey-problem-what"));
    }

    private void open() {
        finish();
        press("find-request-survey");
        finish();
    }

    private void press(String id) {
        interact(() -> lookup("#" + id).<ButtonBase>query().fire());
    }

    private boolean disabled(String id) {
        return lookup("#" + id).query().isDisabled();
    }

    private TableView<SurveyRow> table() {
        return lookup("#survey-table").query();
    }

    private List<String> regions() {
        return table().getItems().stream().map(row -> row.place().region()).distinct().sorted().toList();
    }

    private List<String> methods() {
        return table().getItems().stream().map(row -> row.method().label()).sorted().toList();
    }

    private static AwsReader reader(String region) {
        return Objects.requireNonNull(READERS.get(region), region);
    }
}
