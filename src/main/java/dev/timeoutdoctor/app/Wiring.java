package dev.timeoutdoctor.app;

import dev.timeoutdoctor.aws.AwsAccounts;
import dev.timeoutdoctor.collect.CollectorCatalogue;
import dev.timeoutdoctor.fix.Applier;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.ChangeLog;
import dev.timeoutdoctor.fix.change.ChangeCatalogue;
import dev.timeoutdoctor.fix.owner.OwnerReader;
import dev.timeoutdoctor.fix.way.AllWays;
import dev.timeoutdoctor.lab.LabOptions;
import dev.timeoutdoctor.lab.Scenarios;
import dev.timeoutdoctor.session.ChangeSteps;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Examiner;
import dev.timeoutdoctor.session.Policies;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.CommandLine;
import dev.timeoutdoctor.ui.FxTasks;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.Theme;
import dev.timeoutdoctor.ui.Wizard;
import dev.timeoutdoctor.ui.WizardServices;
import dev.timeoutdoctor.ui.WizardStep;
import dev.timeoutdoctor.ui.changes.ChangesViewModel;
import dev.timeoutdoctor.ui.changes.ChangesWindow;
import dev.timeoutdoctor.ui.control.Confirm;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.plan.PlanViewModel;
import dev.timeoutdoctor.ui.plan.PlanWindow;
import dev.timeoutdoctor.ui.step.GuidedStep;
import dev.timeoutdoctor.ui.step.async.FrontSamplesPane;
import dev.timeoutdoctor.ui.step.async.RespondAsyncViewModel;
import dev.timeoutdoctor.ui.step.connect.MfaDialog;
import dev.timeoutdoctor.ui.step.lambda.LambdaStep;
import dev.timeoutdoctor.ui.step.lambda.LambdaViewModel;
import dev.timeoutdoctor.ui.step.mistakes.MistakesStep;
import dev.timeoutdoctor.ui.step.mistakes.MistakesViewModel;
import dev.timeoutdoctor.ui.step.prevent.PreventViewModel;
import dev.timeoutdoctor.ui.step.raise.ChangeServices;
import dev.timeoutdoctor.ui.step.raise.OfferViewModel;
import dev.timeoutdoctor.ui.step.raise.OffersPane;
import dev.timeoutdoctor.ui.step.raise.RaiseStep;
import dev.timeoutdoctor.ui.step.raise.RaiseViewModel;
import dev.timeoutdoctor.ui.step.timeouts.DeeperLook;
import dev.timeoutdoctor.ui.step.timeouts.Examining;
import dev.timeoutdoctor.ui.step.timeouts.TimeoutsStep;
import dev.timeoutdoctor.ui.step.timeouts.TimeoutsViewModel;
import dev.timeoutdoctor.ui.step.vpclink.VpcLinkViewModel;
import dev.timeoutdoctor.ui.unfinished.UnfinishedStrip;
import dev.timeoutdoctor.ui.unfinished.UnfinishedViewModel;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;

/** Puts the window together. Made and used on the FX thread; whoever makes it closes it. */
final class Wiring implements AutoCloseable {

    private final Composition composition;
    private final Texts texts;
    private final FxTasks tasks = FxTasks.onVirtualThreads();
    private final SessionModel model = new SessionModel();
    private final AwsAccounts accounts;
    private final Places places;
    private final Examiner examiner;
    private final Content content;
    private final ChangeLog changeLog;
    private final ChangeLog practiceLog;
    private final Reports reports;
    private final Wizard wizard;
    private final UnfinishedViewModel unfinished;
    private final ChangesWindow changesMade;

    /**
     * The whole wizard, nothing shown yet.
     *
     * @param labSpeed how much faster the lab's requests run
     * @param links opens a web page
     * @param themeChosen remembers a chosen theme
     */
    Wiring(Composition composition, double labSpeed, Theme theme, Consumer<URI> links, Consumer<Theme> themeChosen) {
        this.composition = composition;
        this.texts = composition.texts();
        this.content = composition.content();
        this.accounts = composition.accounts(new MfaDialog(texts, tasks));
        LabOptions lab = LabOptions.of(Scenarios.byId(Scenarios.ids().getFirst())).withSpeed(labSpeed);
        this.places = new Places(new AccountAccess(accounts), lab, composition);
        this.examiner = new LiveExaminer(composition.clock(), CollectorCatalogue.DEFAULT_SINCE, content.causes());
        this.changeLog = new ChangeLog(composition.state().changeLog(), () -> UUID.randomUUID().toString());
        this.practiceLog = new ChangeLog(composition.state().practiceLog(), () -> UUID.randomUUID().toString());
        this.reports = new Reports(texts, composition.clock(), content);
        WizardServices services = new WizardServices(texts, tasks, composition.clock(), accounts, places, examiner,
                content.guide(),
                session -> Policies.reading(session, false), reports::markdown, reports::json,
                new SessionBundles(composition.clock()), links,
                themeChosen, this::showChangesMade);
        Supplier<Node> owner = () -> wizard().root();
        Confirm confirm = (question, agreed) -> Confirm.inDialog(texts, owner.get()).ask(question, agreed);
        Examining examining = new Examining(model, examiner, tasks, composition.clock());
        ChangeServices changes = new ChangeServices(appliers(), examining, tasks, composition.clock(), confirm,
                Thread::sleep, owners());
        this.wizard = new Wizard(services, model, changingSteps(services, changes), theme);
        this.unfinished = new UnfinishedViewModel(model, changes, changeLog, texts);
        wizard.notice(new UnfinishedStrip(unfinished, texts, evidence()));
        PlanWindow plans = new PlanWindow(new PlanViewModel(model, changes, AllWays.ways(), texts), texts, evidence());
        this.changesMade = new ChangesWindow(new ChangesViewModel(model, changes, this::log, texts), texts, evidence());
        wizard.tool("header-changes-made", MaterialDesignH.HISTORY, "changes.open", this::showChangesMade);
        wizard.tool("header-plan", MaterialDesignF.FILE_DOCUMENT_OUTLINE, "plan.open",
                () -> plans.choose(wizard.root()));
    }

