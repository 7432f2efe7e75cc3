package dev.timeoutdoctor.ui.survey;

import dev.timeoutdoctor.connect.Accounts;
import dev.timeoutdoctor.connect.AwsRegion;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.connect.Profile;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.FxTasks;
import dev.timeoutdoctor.ui.control.Parts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import org.controlsfx.control.CheckComboBox;

/** One or more profiles and Regions of a real account; a lab, an emulator and a bundle have but one place. */
final class PlacePickers implements SurveyPane.Places {

    private final CheckComboBox<String> profiles = new CheckComboBox<>();
    private final CheckComboBox<String> regions = new CheckComboBox<>();
    private final HBox view;

    PlacePickers(Texts texts, Accounts accounts, FxTasks tasks, Connection connection) {
        view = new HBox(14);
        if (connection.place() instanceof Place.Account account && account.emulator().isEmpty()) {
            pick(profiles, "survey-profiles", texts.of("survey.profiles"));
            pick(regions, "survey-regions", texts.of("survey.regions"));
            view.getChildren().addAll(Parts.field(texts.of("survey.profiles"), profiles),
                    Parts.field(texts.of("survey.regions"), regions));
            tasks.run(accounts::profiles, read -> fill(profiles,
                    read.profiles().stream().map(Profile::name).toList(), account.profile()));
            tasks.run(() -> accounts.regions(account.region()),
                    read -> fill(regions, read.stream().map(AwsRegion::id).toList(), account.region()));
        } else {
            view.getChildren().add(Parts.text(texts.of("survey.one-place", connection.label(), connection.region())));
        }
    }

    private static void pick(CheckComboBox<String> box, String id, String name) {
        box.setId(id);
        box.setAccessibleText(name);
        box.setPrefWidth(200);
    }

    private static void fill(CheckComboBox<String> box, List<String> all, String chosen) {
        box.getItems().setAll(all);
        if (all.contains(chosen)) {
            box.getCheckModel().check(chosen);
        }
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public List<Place.Account> chosen() {
        return profiles.getCheckModel().getCheckedItems().stream()
                .flatMap(profile -> regions.getCheckModel().getCheckedItems().stream()
                        .map(region -> new Place.Account(profile, region, Place.Account.NO_ENDPOINT)))
                .toList();
    }
}
