package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.timeoutdoctor.diagnosis.EvidenceFixture;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.CliCommand;
import dev.timeoutdoctor.evidence.CliScript;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.fix.ApplyResult;
import dev.timeoutdoctor.fix.Calls;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.change.ChangeCatalogue;
import dev.timeoutdoctor.fix.change.ChangeType;
import dev.timeoutdoctor.fix.change.Offer;
import dev.timeoutdoctor.fix.change.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The copied commands do what the button does: the real {@code aws} command leaves the lab's account as Apply leaves it. */
class CopiedCommandsTest {

    /** Every change, and a scenario where it can be made. */
    private static final String EVERY_CHANGE = """
                                               integration-timeout, starved-of-memory
                                               function, starved-of-memory
                                               deployment, raised-never-deployed
                                               http-integration-timeout, first-call-fails
                                               reserved-concurrency, starved-of-memory
                                               async-event, starved-of-memory
                                               response-streaming, model-answers-late
                                               rollback, raised-never-deployed
                                               rollback, frame-instead-of-answer
                                               cross-zone, one-in-three-hangs
                                               canary, every-fifth-fails
                                               canary-promoted, every-fifth-fails
                                               health-check, moved-to-another-port
                                               vpc-link, link-has-failed
                                               private-link-rules, balancer-keeps-silent
                                               tracing, starved-of-memory
                                               alarms, starved-of-memory
                                               access-log, starved-of-memory
                                               caching, every-fifth-fails
                                               dashboard, starved-of-memory
                                               http-deployment, change-never-went-live
                                               alias, fixed-but-not-called
                                               function-version, fixed-but-not-called
                                               function-version-edited, fixed-but-not-called
                                               provisioned-concurrency, fixed-but-not-called
                                               async-service, bare-503
                                               event-invoke-config, starved-of-memory
                                               timeout-quota, starved-of-memory
                                               """;

    @TempDir
    Path folder;

