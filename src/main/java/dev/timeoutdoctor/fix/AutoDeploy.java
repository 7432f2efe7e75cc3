package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Whether a stage of an HTTP or WebSocket API deploys every edit by itself, off unless somebody has turned it on (AWS: API Gateway v2 API
 * reference, Stage, AutoDeploy).
 */
public final class AutoDeploy {

    private static final String MEMBER = "AutoDeploy";

    private AutoDeploy() {}

    /** That this is as a stage says it now. */
    public static Expected held(AwsCall read, JsonNode stage) {
        return new Expected(read, List.of(MEMBER), Json.project(stage, List.of(MEMBER)));
    }

    /** Whether something that is held is this of some stage. */
    static boolean isIn(Expected held) {
        return held.members().equals(List.of(MEMBER));
    }

    /** Whether it was on when it was held. */
    public static boolean isOn(Expected held) {
        return held.value().path(MEMBER).asBoolean(false);
    }
}
