package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;

/** What came of a deployment. */
public sealed interface DeployResult {

    /** The result in a sentence. */
    Message message();

    /**
     * The stage serves the new deployment.
     *
     * @param done the deployment with its id: what an undo starts from
     * @param previousId what the stage served before
     * @param timeout the examined method's integration timeout as the stage serves it now
     */
    record Deployed(Change done, String newId, String previousId, Observed<Duration> timeout) implements DeployResult {

        @Override
        public Message message() {
            return timeout.seen().map(served -> Message.of("fix.result.deployed", newId, served, previousId))
                    .orElse(Message.of("fix.result.deployed-unread", newId, previousId));
        }
    }

    /** The stage does not serve a new deployment, or it is not known. */
    record NotDeployed(ApplyResult why) implements DeployResult {

        @Override
        public Message message() {
            return why.message();
        }
    }
}