    private Map<StepId, Supplier<WizardStep>> changingSteps(WizardServices services, ChangeServices changes) {
        Consumer<StepId> goTo = step -> wizard().go(step);
        Examining examining = changes.examining();
        Confirm confirm = changes.confirm();
        EvidenceWindow evidence = evidence();
        return Map.of(StepId.TIMEOUT_SETTINGS,
                () -> new TimeoutsStep(new TimeoutsViewModel(model, examining, new DeeperLook(model, examining, tasks,
                        composition.clock(), confirm, texts, Thread::sleep), goTo), texts, evidence),
                StepId.RAISE_TIMEOUT,
                () -> new RaiseStep(new RaiseViewModel(model, changes, texts, goTo),
                        offers(changes, StepId.RAISE_TIMEOUT, evidence),
                        texts,
                        evidence),
                StepId.SPEED_UP_LAMBDA,
                () -> new LambdaStep(new LambdaViewModel(model, changes, texts, goTo),
                        offers(changes, StepId.SPEED_UP_LAMBDA, evidence), texts, evidence),
                StepId.RESPOND_ASYNC,
                () -> new GuidedStep(StepId.RESPOND_ASYNC, services, model,
                        new RespondAsyncViewModel(model).stateProperty(),
                        offers(changes, StepId.RESPOND_ASYNC, evidence).with(new FrontSamplesPane(texts))),
                StepId.VPC_LINK, () -> new GuidedStep(StepId.VPC_LINK, services, model,
                        new VpcLinkViewModel(model).stateProperty(), offers(changes, StepId.VPC_LINK, evidence)),
                StepId.PREVENT, () -> new GuidedStep(StepId.PREVENT, services, model,
                        new PreventViewModel(model).stateProperty(), offers(changes, StepId.PREVENT, evidence)),
                StepId.COMMON_MISTAKES,
                () -> new MistakesStep(
                        new MistakesViewModel(model, texts, cause -> content.advice().on(cause).what(), goTo),
                        texts, evidence, content.mistakes()::ofCause));
    }

    private EvidenceWindow evidence() {
        return new EvidenceWindow(texts, call -> CommandLine.of(model.get(), call));
    }

    private OffersPane offers(ChangeServices changes, StepId step, EvidenceWindow evidence) {
        Set<ChangeKind> kinds = ChangeSteps.of(step);
        return new OffersPane(ChangeCatalogue.all().stream().filter(type -> kinds.contains(type.kind()))
                .map(type -> new OfferViewModel(model, changes, texts, type)).toList(), texts, evidence);
    }

    /** One applier for each connection; all real ones with the one change log. */
    private Function<Connection, Applier> appliers() {
        WeakHashMap<Connection, Applier> made = new WeakHashMap<>();
        return connection -> made.computeIfAbsent(connection,
                to -> new Applier(to.reader(), to.writer(), AllWays.ways(), log(to), composition.clock(),
                        Thread::sleep));
    }

    private ChangeLog log(Connection connection) {
        return connection.simulated() ? practiceLog : changeLog;
    }

    private void showChangesMade() {
        changesMade.show(wizard().root());
    }

    private Function<Connection, OwnerReader> owners() {
        WeakHashMap<Connection, OwnerReader> made = new WeakHashMap<>();
        return connection -> made.computeIfAbsent(connection, to -> new OwnerReader(to.reader(), composition.clock()));
    }

    /** Reads the change log for changes whose end it does not tell. */
    void lookForUnfinished() {
        unfinished.load();
    }

    FxTasks tasks() {
        return tasks;
    }

    Reports reports() {
        return reports;
    }

    Wizard wizard() {
        return wizard;
    }

    SessionModel model() {
        return model;
    }

    Session session() {
        return model.get();
    }

    Path practiceLogFile() {
        return practiceLog.path();
    }

    Places places() {
        return places;
    }

    @Override
    public void close() {
        places.close();
        accounts.close();
    }
}
