package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.fix.Applier;
import dev.timeoutdoctor.fix.ApplyResult;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeLog;
import dev.timeoutdoctor.fix.way.AllWays;
import dev.timeoutdoctor.lab.Colleague;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A deployment of an HTTP API counts as made only once AWS says so. */
class UnfinishedDeploymentTest {

    private static final String API = "w9a1r3e5h7";
    private static final AwsCall STAGE = AwsCall.of("apigatewayv2", "GetStage", "us-east-1",
            Map.of("ApiId", API, "StageName", "live"));
    private static final String WHY = "Unable to deploy API because the integration of route ";

    @TempDir
    Path folder;
    private LabAccount account;

    @BeforeEach
    void openAccount() throws IOException {
        account = LabAccount.of("change-never-went-live");
        account.reset();
    }

    @AfterEach
    void closeAccount() {
        account.close();
    }

    @Test
    void oneThatFailsIsToldWithAwssReasonAndTheStageServesWhatItServed() {
        account.lab().colleague(new Colleague.HttpIntegrationLoss(API, "s4h6e8l"));
        Change change = PlannedChanges.named("http-deployment").make().apply(account).orElseThrow();
        String before = served();
        Applier applier = program(account.reader());

        ApplyResult.Stopped stopped = assertInstanceOf(ApplyResult.Stopped.class, applier.apply(change));

        assertEquals(WHY, told(stopped).substring(told(stopped).indexOf(WHY)).substring(0, WHY.length()));
        assertEquals(before, served());
        assertInstanceOf(ApplyResult.NotInEffect.class, applier.look(stopped));
    }

    @Test
    void oneThatFailsThoughTheStageNamesItIsNotCalledMadeByALaterLookEither() {
        Change change = PlannedChanges.named("http-deployment").make().apply(account).orElseThrow();
        Applier applier = program(saying(Integer.MAX_VALUE, "FAILED", "no such integration"));

        ApplyResult.Stopped stopped = assertInstanceOf(ApplyResult.Stopped.class, applier.apply(change));
        ApplyResult.Unseen unseen = assertInstanceOf(ApplyResult.Unseen.class, applier.look(stopped));

        assertEquals(true, told(stopped).contains("no such integration"), told(stopped));
        assertEquals(true, told(unseen).contains("no such integration"), told(unseen));
    }

    @Test
    void oneThatIsPendingIsWaitedFor() {
        Change change = PlannedChanges.named("http-deployment").make().apply(account).orElseThrow();
        Instant begun = account.clock().instant();

        assertInstanceOf(ApplyResult.Applied.class, program(saying(3, "PENDING", "")).apply(change));

        assertEquals(begun.plusSeconds(3), account.clock().instant());
    }

    @Test
    void oneThatStaysPendingIsStillInProgress() {
        Change change = PlannedChanges.named("http-deployment").make().apply(account).orElseThrow();

        assertInstanceOf(ApplyResult.StillInProgress.class,
                program(saying(Integer.MAX_VALUE, "PENDING", "")).apply(change));
    }

    private String served() {
        return account.reader().read(STAGE).seen().orElseThrow().path("DeploymentId").asString();
    }

    private static String told(ApplyResult result) {
        return Texts.english().of(result.message());
    }

    private Applier program(AwsReader reader) {
        ChangeLog log = new ChangeLog(folder.resolve("log"), () -> "change");
        return new Applier(reader, account.writer(), AllWays.ways(), log, account.clock(), account::pass);
    }

    /** AWS says so of a deployment the first few times that it is asked. */
    private AwsReader saying(int times, String status, String why) {
        AtomicInteger asked = new AtomicInteger();
        return call -> {
            Observed<JsonNode> answer = account.reader().read(call);
            return call.operation().equals("GetDeployment") && asked.incrementAndGet() <= times
                    ? answer.map(deployment -> ((ObjectNode) deployment.deepCopy()).put("DeploymentStatus", status)
                            .put("DeploymentStatusMessage", why))
                    : answer;
        };
    }
}
