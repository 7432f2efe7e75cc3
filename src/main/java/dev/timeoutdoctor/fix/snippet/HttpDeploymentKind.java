package dev.timeoutdoctor.fix.snippet;

import tools.jackson.databind.node.ObjectNode;

/** A new deployment of an HTTP or WebSocket API whose stage does not deploy by itself. */
final class HttpDeploymentKind implements Kind {

    @Override
    public Form cloudFormation(Part part) {
        ObjectNode deployment = Part.object().put("ApiId", part.id("ApiId"));
        return RestDeploymentKind.cloudFormation("AWS::ApiGatewayV2::", deployment, part.id("Description"),
                part.id("StageName"));
    }

    @Override
    public Form sam(Part part) {
        return Form.none("snippet.none.sam-deployment");
    }

    @Override
    public Form terraform(Part part) {
        return RestDeploymentKind.terraform("aws_apigatewayv2_deployment", "aws_apigatewayv2_integration", part);
    }

    @Override
    public Form openApi(Part part) {
        return Form.none("snippet.none.openapi-deployment");
    }
}
