package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.aws.Credentials;
import dev.timeoutdoctor.aws.SdkAwsReader;
import dev.timeoutdoctor.aws.SdkAwsWriter;
import dev.timeoutdoctor.aws.SdkClients;
import dev.timeoutdoctor.aws.TimeLimits;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.fix.ApiContext;
import dev.timeoutdoctor.fix.Applier;
import dev.timeoutdoctor.fix.ApplyResult;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeLog;
import dev.timeoutdoctor.fix.DeployResult;
import dev.timeoutdoctor.fix.DeploymentPreview;
import dev.timeoutdoctor.fix.DiffLine;
import dev.timeoutdoctor.fix.IntegrationTimeoutDraft;
import dev.timeoutdoctor.fix.ReadBack;
import dev.timeoutdoctor.fix.way.AllWays;
import dev.timeoutdoctor.lab.Lab;
import dev.timeoutdoctor.lab.LabOptions;
import dev.timeoutdoctor.lab.Scenarios;
import dev.timeoutdoctor.text.Texts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scenario in which a colleague changes the same timeout while the learner looks at it. */
class TwoAtOneTimeoutTest {

    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    private Path folder;

    @Test
    void theColleaguesEditIsSeenBeforeItIsReplaced() throws Exception {
        try (Lab lab = Lab.start(LabOptions.of(Scenarios.byId("two-at-one-timeout")).withSpeed(500));
                SdkClients clients = new SdkClients(Credentials.practice(), Optional.of(lab.endpoint()),
                        TimeLimits.standard())) {
            Applier applier = new Applier(new SdkAwsReader(clients, CLOCK, Texts.english()),
                    new SdkAwsWriter(clients, CLOCK, Texts.english()), AllWays.ways(),
                    new ChangeLog(folder.resolve("changes.jsonl"), () -> UUID.randomUUID().toString()), CLOCK,
                    Thread::sleep);
            Route route = new Route(ApiType.REST, "aws", lab.region(), lab.account(), "p4y6m8n2t0", "prod", "POST",
                    "p7a9y1", "/payments", "POST");
            ApiContext context = new ApiContext(route, "payments-api", Optional.empty());
            assertEquals(false, lab.grade().solved());

            ApplyResult.TargetMoved moved = assertInstanceOf(ApplyResult.TargetMoved.class,
                    applier.apply(fifteenSeconds(applier, context)));
            assertEquals(List.of("5000", "7000"), moved.difference().stream()
                    .filter(line -> line.kind() == DiffLine.Kind.CHANGED)
                    .flatMap(line -> List.of(line.left(), line.right()).stream())
                    .map(line -> line.replaceAll("\\D", "")).toList());

            ApplyResult.Applied raised = assertInstanceOf(ApplyResult.Applied.class,
                    applier.apply(fifteenSeconds(applier, context)));
            DeploymentPreview.Ready preview = assertInstanceOf(DeploymentPreview.Ready.class,
                    applier.previewDeployment(context, "longer"));
            DeployResult.Deployed deployed = assertInstanceOf(DeployResult.Deployed.class,
                    applier.deploy(preview.draft().change().orElseThrow(), List.of(raised.done())));
            ReadBack timeout = new ReadBack("POST /payments", "timeoutInMillis", "15000", Optional.of("15000"));
            assertEquals(Optional.of(List.of(timeout)), deployed.served().seen());
            assertTrue(lab.grade().solved());
        }
    }

    private static Change fifteenSeconds(Applier applier, ApiContext context) {
        return IntegrationTimeoutDraft.of(context, applier.readIntegration(context.route()).seen().orElseThrow())
                .withTimeout(Duration.ofSeconds(15)).change().orElseThrow();
    }
}
