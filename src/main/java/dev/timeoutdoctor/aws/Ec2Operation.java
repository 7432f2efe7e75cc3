package dev.timeoutdoctor.aws;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.databind.JsonNode;

/**
 * One operation of EC2 in EC2's query protocol: a form goes out, XML comes back (AWS: Query requests for Amazon EC2).
 *
 * @param parameters the request's members by their name in the AWS CLI, each with its name in the form
 * @param answer the answer's members by their name in the AWS CLI, each with its XML element and type
 */
record Ec2Operation(String name, JsonNode parameters, JsonNode answer) {

    /** Filters are the only parameters that are not texts or lists of texts. */
    private static final Map<String, String> FILTER = Map.of("Name", "Name", "Values", "Value");

    /** The SDK's module for EC2 is not here, so neither is its request. */
    Optional<SdkPojo> sdkRequest() {
        return Optional.empty();
    }

    /** The answer's lists, which pages are joined by. */
    List<String> lists() {
        return answer.properties().stream().filter(member -> member.getValue().path(1).isArray())
                .map(Map.Entry::getKey).toList();
    }

    /**
     * The ready call.
     *
     * @throws IllegalArgumentException naming a member that is unknown or has the wrong type
     */
    Function<Ec2Client, JsonNode> prepare(JsonNode values) {
        Map<String, String> form = form(values);
        return client -> Ec2Answer.read(client.call(name, form), answer);
    }

    /** Lists are flat: {@code Filter.1.Value.2=…}. */
    private Map<String, String> form(JsonNode values) {
        Map<String, String> form = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : values.properties()) {
            String formName = parameters.path(member.getKey()).asString("");
            if (formName.isEmpty()) {
                throw new IllegalArgumentException(member.getKey() + " is not a member of this call");
            }
            put(form, formName, member.getKey(), member.getValue());
        }
        return form;
    }

    private static void put(Map<String, String> form, String formName, String member, JsonNode value) {
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                put(form, formName + "." + (i + 1), member + "[" + i + "]", value.get(i));
            }
        } else if (value.isObject()) {
            value.properties().forEach(each -> put(form, formName + "." + filterMember(member, each.getKey()),
                    member + "." + each.getKey(), each.getValue()));
        } else if (value.isString() || value.isIntegralNumber()) {
            form.put(formName, value.asString());
        } else {
            throw new IllegalArgumentException(member + " must be text");
        }
    }

    private static String filterMember(String filter, String name) {
        return Optional.ofNullable(FILTER.get(name)).orElseThrow(
                () -> new IllegalArgumentException(filter + "." + name + " is not a member of this call"));
    }
}
