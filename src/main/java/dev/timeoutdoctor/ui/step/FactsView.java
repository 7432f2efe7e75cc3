package dev.timeoutdoctor.ui.step;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.guide.Guide;
import dev.timeoutdoctor.guide.GuidePage;
import dev.timeoutdoctor.guide.GuideSection;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.CommandLine;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.WizardServices;
import dev.timeoutdoctor.ui.control.Badge;
import dev.timeoutdoctor.ui.control.CodeBlock;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.RowTable;
import dev.timeoutdoctor.ui.control.RowTable.Column;
import dev.timeoutdoctor.ui.control.SourceLink;
import dev.timeoutdoctor.ui.control.StepPane;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/** The screen of a step of guidance: what is true of this API on top, the guide's page below. */
public final class FactsView {

    private final Texts texts;
    private final EvidenceWindow evidence;
    private final StepPane view;
    private final HBox note = Parts.row();
    private final Label said = Parts.text("");
    private final RowTable table;
    private final ObservableValue<String> status;

    /** The screen of a step, which follows what is known. */
    public FactsView(WizardServices services, SessionModel model, StepId step, ObservableValue<FactsState> state) {
        this(services.texts(), services.guide(), call -> CommandLine.of(model.get(), call), step, state);
    }

    /** The same with how a call is written as a command. */
    public FactsView(Texts texts, Guide guide, Function<AwsCall, String> command, StepId step,
            ObservableValue<FactsState> state) {
        this.texts = texts;
        this.evidence = new EvidenceWindow(texts, command);
        note.getChildren().setAll(new FontIcon(MaterialDesignI.INFORMATION_OUTLINE), Parts.grow(said));
        note.getStyleClass().add("note-pane");
        note.setId(step.id() + "-note");
        said.setId(step.id() + "-note-text");
        table = new RowTable(step.id() + "-facts",
                List.of(Column.fixed(texts.of("fact.about"), 170), Column.growing(texts.of("fact.here"), 260),
                        Column.fixed(texts.of("fact.verdict"), 96), Column.fixed(texts.of("fact.source"), 62)));
        view = new StepPane(texts, step, note, table, page(guide.page(step.id())));
        status = state.map(this::said);
        Parts.whileShown(view, state, this::show);
    }

    /** Puts the changes that the step offers between what is true and the guide's page. */
    public void offer(Node offers) {
        view.getChildren().add(view.getChildren().indexOf(table) + 1, offers);
    }

    /** The screen. */
    public StepPane view() {
        return view;
    }

    /** What the line below the step says. */
    public ObservableValue<String> status() {
        return status;
    }

    private String said(FactsState state) {
        return texts.of(switch (state) {
            case FactsState.NotExamined not -> "fact.status.not-examined";
            case FactsState.NotHere notHere -> "fact.status.not-here";
            case FactsState.Known known -> "fact.status.known";
        });
    }

    private void show(FactsState state) {
        switch (state) {
            case FactsState.NotExamined not -> show(texts.of("fact.not-examined"), List.of());
            case FactsState.NotHere notHere -> show(texts.of(notHere.why()), notHere.facts());
            case FactsState.Known known -> show(
                    known.notes().stream().map(texts::of).collect(Collectors.joining(" ")), known.facts());
        }
    }

    private void show(String noteText, List<Fact> facts) {
        said.setText(noteText);
        Parts.show(note, !noteText.isEmpty());
        Parts.show(table, !facts.isEmpty());
        table.setRows(facts.stream().map(this::row).toList());
    }

    private RowTable.Row row(Fact fact) {
        Node source = fact.sources().isEmpty()
                ? new Label()
                : new SourceLink(evidence, texts.of("fact.source.show"), fact.sources().getFirst());
        source.setId("source-" + fact.id());
        return new RowTable.Row("fact-" + fact.id(), List.of(Parts.styled(texts.of(fact.name()), "strong"),
                Parts.text(texts.of(fact.says())), badge(fact.mark()), source));
    }

    private Node badge(Fact.Mark mark) {
        return switch (mark) {
            case GOOD -> new Badge(Badge.Kind.OK, texts.of("shell.verdict.good"));
            case WARNING -> new Badge(Badge.Kind.WARN, texts.of("shell.verdict.warning"));
            case PROBLEM -> new Badge(Badge.Kind.BAD, texts.of("shell.verdict.problem"));
            case UNKNOWN -> new Badge(Badge.Kind.UNKNOWN, texts.of("shell.verdict.unknown"));
            case PLAIN -> new Label();
        };
    }

    /** The guide's sections, large; the first says why and stands in the guide panel. */
    private VBox page(GuidePage page) {
        VBox box = new VBox(14);
        box.getStyleClass().add("centre-guide");
        int at = 0;
        for (GuideSection section : page.sections().stream().skip(1).toList()) {
            VBox card = new VBox(8, Parts.heading(texts.of(section.heading())),
                    Parts.styled(texts.of(section.text()), "guide-body"));
            card.getStyleClass().add("card");
            if (section.hasCode()) {
                card.getChildren().add(new CodeBlock(texts, page.stepId() + "-code-" + at, section.code()));
            }
            at++;
            box.getChildren().add(card);
        }
        return box;
    }
}
