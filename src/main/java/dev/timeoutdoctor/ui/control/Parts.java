package dev.timeoutdoctor.ui.control;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Small parts that every screen is made of, so that they look alike. */
public final class Parts {

    private static final Pattern BEFORE_UNIT = Pattern.compile("(?<=\\d) (?=(?:ms|s|min|h|MB|GB)\\b)");

    /** Within a word that AWS's interfaces know: before a path's parts, after signs that join, before a capital. */
    private static final Pattern SEAM = Pattern
            .compile("(?<=[\\w}])(?=/)|(?<=[:,;=&_-])(?=[\\w{\"])|(?<=[a-z]{2})(?=[A-Z][a-z])");

    private Parts() {}

    /** A card's or section's heading. */
    public static Label heading(String text) {
        return styled(text, "heading");
    }

    /** Running text. */
    public static Label text(String text) {
        return styled(text);
    }

    /** Running text that steps back. */
    public static Label muted(String text) {
        return styled(text, "muted");
    }

    /** Muted and one size smaller. */
    public static Label note(String text) {
        return styled(text, "muted", "small");
    }

    /** A name that AWS's interfaces know: monospaced. */
    public static Label mono(String text) {
        return styled(text, "mono");
    }

    /** A wrapping label with style classes of {@code app.css}. */
    public static Label styled(String text, String... styles) {
        Label label = new Label(withUnits(text));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** Never breaks a line between a number and its unit. */
    static String withUnits(String text) {
        return BEFORE_UNIT.matcher(text).replaceAll("\u00A0");
    }

    /** Lets a long name, path or value break where its parts meet: without this it breaks after any letter where the line ends. */
    public static String withSeams(String text) {
        return SEAM.matcher(text).replaceAll("\u200B");
    }

    /** Side by side, 12 px apart, centred. */
    public static HBox row(Node... nodes) {
        HBox row = new HBox(12, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** Below each other. */
    public static VBox column(double spacing, Node... nodes) {
        return new VBox(spacing, nodes);
    }

    /** Takes the room that is left in a row. */
    public static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    /** Lets a node take the room that is left in a row. */
    public static <N extends Region> N grow(N node) {
        HBox.setHgrow(node, Priority.ALWAYS);
        node.setMaxWidth(Double.MAX_VALUE);
        return node;
    }

    /** A field with its label above it; the label's mnemonic goes to the field. */
    public static VBox field(String label, Node field) {
        Label name = new Label(label);
        name.setMnemonicParsing(true);
        name.setLabelFor(field);
        name.getStyleClass().add("field-label");
        if (field instanceof Region region) {
            region.setMaxWidth(Double.MAX_VALUE);
        }
        field.setAccessibleText(label.replace("_", ""));
        return new VBox(4, name, field);
    }

    /** Lets Tab leave a text area, as it leaves every other field; nothing that is typed here needs tabs. */
    public static TextArea leftByTab(TextArea area) {
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
                event.consume();
                area.requestFocusTraversal(
                        event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            }
        });
        return area;
    }

    /** A button. */
    public static Button button(String id, String label, Runnable action) {
        Button button = new Button(label);
        button.setId(id);
        button.setMnemonicParsing(true);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** A small button, for rows and cards. */
    public static Button compact(String id, String label, Runnable action) {
        Button button = button(id, label, action);
        button.getStyleClass().add("compact");
        return button;
    }

    /** Shows or hides a node together with its place. */
    public static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /**
     * Shows a state on a view, now and whenever it changes while the view is in a window. What nobody sees is not drawn: all that is
     * missed is made up for in one go when the view comes back.
     */
    public static <T> void whileShown(Node view, ObservableValue<T> state, Consumer<? super T> show) {
        state.when(view.sceneProperty().map(scene -> true).orElse(false)).subscribe(show);
    }

    /**
     * Whether the focus is on a node or within it. JavaFX's own answer counts a list's cell that only marks its place while the focus is
     * elsewhere.
     */
    public static boolean hasFocus(Node node) {
        Node at = node.getScene() == null ? null : node.getScene().getFocusOwner();
        while (at != null && !at.equals(node)) {
            at = at.getParent();
        }
        return at != null;
    }

    /** Whether a node is shown, with all that it is in, and is enabled. */
    public static boolean isUsable(Node node) {
        return node.getScene() != null && !node.isDisabled() && isShown(node);
    }

    /** Whether neither a node nor anything that it is in is hidden. */
    public static boolean isShown(Node node) {
        return Stream.<Node>iterate(node, Objects::nonNull, Node::getParent).allMatch(Node::isVisible);
    }

    /** Puts a text on the clipboard. */
    public static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
