package dev.timeoutdoctor.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.evidence.answer.FunctionAnswers;
import dev.timeoutdoctor.evidence.answer.RestApiAnswers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackOwnersTest {

    private static final Source SOURCE = FakeAws.source(AwsCall.of("any", "Any", "", Map.of()), Answers.json("{}"));

    @Test
    void apiAndFunctionNameTheirStacks() {
        EvidenceSet evidence = EvidenceSet.empty()
                .with(EvidenceKeys.REST_API,
                        new Observed.Seen<>(RestApiAnswers.restApi(Answers.file("GetRestApi")), SOURCE))
                .with(EvidenceKeys.FUNCTION_TAGS,
                        new Observed.Seen<>(FunctionAnswers.tags(Answers.file("ListTags")), SOURCE));
        assertEquals(new StackOwners("shop", "orders-prod"), StackOwners.of(evidence));
        assertEquals(List.of("orders-prod", "shop"), StackOwners.of(evidence).stacks());
    }

    @Test
    void nothingReadNamesNone() {
        assertEquals(List.of(), StackOwners.of(EvidenceSet.empty()).stacks());
    }
}
