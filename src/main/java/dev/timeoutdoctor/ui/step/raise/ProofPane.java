package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.ChangeRun;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.Reveal;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What proves a change that was not drafted here: its members as they are read back, and requests before it and after it. */
public final class ProofPane extends VBox {

    private final Texts texts;
    private final ChangeDesk desk;
    private final Label request = Parts.note("");
    private final TestPlanPane tests;
    private final VerifyPane verified;
    private final ReadBackPane readBack;
    private final Button verify;

    /**
     * With what it proves.
     *
     * @param id the prefix of the ids
     * @param evidence shows where a number comes from
     */
    public ProofPane(Texts texts, String id, ChangeDesk desk, EvidenceWindow evidence) {
        super(14);
        this.texts = texts;
        this.desk = desk;
        request.setId(id + "-request");
        tests = new TestPlanPane(texts, id, desk.flow().testsProperty(), desk.asking()::measureBefore);
        verified = new VerifyPane(texts, id, evidence);
        readBack = new ReadBackPane(texts, id);
        verify = Parts.button(id + "-verify", "", desk.asking()::verify);
        verify.getStyleClass().add("accent");
        getChildren().addAll(request, tests, verified, readBack);
    }

    /**
     * Shows what is known of a change.
     *
     * @param shown whether the request that is chosen here can show what the change does
     */
    public void show(FlowState flow, boolean shown) {
        boolean editing = flow instanceof FlowState.At && flow.run() instanceof ChangeRun.Editing;
        boolean offered = shown && (editing || verifiable(flow));
        request.setText(offered ? texts.of("plan.request", desk.request()) : "");
        Parts.show(request, offered);
        Parts.show(tests, offered);
        tests.show(desk, editing);
        verify.setText(texts.of(desk.sent("raise.button.verify")));
        boolean hidden = !verified.isVisible();
        verified.show(flow.run(), desk);
        if (hidden && verified.isVisible()) {
            Reveal.of(verified);
        }
        readBack.show(flow.run(), desk.stage());
    }

    /** The button that sends the requests; none where there is nothing to prove yet, or no request shows it. */
    public List<Button> verify(FlowState flow, boolean shown) {
        return shown && verifiable(flow) ? List.of(verify) : List.of();
    }

    private static boolean verifiable(FlowState flow) {
        return flow instanceof FlowState.At && switch (flow.run()) {
            case ChangeRun.Applied applied -> !applied.change().needsDeployment();
            case ChangeRun.Deployed _,ChangeRun.Verified _,ChangeRun.VerifyFailed _,ChangeRun.Undone _ -> true;
            case ChangeRun.Editing _,ChangeRun.Applying _,ChangeRun.ApplyFailed _,ChangeRun.DeployPreview _,ChangeRun.Deploying _,ChangeRun.DeployFailed _,ChangeRun.Verifying _,ChangeRun.UndoPreview _,ChangeRun.Undoing _,ChangeRun.UndoFailed _ ->
                false;
        };
    }
}
