package dev.timeoutdoctor.ui;

import dev.timeoutdoctor.connect.AwsRegion;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.evidence.EndpointType;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.RestApi;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Chip;
import dev.timeoutdoctor.ui.control.Parts;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/** Who, where and what, always in sight; whether changes are allowed; theme, guide and help. */
final class Header extends HBox {

    private static final double NAME_NEEDS = 1100;

    private final Texts texts;
    private final Chip who = new Chip();
    private final Chip where = new Chip();
    private final Chip what = new Chip();
    private List<AwsRegion> regions = List.of();

    Header(Texts texts, ChangesSwitch changes, Runnable toggleTheme, Runnable toggleGuide, Runnable help) {
        this.texts = texts;
        getStyleClass().add("app-header");
        setId("header");
        who.setId("header-who");
        where.setId("header-where");
        what.setId("header-what");
        what.setMinWidth(0);
        Label name = new Label(texts.of("shell.name"));
        name.getStyleClass().add("app-name");
        name.setMinWidth(USE_PREF_SIZE);
        widthProperty().subscribe(width -> Parts.show(name, width.doubleValue() >= NAME_NEEDS)); // who and where first
        getChildren().addAll(name, who, where, what, Parts.gap(), changes,
                iconButton("header-theme", MaterialDesignT.THEME_LIGHT_DARK, "shell.theme", toggleTheme),
                iconButton("header-guide", MaterialDesignB.BOOK_OPEN_OUTLINE, "shell.guide.toggle", toggleGuide),
                iconButton("header-help", MaterialDesignH.HELP_CIRCLE_OUTLINE, "shell.help", help));
    }

    /** One button more, before the others. */
    void tool(String id, Ikon icon, String key, Runnable action) {
        getChildren().add(getChildren().size() - 3, iconButton(id, icon, key, action));
    }

    /** Regions whose names can be shown beside their ids. */
    void knowRegions(List<AwsRegion> known, Session session) {
        regions = List.copyOf(known);
        show(session);
    }

    void show(Session session) {
        session.connection().ifPresentOrElse(this::show, () -> {
            who.say("", texts.of("shell.not-connected"));
            where.say("", texts.of("shell.no-region"));
        });
        Parts.show(what, session.route().isPresent());
        session.route().ifPresent(route -> what.say(route.label(),
                "· " + api(route, session.evidence().get(EvidenceKeys.REST_API).seen().orElse(null))));
    }

    private void show(Connection connection) {
        switch (connection.place()) {
            case Place.PracticeLab lab -> who.say(texts.of("shell.lab"), texts.of("shell.simulated"));
            case Place.Account account -> who.say(connection.label(), "· " + connection.identity().shortAccount()
                    + account.emulator().map(uri -> " · " + uri.getAuthority()).orElse(""));
            case Place.Bundle bundle -> who.say(connection.label(), texts.of("shell.bundle",
                    connection.identity().account().isEmpty()
                            ? texts.of("shell.bundle.no-account")
                            : connection.identity().shortAccount(),
                    connection.asOf().map(texts::write).orElseGet(() -> texts.of("shell.bundle.no-time"))));
        }
        where.say(connection.region(), regions.stream().filter(region -> region.id().equals(connection.region()))
                .map(region -> shortName(region.name())).findFirst().orElse(""));
    }

    private String api(Route route, @org.jspecify.annotations.Nullable RestApi api) {
        String name = api == null ? route.apiId() : api.name();
        String type = texts.of("shell.api-type." + route.apiType().name().toLowerCase(Locale.ROOT));
        String kind = api == null ? type : type + ", " + texts.of(endpoint(api.endpointType()));
        return name + " (" + kind + ") · " + route.stage();
    }

    private static String endpoint(EndpointType type) {
        return "shell.endpoint-type." + type.name().toLowerCase(Locale.ROOT);
    }

    /** {@code US East (N. Virginia)} is {@code N. Virginia} where there is little room. */
    private static String shortName(String region) {
        int open = region.indexOf('(');
        return open < 0 ? region : region.substring(open + 1).replace(")", "");
    }

    private Button iconButton(String id, Ikon icon, String key, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().add("quiet");
        button.setAccessibleText(texts.of(key));
        button.setTooltip(new Tooltip(texts.of(key)));
        button.setOnAction(event -> action.run());
        return button;
    }
}
