package dev.timeoutdoctor.fix.snippet;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** Values that the CDK's constructs take as objects of its own. */
final class CdkValues {

    private CdkValues() {}

    /** A duration in milliseconds as the CDK's {@code Duration}; whole seconds as such. */
    static JsonNode millis(JsonNode value) {
        if (!value.isNumber()) {
            return NullNode.getInstance();
        }
        long millis = value.asLong();
        return millis % 1000 == 0
                ? expression("cdk.Duration.seconds(" + millis / 1000 + ")")
                : expression("cdk.Duration.millis(" + millis + ")");
    }

    static JsonNode seconds(JsonNode value) {
        return value.isNumber()
                ? expression("cdk.Duration.seconds(" + value.asLong() + ")")
                : NullNode.getInstance();
    }

    /** A member of one of the CDK's enumerations. */
    static JsonNode constant(String type, JsonNode value) {
        return value.isString() ? expression(type + value.asString()) : NullNode.getInstance();
    }

    static JsonNode expression(String code) {
        return Part.object().put(Layout.EXPRESSION, code);
    }
}
