package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.ApplyResult;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeRun;
import dev.timeoutdoctor.fix.UndoResult;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.step.raise.FlowState.Notice;
import dev.timeoutdoctor.ui.step.timeouts.Why;
import java.util.List;

/** The way back of a change: its preview, its sending, and a look at what is left where the end was not seen. */
final class UndoFlow {

    private final SessionModel session;
    private final ChangeServices services;
    private final FlowTrack track;
    private final FlowWork work;

    UndoFlow(SessionModel session, ChangeServices services, FlowTrack track, FlowWork work) {
        this.session = session;
        this.services = services;
        this.track = track;
        this.work = work;
    }

    /** Looks at what would take everything back. */
    void preview() {
        if (track.run() instanceof ChangeRun.Undoable undoable && !undoable.done().isEmpty()) {
            track.looking("raise.looking.undo");
            work.run(applier -> applier.undo(undoable.done()), result -> {
                if (result instanceof UndoResult.AlreadyUndone) {
                    track.at(new ChangeRun.Undone(undoable.measured(), List.of()));
                    services.examining().again();
                } else {
                    undoPrepared(undoable, result);
                }
            });
        }
    }

    /** Looks at what would take everything back, over what somebody else changed since. */
    void previewOver() {
        if (track.run() instanceof ChangeRun.Undoable undoable && !undoable.done().isEmpty()) {
            track.looking("raise.looking.undo");
            work.run(applier -> applier.undoOver(undoable.done()), result -> undoPrepared(undoable, result));
        }
    }

    /** Looks at what is left to take back after an undo whose end was not seen. */
    void look(ChangeRun.UndoFailed failed, Change undo) {
        track.looking("raise.looking.truth");
        work.run(applier -> applier.undoAgain(failed.from().done(), failed.why()), result -> {
            if (result instanceof UndoResult.AlreadyUndone) {
                track.at(new ChangeRun.Undone(failed.from().measured(), List.of()));
                track.undone(failed.from().done(), undo);
            } else {
                undoPrepared(failed.from(), result);
            }
        });
    }

    private void undoPrepared(ChangeRun.Undoable undoable, UndoResult result) {
        switch (result) {
            case UndoResult.Ready ready -> track.at(undoable.previewUndo(ready));
            case UndoResult.AlreadyUndone _ ->
                track.at(new ChangeRun.Undone(undoable.measured(), List.of()));
            case UndoResult.Permanent permanent -> track.problem(undoable, permanent.why().get(0));
            case UndoResult.Conflict conflict ->
                track.set(new FlowState.At(undoable, new Notice.Conflict(conflict.difference())));
            case UndoResult.CouldNotRead unread -> track.problem(undoable, Message.of("raise.problem.could-not-read",
                    unread.read().operation(), Why.unknown(unread.observed())));
        }
    }

    /** Takes everything back, as shown. */
    void undo() {
        if (!(track.run() instanceof ChangeRun.UndoPreview preview) || !session.get().changesAllowed()) {
            return;
        }
        ChangeRun.Undoing undoing = preview.undoing();
        track.at(undoing);
        work.run(applier -> applier.apply(undoing.undo()), result -> {
            boolean looks = work.wasCancelled();
            undone(undoing, result);
            if (looks && track.run() instanceof ChangeRun.UndoFailed failed) {
                result.inEffect().ifPresent(change -> look(failed, change));
            }
        }, () -> undone(undoing, new ApplyResult.Broken(undoing.undo())));
    }

    private void undone(ChangeRun.Undoing undoing, ApplyResult result) {
        ChangeRun next = undoing.ended(result);
        track.at(next);
        if (next instanceof ChangeRun.Undone) {
            track.undone(undoing.from().done(), undoing.undo());
        } else {
            result.inEffect().ifPresent(change -> track.tell(change, result.message()));
        }
    }
}
