package dev.timeoutdoctor.fix.way;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.Way;
import dev.timeoutdoctor.fix.Working;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A deployment of an HTTP or WebSocket API, which AWS may still be making when it has answered, and may fail to make; nothing changes it
 * afterwards (AWS: API Gateway v2 API reference, Deployment, DeploymentStatus).
 */
final class HttpDeploymentWay implements Way {

    private static final Working WORKING = Working.told(30, "DeploymentStatus", "PENDING", "FAILED",
            "DeploymentStatusMessage");

    @Override
    public String question() {
        return "apigatewayv2:GetDeployment";
    }

    @Override
    public List<ChangeStep> steps(AwsCall read, JsonNode now, JsonNode goal) {
        return List.of();
    }

    @Override
    public Working working() {
        return WORKING;
    }
}
