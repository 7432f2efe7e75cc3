package dev.timeoutdoctor.fix.snippet;

import tools.jackson.databind.node.ObjectNode;

/** A dashboard. */
final class DashboardKind implements Kind {

    private static final String NAME = "DashboardName";
    private static final String BODY = "DashboardBody";

    @Override
    public Form cloudFormation(Part part) {
        if (isDeleted(part)) {
            return Form.none("snippet.none.remove", "AWS::CloudWatch::Dashboard", part.target());
        }
        ObjectNode values = Part.object();
        if (part.creates()) {
            values.put(NAME, part.id(NAME));
        }
        values.put(BODY, body(part));
        return Form.of(new Resource("AWS::CloudWatch::Dashboard", "Dashboard", part.id(NAME), part.creates(), values));
    }

    @Override
    public Form terraform(Part part) {
        if (isDeleted(part)) {
            return Form.none("snippet.none.remove", "aws_cloudwatch_dashboard", part.target());
        }
        ObjectNode values = Part.object();
        if (part.creates()) {
            values.put("dashboard_name", part.id(NAME));
        }
        values.put("dashboard_body", body(part));
        return Form.of(new Resource("aws_cloudwatch_dashboard", "Dashboard", part.id(NAME), part.creates(), values));
    }

    private static boolean isDeleted(Part part) {
        return part.step().call().operation().equals("DeleteDashboards");
    }

    private static String body(Part part) {
        return part.sent().path(BODY).asString("{}");
    }
}
