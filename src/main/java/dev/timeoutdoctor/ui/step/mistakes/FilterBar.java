package dev.timeoutdoctor.ui.step.mistakes;

import dev.timeoutdoctor.diagnosis.CauseStatus;
import dev.timeoutdoctor.text.Texts;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** Search, and one switch a status with how many rows have it. */
final class FilterBar extends FlowPane {

    private final MistakesViewModel model;
    private final Texts texts;
    private final CustomTextField search = new CustomTextField();
    private final Map<CauseStatus, ToggleButton> toggles = new EnumMap<>(CauseStatus.class);

    FilterBar(MistakesViewModel model, Texts texts) {
        super(8, 8);
        this.model = model;
        this.texts = texts;
        setId("mistakes-filters");
        setRowValignment(javafx.geometry.VPos.CENTER);
        search.setId("mistakes-search");
        search.setPromptText(texts.of("mistakes.search.prompt"));
        search.setAccessibleText(texts.of("mistakes.search"));
        search.setLeft(new FontIcon(MaterialDesignM.MAGNIFY));
        search.setPrefWidth(214);
        search.textProperty().bindBidirectional(model.queryProperty());
        getChildren().add(search);
        MistakeRows.ORDER.forEach(status -> getChildren().add(toggle(status)));
    }

    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    void show(MistakesState.Listed state) {
        toggles.forEach((status, toggle) -> {
            toggle.setText(texts.of("mistakes.count." + status.id(), state.counts().getOrDefault(status, 0)));
            toggle.setSelected(state.filters().contains(status));
        });
    }

    private ToggleButton toggle(CauseStatus status) {
        ToggleButton toggle = new ToggleButton();
        toggle.setId("mistakes-filter-" + status.id());
        toggle.getStyleClass().addAll("filter-toggle", "filter-" + status.id());
        toggle.setMinWidth(USE_PREF_SIZE);
        toggle.setAccessibleHelp(texts.of("mistakes.filter.help"));
        toggle.setOnAction(_ -> model.toggle(status));
        toggles.put(status, toggle);
        return toggle;
    }
}
