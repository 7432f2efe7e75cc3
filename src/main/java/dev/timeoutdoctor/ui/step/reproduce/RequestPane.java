package dev.timeoutdoctor.ui.step.reproduce;

import dev.timeoutdoctor.session.RequestDraft;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.HttpMethods;
import dev.timeoutdoctor.ui.control.Parts;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The request as it will be sent, the button that sends it, and the clock while it is waited for. */
final class RequestPane extends VBox {

    private static final double TEXT_HEIGHT = 76;

    private final Button send;
    private final HBox clock;
    private final Label readOnly;
    private final Label seconds = new Label("0.0 s");

    RequestPane(Texts texts, ReproduceViewModel viewModel) {
        super(10);
        setId("reproduce-request");
        getStyleClass().add("card");
        HttpMethods method = new HttpMethods("reproduce-method", viewModel.methodProperty());
        TextField url = new TextField();
        url.setId("reproduce-url");
        url.textProperty().bindBidirectional(viewModel.urlProperty());
        TextArea headers = area("reproduce-headers", texts.of("reproduce.headers.prompt"));
        headers.textProperty().bindBidirectional(viewModel.headersProperty());
        TextArea body = area("reproduce-body", "{ }");
        body.textProperty().bindBidirectional(viewModel.bodyProperty());
        send = Parts.button("reproduce-send", texts.of("reproduce.send"), viewModel::send);
        seconds.setId("reproduce-elapsed");
        seconds.getStyleClass().addAll("mono", "stopwatch");
        clock = Parts.row(Parts.muted(texts.of("reproduce.sending")), seconds,
                Parts.compact("reproduce-cancel", texts.of("shell.cancel"), viewModel::cancel));
        readOnly = Parts.note(texts.of("reproduce.bundle"));
        readOnly.setId("reproduce-read-only");
        HBox texts2 = new HBox(14, half(Parts.field(texts.of("reproduce.headers"), headers)),
                half(Parts.field(texts.of("reproduce.body"), body)));
        VBox methodField = Parts.field(texts.of("find.method"), method);
        Label message = Parts.note(texts.of("reproduce.message.note"));
        message.setId("reproduce-message-note");
        viewModel.urlProperty().subscribe(address -> {
            boolean isMessage = new RequestDraft("", address.strip(), Map.of(), "").isMessage();
            Parts.show(methodField, !isMessage);
            Parts.show(message, isMessage);
            send.setText(texts.of(isMessage ? "reproduce.send.message" : "reproduce.send"));
        });
        getChildren().addAll(
                new HBox(12, methodField, Parts.grow(Parts.field(texts.of("find.url"), url))),
                texts2, message, Parts.note(texts.of("reproduce.headers.note")), Parts.row(send, clock), readOnly);
        waiting(false);
    }

    /** Whether an answer is awaited. */
    void waiting(boolean on) {
        Parts.show(clock, on);
    }

    void enable(boolean on) {
        send.setDisable(!on);
    }

    /** A bundle is a record of the past: nothing can be sent there. */
    void readOnly(boolean on) {
        Parts.show(readOnly, on);
    }

    /** A tenth of a second is as fine as an eye reads; the place is as wide for 0.0 as for 329.9. */
    void elapsed(Duration time) {
        seconds.setText(String.format(Locale.ROOT, "%5.1f s", time.toMillis() / 1000.0));
    }

    private static TextArea area(String id, String prompt) {
        TextArea area = new TextArea();
        area.setId(id);
        area.setPromptText(prompt);
        area.setMinHeight(TEXT_HEIGHT); // a row count would make each as high as its own font needs
        area.setPrefHeight(TEXT_HEIGHT);
        area.setWrapText(true);
        area.getStyleClass().add("mono");
        return Parts.leftByTab(area);
    }

    private static VBox half(VBox box) {
        box.setPrefWidth(100);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }
}
