package dev.timeoutdoctor.ui.step.lambda;

import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Badge;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.RowTable;
import dev.timeoutdoctor.ui.control.RowTable.Column;
import dev.timeoutdoctor.ui.control.SourceLink;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What was measured of the function, each line with where it comes from. */
final class FactsPane extends VBox {

    private final LambdaViewModel model;
    private final Texts texts;
    private final EvidenceWindow window;
    private final RowTable table;

    FactsPane(LambdaViewModel model, Texts texts, EvidenceWindow window) {
        this.model = model;
        this.texts = texts;
        this.window = window;
        table = new RowTable("lambda-facts", List.of(Column.fixed("", 24),
                Column.fixed(texts.of("lambda.column.fact"), 104), Column.growing(texts.of("lambda.column.value"), 168),
                Column.growing(texts.of("lambda.column.meaning"), 190), Column.fixed("", 56)));
        table.setAccessibleText(texts.of("lambda.facts"));
        getChildren().add(table);
    }

    void show(List<Fact> facts) {
        table.setRows(facts.stream().map(fact -> new RowTable.Row("lambda-fact-" + fact.id(), List.of(mark(fact),
                Parts.text(texts.of(fact.name())), Parts.styled(texts.of(fact.value()), "strong"),
                Parts.muted(texts.of(fact.meaning())), source(fact)))).toList());
    }

    private Node mark(Fact fact) {
        Badge.Kind kind = switch (fact.mark()) {
            case BAD -> Badge.Kind.BAD;
            case FINE -> Badge.Kind.OK;
            case PLAIN -> Badge.Kind.INFO;
            case UNKNOWN -> Badge.Kind.UNKNOWN;
        };
        Badge badge = new Badge(kind, "");
        badge.getStyleClass().add("badge-mark");
        badge.setAccessibleText(texts.of("lambda.mark." + fact.mark().name().toLowerCase(java.util.Locale.ROOT)));
        return badge;
    }

    private Node source(Fact fact) {
        Observed<?> observed = model.observed(fact.key());
        if (observed.origin().isEmpty()) {
            return new Label();
        }
        SourceLink link = new SourceLink(window, texts.of("lambda.source"), observed.origin().get());
        link.setId("lambda-source-" + fact.id());
        link.setAccessibleText(texts.of("timeouts.evidence.open", texts.of(fact.name())));
        return link;
    }
}
