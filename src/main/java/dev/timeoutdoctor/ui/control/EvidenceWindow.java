package dev.timeoutdoctor.ui.control;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.text.Texts;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import tools.jackson.databind.JsonNode;

/** Where a number comes from: the call, its parameters, the time, the raw answer, and the same call by hand. */
public final class EvidenceWindow {

    private final Texts texts;
    private final Function<AwsCall, String> command;

    /** With how a call is written as a command, for the place that was asked. */
    public EvidenceWindow(Texts texts, Function<AwsCall, String> command) {
        this.texts = texts;
        this.command = command;
    }

    /** Opens a window over the one that {@code owner} is in. Escape closes it. */
    public void show(Node owner, Source source) {
        Stage stage = new Stage();
        stage.initOwner(owner.getScene().getWindow());
        stage.setTitle(texts.of("shell.evidence.title", name(source.call())));
        Scene scene = new Scene(content(source, stage::close), 720, 640);
        scene.setUserAgentStylesheet(owner.getScene().getUserAgentStylesheet());
        scene.getStylesheets().setAll(owner.getScene().getStylesheets());
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.ESCAPE), stage::close);
        stage.setScene(scene);
        stage.show();
    }

    /** What the window shows. */
    VBox content(Source source, Runnable close) {
        GridPane facts = new GridPane();
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
        grid.add(Parts.styled(name, "muted", "small"), 0, row);
        value.setMinWidth(0);
        GridPane.setHgrow(value, Priority.ALWAYS);
        grid.add(value, 1, row);
    }

    private static String name(AwsCall call) {
        return call.service() + ":" + call.operation();
    }

    private String pretty(JsonNode answer) {
        return answer.isMissingNode() ? texts.of("shell.evidence.no-answer") : answer.toPrettyString();
    }
}
