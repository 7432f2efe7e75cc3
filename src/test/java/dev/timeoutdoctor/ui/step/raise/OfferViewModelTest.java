package dev.timeoutdoctor.ui.step.raise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.PatchOperation;
import dev.timeoutdoctor.fix.PatchRows;
import dev.timeoutdoctor.fix.change.ChangeCatalogue;
import dev.timeoutdoctor.fix.change.Draft;
import dev.timeoutdoctor.session.AppliedChange;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.SessionModel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfferViewModelTest {

    private static final PatchOperation ON = PatchOperation.replace("/tracingEnabled", "true");
    private static final PatchOperation OFF = PatchOperation.replace("/tracingEnabled", "false");
    private static final PatchOperation EMPTY = PatchOperation.replace("/", "");

    @TempDir
    private Path folder;

    private final SampleAccount account = new SampleAccount();
    private final SessionModel session = account.session(true);

    private OfferViewModel model(ChangeKind kind) {
        OfferViewModel model = new OfferViewModel(session, account.services(session, folder), Texts.english(),
                ChangeCatalogue.of(kind));
        session.update(now -> now.allowingChanges(true));
        model.enter();
        return model;
    }

    private static OfferState.Ready ready(OfferViewModel model) {
        return assertInstanceOf(OfferState.Ready.class, model.stateProperty().get());
    }

    private static List<PatchOperation> rows(OfferViewModel model) {
        return ready(model).draft().patch().map(PatchRows::operations).orElseThrow();
    }

    private static String value(OfferViewModel model) {
        Draft draft = ready(model).draft();
        return draft.text(draft.fields().getFirst());
    }

    @Test
    void rowsFieldAndJsonFollowEachOther() {
        OfferViewModel model = model(ChangeKind.TRACING);
        assertEquals(List.of(ON), rows(model));
        model.editPatch(List.of(OFF));
        assertEquals("false", value(model));
        assertEquals("{\n  \"stageName\": \"prod\",\n  \"tracingEnabled\": false\n}",
                ready(model).draft().afterText());
        model.edit("tracing", "true");
        assertEquals(List.of(ON), rows(model));
        model.editAfter("{\"stageName\": \"prod\"}");
        assertEquals(List.of(), rows(model));
        assertInstanceOf(Gate.Closed.class, ready(model).gate());
    }

    @Test
    void anOperationIsAddedTypedAndRemovedAndApplyWaitsUntilItIsRight() {
        OfferViewModel model = model(ChangeKind.TRACING);
        assertInstanceOf(Gate.Open.class, ready(model).gate());
        model.addOperation();
        assertEquals(List.of(ON, EMPTY), rows(model));
        assertInstanceOf(Gate.Closed.class, ready(model).gate());
        model.editPatch(List.of(ON, PatchOperation.replace("/tracingEnabled", "true")));
        assertEquals(List.of("operation-1 fix.problem.duplicate"), ready(model).draft().problems().stream()
                .map(one -> one.field() + " " + one.message().key()).toList());
        model.editPatch(List.of(ON));
        assertInstanceOf(Gate.Open.class, ready(model).gate());
    }

    @Test
    void readingAgainKeepsTheRowsThatWereTyped() {
        OfferViewModel model = model(ChangeKind.STREAMING);
        List<PatchOperation> typed = rows(model).reversed().stream().map(row -> row.path().equals("/timeoutInMillis")
                ? PatchOperation.replace(row.path(), "61000")
                : row).toList();
        model.editPatch(typed);
        model.readAgain();
        assertEquals(typed, rows(model));
    }

    @Test
    void whatAnotherChangeMadeOutdatedIsLookedAtAgainUnlessSomebodyIsTyping() {
        OfferViewModel fresh = model(ChangeKind.TRACING);
        OfferViewModel typing = model(ChangeKind.STREAMING);
        typing.editPatch(rows(typing).reversed());
        OfferViewModel never = new OfferViewModel(session, account.services(session, folder), Texts.english(),
                ChangeCatalogue.of(ChangeKind.TRACING));
        session.update(now -> now.changed(new AppliedChange(Instant.EPOCH, Message.of("change.offer.waiting"),
                Message.of("change.offer.looking"), "")));
        assertEquals(List.of(true, false, false), Stream.of(fresh, typing, never)
                .map(model -> model.outdatedProperty().get()).toList());
        fresh.enter();
        assertFalse(fresh.outdatedProperty().get());
        ready(fresh);
    }
}
