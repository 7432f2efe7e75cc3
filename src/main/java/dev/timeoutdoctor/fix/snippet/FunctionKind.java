package dev.timeoutdoctor.fix.snippet;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A function's own settings and its reserved concurrency. */
final class FunctionKind implements Kind {

    private static final String RESERVED = "ReservedConcurrentExecutions";

    private static final Table CLOUDFORMATION = Table.of("Timeout", "Timeout", "MemorySize", "MemorySize", RESERVED,
            RESERVED, "TracingConfig.Mode", "TracingConfig.Mode", "DeadLetterConfig.TargetArn",
            "DeadLetterConfig.TargetArn");
    private static final Table SAM = Table.of("Timeout", "Timeout", "MemorySize", "MemorySize", RESERVED, RESERVED,
            "TracingConfig.Mode", "Tracing", "DeadLetterConfig.TargetArn", "DeadLetterQueue.TargetArn");
    private static final Table TERRAFORM = Table.of("Timeout", "timeout", "MemorySize", "memory_size", RESERVED,
            "reserved_concurrent_executions", "TracingConfig.Mode", "tracing_config[].mode",
            "DeadLetterConfig.TargetArn", "dead_letter_config[].target_arn");
    private static final List<String> OPTIONS = List.of("Timeout", "MemorySize", RESERVED);

    @Override
    public Form cloudFormation(Part part) {
        return form(part, CLOUDFORMATION, "AWS::Lambda::Function");
    }

    @Override
    public Form sam(Part part) {
        Form.Edits edits = form(part, SAM, "AWS::Serverless::Function");
        for (Resource one : edits.resources()) {
            if (one.values().path("DeadLetterQueue") instanceof ObjectNode queue) {
                queue.put("Type", EventInvokeKind.samType(queue.path("TargetArn").asString("")));
            }
        }
        return edits;
    }

    @Override
    public Form cdk(Part part) {
        if (!part.touched().stream().allMatch(one -> OPTIONS.contains(one.first()))) {
            return cloudFormation(part);
        }
        ObjectNode values = Part.object();
        for (Touched one : part.touched()) {
            values.set(Layout.lower(one.first()),
                    one.first().equals("Timeout") ? CdkValues.seconds(one.value()) : one.value());
        }
        return Form.of(new Resource("new lambda.Function(this, 'YourFunction'", "Function", name(part), false, values));
    }

    @Override
    public Form terraform(Part part) {
        return form(part, TERRAFORM, "aws_lambda_function");
    }

    private static Form.Edits form(Part part, Table table, String type) {
        List<Touched> touched = part.touched();
        return new Form.Edits(
                List.of(new Resource(type, "Function", name(part), false, table.values(touched))),
                table.leftOut(touched));
    }

    static String name(Part part) {
        return part.id("FunctionName");
    }
}
