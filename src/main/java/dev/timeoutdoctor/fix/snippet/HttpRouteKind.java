package dev.timeoutdoctor.fix.snippet;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Which integration a route of an HTTP or WebSocket API goes to. */
final class HttpRouteKind implements Kind {

    private static final Pattern EXISTING = Pattern.compile("integrations/[a-z0-9]+");

    @Override
    public Form cloudFormation(Part part) {
        ObjectNode values = Part.object();
        if (isKnown(part)) {
            values.put("Target", target(part));
        } else {
            values.putObject("Target").put("Fn::Sub", "integrations/${NewIntegration}");
        }
        return Form.of(new Resource("AWS::ApiGatewayV2::Route", "Route", part.target(), false, values));
    }

    /** In a definition the integration stands inside its route. */
    @Override
    public Form sam(Part part) {
        return new Form.Edits(List.of(), List.of());
    }

    @Override
    public Form terraform(Part part) {
        ObjectNode values = Part.object();
        if (isKnown(part)) {
            values.put("target", target(part));
        } else {
            values.set("target",
                    CdkValues.expression("\"integrations/${aws_apigatewayv2_integration.new_integration.id}\""));
        }
        return Form.of(new Resource("aws_apigatewayv2_route", "Route", part.target(), false, values));
    }

    @Override
    public Form openApi(Part part) {
        return sam(part);
    }

    private static String target(Part part) {
        return part.step().after().path("Target").asString("");
    }

    /** Whether the integration exists already; the id of one that the same change makes is not known beforehand. */
    private static boolean isKnown(Part part) {
        return EXISTING.matcher(target(part)).matches();
    }
}
