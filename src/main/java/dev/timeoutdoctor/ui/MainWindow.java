package dev.timeoutdoctor.ui;

import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.session.StepState;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.StepPane;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/** The one window's content: header, steps, the present step, guide, status and Back/Next. */
final class MainWindow extends BorderPane {

    static final List<StepId> ORDER = List.of(StepId.values());
    private static final double GUIDE_NEEDS = 1100;

    private final WizardServices services;
    private final Texts texts;
    private final SessionModel model;
    private final Steps steps;
    private final ScrollPane centre = new ScrollPane();
    private final StepList list;
    private final Header header;
    private final VBox top = new VBox();
    private final Footer footer;
    private final GuidePanel guide;
    private final Corrections corrections;
    private WizardStep current;
    private Theme theme;
    private boolean guideWanted = true;
    private boolean guideForced;
    private String namedRegion = "";
    private Subscription status = Subscription.EMPTY;

    MainWindow(WizardServices services, SessionModel model, Steps steps, Theme theme) {
        this.services = services;
        this.texts = services.texts();
        this.model = model;
        this.theme = theme;
        this.steps = steps;
        this.current = steps.get(StepId.CONNECT);
        this.corrections = new Corrections(texts, services.links());
        this.list = new StepList(texts, this::go);
        this.header = new Header(texts, new ChangesSwitch(texts, model), this::toggleTheme, this::toggleGuide,
                this::help);
        this.footer = new Footer(texts, this::back, this::next);
        this.guide = new GuidePanel(texts, corrections,
                new EvidenceWindow(texts, call -> CommandLine.of(model.get(), call)));
        getStyleClass().add("app-root");
        setId("wizard");
        centre.setId("centre");
        centre.getStyleClass().add("centre-scroll");
        centre.setFitToWidth(true);
        centre.setFitToHeight(true);
        centre.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        centre.setFocusTraversable(false);
        top.getChildren().add(header);
        setTop(top);
        setLeft(list);
        setCenter(centre);
        setRight(guide);
        setBottom(footer);
        widthProperty().subscribe(this::foldGuide);
        model.sessionProperty().subscribe(() -> sessionChanged(model.get())); // told from now on; enter shows what is now
        enter(current);
    }

    /** Dresses the scene that this window is in, and adds the keys that work everywhere. */
    void moveIn(Scene scene) {
        theme.dress(scene);
        theme.dressProgram();
        new Keys(this).install(scene);
    }

    /** Puts something below the header that concerns every step. */
    void notice(Node notice) {
        top.getChildren().add(notice); // the header stays where it is, and with it the focus
    }

    /** Puts a button into the header, for something that belongs to no step. */
    void tool(String id, Ikon icon, String key, Runnable action) {
        header.tool(id, icon, key, action);
    }

    StepId current() {
        return current.id();
    }

    void go(StepId id) {
        if (id != current.id() && StepStates.reachable(id, model.get()) && steps.has(id)) {
            current.onLeave();
            enter(steps.get(id));
        }
    }

    void back() {
        int at = ORDER.indexOf(current.id());
        if (at > 0) {
            go(ORDER.get(at - 1));
        }
    }

    void next() {
        if (footer.next.isDisabled()) {
            return;
        }
        WizardStep asked = current;
        footer.working(true);
        say("");
        asked.advance().whenComplete((advance, bug) -> {
            footer.working(false);
            if (bug != null) {
                throw new IllegalStateException(bug);
            }
            // in a turn of its own: what the answer changed is drawn first, and the thread is not held for both
            services.tasks().onFx(() -> {
                if (asked.equals(current)) {
                    advanced(advance);
                }
            });
        });
    }

    void cancelWork() {
        current.cancel();
    }

    void help() {
        new HelpWindow(texts, corrections, services.guide().corrections()).show(this);
    }

    void toggleTheme() {
        setTheme(theme.other());
        services.themeChosen().accept(theme);
    }

    void setTheme(Theme other) {
        theme = other;
        theme.dress(getScene());
        theme.dressProgram();
    }

    void toggleGuide() {
        boolean shown = guide.isVisible();
        guideWanted = !shown;
        guideForced = !shown;
        foldGuide(getWidth());
    }

