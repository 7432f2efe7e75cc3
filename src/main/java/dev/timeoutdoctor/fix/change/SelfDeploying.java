package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.fix.Expected;
import dev.timeoutdoctor.fix.HttpCalls;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Whether a stage of an HTTP or WebSocket API deploys every edit by itself (AutoDeploy, off unless somebody has turned it on; AWS: API
 * Gateway v2 API reference, Stage). It decides from when callers notice an edit, so an edit is sent only while that is as it was shown.
 *
 * @param stage the stage's name
 * @param held what the stage said; empty where it could not be read
 */
record SelfDeploying(String stage, Optional<Expected> held) {

    private static final String AUTO_DEPLOY = "AutoDeploy";

    /** Asks the examined stage. */
    static SelfDeploying of(Reading reading, Route route) {
        AwsCall read = HttpCalls.getStage(route);
        Observed<JsonNode> stage = reading.look().apply(read);
        List<String> counted = List.of(AUTO_DEPLOY);
        return new SelfDeploying(route.stage(),
                stage.seen().map(now -> new Expected(read, counted, Json.project(now, counted))));
    }

    /** Whether the stage is known to serve nothing of an edit before a deployment. */
    boolean needsDeployment() {
        return held.filter(stage -> !on(stage)).isPresent();
    }

    /** What must still be so when an edit is sent. */
    List<Expected> unchanged() {
        return held.stream().toList();
    }

    private static boolean on(Expected stage) {
        return stage.value().path(AUTO_DEPLOY).asBoolean(false);
    }

    /** From when callers notice an edit. */
    Message note() {
        return Message.of(held.isEmpty()
                ? "change.self-deploying.unknown"
                : needsDeployment() ? "change.self-deploying.off" : "change.self-deploying.on", stage);
    }
}
