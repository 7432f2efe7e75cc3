package dev.timeoutdoctor.fix.snippet;

import dev.timeoutdoctor.text.Message;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A status that a REST API's method declares to its callers. */
final class MethodResponseKind implements Kind {

    private static final Table CLOUDFORMATION = Table.of("statusCode", "StatusCode", "responseParameters",
            "ResponseParameters", "responseModels", "ResponseModels");
    private static final Table TERRAFORM = Table.of("statusCode", "status_code", "responseParameters",
            "response_parameters", "responseModels", "response_models");

    @Override
    public Form cloudFormation(Part part) {
        if (part.removes()) {
            return IntegrationResponseKind.removed(part);
        }
        ObjectNode values = Part.object();
        values.putArray("MethodResponses").add(CLOUDFORMATION.values(entry(part)));
        return Form.of(new Resource("AWS::ApiGateway::Method", "Method", part.route(), false, values),
                Message.of("snippet.note.list-entry", "MethodResponses"));
    }

    @Override
    public Form sam(Part part) {
        return part.removes()
                ? IntegrationResponseKind.removed(part)
                : RestDefinition.sam(part, "AWS::Serverless::Api", definition(part), List.of());
    }

    @Override
    public Form terraform(Part part) {
        if (part.removes()) {
            return IntegrationResponseKind.removed(part);
        }
        Resource resource = new Resource("aws_api_gateway_method_response", "MethodResponse",
                part.route() + " " + part.id("statusCode"), part.creates(), TERRAFORM.values(entry(part)));
        return Form.of(part.creates() ? IntegrationResponseKind.identified(part, resource) : resource);
    }

    @Override
    public Form openApi(Part part) {
        return part.removes()
                ? IntegrationResponseKind.removed(part)
                : RestDefinition.openApi(part, definition(part), List.of());
    }

    private static ObjectNode definition(Part part) {
        ObjectNode members = Part.object();
        members.putObject("responses").putObject(part.id("statusCode"))
                .put("description", "Status " + part.id("statusCode"));
        return members;
    }

    private static List<Touched> entry(Part part) {
        return Touched.between(Part.object(), IntegrationResponseKind.entry(part));
    }
}
