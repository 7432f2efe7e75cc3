package dev.timeoutdoctor.ui.step.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.step.connect.ReadRights.Answer;
import dev.timeoutdoctor.ui.step.connect.ReadRights.Right;
import dev.timeoutdoctor.ui.step.timeouts.SampleEvidence;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class ReadRightsTest {

    private static final String STAGE = "arn:aws:apigateway:us-east-1::/restapis/a1b2c3d4e5/stages/prod";

    private static Source asked(String service, String operation) {
        return new Source(AwsCall.of(service, operation, "us-east-1", Map.of()), SampleEvidence.NOW,
                JsonNodeFactory.instance.missingNode());
    }

    @Test
    void eachActionIsToldFromTheCallsThatWereMadeAndARefusalNamesTheResource() {
        EvidenceSet evidence = EvidenceSet.empty()
                .with(EvidenceKeys.DEPLOYMENTS, new Observed.Absent<>(asked("apigateway", "GetDeployments")))
                .with(EvidenceKeys.STAGE,
                        new Observed.Denied<>("apigateway:GET", STAGE, "no", asked("apigateway", "GetStage")))
                .with(EvidenceKeys.FUNCTION, new Observed.Failed<>(FailureKind.THROTTLED, "slow down",
                        asked("lambda", "GetFunctionConfiguration")))
                .with(EvidenceKeys.FUNCTION_POLICY, new Observed.Absent<>(asked("lambda", "GetPolicy")))
                .with(EvidenceKeys.VPC_LINK, new Observed.NotAsked<>(Message.of("collect.not-here.function")));
        assertEquals(
                List.of(new Right("apigateway", "apigateway:GET", STAGE, Answer.DENIED),
                        new Right("lambda", "lambda:GetFunctionConfiguration", "", Answer.UNKNOWN),
                        new Right("lambda", "lambda:GetPolicy", "", Answer.ALLOWED)),
                ReadRights.of(evidence));
    }
}
