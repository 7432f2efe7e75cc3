package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.DeploymentDraft;
import dev.timeoutdoctor.fix.PendingChange;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Badge;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.RowTable;
import dev.timeoutdoctor.ui.control.RowTable.Column;
import dev.timeoutdoctor.ui.control.SourceLinks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Everything that a deployment publishes, by method and difference, and what it publishes unseen. */
public final class PendingTable extends VBox {

    private final Texts texts;
    private final String prefix;
    private final RowTable pending;
    private final SourceLinks sources;
    private final Label notCompared = Parts.note("");

    /**
     * Empty at first.
     *
     * @param prefix of the ids
     * @param evidence shows where a number comes from
     * @param marked whether a last column tells what the deployment is made for from what goes along
     */
    public PendingTable(Texts texts, String prefix, EvidenceWindow evidence, boolean marked) {
        super(10);
        this.texts = texts;
        this.prefix = prefix;
        setId(prefix + "-published");
        List<Column> columns = new ArrayList<>(List.of(Column.growing(texts.of("raise.deploy.method"), 170),
                Column.growing(texts.of("raise.deploy.setting"), 120),
                Column.growing(texts.of("raise.deploy.served"), 74),
                Column.growing(texts.of("raise.deploy.after"), 74)));
        if (marked) {
            columns.add(Column.fixed("", 120));
        }
        pending = new RowTable(prefix + "-pending", columns);
        sources = new SourceLinks(texts, evidence, prefix + "-pending-sources");
        notCompared.setId(prefix + "-deploy-not-compared");
        getChildren().addAll(pending, sources, notCompared);
    }

    /**
     * Shows what a deployment publishes.
     *
     * @param own the changes that it is made for; empty where it is made for what waits, whoever edited it
     */
    public void show(DeploymentDraft draft, List<Change> own) {
        List<PendingChange> others = draft.others(own);
        show(draft, one -> List.of(others.contains(one)
                ? new Badge(Badge.Kind.WARN, texts.of("raise.deploy.also"))
                : new Badge(Badge.Kind.INFO, texts.of("raise.deploy.this"))));
    }

    /** Shows what a deployment publishes of which it is not known what it was made for. */
    public void show(DeploymentDraft draft) {
        show(draft, _ -> List.of());
    }

    private void show(DeploymentDraft draft, Function<PendingChange, List<Node>> mark) {
        Optional<List<PendingChange>> all = draft.pending();
        pending.setRows(rows(all.orElse(List.of()), mark));
        Parts.show(pending, all.isPresent() && !all.get().isEmpty());
        sources.show(draft.sources());
        notCompared.setText(texts.of("raise.deploy.not-compared", draft.notCompared()));
    }

    private List<RowTable.Row> rows(List<PendingChange> all, Function<PendingChange, List<Node>> mark) {
        List<RowTable.Row> rows = new ArrayList<>();
        for (PendingChange one : all) {
            List<Node> cells = new ArrayList<>();
            for (String word : List.of(one.method(), texts.of(one.what()), texts.of(one.served()),
                    texts.of(one.after()))) {
                cells.add(Parts.mono(Parts.withSeams(word)));
            }
            cells.addAll(mark.apply(one));
            rows.add(new RowTable.Row(prefix + "-pending-" + rows.size(), cells));
        }
        return rows;
    }
}
