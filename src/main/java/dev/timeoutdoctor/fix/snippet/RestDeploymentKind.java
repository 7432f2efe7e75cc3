package dev.timeoutdoctor.fix.snippet;

import dev.timeoutdoctor.text.Message;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A new deployment of a REST API: in every tool a snapshot that has to become a new resource (AWS: standard behaviour). */
final class RestDeploymentKind implements Kind {

    @Override
    public Form cloudFormation(Part part) {
        ObjectNode deployment = Part.object().put("RestApiId", part.id("restApiId"));
        return cloudFormation("AWS::ApiGateway::", deployment, part.id("description"), part.id("stageName"));
    }

    /**
     * A new deployment and the stage that serves it.
     *
     * @param service the start of both resources' types
     * @param deployment with the API's id
     */
    static Form cloudFormation(String service, ObjectNode deployment, String description, String stageName) {
        if (!description.isEmpty()) {
            deployment.put("Description", description);
        }
        ObjectNode stage = Part.object();
        stage.putObject("DeploymentId").put("Ref", "NewDeployment");
        return new Form.Edits(
                List.of(new Resource(service + "Deployment", "Deployment", "", true, deployment),
                        new Resource(service + "Stage", "Stage", stageName, false, stage)),
                List.of(Message.of("snippet.note.new-logical-id")));
    }

    @Override
    public Form sam(Part part) {
        return Form.of(new Resource("AWS::Serverless::Api", "Api", part.target(), false,
                Part.object().put("AlwaysDeploy", true)), Message.of("snippet.note.sam-deploys"));
    }

    @Override
    public Form cdk(Part part) {
        String description = part.id("description");
        ObjectNode values = Part.object().put("redeploy", description.isEmpty() ? "again" : description);
        return Form.of(new Resource("yourApi.latestDeployment?.addToLogicalId(", "Deployment", part.target(), false,
                values), Message.of("snippet.note.cdk-deploys"));
    }

    @Override
    public Form terraform(Part part) {
        return terraform("aws_api_gateway_deployment", "aws_api_gateway_integration", part);
    }

    static Form terraform(String type, String integration, Part part) {
        ObjectNode values = Part.object();
        values.putObject("triggers").putObject("redeployment").put(Layout.EXPRESSION,
                "sha1(jsonencode([" + integration + ".your_integration]))");
        values.putArray("lifecycle").addObject().put("create_before_destroy", true);
        return Form.of(new Resource(type, "Deployment", part.target(), false, values),
                Message.of("snippet.note.terraform-triggers"));
    }

    @Override
    public Form openApi(Part part) {
        return Form.none("snippet.none.openapi-deployment");
    }
}
