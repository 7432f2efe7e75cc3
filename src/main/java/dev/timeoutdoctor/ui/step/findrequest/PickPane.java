package dev.timeoutdoctor.ui.step.findrequest;

import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.target.TargetFinder.ListedApi;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Choosers;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.ProblemPane;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SearchableComboBox;

/** API, stage and method from three lists with search, each opening the next. */
final class PickPane extends VBox {

    private final Button survey;

    /** @param allApis opens the survey of all APIs */
    PickPane(Texts texts, FindRequestViewModel viewModel, Runnable allApis) {
        super(10);
        setId("find-request-pick");
        getStyleClass().add("card");
        Picks picks = viewModel.picks();
        PickLists lists = picks.lists();
        SearchableComboBox<ListedApi> api = Choosers.searchable("find-request-api", lists.apis(),
                each -> each.api().name(), each -> each.api().id() + " · " + texts.of(kind(each)));
        SearchableComboBox<Stage> stage = Choosers.searchable("find-request-stage", lists.stages(), Stage::name,
                each -> "");
        SearchableComboBox<ApiMethod> method = Choosers.searchable("find-request-pick-method", lists.methods(),
                ApiMethod::label, each -> "");
        api.valueProperty().bindBidirectional(picks.apiProperty());
        stage.valueProperty().bindBidirectional(picks.stageProperty());
        method.valueProperty().bindBidirectional(picks.methodProperty());
        stage.disableProperty().bind(picks.apiProperty().isNull());
        method.disableProperty().bind(picks.apiProperty().isNull());
        stage.valueProperty().subscribe((before, now) -> viewModel.pick());
        method.valueProperty().subscribe((before, now) -> viewModel.pick());
        Label hint = Parts.note("");
        hint.setId("find-request-lists-hint");
        lists.hintProperty().subscribe(message -> hint.setText(texts.of(message)));
        ProblemPane problem = new ProblemPane(texts, "find-request-lists-problem");
        lists.troubleProperty().subscribe(trouble -> trouble.ifPresentOrElse(
                it -> problem.show(texts.of(it.what()), texts.of(it.next()), it.detail(),
                        Parts.compact("find-request-lists-retry", texts.of("shell.retry"), picks::readAgain)),
                problem::clear));
        survey = Parts.compact("find-request-survey", texts.of("find.survey"), allApis);
        survey.setTooltip(new Tooltip(texts.of("find.survey.help")));
        getChildren().addAll(Parts.row(Parts.heading(texts.of("find.pick")), Parts.gap(), survey),
                new HBox(14, wide(Parts.field(texts.of("find.api"), api), 240),
                        wide(Parts.field(texts.of("find.stage"), stage), 110),
                        wide(Parts.field(texts.of("find.pick-method"), method), 200)),
                hint, problem);
    }

    /** Whether there may be other APIs than those of the request: a bundle holds no more. */
    void offerSurvey(boolean offered) {
        Parts.show(survey, offered);
    }

    private static String kind(ListedApi listed) {
        return listed.type() == ApiType.REST
                ? "shell.endpoint-type." + listed.api().endpointType().name().toLowerCase(Locale.ROOT)
                : "report.api-type." + listed.type().name();
    }

    private static VBox wide(VBox box, double width) {
        box.setPrefWidth(width);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }
}
