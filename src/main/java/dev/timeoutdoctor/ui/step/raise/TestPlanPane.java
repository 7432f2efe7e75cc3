package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.TestPlan;
import dev.timeoutdoctor.fix.TypedNumber;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Parts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** How many test requests are sent, and how far apart. What is typed stays as it is; where it is no number that holds, a line says so. */
final class TestPlanPane extends VBox {

    private final ObjectProperty<TestPlan> plan;
    private final Texts texts;
    private final NumberField count;
    private final NumberField spacing;
    private final Label countName;
    private final Button before;
    private final Tooltip help = new Tooltip();
    private final Label rules = Parts.styled("", "problem-text");

    /**
     * With its plan.
     *
     * @param measureBefore sends the requests before anything is changed
     */
    TestPlanPane(Texts texts, String prefix, ObjectProperty<TestPlan> plan, Runnable measureBefore) {
        super(6);
        this.texts = texts;
        this.plan = plan;
        setId(prefix + "-tests");
        rules.setId(prefix + "-tests-rules");
        count = new NumberField(prefix + "-tests-count", texts.of("raise.tests.count"), "", 1);
        spacing = new NumberField(prefix + "-tests-spacing", texts.of("raise.tests.spacing"), "s", 1);
        count.onTyped(typed -> change(typed, number -> new TestPlan(number, plan.get().spacing())));
        spacing.onTyped(
                typed -> change(typed, number -> new TestPlan(plan.get().count(), Duration.ofSeconds(number))));
        count.setPrefWidth(110);
        spacing.setPrefWidth(110);
        before = Parts.button(prefix + "-measure-before", texts.of("raise.tests.before"), measureBefore);
        before.setTooltip(help);
        VBox counted = Parts.field(texts.of("raise.tests.count"), count);
        countName = (Label) counted.getChildren().getFirst();
        HBox fields = new HBox(16, counted, Parts.field(texts.of("raise.tests.spacing"), spacing), before);
        fields.setAlignment(Pos.BOTTOM_LEFT);
        getChildren().addAll(fields, rules);
        plan.subscribe(now -> show(now));
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

    /** A number that leads to what is sent stays as it was typed. */
    private void show(TestPlan now) {
        if (!leads(count, now, typed -> new TestPlan(typed, now.spacing()))) {
            count.show(String.valueOf(now.count()));
        }
        if (!leads(spacing, now, typed -> new TestPlan(now.count(), Duration.ofSeconds(typed)))) {
            spacing.show(String.valueOf(now.spacing().toSeconds()));
        }
        tell();
    }

    private static boolean leads(NumberField field, TestPlan now, IntFunction<TestPlan> plan) {
        OptionalInt typed = number(field);
        return typed.isPresent() && plan.apply(typed.getAsInt()).equals(now);
    }

    /** What is no number leaves the plan as it is. */
    private void change(String typed, IntFunction<TestPlan> next) {
        number(typed).ifPresent(number -> plan.set(next.apply(number)));
        tell();
    }

    /** Says what does not hold, and what will be sent all the same. */
    private void tell() {
        List<String> said = new ArrayList<>();
        if (number(count).isEmpty() || number(count).getAsInt() != plan.get().count()) {
            said.add(texts.of("raise.tests.count-rule", TestPlan.MOST, plan.get().count()));
        }
        if (number(spacing).isEmpty() || number(spacing).getAsInt() != plan.get().spacing().toSeconds()) {
            said.add(texts.of("raise.tests.spacing-rule", TestPlan.LONGEST_WAIT, plan.get().spacing()));
        }
        rules.setText(String.join("\n", said));
        Parts.show(rules, !said.isEmpty());
    }

    private static OptionalInt number(NumberField field) {
        return number(field.getText());
    }

    private static OptionalInt number(String typed) {
        String plain = TypedNumber.plain(typed);
        return plain.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(plain)) : OptionalInt.empty();
    }
}
