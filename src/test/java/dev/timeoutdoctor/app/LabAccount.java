package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.aws.Credentials;
import dev.timeoutdoctor.aws.SdkAwsReader;
import dev.timeoutdoctor.aws.SdkAwsWriter;
import dev.timeoutdoctor.aws.SdkClients;
import dev.timeoutdoctor.aws.TimeLimits;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.fix.Applier;
import dev.timeoutdoctor.fix.AwsWriter;
import dev.timeoutdoctor.fix.ChangeLog;
import dev.timeoutdoctor.fix.change.Reading;
import dev.timeoutdoctor.fix.way.AllWays;
import dev.timeoutdoctor.lab.HandClock;
import dev.timeoutdoctor.lab.Lab;
import dev.timeoutdoctor.lab.LabOptions;
import dev.timeoutdoctor.lab.LabState;
import dev.timeoutdoctor.lab.Scenarios;
import dev.timeoutdoctor.session.RequestDraft;
import dev.timeoutdoctor.session.RequestSender;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A scenario's account with its evidence, changed through the real SDK; its time goes on only while a change pauses. */
final class LabAccount implements AutoCloseable {

    /** Of the data plane: 29 seconds pass in 29 milliseconds. */
    private static final double SPEED = 1_000;

    private final Lab lab;
    private final SdkClients clients;
    private final HandClock clock;
    private final EvidenceSet evidence;
    private final AwsReader reader;
    private final AwsWriter writer;
    private final List<AwsCall> first;
    private final HttpRequests requests;
    private final Remembered remembered;
    private final Object start;
    /** No two programs of an account give two changes the same id. */
    private final AtomicInteger ids = new AtomicInteger();

    private LabAccount(Lab lab, SdkClients clients, HandClock clock, EvidenceSet evidence, List<AwsCall> first) {
        this.lab = lab;
        this.clients = clients;
        this.clock = clock;
        this.evidence = evidence;
        AwsReader real = new SdkAwsReader(clients, clock, Texts.english());
        AwsWriter sending = new SdkAwsWriter(clients, clock, Texts.english());
        this.remembered = new Remembered(lab, clock);
        this.reader = call -> remembered.answer(call, () -> real.read(call));
        this.writer = call -> remembered.answer(List.of("write", call), () -> sending.write(call));
        this.first = List.copyOf(first);
        this.requests = new HttpRequests(clock, Duration.ZERO);
        this.start = LabState.now(lab);
    }

    static LabAccount of(String scenario) throws IOException {
        return of(scenario, List.of());
    }

    /** An account in which these calls are made after each reset, before anything else; its evidence knows nothing of them. */
    static LabAccount of(String scenario, List<AwsCall> first) throws IOException {
        EvidenceSet evidence = LabEvidence.of(scenario).session().evidence();
        HandClock clock = new HandClock();
        LabOptions options = LabOptions.of(Scenarios.byId(scenario).alone());
        Lab lab = Lab.start(new LabOptions(options.scenario(), 0, SPEED, Duration.ZERO, false, clock));
        SdkClients clients = new SdkClients(Credentials.practice(), Optional.of(lab.endpoint()),
                TimeLimits.standard());
        return new LabAccount(lab, clients, clock, evidence, first);
    }

    void reset() {
        clock.reset();
        LabState.back(lab, start);
        first.forEach(call -> assertEquals(true, writer.write(call).seen().isPresent(), call::toString));
    }

    Lab lab() {
        return lab;
    }

    EvidenceSet evidence() {
        return evidence;
    }

    AwsReader reader() {
        return reader;
    }

    AwsWriter writer() {
        return writer;
    }

    /** Lets time go by, so that what is in progress is through. */
    void pass(Duration time) {
        clock.pass(time);
    }

    Clock clock() {
        return clock;
    }

    /** Everything in the account, as one text. */
    String state() {
        return remembered.state();
    }

    /** The same without deployments and published versions, which stay when a change is taken back. */
    String stateWithoutWhatStays() {
        return remembered.stateWithoutWhatStays();
    }

    Reading reading() {
        return new Reading(evidence, applier(writer, Path.of("unused"))::at, AllWays.ways(), "Timeout Doctor, test");
    }

    /** A program that is just started, with its log in this file. */
    Applier applier(AwsWriter through, Path log) {
        ChangeLog changes = new ChangeLog(log, () -> "change-" + ids.incrementAndGet());
        return new Applier(reader, through, AllWays.ways(), changes, clock, clock::pass);
    }

    /** The same, of which somebody counts the calls. */
    Applier applier(Mortal life, Path log) {
        ChangeLog changes = new ChangeLog(log, () -> "change-" + ids.incrementAndGet());
        return new Applier(life.reader(reader), life.writer(writer), AllWays.ways(), changes, clock, clock::pass);
    }

    /** The scenario's failing request. */
    RequestDraft request() {
        String body = lab.scenario().request().body();
        return new RequestDraft(lab.requestMethod(), lab.requestUri().toString(),
                body.isEmpty() ? Map.of() : Map.of("Content-Type", "application/json"), body);
    }

    /** Sends requests to the lab's data plane. */
    RequestSender requests() {
        return (draft, limit) -> remembered.answer(List.of(draft, limit), () -> requests.send(draft, limit));
    }

    @Override
    public void close() {
        clients.close();
        lab.close();
    }
}
