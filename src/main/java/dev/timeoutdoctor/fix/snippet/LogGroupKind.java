package dev.timeoutdoctor.fix.snippet;

/** A log group. */
final class LogGroupKind implements Kind {

    private static final String NAME = "logGroupName";

    @Override
    public Form cloudFormation(Part part) {
        return form(part, "AWS::Logs::LogGroup", "LogGroupName");
    }

    @Override
    public Form terraform(Part part) {
        return form(part, "aws_cloudwatch_log_group", "name");
    }

    private static Form form(Part part, String type, String name) {
        return part.removes()
                ? Form.none("snippet.none.remove", type, part.id(NAME))
                : Form.of(new Resource(type, "LogGroup", part.id(NAME), true,
                        Part.object().put(name, part.id(NAME))));
    }
}
