package dev.timeoutdoctor.fix.way;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Way;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A deployment of an HTTP or WebSocket API, which AWS may still be making when it has answered, and may fail to make; nothing changes it
 * afterwards (AWS: API Gateway v2 API reference, Deployment, DeploymentStatus).
 */
final class HttpDeploymentWay implements Way {

    private static final String STATUS = "DeploymentStatus";
    private static final int LOOKS = 30;

    @Override
    public String question() {
        return "apigatewayv2:GetDeployment";
    }

    @Override
    public List<ChangeStep> steps(AwsCall read, JsonNode now, JsonNode goal) {
        return List.of();
    }

    @Override
    public boolean busy(JsonNode now) {
        return Json.text(now, STATUS).equals("PENDING");
    }

    @Override
    public Optional<String> failure(JsonNode now) {
        String why = Json.text(now, "DeploymentStatusMessage");
        return Json.text(now, STATUS).equals("FAILED")
                ? Optional.of(why.isEmpty() ? "FAILED" : why)
                : Optional.empty();
    }

    @Override
    public int looks() {
        return LOOKS;
    }
}
