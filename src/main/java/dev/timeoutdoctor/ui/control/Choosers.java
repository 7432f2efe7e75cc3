package dev.timeoutdoctor.ui.control;

import java.util.function.Function;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.controlsfx.control.SearchableComboBox;
import org.jspecify.annotations.Nullable;

/** Lists with search: a name, and a note in small letters beside it; both are searched. */
public final class Choosers {

    private Choosers() {}

    /** A combo box whose list narrows as one types. */
    public static <T> SearchableComboBox<T> searchable(String id, ObservableList<T> items, Function<T, String> name,
            Function<T, String> note) {
        SearchableComboBox<T> box = new SearchableComboBox<>(items);
        box.setId(id);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setPrefWidth(200);
        box.setConverter(new Words<>(name, note));
        box.setCellFactory(list -> new Cell<>(name, note));
        box.setButtonCell(new Cell<>(name, note));
        return box;
    }

    /** What the search looks through. */
    private static final class Words<T> extends StringConverter<T> {

        private final Function<T, String> name;
        private final Function<T, String> note;

        private Words(Function<T, String> name, Function<T, String> note) {
            this.name = name;
            this.note = note;
        }

        @Override
        public String toString(@Nullable T item) {
            return item == null ? "" : (name.apply(item) + " " + note.apply(item)).strip();
        }

        @Override
        public @Nullable T fromString(String text) {
            return null; // nothing is ever typed into the value itself
        }
    }

    /** A name, and a muted note beside it. */
    private static final class Cell<T> extends ListCell<T> {

        private final Function<T, String> name;
        private final Function<T, String> note;
        private final Label main = new Label();
        private final Label beside = new Label();
        private final HBox both = new HBox(8, main, beside);
        private final Tooltip whole = new Tooltip();

        private Cell(Function<T, String> name, Function<T, String> note) {
            this.name = name;
            this.note = note;
            beside.getStyleClass().add("combo-note");
            both.setAlignment(Pos.CENTER_LEFT);
            main.setMinWidth(USE_PREF_SIZE);
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            main.setText(name.apply(item));
            beside.setText(note.apply(item));
            whole.setText((main.getText() + " " + beside.getText()).strip());
            beside.setTooltip(whole); // where there is no room for all of it
            setText(main.getText());
            setGraphic(both);
        }
    }
}
