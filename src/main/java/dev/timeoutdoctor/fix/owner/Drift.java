package dev.timeoutdoctor.fix.owner;

import dev.timeoutdoctor.evidence.Observed;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What CloudFormation found when it last compared a resource with its template (AWS: CloudFormation API reference,
 * StackResourceDrift). Nobody lets it look anew here: what it says may be old.
 */
public sealed interface Drift {

    /** It found the resource as the template has it. */
    record InSync(Instant at) implements Drift {}

    /** It found properties that are other than in the template. */
    record Modified(Instant at, List<Difference> differences) implements Drift {

        public Modified {
            differences = List.copyOf(differences);
        }
    }

    /** It found the resource gone. */
    record Deleted(Instant at) implements Drift {}

    /** Nobody has let it look. */
    record NotChecked() implements Drift {}

    /** It cannot tell: the type does not support it, or the look failed. */
    record Undetectable() implements Drift {}

    /** Which of the stack's resources it is is not known: several may be it. */
    record Unmatched(String type) implements Drift {}

    /** CloudFormation could not be asked. */
    record Unseen(Observed<JsonNode> why) implements Drift {}

    /**
     * One property.
     *
     * @param path in the resource's properties: {@code /Integration/TimeoutInMillis}
     * @param expected by the template; empty where it has none
     * @param actual when CloudFormation looked; empty where there was none
     */
    record Difference(String path, String expected, String actual) {

        /** Whether it is the property of a path, or part of it, or it of that. */
        boolean concerns(String other) {
            return path.equals(other) || path.startsWith(other + "/") || other.startsWith(path + "/");
        }
    }
}
