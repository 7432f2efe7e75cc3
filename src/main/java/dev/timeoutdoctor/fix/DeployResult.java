package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.text.Message;
import java.util.List;

/** What came of a deployment. */
public sealed interface DeployResult {

    /** The result in a sentence. */
    Message message();

    /**
     * The deployment is made, and the stage points to it.
     *
     * @param done the deployment with its id: what an undo starts from
     * @param previousId what the stage served before
     * @param served what the stage serves now, member by member, of what it was made for and of whatever else was pending
     */
    record Deployed(Change done, String newId, String previousId,
            Observed<List<ReadBack>> served) implements DeployResult {

        /** Only what is served as it was applied is live. */
        @Override
        public Message message() {
            if (served.seen().isEmpty()) {
                return Message.of("fix.result.deployed-unread", newId, previousId, Failures.sentence(served));
            }
            List<ReadBack> rows = served.seen().get();
            List<ReadBack> other = ReadBack.with(rows, ReadBack.Verdict.DIFFERENT);
            List<ReadBack> equal = ReadBack.with(rows, ReadBack.Verdict.EQUAL);
            List<ReadBack> unseen = ReadBack.with(rows, ReadBack.Verdict.NOT_SEEN);
            if (!other.isEmpty()) {
                return Message.of("fix.result.deployed-differs", newId, ReadBack.named(other), previousId);
            }
            if (equal.isEmpty()) {
                return Message.of(unseen.isEmpty() ? "fix.result.deployed-nothing" : "fix.result.deployed-unseen",
                        newId, previousId, ReadBack.named(unseen));
            }
            return unseen.isEmpty()
                    ? Message.of("fix.result.deployed", newId, ReadBack.named(equal), previousId)
                    : Message.of("fix.result.deployed-part", newId, ReadBack.named(equal), previousId,
                            ReadBack.named(unseen));
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
