package dev.timeoutdoctor.ui.step.connect;

import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.session.Policies;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.CodeBlock;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.ProblemPane;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** The least-privilege policies to hand to whoever gives out permissions: one for reading, one for the changes that are chosen. */
final class PolicyPane extends VBox {

    /** A deployment and its way back belong to what else changes a REST API, so they are one choice. */
    private static final List<ChangeKind> CHOICES = List.of(ChangeKind.INTEGRATION, ChangeKind.HTTP_INTEGRATION,
            ChangeKind.DEPLOYMENT, ChangeKind.HTTP_DEPLOYMENT, ChangeKind.TIMEOUT_QUOTA, ChangeKind.FUNCTION,
            ChangeKind.FUNCTION_VERSION,
            ChangeKind.RESERVED_CONCURRENCY,
            ChangeKind.PROVISIONED_CONCURRENCY, ChangeKind.ALIAS, ChangeKind.ASYNC_EVENT,
            ChangeKind.ASYNC_SERVICE, ChangeKind.EVENT_INVOKE,
            ChangeKind.STREAMING, ChangeKind.CANARY, ChangeKind.ROLLBACK,
            ChangeKind.VPC_LINK, ChangeKind.HEALTH_CHECK, ChangeKind.PRIVATE_LINK_RULES, ChangeKind.CROSS_ZONE,
            ChangeKind.TRACING, ChangeKind.ALARMS, ChangeKind.ACCESS_LOG, ChangeKind.CACHING, ChangeKind.DASHBOARD);

    private final Set<ChangeKind> chosen = EnumSet.of(ChangeKind.INTEGRATION, ChangeKind.DEPLOYMENT);
    private final CheckBox costly;
    private final CodeBlock reading;
    private final CodeBlock changing;
    private final CodeBlock survey;
    private final List<TitledPane> folds = new ArrayList<>();
    private Session shown = Session.start();

    PolicyPane(Texts texts) {
        super(10);
        setId("connect-policies");
        costly = new CheckBox(texts.of("connect.policy.costly"));
        costly.setId("connect-policy-costly");
        costly.selectedProperty().addListener((_, _, _) -> refresh());
        reading = new CodeBlock(texts, "connect-policy-reading", "");
        changing = new CodeBlock(texts, "connect-policy-changing", "");
        survey = new CodeBlock(texts, "connect-policy-survey", "");
        FlowPane kinds = new FlowPane(14, 8);
        CHOICES.forEach(kind -> kinds.getChildren().add(choice(texts, kind)));
        Label changes = Parts.note(texts.of("connect.policy.changes.why"));
        getChildren().addAll(folded("connect-policy-fold-reading", texts.of("connect.policy.reading"),
                new VBox(8, costly, reading)),
                folded("connect-policy-fold-changing", texts.of("connect.policy.changes"),
                        new VBox(8, changes, kinds, changing)),
                folded("connect-policy-fold-survey", texts.of("connect.policy.survey"), new VBox(8, survey)));
    }

    private CheckBox choice(Texts texts, ChangeKind kind) {
        CheckBox box = new CheckBox(texts.of("connect.policy.change." + kind.id()));
        box.setId("connect-policy-" + kind.id());
        box.setSelected(chosen.contains(kind));
        box.selectedProperty().addListener((_, _, now) -> {
            if (now) {
                chosen.add(kind);
            } else {
                chosen.remove(kind);
            }
            refresh();
        });
        return box;
    }

    private TitledPane folded(String id, String title, VBox content) {
        TitledPane fold = ProblemPane.fold(id, title, content);
        fold.expandedProperty().addListener((_, _, _) -> refresh());
        folds.add(fold);
        return fold;
    }

    void show(Session session) {
        shown = session;
        refresh();
    }

    /** Works out the policies once somebody looks at one: they are not needed to open the window. */
    private void refresh() {
        if (folds.stream().noneMatch(TitledPane::isExpanded)) {
            return;
        }
        reading.setCode(Policies.reading(shown, costly.isSelected()));
        survey.setCode(Policies.survey(shown));
        changing.setCode(Policies.changing(shown, chosen));
    }
}
