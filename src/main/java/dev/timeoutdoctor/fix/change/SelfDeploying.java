package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.fix.AutoDeploy;
import dev.timeoutdoctor.fix.Expected;
import dev.timeoutdoctor.fix.HttpCalls;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;

/**
 * Whether the examined stage of an HTTP or WebSocket API deploys every edit by itself. It decides from when callers notice an edit, so an
 * edit is sent only while that is as it was shown.
 *
 * @param stage the stage's name
 * @param held what the stage said; empty where it could not be read
 */
record SelfDeploying(String stage, Optional<Expected> held) {

    /** Asks the examined stage. */
    static SelfDeploying of(Reading reading, Route route) {
        AwsCall read = HttpCalls.getStage(route);
        return new SelfDeploying(route.stage(),
                reading.look().apply(read).seen().map(stage -> AutoDeploy.held(read, stage)));
    }

    /** Whether the stage is known to serve nothing of an edit before a deployment. */
    boolean needsDeployment() {
        return held.filter(stage -> !AutoDeploy.isOn(stage)).isPresent();
    }

    /** What must still be so when an edit is sent. */
    List<Expected> unchanged() {
        return held.stream().toList();
    }

    /** From when callers notice an edit. */
    Message note() {
        return Message.of(held.isEmpty()
                ? "change.self-deploying.unknown"
                : needsDeployment() ? "change.self-deploying.off" : "change.self-deploying.on", stage);
    }
}
