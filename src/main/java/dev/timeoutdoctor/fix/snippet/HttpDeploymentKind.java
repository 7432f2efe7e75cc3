package dev.timeoutdoctor.fix.snippet;

import dev.timeoutdoctor.text.Message;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A new deployment of an HTTP or WebSocket API whose stage does not deploy by itself. */
final class HttpDeploymentKind implements Kind {

    @Override
    public Form cloudFormation(Part part) {
        ObjectNode deployment = Part.object().put("ApiId", part.id("ApiId"));
        String description = part.id("Description");
        if (!description.isEmpty()) {
            deployment.put("Description", description);
        }
        ObjectNode stage = Part.object();
        stage.putObject("DeploymentId").put("Ref", "NewDeployment");
        return new Form.Edits(List.of(
                new Resource("AWS::ApiGatewayV2::Deployment", "Deployment", "", true, deployment),
                new Resource("AWS::ApiGatewayV2::Stage", "Stage", part.id("StageName"), false, stage)),
                List.of(Message.of("snippet.note.new-logical-id")));
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
