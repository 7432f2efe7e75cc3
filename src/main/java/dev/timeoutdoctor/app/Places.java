package dev.timeoutdoctor.app;

import dev.timeoutdoctor.aws.Credentials;
import dev.timeoutdoctor.aws.SdkAwsReader;
import dev.timeoutdoctor.aws.SdkAwsWriter;
import dev.timeoutdoctor.aws.SdkClients;
import dev.timeoutdoctor.aws.TimeLimits;
import dev.timeoutdoctor.connect.Identity;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.lab.Lab;
import dev.timeoutdoctor.lab.LabOptions;
import dev.timeoutdoctor.lab.Scenario;
import dev.timeoutdoctor.lab.Scenarios;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Connector;
import dev.timeoutdoctor.survey.Survey;
import dev.timeoutdoctor.survey.SurveyPlace;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens places: starts the lab, or asks AWS who we are. Keeps one lab and one set of clients open at a time. */
final class Places implements Connector, AutoCloseable {

    private final AccountAccess accounts;
    private final LabOptions labOptions;
    private final Composition composition;
    private final Clock clock;
    private final Texts texts;
    private @Nullable Lab lab;
    private @Nullable SdkClients clients;
    private final List<SdkClients> beside = new ArrayList<>();

    Places(AccountAccess accounts, LabOptions labOptions, Composition composition) {
        this.accounts = accounts;
        this.labOptions = labOptions;
        this.composition = composition;
        this.clock = composition.clock();
        this.texts = composition.texts();
    }

    @Override
    public synchronized Outcome connect(Place place) {
        return switch (place) {
            case Place.Account account -> connectTo(accounts.inEffect(account));
            case Place.PracticeLab practice -> start(practice);
            case Place.Bundle bundle -> {
                Outcome opened = BundlePlace.open(bundle, texts);
                if (opened instanceof Outcome.Connected && !Thread.currentThread().isInterrupted()) {
                    close();
                }
                yield opened;
            }
        };
    }

    @Override
    public List<LabScenario> scenarios() {
        return Scenarios.all().stream().map(Places::summary).toList();
    }

    private static LabScenario summary(Scenario scenario) {
        String level = scenario.level().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new LabScenario(scenario.id(), scenario.title(), scenario.quote(), scenario.story(), level,
                scenario.hints());
    }

    @Override
    public Optional<Practice> practice() {
        return lab().map(RunningPractice::new);
    }

    @Override
    public SurveyOpening survey(Connection now, Optional<Place.Account> where) {
        if (where.isEmpty() || where.get().equals(now.place())) {
            return new SurveyOpening.Ready(new Survey(now.reader(),
                    new SurveyPlace(now.label(), now.identity().account(), now.region()), clock));
        }
        Place.Account account = accounts.inEffect(where.get());
        return switch (accounts.open(account)) {
            case AccountAccess.Opened.Failed failed ->
                new SurveyOpening.Refused(Message.of("survey.refused", account.profile(), account.region()),
                        AccountAccess.say(failed.state(), account, texts));
            case AccountAccess.Opened.Ready ready -> {
                keepBeside(ready.clients());
                Connection beside = composition.connection(account, ready);
                yield new SurveyOpening.Ready(new Survey(beside.reader(),
                        new SurveyPlace(beside.label(), beside.identity().account(), beside.region()), clock));
            }
        };
    }

    /** Clients of surveys live as long as the connection beside which they were opened. */
    private synchronized void keepBeside(SdkClients more) {
        beside.add(more);
    }

    private Outcome connectTo(Place.Account account) {
        AccountAccess.Opened opened = accounts.open(account);
        return switch (opened) {
            case AccountAccess.Opened.Failed failed -> new Outcome.NotIdentified(failed.state());
            case AccountAccess.Opened.Ready ready ->
                keep(ready.clients(), null, composition.connection(account, ready));
        };
    }

    private Outcome start(Place.PracticeLab practice) {
        Scenario scenario = Scenarios.byId(practice.scenario());
        Lab started;
        try {
            started = Lab.start(
                    new LabOptions(scenario, labOptions.port(), labOptions.speed(), labOptions.latency(),
                            labOptions.throttled(), clock));
        } catch (IOException taken) {
            return new Outcome.Refused(Message.of("app.lab-cannot-start"), Message.of("app.lab-cannot-start.next"),
                    String.valueOf(taken.getMessage()));
        }
        SdkClients toLab = new SdkClients(Credentials.practice(), Optional.of(started.endpoint()),
                TimeLimits.standard());
        Identity identity = new Identity(started.account(),
                "arn:aws:sts::" + started.account() + ":assumed-role/Practice/you",
                "AROAPRACTICE:you");
        return keep(toLab, started, new Connection(practice, scenario.title(), identity, started.region(),
                new SdkAwsReader(toLab, clock, texts), new SdkAwsWriter(toLab, clock, texts),
                new HttpRequests(clock),
                started.requestUri().toString(), started.requestMethod(), started.endpoint()));
    }

    /** The running lab, where there is one. */
    synchronized Optional<Lab> lab() {
        return Optional.ofNullable(lab);
    }

    /** The former place is left only where nobody has cancelled, so that whoever stays there finds it open. */
    private Outcome keep(SdkClients newClients, @Nullable Lab newLab, Connection connection) {
        if (Thread.currentThread().isInterrupted()) {
            newClients.close();
            if (newLab != null) {
                newLab.close();
            }
            return new Outcome.Refused(Message.of("connect.cancelled"), Message.of("connect.broken.next"), "");
        }
        close();
        clients = newClients;
        lab = newLab;
        return new Outcome.Connected(connection);
    }

    @Override
    public synchronized void close() {
        if (clients != null) {
            clients.close();
            clients = null;
        }
        beside.forEach(SdkClients::close);
        beside.clear();
        if (lab != null) {
            lab.close();
            lab = null;
        }
    }
}
