package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.Applier;
import dev.timeoutdoctor.fix.ApplyResult;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.IntegrationTimeoutDraft;
import dev.timeoutdoctor.fix.UndoResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Copied commands of which one is refused: none that comes after it is sent, and the shell that they were pasted into lives on. */
class RefusedCommandsTest {

    /** What the shell says that is still there after the commands. */
    private static final String LIVED = "\necho lived";

    @TempDir
    Path folder;

    @BeforeAll
    static void needsTheCommand() {
        PastedCommands.needTheCommand();
    }

    @ParameterizedTest
    @ValueSource(strings = {"starved-of-memory", "fixed-but-not-called", "bare-503", "first-call-fails",
            "raised-never-deployed"})
    void everyChangeAndItsWayBackStopAtWhicheverCommandIsRefused(String scenario) throws Exception {
        try (LabAccount account = LabAccount.of(scenario)) {
            List<String> scripts = new ArrayList<>(IntegrationTimeoutDraft.of(account.evidence()).stream()
                    .map(draft -> draft.withTimeout(Duration.ofMillis(12_345)).cli(Optional.empty())).toList());
            for (PlannedChanges.Planned planned : PlannedChanges.all()) {
                Optional<Change> change = planned.make().apply(account);
                if (change.isPresent()) {
                    scripts.add(change.get().command(Optional.empty()));
                    scripts.addAll(wayBack(change.get(), account));
                    account.reset();
                }
            }
            List<String> several = scripts.stream().filter(script -> script.startsWith("(")).toList();
            assertEquals(false, several.isEmpty());
            for (String script : several) {
                List<String> all = called(script, Integer.MAX_VALUE, account);
                assertEquals(script.lines().filter(line -> line.matches("(\\w+=\\$\\()?aws .*")).count(),
                        all.size() - 1, script);
                for (int refused = 1; refused < all.size(); refused++) {
                    assertEquals(Stream.concat(all.stream().limit(refused), Stream.of("lived")).toList(),
                            called(script, refused, account), script);
                }
            }
        }
    }

    private List<String> wayBack(Change change, LabAccount account) {
        Applier applier = account.applier(account.writer(), folder.resolve("changes.jsonl"));
        return applier.apply(change) instanceof ApplyResult.Applied applied
                && applier.undo(List.of(applied.done())) instanceof UndoResult.Ready back
                        ? List.of(back.undo().command(Optional.empty()))
                        : List.of();
    }

    /** The commands that were run where one of them is refused by whoever stands in for {@code aws}. */
    private List<String> called(String script, int refused, LabAccount account)
            throws IOException, InterruptedException {
        Path list = Files.createTempFile(folder, "called", ".txt");
        String standIn = "aws() { echo \"$1 $2\" >> " + list + "; mapfile -t sent < " + list
                + "; [ ${#sent[@]} -ne " + refused + " ]; }\n";
        PastedCommands.run(standIn + script + LIVED + " >> " + list, account, folder);
        return Files.readAllLines(list);
    }

    @Test
    void anEditSinceThePreviewIsNeitherOverwrittenNorPublished() throws Exception {
        theAliasStays("", true, "PreconditionFailedException");
    }

    @Test
    void anEditBetweenTheUpdateAndTheLookAtItIsNotPublished() throws Exception {
        theAliasStays("if [ \"$2\" = wait ]; then command aws \"$@\"; " + edit() + " else command aws \"$@\"; fi",
                false, "Somebody has edited the function meanwhile");
    }

    @Test
    void anEditBetweenTheLookAndThePublishingIsNotPublished() throws Exception {
        theAliasStays("if [ \"$2\" = publish-version ]; then " + edit() + " fi; command aws \"$@\"", false,
                "PreconditionFailedException");
    }

    /** Nothing that this program's drafts compare by name: a description. */
    private static String edit() {
        return "command aws lambda update-function-configuration --function-name search --description theirs"
                + " --region us-east-1 > /dev/null;";
    }

    /**
     * Runs the commands while a colleague edits the function.
     *
     * @param aws what stands in for the command; empty for itself
     * @param before whether the edit is made before all of it
     */
    private void theAliasStays(String aws, boolean before, String said) throws Exception {
        try (LabAccount account = LabAccount.of("fixed-but-not-called")) {
            Change change = PlannedChanges.named("function-version-edited").make().apply(account).orElseThrow();
            JsonNode alias = asked(account, "GetAlias", Map.of("FunctionName", "search", "Name", "live"));
            List<String> versions = versions(account);
            if (before) {
                account.writer().write(AwsCall.of("lambda", "UpdateFunctionConfiguration", "us-east-1",
                        Map.of("FunctionName", "search", "Description", "theirs")));
                account.pass(Duration.ofSeconds(5));
            }
            String standIn = aws.isEmpty() ? "" : "aws() { " + aws + "; }\n";
            PastedCommands pasted = PastedCommands.run(standIn + change.command(Optional.empty()) + LIVED, account,
                    folder);
            assertEquals(true, pasted.output().contains(said), pasted.output());
            assertEquals(true, pasted.output().endsWith("lived\n"), pasted.output());
            assertEquals("theirs", asked(account, "GetFunctionConfiguration", Map.of("FunctionName", "search"))
                    .path("Description").asString(""));
            assertEquals(versions, versions(account));
            assertEquals(alias, asked(account, "GetAlias", Map.of("FunctionName", "search", "Name", "live")));
        }
    }

    private static List<String> versions(LabAccount account) {
        return asked(account, "ListVersionsByFunction", Map.of("FunctionName", "search")).path("Versions")
                .valueStream().map(version -> version.path("Version").asString("")).toList();
    }

    private static JsonNode asked(LabAccount account, String operation, Map<String, Object> parameters) {
        return account.reader().read(AwsCall.of("lambda", operation, "us-east-1", parameters)).seen().orElseThrow();
    }
}
