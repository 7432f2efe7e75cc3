package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.fix.change.Field;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Parts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The editor that fits a field's shape, with its label. */
final class FieldEditor {

    private static final double NUMBER = 220;
    /** So wide that a hint of a line or two can be read; two fields stand beside each other. */
    private static final double COLUMN = 312;
    private static final double LINE = 420;
    private static final double LONG_LINE = 600;
    /** So many characters have room in a line. */
    private static final int SHORT = 50;

    private final Field field;
    private final VBox node;
    private final Consumer<String> showing;
    private final ProblemLines problems;

    FieldEditor(Field field, Texts texts, String prefix, Consumer<String> typed) {
        this.field = field;
        String id = prefix + "-" + field.id();
        String label = texts.of(field.label());
        switch (field.shape()) {
            case Field.Whole _ -> {
                NumberField number = new NumberField(id, label, "", 1);
                number.onTyped(typed);
                this.showing = number::show;
                this.node = labelled(label, number, COLUMN);
                number.setMaxWidth(NUMBER);
            }
            case Field.Share _,Field.Line _,Field.MaybeLine _,Field.Listed _ -> {
                TextField line = new TextField();
                line.setId(id);
                line.textProperty().addListener((_, _, now) -> typed.accept(now));
                VBox whole = labelled(label, line, LINE);
                this.showing = text -> {
                    if (!line.getText().equals(text)) {
                        line.setText(text);
                    }
                    whole.setPrefWidth(text.length() > SHORT ? LONG_LINE : LINE);
                };
                this.node = whole;
            }
            case Field.OneOf few -> {
                ComboBox<String> choice = choice(id, few.words(), typed);
                choice.setConverter(said(few.said(), texts));
                this.showing = choice::setValue;
                this.node = labelled(label, choice, COLUMN);
            }
            case Field.OneNumberOf few -> {
                List<String> words = Stream.concat(Stream.of(""), few.numbers().stream().map(String::valueOf)).toList();
                ComboBox<String> choice = choice(id, words, typed);
                choice.setConverter(said(Map.of("", few.none()), texts));
                this.showing = choice::setValue;
                this.node = labelled(label, choice, 160);
            }
            case Field.YesNo _ -> {
                ComboBox<String> choice = choice(id, List.of("true", "false"), typed);
                this.showing = choice::setValue;
                this.node = labelled(label, choice, 160);
            }
        }
        this.problems = new ProblemLines(texts, id + "-problems");
        node.getChildren().add(problems);
    }

    /** Shows what people read for a word. */
    private static StringConverter<String> said(Map<String, Message> said, Texts texts) {
        return new StringConverter<>() {

            @Override
            public String toString(@Nullable String word) {
                return word == null
                        ? ""
                        : Optional.ofNullable(said.get(word)).map(texts::of).orElse(word);
            }

            @Override
            public String fromString(String text) {
                return said.keySet().stream().filter(word -> toString(word).equals(text)).findFirst().orElse(text);
            }
        };
    }

    private static ComboBox<String> choice(String id, List<String> words, Consumer<String> typed) {
        ComboBox<String> choice = new ComboBox<>();
        choice.setId(id);
        choice.getItems().setAll(words);
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.valueProperty().addListener((_, _, now) -> typed.accept(now == null ? "" : now));
        return choice;
    }

    private static VBox labelled(String label, Control control, double width) {
        VBox labelled = Parts.field(label, control);
        labelled.setPrefWidth(width);
        ((Label) labelled.getChildren().getFirst()).setMinWidth(Region.USE_PREF_SIZE); // a name is never cut
        return labelled;
    }

    Field field() {
        return field;
    }

    Node node() {
        return node;
    }

    /**
     * Shows the value, and below it what is wrong with it.
     *
     * @param editing whether another value can be typed
     */
    void show(String text, List<Problem> of, boolean editing) {
        showing.accept(text);
        node.getChildren().stream().filter(part -> !part.equals(problems)).forEach(part -> part.setDisable(!editing));
        problems.show(of, field.id()::equals);
    }
}
