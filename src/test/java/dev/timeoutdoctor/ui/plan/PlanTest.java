package dev.timeoutdoctor.ui.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.fix.ChangeRun;
import dev.timeoutdoctor.fix.DeploymentDraft;
import dev.timeoutdoctor.fix.way.AllWays;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.Folders;
import dev.timeoutdoctor.ui.ScrolledScreen;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.control.Reveal;
import dev.timeoutdoctor.ui.step.raise.OffersPane;
import dev.timeoutdoctor.ui.step.raise.RaiseStep;
import dev.timeoutdoctor.ui.step.raise.RaiseViewModel;
import dev.timeoutdoctor.ui.step.raise.SampleAccount;
import dev.timeoutdoctor.ui.step.timeouts.StepPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One person drafts a change and hands it on; another opens the plan. */
class PlanTest extends ScrolledScreen {

    @TempDir
    static Path all;

    private static final EvidenceWindow EVIDENCE = new EvidenceWindow(Texts.english(), _ -> "");

    private final SampleAccount account = new SampleAccount();
    private final SessionModel session = account.session(true);
    private final Path folder = Folders.in(all);
    private final Path file = folder.resolve("raise.plan.json");
    private final Texts texts = Texts.english();
    private final RaiseViewModel draft = new RaiseViewModel(session, account.services(session, folder), texts, step -> {
    });
    private final PlanViewModel model = new PlanViewModel(session, account.services(session, folder), AllWays.ways(),
            texts);
    private final PlanWindow window = new PlanWindow(model, texts, EVIDENCE);

    @Override
    public void start(Stage stage) {
        draft.enter();
        draft.editTimeout("9000");
        EvidenceWindow evidence = new EvidenceWindow(texts, call -> "");
        show(stage, new RaiseStep(draft, new OffersPane(List.of(), texts, evidence), texts, evidence).view());
    }

    private void save() {
        interact(() -> draft.desk().save(draft.planned().orElseThrow(), file, told -> {
        }));
    }

    private void openPlan() {
        interact(() -> {
            model.open(file);
            window.show(listWindows().getFirst().getScene().getRoot());
        });
    }

    @Test
    void aPlanThatStillHoldsIsAppliedAndTakenBack() {
        save();
        openPlan();
        assertEquals("Everything that the plan rests on is as it was when the plan was saved.", text("plan-check"));
        assertTrue(lookup("#plan-apply").query().isDisabled(), "read-only at first");
        clickOn("#plan-allow").clickOn("#plan-apply");
        assertEquals(9_000, account.workingMillis);
        assertTrue(text("plan-check").startsWith("Applied to the working copy"), text("plan-check"));
        clickOn("#plan-undo").clickOn("#plan-undo-now");
        assertEquals(3_000, account.workingMillis);
    }

