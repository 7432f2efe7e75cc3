package dev.timeoutdoctor.ui.step.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.connect.ConfiguredEndpoint;
import dev.timeoutdoctor.connect.IdentityState;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.connect.ProfileList;
import dev.timeoutdoctor.session.Connector;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.Advance;
import dev.timeoutdoctor.ui.FakeAccounts;
import dev.timeoutdoctor.ui.FakeConnector;
import dev.timeoutdoctor.ui.HeldWork;
import dev.timeoutdoctor.ui.SampleWizard;
import dev.timeoutdoctor.ui.step.Trouble;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ConnectViewModelTest {

    private static final Place.Account SUPPORT = new Place.Account("support-ro", "eu-central-1",
            Place.Account.NO_ENDPOINT);

    private static final URI LAB = URI.create("http://127.0.0.1:8787");

    private final SampleWizard wizard = new SampleWizard();
    private final HeldWork work = new HeldWork();
    private final ConnectViewModel model = new ConnectViewModel(wizard.accounts, wizard.connector, work.tasks(),
            wizard.model);

    private ConnectState state() {
        return model.stateProperty().get();
    }

    private Trouble trouble() {
        return assertInstanceOf(ConnectState.Failed.class, state()).trouble();
    }

    private void load() {
        model.load();
        work.finish();
    }

    private Advance connect() {
        CompletableFuture<Advance> done = model.connect().toCompletableFuture();
        work.finish();
        return done.join();
    }

    @Test
    void theFirstProfileAndItsRegionAreChosen() {
        load();
        assertEquals(List.of(FakeAccounts.SUPPORT, FakeAccounts.FRANKFURT, Choice.ACCOUNT),
                List.of(model.profileProperty().get(), model.regionProperty().get(), model.choiceProperty().get()));
    }

    @Test
    void aProfileWithoutARegionKeepsTheRegionThatWasChosen() {
        load();
        model.profileProperty().set(FakeAccounts.ADMIN);
        work.finish();
        assertEquals(FakeAccounts.FRANKFURT, model.regionProperty().get());
    }

    @Test
    void readingTheFilesAgainKeepsTheChosenProfile() {
        load();
        model.profileProperty().set(FakeAccounts.ADMIN);
        load();
        assertEquals(FakeAccounts.ADMIN, model.profileProperty().get());
    }

    @Test
    void withoutAProfileTheLabIsChosen() {
        wizard.accounts.profiles = new ProfileList(List.of(), "", "");
        load();
        assertEquals(List.of(Choice.LAB, FakeConnector.EASY),
                List.of(model.choiceProperty().get(), model.scenarioProperty().get()));
        assertEquals(Optional.of(Message.of("connect.profiles.none")),
                model.profileTroubleProperty().get().map(Trouble::what));
    }

    @Test
    void readingTheFilesAgainInVainStaysWithTheAccount() {
        wizard.accounts.profiles = new ProfileList(List.of(), "", "");
        load();
        model.choiceProperty().set(Choice.ACCOUNT);
        load();
        assertEquals(Choice.ACCOUNT, model.choiceProperty().get());
    }

    @Test
    void aBrokenProfileFileIsShownRatherThanPassedOver() {
        wizard.accounts.profiles = new ProfileList(List.of(), "Line 3 is no setting", "config:3");
        load();
        assertEquals(Choice.ACCOUNT, model.choiceProperty().get());
        assertEquals(
                Optional.of(Trouble.of(Message.of("connect.profiles.unreadable", "Line 3 is no setting"),
                        Message.of("connect.profiles.unreadable.next"), "config:3")),
                model.profileTroubleProperty().get());
        wizard.accounts.profiles = new ProfileList(List.of(FakeAccounts.SUPPORT), "", "");
        load();
        assertEquals(Optional.empty(), model.profileTroubleProperty().get());
        assertEquals(FakeAccounts.SUPPORT, model.profileProperty().get());
    }

    @Test
    void aTestAsksWhoWeAreAndSaysSo() {
        load();
        model.test();
        assertEquals(new ConnectState.Working(Message.of("connect.testing", "support-ro")), state());
        work.finish();
        assertEquals(new ConnectState.Identified(FakeAccounts.WHO), state());
        assertEquals(List.of(SUPPORT), wizard.accounts.asked);
    }

    @Test
    void aCancelledTestIsNotHeard() {
        load();
        model.test();
        model.cancel();
        work.finish();
        assertEquals(new ConnectState.Idle(), state());
    }

    @Test
    void anAnswerOnAnotherProfileIsNotHeard() {
        load();
        model.test();
        model.profileProperty().set(FakeAccounts.ADMIN);
        work.finish();
        assertEquals(new ConnectState.Idle(), state());
    }

    @Test
    void anExpiredSessionComesWithTheCommandThatBeginsANewOne() {
        load();
        wizard.accounts.identity = new IdentityState.Expired("aws sso login --profile support-ro", "ExpiredToken");
        model.test();
        work.finish();
        assertEquals(new Trouble(Message.of("connect.expired", "support-ro"), Message.of("connect.expired.next"),
                "ExpiredToken", "aws sso login --profile support-ro"), trouble());
    }

    @Test
    void everyOtherReasonIsSaidInItsOwnWords() {
        load();
        assertEquals(Message.of("connect.needs-mfa", "support-ro", "arn:aws:iam::123456789012:mfa/ana"),
                whatOf(new IdentityState.NeedsMfa("arn:aws:iam::123456789012:mfa/ana")));
        assertEquals(Message.of("connect.missing", "support-ro"), whatOf(new IdentityState.Missing("nothing there")));
        assertEquals(Message.of("connect.broken", "support-ro"), whatOf(new IdentityState.Broken("InvalidToken")));
    }

    private Message whatOf(IdentityState identity) {
        wizard.accounts.identity = identity;
        model.test();
        work.finish();
        return trouble().what();
    }

    @Test
    void connectingOpensThePlaceAndGoesOn() {
        load();
        assertEquals(new Advance.Go(), connect());
        assertEquals(new ConnectState.Connected(FakeAccounts.WHO), state());
        assertEquals(Optional.of(SUPPORT), wizard.model.get().connection().map(connection -> connection.place()));
    }

    @Test
    void connectingAgainToTheSamePlaceKeepsTheConnection() {
        load();
        connect();
        assertEquals(new Advance.Go(), connect());
        assertEquals(List.of(SUPPORT), wizard.connector.asked);
    }

    @Test
    void aCancelledConnectionChangesNothing() {
        load();
        CompletableFuture<Advance> done = model.connect().toCompletableFuture();
        model.cancel();
        work.finish();
        assertEquals(new Advance.Stay(Message.of("connect.cancelled")), done.join());
        assertEquals(Optional.empty(), wizard.model.get().connection());
    }

    @Test
    void aCancelledConnectionIsInterruptedSoThatTheFormerOneStaysOpen() {
        load();
        AtomicBoolean interrupted = new AtomicBoolean();
        wizard.connector.outcome = place -> {
            interrupted.set(Thread.currentThread().isInterrupted());
            return new Connector.Outcome.Refused(Message.of("connect.cancelled"), Message.of("connect.broken.next"),
                    "");
        };
        model.connect();
        model.profileProperty().set(FakeAccounts.ADMIN);
        work.finish();
        assertEquals(true, interrupted.get());
    }

    @Test
    void anIdentityThatIsNotSettledStaysAndSaysWhy() {
        load();
        wizard.connector.outcome = _ -> new Connector.Outcome.NotIdentified(new IdentityState.Missing("no keys"));
        assertEquals(new Advance.Stay(Message.of("connect.missing", "support-ro")), connect());
        assertEquals("no keys", trouble().detail());
    }

    @Test
    void aRefusedPlaceStaysAndSaysWhy() {
        load();
        model.choiceProperty().set(Choice.LAB);
        wizard.connector.outcome = _ -> new Connector.Outcome.Refused(Message.of("app.lab-cannot-start"),
                Message.of("app.lab-cannot-start.next"), "Address already in use");
        assertEquals(new Advance.Stay(Message.of("app.lab-cannot-start")), connect());
        assertEquals("Address already in use", trouble().detail());
    }

    @Test
    void aWrongEndpointIsSaidBeforeAnybodyIsAsked() {
        load();
        model.endpointProperty().set("localhost:4566");
        assertEquals(Optional.of(Message.of("connect.endpoint.wrong")), model.endpointProblem());
        assertEquals(new Advance.Stay(Message.of("connect.endpoint.wrong")), connect());
        model.test();
        assertEquals(Message.of("connect.endpoint.next"), trouble().next());
        assertEquals(List.of(), wizard.connector.asked);
    }

    @Test
    void anEmulatorNeedsNoProfile() {
        wizard.accounts.profiles = new ProfileList(List.of(), "", "");
        load();
        model.choiceProperty().set(Choice.ACCOUNT);
        model.endpointProperty().set(" http://127.0.0.1:4566 ");
        connect();
        assertEquals(List.of(new Place.Account("", "us-east-1", URI.create("http://127.0.0.1:4566"))),
                wizard.connector.asked);
    }

    @Test
    void withoutAProfileAnAccountCannotBeAsked() {
        wizard.accounts.profiles = new ProfileList(List.of(), "", "");
        load();
        model.choiceProperty().set(Choice.ACCOUNT);
        assertEquals(new Advance.Stay(Message.of("connect.incomplete")), connect());
    }

    @Test
    void theEndpointOfTheConfigurationIsConnectedToUnlessOneIsTyped() {
        wizard.accounts.endpoint = Optional.of(new ConfiguredEndpoint(LAB, "AWS_ENDPOINT_URL"));
        load();
        model.test();
        model.endpointProperty().set("http://127.0.0.1:4566");
        model.test();
        work.finish();
        assertEquals(wizard.accounts.endpoint, model.configuredProperty().get());
        assertEquals(List.of(new Place.Account("support-ro", "eu-central-1", LAB),
                new Place.Account("support-ro", "eu-central-1", URI.create("http://127.0.0.1:4566"))),
                wizard.accounts.asked);
    }
}
