package dev.timeoutdoctor.ui.step.connect;

import dev.timeoutdoctor.connect.AwsRegion;
import dev.timeoutdoctor.connect.ConfiguredEndpoint;
import dev.timeoutdoctor.connect.Identity;
import dev.timeoutdoctor.connect.Profile;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Badge;
import dev.timeoutdoctor.ui.control.Card;
import dev.timeoutdoctor.ui.control.Choosers;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.ProblemPane;
import dev.timeoutdoctor.ui.step.Trouble;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SearchableComboBox;

/** Profile and Region, an emulator's endpoint under a fold, and who we turn out to be. */
final class AccountPane extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Texts texts;
    private final ConnectViewModel viewModel;
    private final HBox identity = Parts.row();
    private final ProblemPane profilesProblem;

    AccountPane(Texts texts, ConnectViewModel viewModel) {
        super(14);
        this.texts = texts;
        this.viewModel = viewModel;
        setId("connect-account");
        profilesProblem = new ProblemPane(texts, "connect-profiles-problem");
        profilesProblem.getStyleClass().add("mild");
        SearchableComboBox<Profile> profile = Choosers.searchable("connect-profile", viewModel.profiles(),
                Profile::name, this::about);
        profile.valueProperty().bindBidirectional(viewModel.profileProperty());
        SearchableComboBox<AwsRegion> region = Choosers.searchable("connect-region", viewModel.regions(),
                AwsRegion::id, this::about);
        region.valueProperty().bindBidirectional(viewModel.regionProperty());
        region.valueProperty().subscribe((before, now) -> viewModel.forget());
        HBox pickers = new HBox(14, wide(Parts.field(texts.of("connect.profile"), profile)),
                wide(Parts.field(texts.of("connect.region"), region)));
        Button test = Parts.compact("connect-test", texts.of("connect.test"), viewModel::test);
        identity.setId("connect-identity");
        HBox line = Parts.row(test, identity);
        Label configured = Parts.text("");
        configured.setId("connect-endpoint-configured");
        Card card = new Card(pickers, configured,
                ProblemPane.fold("connect-endpoint-fold", texts.of("connect.endpoint.fold"),
                        endpoint()),
                line);
        getChildren().addAll(profilesProblem, card);
        viewModel.configuredProperty().subscribe(set -> tell(configured, set));
        viewModel.profileTroubleProperty().subscribe(this::show);
        viewModel.stateProperty().subscribe(this::show);
    }

    /** An endpoint of the configuration counts as long as none is typed, so it stands where it is seen. */
    private void tell(Label configured, Optional<ConfiguredEndpoint> set) {
        configured.setText(set.map(it -> texts.of("connect.endpoint.configured", it.uri().toString(), it.setting()))
                .orElse(""));
        Parts.show(configured, set.isPresent());
    }

    private VBox endpoint() {
        TextField field = new TextField();
        field.setId("connect-endpoint");
        field.setPromptText("http://127.0.0.1:4566");
        field.textProperty().bindBidirectional(viewModel.endpointProperty());
        Label problem = Parts.styled("", "problem-text");
        problem.setId("connect-endpoint-problem");
        Parts.show(problem, false);
        Runnable look = () -> {
            Optional<String> wrong = viewModel.endpointProblem().map(texts::of);
            problem.setText(wrong.orElse(""));
            Parts.show(problem, wrong.isPresent());
            field.pseudoClassStateChanged(WRONG, wrong.isPresent());
        };
        field.textProperty().subscribe((before, now) -> {
            viewModel.forget();
            if (problem.isVisible()) { // gone as soon as it is mended: else what stands below would move away under the mouse
                look.run();
            }
        });
        field.focusedProperty().subscribe((before, focused) -> {
            if (!focused) {
                look.run();
            }
        });
        VBox box = Parts.field(texts.of("connect.endpoint"), field);
        box.getChildren().addAll(problem, Parts.note(texts.of("connect.endpoint.note")));
        return box;
    }

    private void show(Optional<Trouble> trouble) {
        trouble.ifPresentOrElse(
                it -> profilesProblem.show(texts.of(it.what()), texts.of(it.next()), it.detail(),
                        Parts.compact("connect-read-again", texts.of("connect.read-again"), viewModel::load)),
                profilesProblem::clear);
    }

    private void show(ConnectState state) {
        identity.getChildren().clear();
        switch (state) {
            case ConnectState.Identified identified -> show(identified.identity());
            case ConnectState.Connected connected -> show(connected.identity());
            case ConnectState.Idle idle -> {
            }
            case ConnectState.Working working -> {
            }
            case ConnectState.Failed failed -> {
            }
        }
    }

    private void show(Identity who) {
        String arn = who.arn().replace(who.account(), who.shortAccount());
        Badge badge = new Badge(Badge.Kind.OK, arn);
        badge.setMinWidth(0);
        badge.setId("connect-arn");
        badge.setAccessibleText(texts.of("connect.identity", who.arn(), who.account()));
        Button copy = Parts.compact("connect-copy-arn", texts.of("connect.copy-arn"), () -> Parts.copy(who.arn()));
        identity.getChildren().addAll(badge, copy);
    }

    private String about(Profile profile) {
        String kind = texts.of("connect.kind." + profile.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return profile.mfaSerial().isEmpty() ? kind : kind + " · " + texts.of("connect.kind.mfa");
    }

    private String about(AwsRegion region) {
        Profile profile = viewModel.profileProperty().get();
        boolean own = profile != null && profile.region().equals(region.id());
        if (!own) {
            return region.name();
        }
        return region.name() + " · "
                + texts.of(profile.kind() == Profile.Kind.ENVIRONMENT
                        ? "connect.from-environment"
                        : "connect.from-profile");
    }

    private static VBox wide(VBox box) {
        box.setPrefWidth(100);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }
}
