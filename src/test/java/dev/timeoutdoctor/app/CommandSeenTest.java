package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.timeoutdoctor.diagnosis.CauseResult;
import dev.timeoutdoctor.diagnosis.CauseStatus;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.session.StepId;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real {@code aws} command changes in the lab while the wizard is open; skipped where the command is not installed. */
class CommandSeenTest {

    @TempDir
    Path state;

    @Test
    void aTimeoutRaisedByTheCommandIsSeenWhenTheWizardReadsAgain() throws Exception {
        boolean found = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "aws")));
        assumeTrue(found, "The aws command is not on the PATH");
        try (OpenWizard window = OpenWizard.open(state)) {
            examine(window);
            assertEquals(Optional.of(CauseStatus.RULED_OUT), drift(window));
            Route route = window.session().route().orElseThrow();
            String answer = aws(window, "apigateway", "update-integration", "--rest-api-id", route.apiId(),
                    "--resource-id", route.resourceId(), "--http-method", route.methodKey(), "--patch-operations",
                    "op=replace,path=/timeoutInMillis,value=12345");
            assertTrue(answer.contains("\"timeoutInMillis\": 12345"), answer);
            window.walker().press("timeouts-read-again");
            window.until("the drift is found", () -> drift(window).equals(Optional.of(CauseStatus.FOUND)));
            window.walker().see("timeouts-check-stage-not-redeployed");
            String row = window.onFx(() -> words(window.scene().lookup("#timeouts-check-stage-not-redeployed")));
            assertTrue(row.contains("12.3"), row);
        }
    }

    private static void examine(OpenWizard window) throws Exception {
        window.walker().see("connect-scenario-orders-three-seconds");
        window.walker().press("next");
        window.walker().see("find-request-found");
        window.walker().press("next");
        window.at(StepId.REPRODUCE);
        window.walker().press("next");
        window.at(StepId.TIMEOUT_SETTINGS);
        window.walker().see("timeouts-read-again");
    }

    private static Optional<CauseStatus> drift(OpenWizard window) {
        return window.session().examination().flatMap(done -> done.diagnosis().cause("stage-not-redeployed"))
                .map(CauseResult::status);
    }

    /** All that stands in a row. */
    private static String words(Node row) {
        return row.lookupAll(".label").stream().map(label -> ((Label) label).getText())
                .collect(Collectors.joining(" | "));
    }

    private static String aws(OpenWizard window, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("aws"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        String lab = window.wiring().places().lab().orElseThrow().endpoint().toString();
        builder.environment()
                .putAll(Map.of("AWS_ENDPOINT_URL", lab, "AWS_ACCESS_KEY_ID", "lab", "AWS_SECRET_ACCESS_KEY", "lab",
                        "AWS_DEFAULT_REGION", "us-east-1", "AWS_CONFIG_FILE", "/none", "AWS_SHARED_CREDENTIALS_FILE",
                        "/none", "AWS_EC2_METADATA_DISABLED", "true", "AWS_PAGER", "", "AWS_DEFAULT_OUTPUT", "json"));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
