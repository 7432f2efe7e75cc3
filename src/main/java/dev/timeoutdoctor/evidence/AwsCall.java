package dev.timeoutdoctor.evidence;

import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One call to AWS as a value, in AWS's own words.
 *
 * @param service the AWS CLI's command name, for example {@code apigateway}, {@code lambda}, {@code service-quotas}
 * @param operation the operation of AWS's service model, for example {@code GetResources}
 * @param region the Region the call goes to, for example {@code us-east-1}
 * @param parameters an object whose members are those of the operation's input shape; must not be changed
 */
public record AwsCall(String service, String operation, String region, JsonNode parameters) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A call whose parameters are given as plain values (strings, numbers, booleans, lists, maps). */
    public static AwsCall of(String service, String operation, String region, Map<String, ?> parameters) {
        return new AwsCall(service, operation, region, JSON.valueToTree(parameters));
    }
}
