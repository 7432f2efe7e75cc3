package dev.timeoutdoctor.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FunctionReferenceTest {

    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:orders";
    private static final Integration BY_VARIABLE = Integration.of(IntegrationType.AWS_PROXY, "POST",
            "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/" + FUNCTION
                    + ":${stageVariables.alias}/invocations");

    @Test
    void aStageVariableNamesTheAlias() {
        assertEquals(
                Optional.of(new FunctionReference(FUNCTION + ":live", "us-east-1", "123456789012", "orders", "live")),
                FunctionReference.of(BY_VARIABLE, Map.of("alias", "live")));
    }

    @Test
    void withoutTheVariableNobodyKnowsWhatIsCalled() {
        assertEquals(Optional.empty(), FunctionReference.of(BY_VARIABLE, Map.of()));
    }
}
