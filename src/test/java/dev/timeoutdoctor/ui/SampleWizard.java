package dev.timeoutdoctor.ui;

import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.evidence.Answers;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.CliCommand;
import dev.timeoutdoctor.evidence.FakeAws;
import dev.timeoutdoctor.guide.CauseAdvice;
import dev.timeoutdoctor.guide.Guide;
import dev.timeoutdoctor.guide.GuideMistakes;
import dev.timeoutdoctor.session.Examiner;
import dev.timeoutdoctor.session.RequestSender;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.step.GuidedStep;
import dev.timeoutdoctor.ui.step.async.RespondAsyncViewModel;
import dev.timeoutdoctor.ui.step.lambda.LambdaStep;
import dev.timeoutdoctor.ui.step.lambda.LambdaViewModel;
import dev.timeoutdoctor.ui.step.mistakes.MistakesStep;
import dev.timeoutdoctor.ui.step.mistakes.MistakesViewModel;
import dev.timeoutdoctor.ui.step.prevent.PreventViewModel;
import dev.timeoutdoctor.ui.step.raise.ChangeServices;
import dev.timeoutdoctor.ui.step.raise.OffersPane;
import dev.timeoutdoctor.ui.step.raise.RaiseStep;
import dev.timeoutdoctor.ui.step.raise.RaiseViewModel;
import dev.timeoutdoctor.ui.step.raise.SampleAccount;
import dev.timeoutdoctor.ui.step.timeouts.Examining;
import dev.timeoutdoctor.ui.step.timeouts.SampleDiagnosis;
import dev.timeoutdoctor.ui.step.timeouts.SampleEvidence;
import dev.timeoutdoctor.ui.step.timeouts.SampleSession;
import dev.timeoutdoctor.ui.step.timeouts.TimeoutsStep;
import dev.timeoutdoctor.ui.step.timeouts.TimeoutsViewModel;
import dev.timeoutdoctor.ui.step.vpclink.VpcLinkViewModel;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The whole wizard on fakes: a test says what they answer and when, and sees what left the window. */
public final class SampleWizard {

    public static final Clock CLOCK = Clock.fixed(SampleEvidence.NOW, ZoneOffset.UTC);

    public final SessionModel model = new SessionModel();
    public final FakeAccounts accounts = new FakeAccounts();
    public final FakeAws aws = FakeAws.complete().answers("GetApis", Answers.json("{\"Items\": []}"))
            .answers("GetDomainNames", Answers.json("{\"items\": [], \"Items\": []}"));
    public final SampleAccount account = new SampleAccount();
    public final FakeConnector connector;
    public final List<URI> links = new ArrayList<>();
    public final List<Theme> themes = new ArrayList<>();
    public Examiner examiner = (_, _, _, _) -> SampleSession.examination(SampleEvidence.slowFunction(),
            SampleDiagnosis.slowFunction(), List.of());

    /** How often the list of the changes that were made was asked for. */
    public int changesMadeShown;

    /** Places hold the account of {@link FakeAws#complete()}, and requests meet {@link SampleAccount}. */
    public SampleWizard() {
        connector = new FakeConnector(aws, account, account);
    }

    /** What a step needs, with work done where the test wants it. */
    public WizardServices services(FxTasks tasks) {
        return new WizardServices(Texts.english(), tasks, CLOCK, accounts, connector,
                (connection, known, progress, stop) -> examiner.examine(connection, known, progress, stop),
                Guide.load(), session -> "{\"Version\": \"2012-10-17\"}",
                session -> "# Timeout report\n\nChanges: " + session.changes().size() + "\n",
                session -> "{\"changes\": " + session.changes().size() + "}", (session, mask) -> {
                    throw new AssertionError("Nobody should save a bundle");
                }, links::add, themes::add, () -> changesMadeShown++);
    }

    /** All eleven steps; changes are logged in the folder. On the FX thread. */
    public Wizard wizard(FxTasks tasks, Path folder) {
        Theme.loadFonts();
        Texts texts = Texts.english();
        WizardServices services = services(tasks);
        Examining examining = new Examining(model, services.examiner(), tasks, CLOCK);
        ChangeServices of = account.services(model, folder);
        ChangeServices changes = new ChangeServices(of.appliers(), examining, tasks, CLOCK, account, of.pause(),
                of.owners());
        EvidenceWindow evidence = new EvidenceWindow(texts, CliCommand::of);
        CauseAdvice advice = CauseAdvice.load();
        return new Wizard(services, model, Map.of(
                StepId.TIMEOUT_SETTINGS,
                () -> new TimeoutsStep(new TimeoutsViewModel(model, examining, SampleSession.deeper(model, examining),
                        this::go), texts, evidence),
                StepId.RAISE_TIMEOUT,
                () -> new RaiseStep(new RaiseViewModel(model, changes, texts, this::go),
                        new OffersPane(List.of(), texts, evidence), texts,
                        evidence),
                StepId.SPEED_UP_LAMBDA,
                () -> new LambdaStep(new LambdaViewModel(model, changes, texts, this::go),
                        new OffersPane(List.of(), texts, evidence), texts, evidence),
                StepId.RESPOND_ASYNC,
                () -> new GuidedStep(StepId.RESPOND_ASYNC, services, model,
                        new RespondAsyncViewModel(model).stateProperty(), new OffersPane(List.of(), texts, evidence)),
                StepId.VPC_LINK,
                () -> new GuidedStep(StepId.VPC_LINK, services, model,
                        new VpcLinkViewModel(model).stateProperty(), new OffersPane(List.of(), texts, evidence)),
                StepId.PREVENT,
                () -> new GuidedStep(StepId.PREVENT, services, model,
                        new PreventViewModel(model).stateProperty(), new OffersPane(List.of(), texts, evidence)),
                StepId.COMMON_MISTAKES,
                () -> new MistakesStep(
                        new MistakesViewModel(model, texts, cause -> advice.on(cause).what(), this::go), texts,
                        evidence, GuideMistakes.load()::ofCause)),
                Theme.LIGHT);
    }

    /** Connected, with nothing found yet. */
    public SampleWizard connected(Place place) {
        return connected(place, aws, account);
    }

    /** Connected to whatever answers there. */
    public SampleWizard connected(Place place, AwsReader reader, RequestSender requests) {
        model.update(now -> now.connected(FakeConnector.connection(place, reader, account, requests)));
        return this;
    }

    /** Connected to the account, with a target. */
    public SampleWizard targeted() {
        connected(new Place.Account("support-ro", "us-east-1", Place.Account.NO_ENDPOINT), account, account);
        model.update(now -> now.targeted(SampleEvidence.ROUTE, SampleSession.URL));
        return this;
    }

    /** The same, examined: a slow function. */
    public SampleWizard examined() {
        targeted();
        SampleSession.examined(model);
        return this;
    }

    private void go(StepId step) {
        throw new AssertionError("Nobody should leave for " + step);
    }
}
