package dev.timeoutdoctor.fix.snippet;

import dev.timeoutdoctor.text.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Environments of a version or alias that are kept ready. */
final class ProvisionedConcurrencyKind implements Kind {

    private static final String COUNT = "ProvisionedConcurrentExecutions";

    @Override
    public Form cloudFormation(Part part) {
        ObjectNode values = Part.object();
        values.set("ProvisionedConcurrencyConfig", config(part));
        boolean version = part.id("Qualifier").matches("\\d+");
        return Form.of(new Resource(version ? "AWS::Lambda::Version" : "AWS::Lambda::Alias",
                version ? "Version" : "Alias", label(part), false, values));
    }

    @Override
    public Form sam(Part part) {
        ObjectNode values = Part.object().put("AutoPublishAlias", part.id("Qualifier"));
        values.set("ProvisionedConcurrencyConfig", config(part));
        return Form.of(new Resource("AWS::Serverless::Function", "Function", FunctionKind.name(part), false, values));
    }

    @Override
    public Form cdk(Part part) {
        ObjectNode values = Part.object();
        values.set("provisionedConcurrentExecutions", count(part));
        return Form.of(new Resource("new lambda.Alias(this, 'YourAlias'", "Alias", label(part), false, values));
    }

    @Override
    public Form terraform(Part part) {
        if (count(part).isNull()) {
            return Form.none("snippet.none.remove", "aws_lambda_provisioned_concurrency_config", label(part));
        }
        ObjectNode values = Part.object();
        if (part.creates()) {
            values.put("function_name", FunctionKind.name(part)).put("qualifier", part.id("Qualifier"));
        }
        values.set("provisioned_concurrent_executions", count(part));
        return Form.of(new Resource("aws_lambda_provisioned_concurrency_config", "ProvisionedConcurrency", label(part),
                part.creates(), values), Message.of("snippet.note.provisioned-version"));
    }

    private static String label(Part part) {
        return FunctionKind.name(part) + ":" + part.id("Qualifier");
    }

    private static JsonNode config(Part part) {
        JsonNode count = count(part);
        if (count.isNull()) {
            return count;
        }
        ObjectNode config = Part.object();
        config.set(COUNT, count);
        return config;
    }

    /** The answer names it otherwise than the call. */
    private static JsonNode count(Part part) {
        JsonNode sent = part.sent().path(COUNT);
        JsonNode after = part.step().after().path("Requested" + COUNT);
        return sent.isNumber() ? sent : after.isNumber() ? after : NullNode.getInstance();
    }
}
