package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import tools.jackson.databind.JsonNode;

/** What came of looking at what a deployment would publish. */
public sealed interface DeploymentPreview {

    /** Ready to be shown. */
    record Ready(DeploymentDraft draft) implements DeploymentPreview {}

    /** The stage or the working copy could not be read. */
    record CouldNotRead(AwsCall read, Observed<JsonNode> observed) implements DeploymentPreview {}
}
