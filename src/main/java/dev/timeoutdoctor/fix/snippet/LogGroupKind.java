package dev.timeoutdoctor.fix.snippet;

import tools.jackson.databind.node.ObjectNode;

/** A log group, and how long it keeps its lines. */
final class LogGroupKind implements Kind {

    private static final String NAME = "logGroupName";
    private static final String DAYS = "retentionInDays";

    @Override
    public Form cloudFormation(Part part) {
        return form(part, "AWS::Logs::LogGroup", "LogGroupName", "RetentionInDays");
    }

    @Override
    public Form terraform(Part part) {
        return form(part, "aws_cloudwatch_log_group", "name", "retention_in_days");
    }

    private static Form form(Part part, String type, String name, String days) {
        String group = part.id("logGroupNamePrefix");
        if (part.step().after().path(NAME).isNull()) {
            return Form.none("snippet.none.remove", type, group);
        }
        ObjectNode values = Part.object();
        if (part.step().after().has(NAME)) {
            values.put(name, group);
        }
        if (part.step().after().has(DAYS)) {
            values.set(days, part.step().after().path(DAYS));
        }
        return Form.of(new Resource(type, "LogGroup", group, true, values));
    }
}
