package dev.timeoutdoctor.ui.control;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.text.Texts;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import tools.jackson.databind.JsonNode;

/** Where a number comes from: the call, its parameters, the time, the raw answer, and the same call by hand. */
public final class EvidenceWindow {

    /** So much of an answer is seen however long its call is; the window scrolls for the rest. */
    private static final double ANSWER_HEIGHT = 240;

    private final Texts texts;
    private final Function<AwsCall, String> command;

    /** With how a call is written as a command, for the place that was asked. */
    public EvidenceWindow(Texts texts, Function<AwsCall, String> command) {
        this.texts = texts;
        this.command = command;
    }

    /** Opens a window over the one that {@code owner} is in. Escape closes it. */
    public void show(Node owner, Source source) {
        SideWindow.show(owner, texts.of("shell.evidence.title", name(source.call())), close -> content(source, close));
    }

    /** What the window shows. */
    VBox content(Source source, Runnable close) {
        GridPane facts = new GridPane();
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE); // a long value takes no room from its name
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        facts.getColumnConstraints().setAll(names, values);
        facts.setHgap(16);
        facts.setVgap(6);
        fact(facts, 0, texts.of("shell.evidence.call"), Parts.mono(name(source.call())));
        fact(facts, 1, texts.of("shell.evidence.region"), Parts.mono(source.call().region()));
        fact(facts, 2, texts.of("shell.evidence.at"), Parts.text(texts.write(source.at())));
        fact(facts, 3, texts.of("shell.evidence.parameters"),
                Parts.mono(lines(source, each -> each.call().parameters().toString())));
        VBox content = new VBox(12, facts);
        if (!source.call().service().equals("client")) {
            content.getChildren().addAll(Parts.heading(texts.of("shell.by-hand")),
                    new CodeBlock(texts, "evidence-command", lines(source, each -> command.apply(each.call()))));
        }
        String answer = lines(source, each -> pretty(each.answer()));
        JsonEditor raw = new JsonEditor("evidence-answer", texts.of("shell.evidence.answer"), false);
        raw.textProperty().set(answer);
        StackPane frame = new StackPane(raw);
        frame.getStyleClass().add("editor-frame");
        frame.setMinHeight(ANSWER_HEIGHT);
        VBox.setVgrow(frame, Priority.ALWAYS);
        Button copy = Parts.compact("evidence-answer-copy", texts.of("shell.copy"), () -> Parts.copy(answer));
        Button done = Parts.button("evidence-close", texts.of("shell.close"), close);
        content.getChildren().addAll(
                Parts.row(Parts.heading(texts.of("shell.evidence.answer")), Parts.gap(), copy), frame,
                Parts.row(Parts.gap(), done));
        content.setId("evidence-window");
        content.getStyleClass().addAll("app-root", "step-pane");
        return content;
    }

    /** Of each call, where there were several of one kind. */
    private static String lines(Source source, Function<Source, String> line) {
        return source.all().stream().map(line).collect(Collectors.joining("\n"));
    }

    private static void fact(GridPane grid, int row, String name, Label value) {
        Label label = Parts.styled(name, "muted", "small");
        label.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setValignment(label, VPos.TOP);
        grid.add(label, 0, row);
        value.setMinWidth(0);
        value.setPrefWidth(0);
        value.setMaxWidth(Double.MAX_VALUE);
        value.setWrapText(true);
        grid.add(value, 1, row);
    }

    private static String name(AwsCall call) {
        return call.service() + ":" + call.operation();
    }

    private String pretty(JsonNode answer) {
        return answer.isMissingNode() ? texts.of("shell.evidence.no-answer") : answer.toPrettyString();
    }
}
