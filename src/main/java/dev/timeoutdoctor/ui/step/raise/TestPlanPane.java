package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.TestPlan;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Parts;
import java.time.Duration;
import java.util.function.IntFunction;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** How many test requests are sent, and how far apart. */
final class TestPlanPane extends HBox {

    private final ObjectProperty<TestPlan> plan;
    private final Button before;

    /**
     * With its plan.
     *
     * @param measureBefore sends the requests before anything is changed
     */
    TestPlanPane(Texts texts, String prefix, ObjectProperty<TestPlan> plan, Runnable measureBefore) {
        super(16);
        this.plan = plan;
        setId(prefix + "-tests");
        NumberField count = new NumberField(prefix + "-tests-count", texts.of("raise.tests.count"), "", 1);
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
        before.setAccessibleHelp(texts.of("raise.tests.before-help"));
        before.setTooltip(new Tooltip(texts.of("raise.tests.before-help")));
        setAlignment(Pos.BOTTOM_LEFT);
        getChildren().addAll(Parts.field(texts.of("raise.tests.count"), count),
                Parts.field(texts.of("raise.tests.spacing"), spacing), before);
    }

    /** Whether the requests can be sent before anything is changed. */
    void offerBefore(boolean offered) {
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