    /** Moves the focus round the areas: steps, the step itself, guide, footer. */
    void nextArea() {
        Node focus = getScene().getFocusOwner();
        if (inside(list, focus)) {
            focusFirst(centre);
        } else if (inside(centre, focus) && guide.isVisible()) {
            focusFirst(guide);
        } else if (inside(centre, focus) || inside(guide, focus)) {
            footer.next.requestFocus();
        } else {
            list.focusCurrent();
        }
    }

    private void advanced(Advance advance) {
        switch (advance) {
            case Advance.Go go -> forward();
            case Advance.Skip skip -> {
                forward();
                say(texts.of(skip.reason()));
            }
            case Advance.Stay stay -> stay(stay.problem());
        }
    }

    private void forward() {
        StepId to = following(current.id());
        List<String> passed = ORDER.subList(ORDER.indexOf(current.id()) + 1, ORDER.indexOf(to)).stream()
                .filter(steps::has).map(this::title).toList();
        go(to);
        if (!passed.isEmpty()) {
            say(texts.of("shell.skipped", passed));
        }
    }

    private void stay(Message problem) {
        footer.status.getStyleClass().add("stay");
        footer.status.setText(texts.of(problem));
    }

    private void say(String text) {
        footer.status.getStyleClass().remove("stay");
        if (!text.isEmpty()) {
            footer.status.setText(text);
        }
    }

    private void enter(WizardStep step) {
        current = step;
        centre.setContent(step.view());
        centre.setVvalue(0);
        status.unsubscribe();
        say("");
        status = Subscription.combine(step.status().subscribe(text -> {
            footer.status.getStyleClass().remove("stay");
            footer.status.setText(text);
        }), step.nextLabel().subscribe(own -> footer.next.setText(nextLabel())));
        step.onEnter();
        refresh(model.get());
        if (getScene() != null && !inside(list, getScene().getFocusOwner())) { // who walks the list of steps stays in it
            StepPane.startAtTitle(step.view(), step.id());
        }
    }

    private void sessionChanged(Session session) {
        nameRegion(session);
        refresh(session);
    }

    private void refresh(Session session) {
        header.show(session);
        list.show(session, current.id());
        guide.show(services.page(current.id()), current.id(), session, current.showsGuide());
        footer.back.setDisable(current.id() == StepId.CONNECT);
        footer.next.setText(nextLabel());
        Parts.show(footer.next, current.id() != StepId.REPORT);
    }

    /** The step that Next leads to: one that does not apply is passed by. */
    private StepId following(StepId from) {
        Map<StepId, StepState> states = StepStates.of(model.get());
        return ORDER.stream().filter(step -> step.number() > from.number()).filter(steps::has)
                .filter(step -> Objects.requireNonNull(states.get(step)).status() != StepState.Status.NOT_APPLICABLE)
                .findFirst().orElse(StepId.REPORT);
    }

    private String title(StepId step) {
        return texts.of("step." + step.id() + ".title");
    }

    private String nextLabel() {
        String own = current.nextLabel().getValue();
        if (!own.isEmpty()) {
            return own;
        }
        if (current.id() == StepId.REPORT) {
            return footer.next.getText(); // hidden there; JavaFX cannot lay out an empty text that had a mnemonic
        }
        return texts.of("shell.next", title(following(current.id())));
    }

    private void nameRegion(Session session) {
        String region = session.connection().map(connection -> connection.region()).orElse("");
        if (!region.isEmpty() && !region.equals(namedRegion)) {
            namedRegion = region;
            services.tasks().run(() -> services.accounts().regions(region),
                    regions -> header.knowRegions(regions, model.get()));
        }
    }

    private void foldGuide(Number width) {
        boolean room = width.doubleValue() >= GUIDE_NEEDS || width.doubleValue() == 0;
        Parts.show(guide, guideWanted && (room || guideForced));
    }

    private static boolean inside(Node area, @Nullable Node focus) {
        for (Node node = focus; node != null; node = node.getParent()) {
            if (node.equals(area)) {
                return true;
            }
        }
        return false;
    }

    private static void focusFirst(Region area) {
        area.requestFocus();
        area.requestFocusTraversal(javafx.scene.TraversalDirection.NEXT);
    }
}
