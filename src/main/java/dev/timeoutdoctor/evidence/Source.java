package dev.timeoutdoctor.evidence;

import java.time.Instant;

import tools.jackson.databind.JsonNode;

/**
 * Where a piece of evidence comes from: one click behind every number.
 *
 * @param call what was asked; for what a person entered or the program measured itself, service {@code client}
 * @param at when the answer came
 * @param answer the raw answer as AWS's model names it, pages merged as the AWS CLI merges them; a missing node where there is
 *     none
 */
public record Source(AwsCall call, Instant at, JsonNode answer) {}
