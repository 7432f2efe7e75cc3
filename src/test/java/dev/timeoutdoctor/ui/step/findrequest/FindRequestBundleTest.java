package dev.timeoutdoctor.ui.step.findrequest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.evidence.bundle.Bundle;
import dev.timeoutdoctor.evidence.bundle.BundleHead;
import dev.timeoutdoctor.evidence.bundle.BundledAccount;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.Advance;
import dev.timeoutdoctor.ui.FakeAccounts;
import dev.timeoutdoctor.ui.FxTasks;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.step.timeouts.SampleEvidence;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A bundle that does not tell its request, or not well enough to find it, is examined all the same: as the command line does it. */
class FindRequestBundleTest {

    private static final String URL = "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/orders";

    private final SessionModel session = new SessionModel();
    private final FindRequestViewModel model = new FindRequestViewModel(FxTasks.direct(), session,
            InstantSource.fixed(SampleEvidence.NOW));

    /** A bundle without a single call, about a request that took half a minute. */
    private void open(String url) {
        Symptom symptom = new Symptom(url, "POST", 504, Map.of(), "", Duration.ofSeconds(29), SampleEvidence.NOW,
                false);
        BundledAccount account = new BundledAccount(new Bundle(new BundleHead(SampleEvidence.NOW, "by hand",
                "123456789012", "us-east-1", false, symptom), List.of()));
        session.update(now -> now.connected(new Connection(new Place.Bundle(Path.of("evidence.zip")), "evidence.zip",
                FakeAccounts.WHO, "us-east-1", account, call -> {
                    throw new AssertionError("Nobody should write " + call);
                }, (draft, limit) -> {
                    throw new AssertionError("Nobody should send " + draft);
                }, url, "POST")));
        model.enter();
    }

    private Advance next() {
        return model.advance().toCompletableFuture().join();
    }

    @Test
    void withoutARequestTheStepSaysSoAndNextGoesOnWithWhatWasSeen() {
        open("");
        assertEquals(new FindState.Unnamed(Message.of("find.bundle.unnamed")), model.stateProperty().get());
        assertEquals(new Advance.Go(), next());
        assertEquals(Optional.empty(), session.get().route());
        assertEquals(Optional.of(504), session.get().symptom().map(Symptom::status));
    }

    @Test
    void aRequestWhoseApiTheBundleDoesNotHoldIsTakenFromItsAddress() {
        open(URL);
        FindState.Found found = assertInstanceOf(FindState.Found.class, model.stateProperty().get());
        assertEquals("a1b2c3d4e5 prod", found.route().apiId() + " " + found.route().stage());
        assertEquals(Optional.of(504), session.get().symptom().map(Symptom::status));
    }

    @Test
    void aRequestThatNamesNoApiIsNoObstacle() {
        open("orders are slow since noon");
        FindState.NotFound none = assertInstanceOf(FindState.NotFound.class, model.stateProperty().get());
        assertEquals(Message.of("find.bundle.next"), none.trouble().next());
        assertEquals(new Advance.Go(), next());
        assertEquals(Optional.empty(), session.get().route());
    }

    @Test
    void anotherRequestThatIsNotInTheBundleIsAskedAbout() {
        open("");
        model.urlProperty().set("orders are slow since noon");
        assertInstanceOf(Advance.Stay.class, next());
        FindState.NotFound none = assertInstanceOf(FindState.NotFound.class, model.stateProperty().get());
        assertEquals(false, Message.of("find.bundle.next").equals(none.trouble().next()));
    }
}
