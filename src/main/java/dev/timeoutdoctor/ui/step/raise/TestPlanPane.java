package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.TestPlan;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Parts;
import java.time.Duration;
import java.util.function.IntFunction;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** How many test requests are sent, and how far apart. */
final class TestPlanPane extends HBox {

    private final ObjectProperty<TestPlan> plan;
    private final Texts texts;
    private final NumberField count;
    private final Label countName;
    private final Button before;
    private final Tooltip help = new Tooltip();

    /**
     * With its plan.
     *
     * @param measureBefore sends the requests before anything is changed
     */
    TestPlanPane(Texts texts, String prefix, ObjectProperty<TestPlan> plan, Runnable measureBefore) {
        super(16);
        this.texts = texts;
        this.plan = plan;
        setId(prefix + "-tests");
        count = new NumberField(prefix + "-tests-count", texts.of("raise.tests.count"), "", 1);
        NumberField spacing = new NumberField(prefix + "-tests-spacing", texts.of("raise.tests.spacing"), "s", 1);
        count.onTyped(typed -> change(typed, number -> new TestPlan(number, plan.get().spacing())));
        spacing.onTyped(
                typed -> change(typed, number -> new TestPlan(plan.get().count(), Duration.ofSeconds(number))));
        count.setPrefWidth(110);
        spacing.setPrefWidth(110);
        plan.subscribe(now -> {
            count.show(String.valueOf(now.count()));
            spacing.show(String.valueOf(now.spacing().toSeconds()));
        });
        before = Parts.button(prefix + "-measure-before", texts.of("raise.tests.before"), measureBefore);
        before.setTooltip(help);
        setAlignment(Pos.BOTTOM_LEFT);
        VBox counted = Parts.field(texts.of("raise.tests.count"), count);
        countName = (Label) counted.getChildren().getFirst();
        getChildren().addAll(counted, Parts.field(texts.of("raise.tests.spacing"), spacing), before);
    }

    /**
     * Shows what it is that is sent.
     *
     * @param offered whether it can be sent before anything is changed
     */
    void show(ChangeDesk desk, boolean offered) {
        String name = texts.of(desk.sent("raise.tests.count"));
        countName.setText(name);
        count.setAccessibleText(name);
        help.setText(texts.of(desk.sent("raise.tests.before-help")));
        before.setAccessibleHelp(help.getText());
        Parts.show(before, offered);
    }

    /** What is no number leaves the plan as it is. */
    private void change(String typed, IntFunction<TestPlan> next) {
        String plain = typed.strip();
        if (plain.matches("\\d{1,4}")) {
            plan.set(next.apply(Integer.parseInt(plain)));
        }
    }
}
