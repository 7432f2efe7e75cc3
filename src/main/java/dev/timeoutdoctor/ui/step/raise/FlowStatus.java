package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.ChangeRun;
import dev.timeoutdoctor.text.Message;

/** A change in the words of the status line. */
public final class FlowStatus {

    private FlowStatus() {}

    /** What the status line says of a change. */
    public static Message of(ChangeRun run) {
        return switch (run) {
            case ChangeRun.Editing _ -> Message.of("raise.status.nothing");
            case ChangeRun.Applying _ -> Message.of("raise.status.applying");
            case ChangeRun.ApplyFailed failed -> failed.why().message();
            case ChangeRun.Applied applied -> Message.of(
                    applied.change().needsDeployment() ? "raise.status.applied-not-live" : "raise.status.applied");
            case ChangeRun.DeployPreview _ -> Message.of("raise.status.applied-not-live");
            case ChangeRun.Deploying _ -> Message.of("raise.status.deploying");
            case ChangeRun.DeployFailed failed -> failed.why().message();
            case ChangeRun.Deployed deployed -> deployed.result().message();
            case ChangeRun.Verifying _ -> Message.of("raise.status.verifying");
            case ChangeRun.Verified verified -> verified.verification().message();
            case ChangeRun.VerifyFailed failed -> failed.why();
            case ChangeRun.UndoPreview _ -> Message.of("raise.status.undo-preview");
            case ChangeRun.Undoing _ -> Message.of("raise.status.undoing");
            case ChangeRun.UndoFailed failed -> failed.why().message();
            case ChangeRun.Undone _ -> Message.of("raise.status.undone");
        };
    }
}