    @Test
    void onlyItsOwnerMayReadAPlan() throws IOException {
        save();
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    @Test
    void aPlanThatNeedsADeploymentIsDeployed() {
        save();
        openPlan();
        clickOn("#plan-allow").clickOn("#plan-apply").clickOn("#plan-deploy").clickOn("#plan-deploy-now");
        assertEquals(9_000, account.deployedMillis);
        assertTrue(text("plan-check").startsWith("Deployment new222 is live"), text("plan-check"));
    }

    @Test
    void aPlanIsProvedByTheRequestThatIsChosenHereBeforeAndAfterIt() {
        save();
        openPlan();
        assertEquals("To prove it, the request that is chosen here is sent: POST " + session.get().requestUrl(),
                text("plan-request"));
        clickOn("#plan-measure-before");
        assertEquals("HTTP 504", text("plan-status-before"));
        List.of("plan-allow", "plan-apply", "plan-deploy", "plan-deploy-now").forEach(id -> clickOn("#" + id));
        assertEquals(1, lookup("#plan-read-back").queryAll().stream().filter(Node::isVisible).count());
        clickOn("#plan-verify");
        assertEquals(List.of("HTTP 504", "HTTP 200", "It helped"),
                List.of(text("plan-status-before"), text("plan-status-after"), text("plan-verified-outcome")));
        assertEquals(2, account.questions.size());
    }

    @Test
    void aPlanForAnotherStageIsNotProvedByTheRequestThatIsChosenHere() throws IOException {
        save();
        Files.writeString(file, Files.readString(file).replace("\"prod\"", "\"beta\""));
        openPlan();
        assertFalse(lookup("#plan-request").query().isVisible());
        assertFalse(lookup("#plan-tests").query().isVisible());
    }

    @Test
    void aPlanWhoseTargetHasMovedIsRefusedWithTheNewDifference() throws Exception {
        save();
        account.workingMillis = 12_000;
        openPlan();
        assertTrue(lookup("#plan-apply").queryAll().isEmpty(), "nothing to press");
        assertTrue(lookup("#plan-difference").lookup(".diff-row").queryAll().stream().map(Node::getAccessibleText)
                .anyMatch(line -> line.contains("12000")));
        account.workingMillis = 3_000;
        clickOn("#plan-again");
        assertEquals(1, lookup("#plan-apply").queryAll().size());
        StepPicture.write("plan", 760, () -> new PlanPane(model, texts, EVIDENCE, () -> {
        }));
    }

    @Test
    void aFileThatIsNoPlanIsRefused() throws IOException {
        Files.writeString(file, "{\"account\": \"123456789012\"}");
        openPlan();
        assertEquals("This file is no plan of version 1.", text("plan-lead"));
        Files.delete(file);
        interact(() -> model.open(file));
        assertTrue(text("plan-lead").endsWith("cannot be read."), text("plan-lead"));
    }

    @Test
    void aPlanOfAnotherAccountNamesThePlace() throws IOException {
        save();
        Files.writeString(file, Files.readString(file).replace("\"account\": \"123456789012\"",
                "\"account\": \"999999999999\""));
        openPlan();
        assertTrue(text("plan-lead").contains("999999999999"), text("plan-lead"));
        assertTrue(lookup("#plan-apply").queryAll().isEmpty());
    }

    /** The change is applied, and its deployment is previewed. */
    private DeploymentDraft previewed() {
        interact(() -> session.update(now -> now.allowingChanges(true)));
        interact(draft::apply);
        interact(draft::previewDeployment);
        return assertInstanceOf(ChangeRun.DeployPreview.class, draft.flow().run()).draft();
    }

    @Test
    void aDeploymentIsReviewedByASecondPersonWithAllThatItPublishes() throws Exception {
        account.colleagueEdited = true;
        DeploymentDraft deployment = previewed();
        interact(() -> lookup("#raise-deploy-review").<MenuButton>query().getItems().getFirst().fire());
        String copied = clipboard();
        for (String part : List.of("## What it publishes",
                "| `GET /orders` | `timeoutInMillis` | `29000` | `12000` | also pending |",
                "| `POST /orders` | `timeoutInMillis` | `3000` | `9000` | this change |", "Not compared")) {
            assertTrue(copied.contains(part), () -> part + " is not in\n" + copied);
        }
        assertEquals("Copied as Markdown.", text("raise-deploy-told"));
        interact(() -> draft.desk().save(deployment.change().orElseThrow(), file, told -> {
        }));
        openPlan();
        assertEquals("Everything that the plan rests on is as it was when the plan was saved.", text("plan-check"));
        assertEquals(2, lookup("#plan-made-pending").lookup(".row").queryAll().size());
        StepPicture.write("plan-deployment", 900, () -> new PlanPane(model, texts, EVIDENCE, () -> {
        }));
        clickOn("#plan-apply");
        assertEquals(9_000, account.deployedMillis);
        account.workingMillis = 12_000;
        interact(() -> model.open(file));
        assertTrue(lookup("#plan-apply").queryAll().isEmpty(), "somebody has edited it since");
    }

    @Test
    void theDraftIsCopiedForAReviewerByKeyboard() {
        interact(() -> {
            Node review = lookup("#raise-review").query();
            review.requestFocus();
            Reveal.of(review);
        });
        push(KeyCode.SPACE).push(KeyCode.DOWN).push(KeyCode.ENTER);
        String copied = clipboard();
        for (String part : List.of("# Set the integration timeout of orders-api", "- Account 123456789012",
                "-   \"timeoutInMillis\": 3000", "+   \"timeoutInMillis\": 9000", "aws apigateway update-integration",
                "## The same in CloudFormation")) {
            assertTrue(copied.contains(part), () -> part + " is not in\n" + copied);
        }
        assertEquals("Copied as Markdown.", text("raise-told"));
        interact(() -> draft.editTimeout("soon"));
        assertTrue(lookup("#raise-review").query().isDisabled());
    }
}
