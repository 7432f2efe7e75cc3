package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.diagnosis.DeploymentDrift;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.DeploymentDraft;
import dev.timeoutdoctor.fix.PendingChange;
import dev.timeoutdoctor.fix.owner.OwnerWords;
import dev.timeoutdoctor.fix.owner.Ownership;
import dev.timeoutdoctor.fix.snippet.Snippet;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Badge;
import dev.timeoutdoctor.ui.control.CodeBlock;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.ProblemPane;
import dev.timeoutdoctor.ui.control.RowTable;
import dev.timeoutdoctor.ui.control.RowTable.Column;
import dev.timeoutdoctor.ui.control.SourceLinks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Everything that a deployment will publish, other people's edits included, before it is made. */
final class DeployPane extends VBox {

    private final Texts texts;
    private final String prefix;
    private final ChangeDesk desk;
    private final Label title = Parts.heading("");
    private final Label lead = Parts.text("");
    private final SourceLinks sources;
    private final Label notCompared = Parts.note("");
    private final RowTable pending;
    private final ProblemLines problems;
    private final TextField description = new TextField();
    private final CodeBlock command;
    private final Button deploy;
    private final OwnerBanner owner;
    private final SnippetPane snippets;
    private final Button copyEdit;
    private Optional<Snippet.Code> edit = Optional.empty();

    DeployPane(Texts texts, String prefix, ChangeDesk desk, EvidenceWindow evidence) {
        super(10);
        this.texts = texts;
        this.prefix = prefix;
        this.desk = desk;
        setId(prefix + "-deploy-preview");
        getStyleClass().add("card");
        lead.setId(prefix + "-deploy-lead");
        pending = new RowTable(prefix + "-pending", List.of(Column.growing(texts.of("raise.deploy.method"), 130),
                Column.growing(texts.of("raise.deploy.setting"), 120),
                Column.growing(texts.of("raise.deploy.served"), 90), Column.growing(texts.of("raise.deploy.after"), 90),
                Column.fixed("", 120)));
        problems = new ProblemLines(texts, prefix + "-deploy-problems");
        description.setId(prefix + "-deploy-description");
        description.textProperty().addListener((_, _, now) -> desk.flow().describe(now));
        command = new CodeBlock(texts, prefix + "-deploy-command", "");
        deploy = Parts.button(prefix + "-deploy-now", "", desk.asking()::deploy);
        copyEdit = Parts.button(prefix + "-deploy-copy-edit", "", () -> edit.map(Snippet.Code::text)
                .ifPresent(Parts::copy));
        copyEdit.getStyleClass().add("accent");
        owner = new OwnerBanner(texts, prefix + "-deploy");
        snippets = new SnippetPane(texts, prefix + "-deploy");
        sources = new SourceLinks(texts, evidence, prefix + "-pending-sources");
        notCompared.setId(prefix + "-deploy-not-compared");
        getChildren().addAll(title, owner, snippets, lead, pending, sources, notCompared, problems,
                Parts.field(texts.of("raise.deploy.description"), description),
                ProblemPane.fold(prefix + "-deploy-by-hand", texts.of("raise.by-hand"), command),
                Parts.row(copyEdit, deploy, Parts.button(prefix + "-deploy-not-now", texts.of("raise.deploy.not-now"),
                        desk.flow()::back)));
    }

    /**
     * Shows a deployment.
     *
     * @param own the changes that it is made for; empty where it is made for what waits, whoever edited it
     */
    void show(DeploymentDraft draft, List<Change> own) {
        String stage = draft.context().route().stage();
        title.setText(texts.of("raise.deploy.title", stage));
        showOwner(draft.change(), stage);
        deploy.setDisable(!desk.changesAllowed() || draft.hasErrors());
        Optional<List<PendingChange>> all = draft.pending();
        List<PendingChange> others = (own.isEmpty() ? Optional.<List<PendingChange>>empty() : draft.pendingBesides(own))
                .orElseGet(() -> all.orElse(List.of()).stream().filter(one -> !mine(draft, one)).toList());
        lead.setText(texts.of("raise.deploy.lead." + (others.isEmpty() ? "own" : others.size() == 1 ? "one" : "many"),
                draft.context().apiName(), stage, others.size()));
        pending.setRows(rows(all.orElse(List.of()), others));
        Parts.show(pending, all.isPresent() && !all.get().isEmpty());
        sources.show(draft.sources());
        notCompared.setText(texts.of("raise.deploy.not-compared",
                DeploymentDrift.notCompared(draft.context().route().apiType())));
        problems.show(draft.problems(), _ -> true);
        if (!description.getText().equals(draft.description())) {
            description.setText(draft.description());
        }
        command.setCode(draft.cli(desk.endpoint()));
    }

    /** Where a template describes the stage, the edit of the template stands first. */
    private void showOwner(Optional<Change> change, String stage) {
        Ownership mine = change.map(desk.owners().now()::of).orElse(Ownership.NONE);
        edit = change.flatMap(desk.owners()::edit);
        owner.show(change.isPresent() ? OwnerWords.of(desk.owners().now(), change) : List.of());
        snippets.show(change, mine.tool());
        Parts.show(snippets, mine.owned());
        copyEdit.setText(edit.map(code -> texts.of("change.owner.copy", code.tool().title())).orElse(""));
        Parts.show(copyEdit, edit.isPresent());
        deploy.setText(texts.of(mine.owned() ? "raise.deploy.anyway" : "raise.deploy.now", stage));
        deploy.getStyleClass().remove("accent");
        if (!mine.owned()) {
            deploy.getStyleClass().add("accent");
        }
    }

    /** The button that deploys. */
    Button main() {
        return deploy;
    }

    private static boolean mine(DeploymentDraft draft, PendingChange one) {
        String method = draft.context().route().routeKey();
        return one.method().equals(method) && one.setting().equals("timeoutInMillis");
    }

    private List<RowTable.Row> rows(List<PendingChange> all, List<PendingChange> others) {
        List<RowTable.Row> rows = new ArrayList<>();
        for (PendingChange one : all) {
            boolean foreign = others.contains(one);
            Badge badge = foreign
                    ? new Badge(Badge.Kind.WARN, texts.of("raise.deploy.also"))
                    : new Badge(Badge.Kind.INFO, texts.of("raise.deploy.this"));
            rows.add(new RowTable.Row(prefix + "-pending-" + rows.size(),
                    List.of(Parts.mono(one.method()), Parts.mono(setting(one)), Parts.mono(shown(one.deployed())),
                            Parts.mono(shown(one.working())), badge)));
        }
        return rows;
    }

    private String setting(PendingChange one) {
        return switch (one.kind()) {
            case ADDED -> texts.of("raise.deploy.method-added");
            case REMOVED -> texts.of("raise.deploy.method-removed");
            case CHANGED -> one.setting();
        };
    }

    private String shown(String value) {
        return value.isEmpty() ? texts.of("raise.deploy.nothing") : value;
    }
}
