package dev.timeoutdoctor.ui.step.timeouts;

import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.step.timeouts.LadderRow.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * Draws a {@link LadderModel}: a bar a row on one time axis, and the moment of the 504 as a line through them. Shapes and labels
 * only, so that it scales with the window and with the screen. A row's name opens the evidence that it is drawn from.
 */
final class Ladder extends Region {

    private static final double PITCH = 27;
    private static final double BAR = 21;
    private static final double AXIS = 22;
    private static final double GAP = 8;
    private static final double NAMES = 118;
    private static final double ROOM_FOR_A_TICK = 66;

    private final Texts texts;
    private final BiConsumer<LadderRow, Node> source;
    private final List<Bar> bars = new ArrayList<>();
    private final List<Region> grid = new ArrayList<>();
    private final List<Label> ticks = new ArrayList<>();
    private final Region moment = styled(new Region(), "ladder-moment");
    private final Label momentLabel = styled(new Label(), "ladder-moment-label");
    private LadderModel model;

    /** One row's nodes. */
    private record Bar(LadderRow row, Hyperlink name, Region bar, Label text, Label more) {}

    Ladder(Texts texts, LadderModel model, BiConsumer<LadderRow, Node> source) {
        this.texts = texts;
        this.source = source;
        this.model = model;
        setId("timeouts-ladder");
        getStyleClass().add("ladder");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        momentLabel.setId("timeouts-ladder-moment");
        show(model);
    }

    /** Draws another model in the place of this one. */
    void show(LadderModel next) {
        model = next;
        bars.clear();
        next.rows().forEach(row -> bars.add(bar(row)));
        next.moment().ifPresent(at -> momentLabel.setText(texts.of("timeouts.ladder.moment", tick(at))));
        setAccessibleText(next.rows().stream().map(this::spoken).collect(Collectors.joining(". ")));
        grid.clear();
        ticks.clear();
        assemble();
        requestLayout();
    }

    private Bar bar(LadderRow row) {
        Hyperlink name = styled(new Hyperlink(texts.of(row.label())), "ladder-name");
        name.setId("timeouts-ladder-" + row.id());
        name.setOnAction(_ -> source.accept(row, name));
        name.setAccessibleText(spoken(row));
        String kind = row.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        boolean known = row.reading() instanceof Reading.Known;
        Region bar = styled(new Region(), "ladder-bar", known ? "ladder-" + kind : "ladder-unknown");
        Label text = styled(new Label(text(row)), "ladder-text");
        if (!known) {
            text.getStyleClass().add("ladder-why");
        }
        Label more = styled(new Label("›"), "ladder-more");
        more.setVisible(row.reading() instanceof Reading.Known seen && seen.beyond());
        text.setMouseTransparent(true);
        more.setMouseTransparent(true);
        return new Bar(row, name, bar, text, more);
    }

    private String text(LadderRow row) {
        return switch (row.reading()) {
            case Reading.Known known -> texts.of(known.text());
            case Reading.Unknown unknown -> texts.of("timeouts.ladder.unknown", unknown.why());
        };
    }

    private String spoken(LadderRow row) {
        return texts.of(row.label()) + ": " + text(row);
    }

    private void assemble() {
        List<Node> children = new ArrayList<>(grid);
        children.addAll(ticks);
        bars.forEach(bar -> children.addAll(List.of(bar.name(), bar.bar())));
        if (model.moment().isPresent()) {
            children.addAll(List.of(moment, momentLabel));
        }
        bars.forEach(bar -> children.addAll(List.of(bar.text(), bar.more())));
        getChildren().setAll(children);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 320;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 640;
    }

    @Override
    protected double computePrefHeight(double width) {
        return bars.size() * PITCH + AXIS;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double left = names() + GAP;
        double room = Math.max(getWidth() - left - GAP * 2, 50);
        ensureTicks((int) (room / ROOM_FOR_A_TICK) + 1);
        for (int i = 0; i < bars.size(); i++) {
            place(bars.get(i), i * PITCH, left, room);
        }
        double bottom = bars.size() * PITCH;
        double taken = placeMoment(left, room, bottom);
        placeTicks(left, room, bottom, taken);
    }

    private double names() {
        double widest = bars.stream().mapToDouble(bar -> bar.name().prefWidth(-1)).max().orElse(0);
        return Math.clamp(widest, NAMES, Math.max(NAMES, getWidth() / 3));
    }

