package dev.timeoutdoctor.fix;

import static dev.timeoutdoctor.fix.Samples.FUNCTION;
import static dev.timeoutdoctor.fix.Samples.functionDraft;
import static dev.timeoutdoctor.fix.Samples.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class FunctionDraftTest {

    private final FakeAws aws = new FakeAws();

    @Test
    void theCallCarriesOnlyWhatChangesAndTheRevisionAsALock() {
        assertEquals("""
                     aws lambda update-function-configuration \\
                       --function-name orders \\
                       --memory-size 1024 \\
                       --revision-id r1 \\
                       --region us-east-1""", functionDraft(aws).withMemory(1024).cli(Optional.empty()));
    }

    @Test
    void theTitleNamesBothChanges() {
        Change change = functionDraft(aws).withMemory(1024).withTimeout(20).change().orElseThrow();
        assertEquals("Change function orders: timeout from 60.0 s to 20.0 s, memory from 128 MB to 1,024 MB",
                Texts.english().of(change.title()));
    }

    @Test
    void environmentVariablesAreNeitherShownNorKept() {
        FunctionDraft draft = functionDraft(aws).withMemory(256);
        assertFalse((draft.before() + draft.afterText() + draft.change()).contains("hunter2"));
    }

    @Test
    void jsonAndValuesStayInStepForEveryMemoryStep() {
        for (int megabytes = 129; megabytes <= 10_240; megabytes += 337) {
            ObjectNode edited = (ObjectNode) functionDraft(aws).before().deepCopy();
            edited.put("MemorySize", megabytes);
            assertEquals(functionDraft(aws).withMemory(megabytes).change(),
                    functionDraft(aws).withAfter(edited.toString()).change());
        }
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        List<String> timeout = List.of("ERROR timeout: The timeout must be 1 to 900 seconds (AWS: Lambda quotas).");
        assertEquals(timeout, words(functionDraft(aws).withTimeout(0).problems()));
        assertEquals(timeout, words(functionDraft(aws).withTimeout(901).problems()));
        List<String> memory = List.of("ERROR memory: The memory must be 128 to 10,240 MB (AWS: Lambda quotas).");
        assertEquals(memory, words(functionDraft(aws).withMemory(127).problems()));
        assertEquals(memory, words(functionDraft(aws).withMemory(10_241).problems()));
    }

    @Test
    void valuesThatAreNoNumberAreRefused() {
        ObjectNode edited = (ObjectNode) functionDraft(aws).before().deepCopy();
        edited.put("Timeout", "20").put("MemorySize", 0.5);
        assertEquals(List.of("ERROR timeout: The timeout must be a whole number of seconds (AWS: Lambda API reference, "
                + "UpdateFunctionConfiguration).",
                "ERROR memory: The memory must be a whole number of megabytes (AWS: Lambda API reference, "
                        + "UpdateFunctionConfiguration)."),
                words(functionDraft(aws).withAfter(edited.toString()).problems()));
    }

    @Test
    void onlyTimeoutAndMemoryCanBeEdited() {
        ObjectNode edited = (ObjectNode) functionDraft(aws).before().deepCopy();
        edited.put("Runtime", "nodejs24.x");
        assertEquals(List.of("ERROR after: Runtime cannot be changed here: only Timeout and MemorySize can (a rule "
                + "of this program)."),
                words(functionDraft(aws).withAfter(edited.toString()).problems()));
    }

    @Test
    void aTimeoutOverTheGatewaysIsWarnedOf() {
        assertEquals(
                List.of("WARNING timeout: API Gateway waits 29.0 s. A function that may run 90.0 s goes on, and is "
                        + "paid for, after the caller has got the timeout (AWS: Lambda function timeout)."),
                words(functionDraft(aws).withTimeout(90).problems()));
        assertEquals(List.of(), functionDraft(aws).withTimeout(29).problems());
    }

    @Test
    void memoryHasItsPriceBothWays() {
        assertEquals(List.of("WARNING memory: Each second costs more with 1,024 MB than with 128 MB. CPU grows with "
                + "memory, so runs often get shorter by as much (AWS: Lambda, configuring memory)."),
                words(functionDraft(aws).withMemory(1024).problems()));
        aws.function.put("MemorySize", 512);
        assertEquals(List.of("WARNING memory: With 256 MB instead of 512 MB the function also gets less CPU, so it may "
                + "run longer (AWS: Lambda, configuring memory)."),
                words(functionDraft(aws).withMemory(256).problems()));
    }

    @Test
    void aPublishedVersionCannotChange() {
        FunctionReference live = new FunctionReference(FUNCTION.arn() + ":live", "us-east-1", "123456789012", "orders",
                "live");
        FunctionDraft draft = FunctionDraft.of(live, Duration.ofSeconds(29), aws.function).withTimeout(20);
        assertEquals(List.of("ERROR target: The API calls version or alias live of orders. Published versions cannot "
                + "change: it takes a new version to reach this API (AWS: Lambda developer guide, function "
                + "versions)."), words(draft.problems()));
        assertEquals(Optional.empty(), draft.change());
    }

    @Test
    void textThatIsNotJsonIsKept() {
        FunctionDraft draft = functionDraft(aws).withAfter("{");
        assertEquals("{", draft.afterText());
        assertEquals(Optional.empty(), draft.change());
    }
}
