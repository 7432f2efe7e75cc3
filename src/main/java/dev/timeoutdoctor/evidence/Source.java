package dev.timeoutdoctor.evidence;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * Where a piece of evidence comes from: one click behind every number.
 *
 * @param call what was asked; for what a person entered or the program measured itself, service {@code client}
 * @param at when the answer came
 * @param answer the raw answer as AWS's model names it, pages merged as the AWS CLI merges them; a missing node where there is
 *     none
 * @param others the further calls, where one piece of evidence took several of one kind: the health of each target group
 */
public record Source(AwsCall call, Instant at, JsonNode answer, List<Source> others) {

    public Source {
        others = List.copyOf(others);
    }

    /** One call. */
    public Source(AwsCall call, Instant at, JsonNode answer) {
        this(call, at, answer, List.of());
    }

    /** This call and the others. */
    public List<Source> all() {
        return Stream.concat(Stream.of(this), others.stream()).toList();
    }
}