    /** As many grid lines as there is room for; making them is left to layout, which alone knows the width. */
    private void ensureTicks(int atMost) {
        List<Duration> wanted = TimeAxis.ticks(model.end(), atMost);
        if (wanted.size() == ticks.size()) {
            return;
        }
        grid.clear();
        ticks.clear();
        for (Duration at : wanted) {
            grid.add(styled(new Region(), "ladder-grid"));
            ticks.add(styled(new Label(tick(at)), "ladder-tick"));
        }
        assemble();
        ticks.forEach(Node::applyCss);
        grid.forEach(Node::applyCss);
    }

    private String tick(Duration at) {
        long millis = at.toMillis();
        if (millis >= 120_000 && millis % 60_000 == 0) {
            return texts.of("timeouts.ladder.minutes", at.toMinutes());
        }
        return millis % 1_000 == 0
                ? texts.of("timeouts.ladder.seconds", at.toSeconds())
                : texts.write(at);
    }

    private void place(Bar bar, double top, double left, double room) {
        bar.name().resizeRelocate(0, top, left - GAP, BAR);
        if (!(bar.row().reading() instanceof Reading.Known known)) {
            bar.bar().resizeRelocate(left, top, room, BAR);
            placeText(bar.text(), insideAt(left, room, bar.text().prefWidth(-1), room), top, left + room);
            return;
        }
        double width = Math.max(known.beyond() ? room + GAP : at(known.value(), room), 3);
        bar.bar().resizeRelocate(left, top, width, BAR);
        double moreWidth = bar.more().prefWidth(-1);
        bar.more().resizeRelocate(left + width - moreWidth - 6, top, moreWidth, BAR);
        double textWidth = bar.text().prefWidth(-1);
        double inside = insideAt(left, width, textWidth, room);
        boolean fits = inside + textWidth + GAP <= left + width;
        outside(bar.text(), !fits);
        placeText(bar.text(), fits ? inside : afterBar(left + width, textWidth), top, getWidth());
    }

    /** Where a text begins inside a bar, so that the line of the 504 does not run through it. */
    private double insideAt(double left, double width, double textWidth, double room) {
        double start = left + GAP;
        if (model.moment().isEmpty()) {
            return start;
        }
        double line = left + at(model.gaveUpAt(), room);
        boolean crossed = line > start - 2 && line < start + textWidth + 2 && line < left + width - 4;
        return crossed ? line + GAP : start;
    }

    private double afterBar(double end, double textWidth) {
        return Math.min(end + 6, Math.max(getWidth() - textWidth, 0));
    }

    private static void outside(Label text, boolean outside) {
        text.getStyleClass().remove("ladder-outside");
        if (outside) {
            text.getStyleClass().add("ladder-outside");
        }
    }

    private static void placeText(Label text, double x, double top, double end) {
        text.resizeRelocate(x, top, Math.min(text.prefWidth(-1), Math.max(end - x, 0)), BAR);
    }

    /** The middle of the moment's label, and NaN where there is none. */
    private double placeMoment(double left, double room, double bottom) {
        if (model.moment().isEmpty()) {
            return Double.NaN;
        }
        double x = left + at(model.gaveUpAt(), room);
        moment.resizeRelocate(Math.rint(x) - 1, 0, 2, bottom);
        double width = momentLabel.prefWidth(-1);
        double start = Math.clamp(x - width / 2, Math.min(left, getWidth() - width), Math.max(getWidth() - width, 0));
        momentLabel.resizeRelocate(start, bottom, width, AXIS);
        return start + width / 2;
    }

    private void placeTicks(double left, double room, double bottom, double taken) {
        double lastEnd = Double.NEGATIVE_INFINITY;
        double half = Double.isNaN(taken) ? 0 : momentLabel.prefWidth(-1) / 2 + GAP;
        List<Duration> at = TimeAxis.ticks(model.end(), (int) (room / ROOM_FOR_A_TICK) + 1);
        for (int i = 0; i < ticks.size(); i++) {
            double x = left + at(at.get(i), room);
            grid.get(i).resizeRelocate(Math.rint(x), 0, 1, bottom);
            Label tick = ticks.get(i);
            double width = tick.prefWidth(-1);
            double start = Math.min(x - width / 2, getWidth() - width);
            boolean free = start > lastEnd + GAP
                    && (Double.isNaN(taken) || start > taken + half || start + width < taken - half);
            tick.setVisible(free);
            tick.resizeRelocate(start, bottom, width, AXIS);
            if (free) {
                lastEnd = start + width;
            }
        }
    }

    private double at(Duration value, double room) {
        return room * value.toMillis() / model.end().toMillis();
    }

    private static <N extends Node> N styled(N node, String... classes) {
        node.getStyleClass().addAll(classes);
        return node;
    }
}