    @BeforeAll
    static void needsTheCommand() {
        PastedCommands.needTheCommand();
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(textBlock = EVERY_CHANGE)
    void theCopiedCommandsLeaveTheAccountAsApplyDoes(String name, String scenario) throws Exception {
        PlannedChanges.Planned planned = PlannedChanges.all().stream().filter(one -> one.name().equals(name))
                .findFirst().orElseThrow();
        try (LabAccount account = LabAccount.of(scenario)) {
            String before = account.state();
            assertInstanceOf(ApplyResult.Applied.class, account
                    .applier(account.writer(), folder.resolve("changes.jsonl")).apply(change(planned, account)));
            String applied = account.state();
            account.reset();
            run(change(planned, account).command(Optional.empty()), account);
            assertEquals(applied, account.state());
            assertNotEquals(before, applied);
        }
    }

    @Test
    void noChangeIsLeftOut() {
        assertEquals(PlannedChanges.all().stream().map(PlannedChanges.Planned::name)
                .filter(name -> !name.equals(ChangeKind.SECURITY_GROUP.id())) // has no button: tried below
                .collect(Collectors.toSet()),
                EVERY_CHANGE.lines().map(line -> line.substring(0, line.indexOf(',')).strip())
                        .collect(Collectors.toSet()));
    }

    @Test
    void theRuleToCopyLetsTheLinkInAndItsWayBackShutsItOut() throws Exception {
        try (LabAccount account = LabAccount.of("new-link-shut-out")) {
            ChangeType type = ChangeCatalogue.of(ChangeKind.SECURITY_GROUP);
            String before = account.state();
            Offer.ByHand rule = assertInstanceOf(Offer.ByHand.class, type.offer(account.reading()));
            run(rule.commands(Optional.empty()), account);
            assertNotEquals(before, account.state());
            assertInstanceOf(Offer.AlreadySo.class, type.offer(account.reading()));
            assertEquals(true, account.lab().grade().solved());
            account.reset();
            run(rule.commands(Optional.empty()), account);
            run(rule.wayBack(Optional.empty()), account);
            assertEquals(before, account.state());
        }
    }

    @Test
    void theNewAliasOfAVersionCalledByItsNumberLeavesTheOldOneAloneAndItsWayBackLeavesNothing() throws Exception {
        EvidenceSet byNumber = EvidenceFixture.read(Files.writeString(folder.resolve("evidence.json"), Files
                .readString(Path.of("src/test/resources/checks/alias-points-to-old-version/problem/evidence.json"))
                .replace("function:orders:live", "function:search:2").replace("a1b2c3d4e5", "f7i9x1e3d5")
                .replace("x9y8z7", "b7n9m1").replace("POST", "GET")));
        try (LabAccount account = LabAccount.of("fixed-but-not-called")) {
            AwsCall integration = AwsCall.of("apigateway", "UpdateIntegration", "us-east-1", Map.of("restApiId",
                    "f7i9x1e3d5", "resourceId", "b7n9m1", "httpMethod", "GET", "patchOperations",
                    List.of(Map.of("op", "replace", "path", "/uri", "value", uri("2")))));
            assertEquals(true, account.writer().write(integration).seen().isPresent());
            String before = account.state();
            Reading reading = account.reading();
            Offer.ByHand hand = assertInstanceOf(Offer.ByHand.class, ChangeCatalogue.of(ChangeKind.FUNCTION_VERSION)
                    .offer(new Reading(byNumber, reading.look(), reading.ways(), reading.mark())));
            JsonNode live = alias(account, "live");
            run(hand.commands(Optional.empty()), account);
            assertEquals(live, alias(account, "live"));
            assertEquals("2", alias(account, "live-2").path("FunctionVersion").asString(""));
            assertEquals(uri("live-2"), account.reader().read(AwsCall.of("apigateway", "GetIntegration", "us-east-1",
                    Map.of("restApiId", "f7i9x1e3d5", "resourceId", "b7n9m1", "httpMethod", "GET"))).seen()
                    .orElseThrow().path("uri").asString(""));
            run(hand.wayBack(Optional.empty()), account);
            assertEquals(before, account.state());
        }
    }

    private static String uri(String qualifier) {
        return "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:"
                + "function:search:" + qualifier + "/invocations";
    }

    private static JsonNode alias(LabAccount account, String name) {
        return account.reader().read(AwsCall.of("lambda", "GetAlias", "us-east-1",
                Map.of("FunctionName", "search", "Name", name))).seen().orElseThrow();
    }

    @Test
    void whateverATextSaysItArrivesAsItIsAndNothingIsReadOrRun() throws Exception {
        Path bait = Files.writeString(folder.resolve("bait.txt"), "read from disk");
        Path trap = folder.resolve("trap");
        try (LabAccount account = LabAccount.of("starved-of-memory")) {
            String address = account.lab().endpoint().toString();
            List<String> hostile = List.of("-faster", "file://" + bait, "fileb://" + bait, address + "/",
                    "@" + bait + " {{HOME}} $HOME $(touch " + trap + ") `touch " + trap + "`\nlines'; touch " + trap
                            + "; echo '\" ~ !! \\ %PATH% ;|&<>*?# é",
                    "\u001b[201~\rtouch " + trap + "\r");
            AwsCall stage = AwsCall.of("apigateway", "GetStage", "us-east-1",
                    Map.of("restApiId", "b5i6l7n8g9", "stageName", "prod"));
            Stream<AwsCall> calls = Stream.concat(hostile.stream().map(text -> Calls.createDeployment(stage, text)),
                    Stream.of(described(hostile.get(1))));
            run(CliScript.of(calls.map(CliCommand::of).toList()), account);
            List<String> arrived = account.reader().read(AwsCall.of("apigateway", "GetDeployments", "us-east-1",
                    Map.of("restApiId", "b5i6l7n8g9"))).seen().orElseThrow().path("items").valueStream()
                    .map(item -> item.path("description").asString("")).toList();
            assertEquals(List.of(), hostile.stream().filter(text -> !arrived.contains(text)).toList());
            assertEquals(hostile.get(1),
                    account.reader().read(stage).seen().orElseThrow().path("description").asString(""));
        }
        assertEquals(false, Files.exists(trap));
    }

    /** A text inside a structure. */
    private static AwsCall described(String text) {
        return AwsCall.of("apigateway", "UpdateStage", "us-east-1", Map.of("restApiId", "b5i6l7n8g9", "stageName",
                "prod", "patchOperations", List.of(Map.of("op", "replace", "path", "/description", "value", text))));
    }

    private static Change change(PlannedChanges.Planned planned, LabAccount account) {
        return planned.make().apply(account).orElseThrow();
    }

    private void run(String commands, LabAccount account) throws IOException, InterruptedException {
        PastedCommands pasted = PastedCommands.run(commands, account, folder);
        assertEquals(0, pasted.exit(), () -> commands + "\n" + pasted.output());
    }
}
