package dev.timeoutdoctor.ui.step.connect;

import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Badge;

import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.RowTable;
import dev.timeoutdoctor.ui.control.RowTable.Column;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What the identity may read, as the examination found out, and the policy that would allow it all. */
final class RightsPane extends VBox {

    private final Texts texts;
    private final RowTable table;
    private final Label none;
    private final PolicyPane policies;
    private Session shown = Session.start();

    RightsPane(Texts texts, Function<Session, String> policy) {
        super(10);
        this.texts = texts;
        setId("connect-rights");
        getStyleClass().add("card");
        none = Parts.note(texts.of("connect.rights.none"));
        table = new RowTable("connect-rights-table",
                List.of(Column.fixed(texts.of("connect.rights.for"), 150),
                        Column.growing(texts.of("connect.rights.permission"), 220),
                        Column.fixed(texts.of("connect.rights.result"), 110)));
        table.getStyleClass().add("plain");
        policies = new PolicyPane(texts);
        getChildren().addAll(
                Parts.row(Parts.heading(texts.of("connect.rights")), Parts.gap(),
                        Parts.compact("connect-copy-policy", texts.of("connect.copy-policy"),
                                () -> Parts.copy(policy.apply(shown)))),
                none, table, policies);
    }

    void show(Session session) {
        shown = session;
        policies.show(session);
        List<ReadRights.Right> rights = ReadRights.of(session.evidence());
        Parts.show(none, rights.isEmpty());
        Parts.show(table, !rights.isEmpty());
        table.setRows(rights.stream().map(this::row).toList());
    }

    private RowTable.Row row(ReadRights.Right right) {
        String key = "connect.service." + right.service();
        Badge badge = switch (right.answer()) {
            case ALLOWED -> new Badge(Badge.Kind.OK, texts.of("connect.rights.allowed"));
            case DENIED -> new Badge(Badge.Kind.WARN, texts.of("connect.rights.denied"));
            case UNKNOWN -> new Badge(Badge.Kind.UNKNOWN, texts.of("connect.rights.unknown"));
        };
        return new RowTable.Row("connect-right-" + right.action().replace(':', '-'),
                List.of(Parts.text(texts.has(key) ? texts.of(key) : right.service()), permission(right), badge));
    }

    /** The action, and where it was refused also on what. */
    private static Node permission(ReadRights.Right right) {
        return right.resource().isEmpty()
                ? Parts.mono(right.action())
                : Parts.column(2, Parts.mono(right.action()), Parts.styled(right.resource(), "mono", "muted"));
    }
}
