package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.fix.Applier;
import dev.timeoutdoctor.fix.ApplyResult;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.UndoResult;
import dev.timeoutdoctor.fix.change.ChangeCatalogue;
import dev.timeoutdoctor.fix.change.Offer;
import dev.timeoutdoctor.text.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A WebSocket API whose last deployment broke it: callers are answered by the one before, and by the last one after an undo. */
class EarlierDeploymentTest {

    @TempDir
    private Path folder;

    @Test
    void callersAreAnsweredByTheEarlierDeploymentAndByTheLastOneAfterAnUndo() throws IOException, InterruptedException {
        try (LabAccount account = LabAccount.of("frame-instead-of-answer")) {
            String start = account.state();
            assertEquals(false, account.lab().grade().solved());
            Applier applier = account.applier(account.writer(), folder.resolve("changes.jsonl"));
            Offer.Ready offer = assertInstanceOf(Offer.Ready.class,
                    ChangeCatalogue.of(ChangeKind.ROLLBACK).offer(account.reading()));
            ApplyResult.Applied applied = assertInstanceOf(ApplyResult.Applied.class,
                    applier.apply(offer.draft().change().orElseThrow()));
            assertEquals(true, account.lab().grade().solved());
            UndoResult.Ready undo = assertInstanceOf(UndoResult.Ready.class, applier.undo(List.of(applied.done())));
            assertEquals(List.of(Message.of("fix.undo.stage", "d8h0j2", "d2f4g6")), undo.notes());
            assertInstanceOf(ApplyResult.Applied.class, applier.apply(undo.undo()));
            assertEquals(start, account.state());
            assertEquals(false, account.lab().grade().solved());
        }
    }
}
