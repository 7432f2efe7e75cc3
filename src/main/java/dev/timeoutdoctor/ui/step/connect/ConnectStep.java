package dev.timeoutdoctor.ui.step.connect;

import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.Advance;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.WizardServices;
import dev.timeoutdoctor.ui.WizardStep;
import dev.timeoutdoctor.ui.control.BusyPane;
import dev.timeoutdoctor.ui.control.CodeBlock;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.ProblemPane;
import dev.timeoutdoctor.ui.control.StepPane;
import dev.timeoutdoctor.ui.step.Trouble;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** Step 1: where the failing API lives, and who we are there. */
public final class ConnectStep implements WizardStep {

    private final Texts texts;
    private final SessionModel model;
    private final ConnectViewModel viewModel;
    private final LabViewModel lab;
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper nextLabel = new ReadOnlyStringWrapper("");
    private final RightsPane rights;
    private final StepPane view;
    private final ProblemPane problem;
    private final CodeBlock help;
    private final BusyPane busy;
    /** What belongs to the present choice; each is made when it is first chosen. */
    private final VBox chosen = new VBox();
    private final Map<Choice, Node> panes = new EnumMap<>(Choice.class);
    private boolean loaded;

    public ConnectStep(WizardServices services, SessionModel model) {
        this.texts = services.texts();
        this.model = model;
        this.viewModel = new ConnectViewModel(services.accounts(), services.connector(), services.tasks(), model);
        this.lab = new LabViewModel(services.connector(), services.tasks(), model, viewModel.scenarioProperty());
        this.problem = new ProblemPane(texts, "connect-problem");
        this.help = new CodeBlock(texts, "connect-help", "");
        this.busy = new BusyPane(texts, "connect-busy", viewModel::cancel);
        Parts.show(help, false);
        this.rights = new RightsPane(texts, services.policy());
        this.view = new StepPane(texts, StepId.CONNECT, new ChoicePane(texts, viewModel), chosen, busy, problem, help,
                rights);
        viewModel.choiceProperty().subscribe(choice -> {
            if (choice != null) {
                chosen.getChildren().setAll(panes.computeIfAbsent(choice, this::pane));
            }
            viewModel.forget();
            showRights();
            tell();
        });
        viewModel.stateProperty().subscribe(this::show);
        Parts.whileShown(view, model.sessionProperty(), session -> showRights());
        model.sessionProperty().subscribe(session -> tell());
    }

    @Override
    public StepId id() {
        return StepId.CONNECT;
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public ObservableValue<String> status() {
        return status.getReadOnlyProperty();
    }

    @Override
    public ObservableValue<String> nextLabel() {
        return nextLabel.getReadOnlyProperty();
    }

    @Override
    public void onEnter() {
        tell();
        if (!loaded) {
            loaded = true;
            viewModel.load();
        }
    }

    @Override
    public CompletionStage<Advance> advance() {
        return viewModel.connect();
    }

    @Override
    public void cancel() {
        viewModel.cancel();
    }

    private Node pane(Choice choice) {
        return switch (choice) {
            case ACCOUNT -> new AccountPane(texts, viewModel);
            case LAB -> new LabPane(texts, viewModel, lab);
            case BUNDLE -> new BundlePane(texts, viewModel);
        };
    }

    private void show(ConnectState state) {
        problem.clear();
        Parts.show(help, false);
        busy.stop();
        switch (state) {
            case ConnectState.Idle idle -> {
            }
            case ConnectState.Identified identified -> {
            }
            case ConnectState.Connected connected -> {
            }
            case ConnectState.Working working -> busy.show(texts.of(working.doing()), "", -1);
            case ConnectState.Failed failed -> show(failed.trouble());
        }
        tell();
    }

    private void show(Trouble trouble) {
        Button retry = Parts.compact("connect-retry", texts.of("shell.retry"), viewModel::test);
        boolean account = viewModel.choiceProperty().get() == Choice.ACCOUNT;
        problem.show(texts.of(trouble.what()), texts.of(trouble.next()), trouble.detail(),
                account ? new Button[]{retry} : new Button[0]);
        help.setCode(trouble.command());
        Parts.show(help, !trouble.command().isEmpty());
    }

    /** Rights were found out for the place that is connected, and hold for no other. */
    private void showRights() {
        Parts.show(rights, model.get().connection().isEmpty() || connectedToChoice());
        rights.show(model.get());
    }

    private boolean connectedToChoice() {
        return model.get().connection().map(Connection::place).filter(place -> switch (place) {
            case Place.Account account -> viewModel.choiceProperty().get() == Choice.ACCOUNT;
            case Place.PracticeLab practice -> viewModel.choiceProperty().get() == Choice.LAB;
            case Place.Bundle bundle -> viewModel.choiceProperty().get() == Choice.BUNDLE;
        }).isPresent();
    }

    private String connected() {
        if (!connectedToChoice()) {
            return "connect.status.elsewhere";
        }
        return model.get().changesAllowed() ? "connect.status.connected-changing" : "connect.status.connected";
    }

    private void tell() {
        boolean start = viewModel.choiceProperty().get() == Choice.LAB && model.get().connection().isEmpty();
        nextLabel.set(start ? texts.of("connect.start-scenario") : "");
        status.set(texts.of(switch (viewModel.stateProperty().get()) {
            case ConnectState.Idle idle -> model.get().connection().isPresent() ? connected() : "connect.status.idle";
            case ConnectState.Working working -> "connect.status.working";
            case ConnectState.Identified identified -> "connect.status.identified";
            case ConnectState.Connected now -> connected();
            case ConnectState.Failed failed -> "connect.status.failed";
        }));
    }
}
