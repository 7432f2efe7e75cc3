package dev.timeoutdoctor.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** How everything looks: AtlantaFX Primer in light or dark, our one style sheet on top, and the bundled fonts. */
public enum Theme {
    LIGHT("light", new PrimerLight().getUserAgentStylesheetBSS()),
    DARK("dark", new PrimerDark().getUserAgentStylesheetBSS());

    private static final List<String> FONTS = List.of("Inter-Regular", "Inter-Medium", "Inter-SemiBold", "Inter-Bold",
            "JetBrainsMono-Regular", "JetBrainsMono-Medium", "JetBrainsMono-SemiBold", "JetBrainsMono-Bold");

    private final String id;
    private final String base;

    Theme(String id, String base) {
        this.id = id;
        this.base = base;
    }

    /** {@code light} or {@code dark}: in settings and picture names. */
    public String id() {
        return id;
    }

    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    /** Makes the bundled fonts known; once, before the first scene. */
    public static void loadFonts() {
        for (String name : FONTS) {
            try (InputStream font = Theme.class.getResourceAsStream("fonts/" + name + ".ttf")) {
                if (Font.loadFont(font, 14) == null) {
                    throw new IllegalStateException("Font cannot be read: " + name);
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(name, unreadable);
            }
        }
    }

    /** Dresses one scene. */
    public void dress(Scene scene) {
        scene.setUserAgentStylesheet(base);
        String sheet = sheet();
        if (!scene.getStylesheets().contains(sheet)) {
            scene.getStylesheets().add(sheet);
        }
    }

    /** Dresses what has no scene of ours: dialogs and pop-ups to come. */
    public void dressProgram() {
        Application.setUserAgentStylesheet(base);
    }

    /** The address of our own style sheet. */
    public static String sheet() {
        return Objects.requireNonNull(Theme.class.getResource("app.css"), "app.css").toExternalForm();
    }
}
