package dev.timeoutdoctor.ui.control;

import dev.timeoutdoctor.diagnosis.CauseStatus;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.text.Texts;
import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;

/** A state in an icon, a word and a colour; the colour never says anything alone. */
public final class Badge extends Label {

    /** How a badge looks. */
    public enum Kind {
        BAD("bad", "mdi2c-close-thick"),
        WARN("warn", "mdi2a-alert-outline"),
        OK("ok", "mdi2c-check-bold"),
        UNKNOWN("unknown", "mdi2h-help"),
        NOT_HERE("not-here", "mdi2m-minus"),
        INFO("info", "mdi2i-information-outline");

        private final String style;
        private final String icon;

        Kind(String style, String icon) {
            this.style = style;
            this.icon = icon;
        }
    }

    /** A badge with the icon of its kind. */
    public Badge(Kind kind, String word) {
        super(word, new FontIcon(kind.icon));
        getStyleClass().addAll("badge", kind.style);
        setMinWidth(USE_PREF_SIZE);
        setAccessibleText(word);
    }

    /** A badge without an icon, for counts and steps of a process. */
    public static Badge plain(Kind kind, String word) {
        Badge badge = new Badge(kind, word);
        badge.setGraphic(null);
        return badge;
    }

    /** The badge of what a check says. */
    public static Badge of(Verdict verdict, Texts texts) {
        return switch (verdict) {
            case Verdict.Problem problem -> new Badge(Kind.BAD, texts.of("shell.verdict.problem"));
            case Verdict.Warning warning -> new Badge(Kind.WARN, texts.of("shell.verdict.warning"));
            case Verdict.Good good -> new Badge(Kind.OK, texts.of("shell.verdict.good"));
            case Verdict.Unknown unknown -> new Badge(Kind.UNKNOWN, texts.of("shell.verdict.unknown"));
            case Verdict.Crashed crashed -> new Badge(Kind.UNKNOWN, texts.of("shell.verdict.unknown"));
            case Verdict.NotApplicable not -> new Badge(Kind.NOT_HERE, texts.of("shell.verdict.not-here"));
        };
    }

    /** The badge of what is known of a cause. */
    public static Badge of(CauseStatus status, Texts texts) {
        Kind kind = switch (status) {
            case FOUND -> Kind.BAD;
            case LIKELY -> Kind.WARN;
            case RULED_OUT -> Kind.OK;
            case UNKNOWN -> Kind.UNKNOWN;
            case NOT_HERE -> Kind.NOT_HERE;
        };
        return new Badge(kind, texts.of("shell.cause." + status.id()));
    }
}
