package dev.timeoutdoctor.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.report.MadeWords;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A change waits for a deployment to the stage that it was made for; deployments to other stages are other matters. */
class ChangesByStageTest {

    private static final String ACCOUNT = "123456789012";
    private static final String REGION = "us-east-1";

    private static ChangeStep step(String operation, AwsCall read, String before, String after) {
        return new ChangeStep(AwsCall.of("apigateway", operation, REGION, Map.of("restApiId", "api1")),
                new Expected(read, List.of(), FakeAws.object(before)), FakeAws.object(after));
    }

    private static LoggedChange made(String id, Change change) {
        return new LoggedChange(id, FakeAws.NOW, Program.UNKNOWN, change.at(new LogEntry(id, List.of())),
                List.of(LoggedChange.State.DONE), Optional.empty());
    }

    private static LoggedChange edit(String id, String method, List<String> stages) {
        AwsCall read = AwsCall.of("apigateway", "GetIntegration", REGION,
                Map.of("restApiId", "api1", "resourceId", "x", "httpMethod", method));
        return made(id, new Change(ChangeKind.INTEGRATION, "orders · " + method, ACCOUNT, REGION,
                List.of(step("UpdateIntegration", read, "{\"timeoutInMillis\": 3000}", "{\"timeoutInMillis\": 9000}")),
                List.of(), true, Message.of("fix.title.undo", method)).forStages(stages));
    }

    private static AwsCall stage(String name) {
        return AwsCall.of("apigateway", "GetStage", REGION, Map.of("restApiId", "api1", "stageName", name));
    }

    private static LoggedChange deployment(String id, String stage) {
        return made(id, new Change(ChangeKind.DEPLOYMENT, "orders · " + stage, ACCOUNT, REGION,
                List.of(step("CreateDeployment", stage(stage), "{\"deploymentId\": \"a\"}",
                        "{\"deploymentId\": \"b\"}")),
                List.of(), false, Message.of("fix.title.undo", stage)));
    }

    private static ChangeHistory history(LoggedChange... changes) {
        return new ChangeHistory(List.of(changes), 0, 0, false);
    }

    /** What is said of the oldest change, and what an undo of it takes back. */
    private static String told(ChangeHistory history) {
        MadeChange first = new MadeChanges(history, List.of()).in(ACCOUNT, REGION).getLast();
        return Texts.english().of(MadeWords.word(first)) + " | "
                + first.done().stream().map(Change::target).toList() + " | "
                + history.undeployed(ACCOUNT, REGION).stream().map(LoggedChange::id).toList();
    }

    @Test
    void aDeploymentToAnotherStageNeitherMakesItLiveNorGoesBackWithIt() {
        LoggedChange edit = edit("1", "POST", List.of("prod"));
        assertEquals("applied, not deployed | [orders · POST] | [1]", told(history(edit)));
        assertEquals("applied, deployed to stage dev only | [orders · POST] | [1]",
                told(history(edit, deployment("2", "dev"))));
        assertEquals("live | [orders · POST, orders · prod] | []",
                told(history(edit, deployment("2", "dev"), deployment("3", "prod"), deployment("4", "dev"))));
    }

    @Test
    void whereAnOlderLogDoesNotTellTheStageThatIsSaidAndNoDeploymentGoesBackWithIt() {
        LoggedChange edit = edit("1", "POST", List.of());
        assertEquals("applied, not deployed | [orders · POST] | [1]", told(history(edit)));
        assertEquals("applied, deployed to stage dev; for which stage it was made is not in the log"
                + " | [orders · POST] | []", told(history(edit, deployment("2", "dev"))));
    }

    @Test
    void aDeploymentThatHasPublishedTheEditOfAnotherStageTooIsNotTakenBack() {
        assertEquals("live | [orders · POST] | [2]", told(history(edit("1", "POST", List.of("prod")),
                edit("2", "GET", List.of("dev")), deployment("3", "prod"))));
    }

    @Test
    void theLogKeepsTheStage() {
        Change change = edit("1", "POST", List.of("prod")).change();
        assertEquals(List.of("prod"), ChangeJson.read(ChangeJson.write(change), ACCOUNT, REGION).stages());
        assertEquals(false, ChangeJson.write(deployment("2", "dev").change()).has("stages"));
    }

    private static UndoneStages undo(ChangeHistory history, Change done, String... stagesBack) {
        ChangeStep edit = done.steps().getFirst();
        return new UndoneStages(history, List.of(done), Stream.concat(Stream.of(edit), Stream.of(stagesBack)
                .map(name -> step("UpdateStage", stage(name), "{}", "{\"deploymentId\": \"a\"}"))).toList());
    }

    @Test
    void anUndoWaitsForTheStagesThatStillServeWhatItTakesBack() {
        LoggedChange edit = edit("1", "POST", List.of("prod"));
        assertEquals(false, undo(history(edit), edit.change()).waits());
        ChangeHistory both = history(edit, deployment("2", "dev"), deployment("3", "prod"));
        UndoneStages alone = undo(both, edit.change());
        assertEquals(List.of("dev", "prod"), alone.names());
        assertEquals(List.of("dev"), alone.others());
        UndoneStages whole = undo(both, edit.change(), "prod");
        assertEquals(List.of("dev"), whole.names());
        assertEquals(true, whole.waits());
        assertEquals(false, undo(history(edit, deployment("3", "prod")), edit.change(), "prod").waits());
    }

    @Test
    void anUndoThatWasTakenBackIsForTheStageOfTheFirstChange() {
        LoggedChange edit = edit("1", "POST", List.of("prod"));
        Change undo = new Change(ChangeKind.UNDO, "orders", ACCOUNT, REGION, edit.change().steps(), List.of(), false,
                edit.change().title()).at(new LogEntry("2", List.of("1")));
        UndoneStages again = undo(history(edit, made("2", undo)), undo);
        assertEquals(true, again.waits());
        assertEquals(List.of("prod"), again.names());
    }
}
