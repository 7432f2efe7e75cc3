package dev.timeoutdoctor.evidence;

import java.util.Map;
import java.util.Optional;

/** A resource's tags. */
public record Tags(Map<String, String> tags) {

    /** CloudFormation, and SAM and the CDK through it, sets this tag on what it made (AWS: CloudFormation resource tags). */
    private static final String STACK = "aws:cloudformation:stack-name";

    public Tags {
        tags = Map.copyOf(tags);
    }

    /** The CloudFormation stack that owns the resource's settings: whoever changes them by hand is overwritten by it. */
    public Optional<String> stack() {
        return Optional.ofNullable(tags.get(STACK)).filter(name -> !name.isEmpty());
    }
}
