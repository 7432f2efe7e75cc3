package dev.timeoutdoctor.fix.owner;

import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.fix.snippet.Tool;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Who keeps a setting, as far as tags and CloudFormation tell. */
public sealed interface Owner {

    /** Neither a tag nor CloudFormation tells of anybody. */
    record Nobody() implements Owner {}

    /** Nobody could be asked. */
    record Unseen(Observed<JsonNode> why) implements Owner {}

    /**
     * A CloudFormation stack.
     *
     * @param name of the stack
     * @param logicalId the resource's name in the template; empty where not known
     * @param type CloudFormation's word for it; empty where not known
     * @param itself whether that resource holds the setting; otherwise it is the API or the function that the setting belongs to
     * @param tool with which the template is kept
     */
    record Stack(String name, String logicalId, String type, boolean itself, Tool tool, Drift drift) implements Owner {}

    /**
     * Terraform, as a tag says that people have set; Terraform itself leaves no mark.
     *
     * @param tag its key
     */
    record Terraform(String tag, String value) implements Owner {}

    /** The tool in whose files the setting stands; empty where none is known. */
    default Optional<Tool> keptWith() {
        return switch (this) {
            case Stack stack -> Optional.of(stack.tool());
            case Terraform _ -> Optional.of(Tool.TERRAFORM);
            case Nobody _,Unseen _ -> Optional.empty();
        };
    }
}
