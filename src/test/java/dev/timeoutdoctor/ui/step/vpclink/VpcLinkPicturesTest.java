package dev.timeoutdoctor.ui.step.vpclink;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.CliCommand;
import dev.timeoutdoctor.guide.Guide;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.step.FactsState;
import dev.timeoutdoctor.ui.step.FactsView;
import dev.timeoutdoctor.ui.step.timeouts.StepPicture;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VpcLinkPicturesTest {

    @ParameterizedTest
    @CsvSource({"targets-unhealthy-and-slow,broken", "vpc-link-failed-for-another-account,denied",
            "all-well-behind-a-link,whole"})
    void drawsThePath(String scenario, String name) throws Exception {
        StepPicture.write("step-vpc-link-" + name, 1_500, () -> view(scenario));
        assertTrue(Files.exists(Path.of("target/screenshots/step-vpc-link-" + name + "-dark.png")));
    }

    private static Parent view(String scenario) {
        FactsState state = VpcLinkFacts.of(PathSession.of(PathSession.evidence(scenario)));
        return new FactsView(Texts.english(), Guide.load(), CliCommand::of, StepId.VPC_LINK,
                new SimpleObjectProperty<>(state)).view();
    }
}
