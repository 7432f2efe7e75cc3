package dev.timeoutdoctor.fix.snippet;

import dev.timeoutdoctor.text.Message;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What Lambda does with asynchronous calls that fail: how often it tries again, how long, and where the rest goes. */
final class EventInvokeKind implements Kind {

    private static final Table CLOUDFORMATION = Table.same("MaximumRetryAttempts", "MaximumEventAgeInSeconds",
            "DestinationConfig");
    private static final Table TERRAFORM = Table.of("MaximumRetryAttempts", "maximum_retry_attempts",
            "MaximumEventAgeInSeconds", "maximum_event_age_in_seconds", "DestinationConfig.OnFailure.Destination",
            "destination_config[].on_failure[].destination", "DestinationConfig.OnSuccess.Destination",
            "destination_config[].on_success[].destination", "DestinationConfig", "destination_config");

    @Override
    public Form cloudFormation(Part part) {
        if (part.removes()) {
            return Form.none("snippet.none.remove", "AWS::Lambda::EventInvokeConfig", FunctionKind.name(part));
        }
        ObjectNode values = Part.object();
        if (part.creates()) {
            values.put("FunctionName", FunctionKind.name(part)).put("Qualifier", qualifier(part));
        }
        values.setAll(CLOUDFORMATION.values(part.touched()));
        return Form.of(new Resource("AWS::Lambda::EventInvokeConfig", "EventInvokeConfig", FunctionKind.name(part),
                part.creates(), values), leftOut(part, CLOUDFORMATION));
    }

    @Override
    public Form sam(Part part) {
        if (part.removes()) {
            return Form.none("snippet.none.remove", "EventInvokeConfig", FunctionKind.name(part));
        }
        ObjectNode config = CLOUDFORMATION.values(part.touched());
        for (String outcome : List.of("OnFailure", "OnSuccess")) {
            if (config.path("DestinationConfig").path(outcome) instanceof ObjectNode destination) {
                destination.put("Type", samType(destination.path("Destination").asString("")));
            }
        }
        ObjectNode values = Part.object();
        values.set("EventInvokeConfig", config);
        return Form.of(new Resource("AWS::Serverless::Function", "Function", FunctionKind.name(part), false, values),
                leftOut(part, CLOUDFORMATION));
    }

    /** SAM's word for what an ARN names. */
    static String samType(String arn) {
        String[] parts = arn.split(":", -1);
        String service = parts.length > 2 ? parts[2] : "";
        return switch (service) {
            case "sns" -> "SNS";
            case "lambda" -> "Lambda";
            case "events" -> "EventBridge";
            default -> "SQS";
        };
    }

    @Override
    public Form terraform(Part part) {
        if (part.removes()) {
            return Form.none("snippet.none.remove", "aws_lambda_function_event_invoke_config",
                    FunctionKind.name(part));
        }
        ObjectNode values = Part.object();
        if (part.creates()) {
            values.put("function_name", FunctionKind.name(part));
            if (!part.id("Qualifier").isEmpty()) {
                values.put("qualifier", part.id("Qualifier"));
            }
        }
        values.setAll(TERRAFORM.values(part.touched()));
        return Form.of(new Resource("aws_lambda_function_event_invoke_config", "EventInvokeConfig",
                FunctionKind.name(part), part.creates(), values), leftOut(part, TERRAFORM));
    }

    private static List<Message> leftOut(Part part, Table table) {
        return table.leftOut(part.touched().stream().filter(one -> !one.first().startsWith("Function")).toList());
    }

    private static String qualifier(Part part) {
        JsonNode qualifier = part.sent().path("Qualifier");
        return qualifier.isString() ? qualifier.asString() : "$LATEST";
    }
}
