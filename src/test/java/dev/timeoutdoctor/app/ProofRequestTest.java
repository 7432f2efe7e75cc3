package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.aws.Credentials;
import dev.timeoutdoctor.aws.SdkAwsReader;
import dev.timeoutdoctor.aws.SdkAwsWriter;
import dev.timeoutdoctor.aws.SdkClients;
import dev.timeoutdoctor.aws.TimeLimits;
import dev.timeoutdoctor.connect.Identity;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.fix.Applier;
import dev.timeoutdoctor.fix.ChangeLog;
import dev.timeoutdoctor.fix.ChangeRun;
import dev.timeoutdoctor.fix.Verification;
import dev.timeoutdoctor.fix.owner.OwnerReader;
import dev.timeoutdoctor.fix.way.AllWays;
import dev.timeoutdoctor.lab.Lab;
import dev.timeoutdoctor.lab.LabOptions;
import dev.timeoutdoctor.lab.ValidatedOrders;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.RequestDraft;
import dev.timeoutdoctor.session.RequestSender.Sent;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.FxTasks;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.step.raise.ChangeServices;
import dev.timeoutdoctor.ui.step.raise.RaiseViewModel;
import dev.timeoutdoctor.ui.step.timeouts.Examining;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proof of a change sends the very request that failed, against an API that refuses one without its body. */
class ProofRequestTest {

    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    private Path folder;

    private final Texts texts = Texts.english();
    private final SessionModel session = new SessionModel();
    private final HttpRequests requests = new HttpRequests(CLOCK);
    private Lab lab = Lab.start(LabOptions.of(ValidatedOrders.scenario()).withSpeed(500));
    private SdkClients clients = new SdkClients(Credentials.practice(), Optional.of(lab.endpoint()),
            TimeLimits.standard());

    ProofRequestTest() throws IOException {}

    @BeforeEach
    void connect() {
        session.update(now -> now.connected(new Connection(new Place.PracticeLab("validated-orders"), "lab",
                new Identity(lab.account(), "arn", "id"), lab.region(), new SdkAwsReader(clients, CLOCK, texts),
                new SdkAwsWriter(clients, CLOCK, texts), requests, "", "")));
        session.update(now -> now.targeted(new Route(ApiType.REST, "aws", lab.region(), lab.account(), "a1b2c3d4e5",
                "prod", "POST", "k3m5p7", "/orders", "POST"), lab.requestUri().toString()));
        session.update(now -> now.allowingChanges(true));
    }

    @AfterEach
    void stop() {
        clients.close();
        lab.close();
    }

    @Test
    void theRequestWithItsBodyProvesTheChange() {
        RequestDraft draft = new RequestDraft("POST", lab.requestUri().toString(),
                Map.of("Content-Type", "application/json"), "{\"sku\": \"TD-100\"}");
        Sent.Answered failed = assertInstanceOf(Sent.Answered.class, requests.send(draft, Duration.ofSeconds(10)));
        assertEquals(504, failed.symptom().status());
        session.update(now -> now.sent(draft).saw(failed.symptom()));
        Verification proof = raised();
        assertEquals("201 HELPED", proof.deciding().status() + " " + proof.outcome());
    }

    @Test
    void aRequestThatWasNotSentFromHereHasNoBodyAndIsRefused() {
        Verification proof = raised();
        assertEquals("400 NOT_COMPARED", proof.deciding().status() + " " + proof.outcome(), proof.deciding().body());
    }

    private Verification raised() {
        Examining nothingRead = new Examining(session, (connection, known, progress, cancellation) -> {
            throw new AssertionError("read again");
        }, new FxTasks(work -> {
        }, Runnable::run), CLOCK);
        ChangeLog log = new ChangeLog(folder.resolve("changes.jsonl"), () -> String.valueOf(System.nanoTime()));
        Applier applier = new Applier(session.get().connection().orElseThrow().reader(),
                session.get().connection().orElseThrow().writer(), AllWays.ways(), log, CLOCK, Thread::sleep);
        RaiseViewModel model = new RaiseViewModel(session, new ChangeServices(connection -> applier, nothingRead,
                FxTasks.direct(), CLOCK, (question, agreed) -> agreed.run(), length -> {
                }, connection -> new OwnerReader(connection.reader(), CLOCK)), texts, step -> {
                });
        model.enter();
        model.editTimeout("12000");
        model.apply();
        model.previewDeployment();
        model.flow().deploy();
        model.verify();
        return assertInstanceOf(ChangeRun.Verified.class, model.flow().run()).verification();
    }
}
