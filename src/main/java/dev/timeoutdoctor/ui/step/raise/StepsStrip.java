package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.ChangeRun;
import dev.timeoutdoctor.ui.control.Badge;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** The steps of a change in a row: those that are done, the one that is next, and those to come. */
final class StepsStrip extends HBox {

    StepsStrip(String id) {
        super(8);
        setId(id);
        setAlignment(Pos.CENTER_LEFT);
    }

    /** Shows how far a change is. */
    void show(List<String> steps, ChangeRun run) {
        int done = done(run);
        getChildren().clear();
        for (int i = 0; i < steps.size(); i++) {
            if (i > 0) {
                getChildren().add(new Label("→"));
            }
            Badge badge = i < done
                    ? new Badge(Badge.Kind.OK, steps.get(i))
                    : Badge.plain(i == done ? Badge.Kind.INFO : Badge.Kind.UNKNOWN, steps.get(i));
            getChildren().add(badge);
        }
    }

    private static int done(ChangeRun run) {
        return switch (run) {
            case ChangeRun.Editing _,ChangeRun.Applying _,ChangeRun.ApplyFailed _,ChangeRun.Undone _ -> 0;
            case ChangeRun.Applied _,ChangeRun.DeployPreview _,ChangeRun.Deploying _,ChangeRun.DeployFailed _ -> 1;
            case ChangeRun.Deployed _ -> 2;
            case ChangeRun.Verifying verifying -> done(verifying.from());
            case ChangeRun.VerifyFailed failed -> done(failed.from());
            case ChangeRun.Verified verified when verified.verification().undone() -> 0;
            case ChangeRun.Verified verified -> done(verified.from()) + 1;
            case ChangeRun.UndoPreview preview -> done(preview.from());
            case ChangeRun.Undoing undoing -> done(undoing.from());
            case ChangeRun.UndoFailed failed -> done(failed.from());
        };
    }
}
