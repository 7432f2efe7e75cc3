package dev.timeoutdoctor.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.ui.control.Parts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import org.fxmisc.richtext.GenericStyledArea;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Every control of every step, in its usual states: an id of its own, and a name for those who do not see it. */
class ControlsTest {

    @TempDir
    private Path folder;

    @BeforeAll
    static void startJavaFx() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void idsAreUniqueInEachStep() throws Exception {
        List<String> twice = new ArrayList<>();
        onEveryScreen((screen, nodes) -> {
            Set<String> seen = new HashSet<>();
            for (Node node : nodes) {
                boolean foldsArrow = "arrow".equals(node.getId()) || "arrowRegion".equals(node.getId()); // JavaFX's own
                if (node.getId() != null && !foldsArrow && !inSkin(node) && !seen.add(node.getId())) {
                    twice.add(screen + ": " + node.getId());
                }
            }
        });
        assertEquals(List.of(), twice);
    }

    @Test
    void everyControlHasAnIdAndAName() throws Exception {
        Set<String> wrong = new TreeSet<>();
        int[] looked = {0};
        onEveryScreen((screen, nodes) -> {
            for (Node node : nodes) {
                if (interactive(node) && !inSkin(node)) {
                    looked[0]++;
                    if (node.getId() == null || node.getId().isBlank()) {
                        wrong.add(screen + ": no id: " + node);
                    }
                    if (Parts.isShown(node) && !named(node, nodes)) {
                        wrong.add(screen + ": no name: " + node);
                    }
                }
            }
        });
        assertEquals(Set.of(), wrong);
        assertTrue(looked[0] > 500, "only " + looked[0] + " controls were looked at");
    }

    @Test
    void fieldsAreReachedByTab() throws Exception {
        Set<String> passed = new TreeSet<>();
        onEveryScreen((screen, nodes) -> {
            for (Node node : nodes) {
                boolean field = node instanceof TextInputControl || node instanceof ComboBoxBase<?>
                        || node instanceof ButtonBase;
                if (field && !inSkin(node) && !node.isFocusTraversable() && !inWaitingRow(node)) {
                    passed.add(screen + ": " + node);
                }
            }
        });
        assertEquals(Set.of(), passed);
    }

    private interface Look {

        void at(String screen, List<Node> nodes);
    }

    /** Goes to each step in each state of a session, with all that belongs to it laid out. */
    private void onEveryScreen(Look look) throws Exception {
        see("fresh", sample -> {
        }, look);
        see("lab", sample -> sample.connected(new Place.PracticeLab("easy")), look);
        see("targeted", SampleWizard::targeted, look);
        see("examined", sample -> {
            sample.account.colleagueEdited = true;
            sample.examined();
            sample.model.update(now -> now.allowingChanges(true));
        }, look);
    }

    private void see(String state, Consumer<SampleWizard> set, Look look) throws Exception {
        SampleWizard sample = new SampleWizard();
        Wizard wizard = onFx(() -> sample.wizard(FxTasks.direct(), folder));
        Scene scene = onFx(() -> wizard.scene(Wizard.WIDTH, Wizard.HEIGHT));
        onFx(() -> {
            set.accept(sample);
            for (StepId step : StepId.values()) {
                wizard.go(step);
                if (wizard.current() == step) {
                    look.at(state + ", " + step.id(), all(scene));
                    for (String button : List.of("connect-test", "connect-choice-lab", "reproduce-send",
                            "raise-add-operation", "raise-apply", "raise-deploy", "raise-deploy-now", "raise-verify",
                            "raise-undo", "lambda-apply")) {
                        if (press(scene, button)) {
                            look.at(state + ", " + step.id() + " after " + button, all(scene));
                        }
                    }
                }
            }
            return true;
        });
    }

    private static boolean press(Scene scene, String id) {
        boolean there = scene.lookup("#" + id) instanceof ButtonBase button && !button.isDisabled()
                && button.isVisible();
        if (there) {
            ((ButtonBase) scene.lookup("#" + id)).fire();
        }
        return there;
    }

    private static List<Node> all(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        List<Node> nodes = new ArrayList<>();
        collect(scene.getRoot(), nodes, new HashSet<>());
        return nodes;
    }

    /** What is folded away is not among the children before it is first shown. */
    private static void collect(Node node, List<Node> into, Set<Node> seen) {
        if (!seen.add(node)) {
            return;
        }
        into.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, into, seen));
        }
        if (node instanceof TitledPane fold && fold.getContent() != null) {
            collect(fold.getContent(), into, seen);
        }
        if (node instanceof ScrollPane scroll && scroll.getContent() != null) {
            collect(scroll.getContent(), into, seen);
        }
    }

    private static boolean interactive(Node node) {
        return node instanceof ButtonBase || node instanceof TextInputControl || node instanceof ComboBoxBase<?>
                || node instanceof TitledPane || node instanceof GenericStyledArea<?, ?, ?>
                || (node.isFocusTraversable() && !(node instanceof ScrollPane));
    }

    /** Inside a combo box, a field or an editor: JavaFX's own parts. */
    private static boolean inSkin(Node node) {
        for (Node each = node.getParent(); each != null; each = each.getParent()) {
            if (each instanceof ComboBoxBase<?> || each instanceof TextInputControl
                    || each instanceof GenericStyledArea<?, ?, ?>) {
                return true;
            }
        }
        return false;
    }

    /** In a row that is not chosen: arrow keys go to the row, and Tab from there. */
    private static boolean inWaitingRow(Node node) {
        for (Node each = node.getParent(); each != null; each = each.getParent()) {
            if (each.getStyleClass().contains("selectable")) {
                return !each.getStyleClass().contains("selected") && !each.isFocusTraversable();
            }
        }
        return false;
    }

    private static boolean named(Node node, List<Node> all) {
        boolean own = node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank();
        boolean told = node.getAccessibleText() != null && !node.getAccessibleText().isBlank();
        return own || told
                || all.stream().anyMatch(other -> other instanceof Label label && node.equals(label.getLabelFor()));
    }

    private static <T> T onFx(Callable<T> action) throws Exception {
        return WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(action));
    }
}
