package dev.timeoutdoctor.fix.snippet;

import dev.timeoutdoctor.text.Message;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How a REST API turns what the backend answers into what the caller gets. */
final class IntegrationResponseKind implements Kind {

    private static final Table CLOUDFORMATION = Table.of("statusCode", "StatusCode", "selectionPattern",
            "SelectionPattern", "responseParameters", "ResponseParameters", "responseTemplates", "ResponseTemplates",
            "contentHandling", "ContentHandling");
    private static final Table TERRAFORM = Table.of("statusCode", "status_code", "selectionPattern",
            "selection_pattern", "responseParameters", "response_parameters", "responseTemplates",
            "response_templates", "contentHandling", "content_handling");
    private static final Table OPENAPI = Table.same("statusCode", "responseParameters", "responseTemplates",
            "contentHandling");

    static ObjectNode cloudFormationEntry(JsonNode response) {
        return CLOUDFORMATION.values(Touched.between(Part.object(), response));
    }

    static Resource terraformEntry(Part part, JsonNode response, boolean created) {
        return new Resource("aws_api_gateway_integration_response", "IntegrationResponse",
                part.route() + " " + response.path("statusCode").asString(""), created,
                TERRAFORM.values(Touched.between(Part.object(), response)));
    }

    /** The responses are keyed by what they are selected with; {@code default} takes the rest. */
    static void openApiEntry(ObjectNode responses, JsonNode response) {
        String pattern = response.path("selectionPattern").asString("");
        responses.set(pattern.isEmpty() ? "default" : pattern,
                OPENAPI.values(Touched.between(Part.object(), response)));
    }

    @Override
    public Form cloudFormation(Part part) {
        if (part.removes()) {
            return removed(part);
        }
        ObjectNode values = Part.object();
        values.putObject("Integration").putArray("IntegrationResponses").add(cloudFormationEntry(entry(part)));
        return Form.of(new Resource("AWS::ApiGateway::Method", "Method", part.route(), false, values),
                Message.of("snippet.note.list-entry", "IntegrationResponses"));
    }

    @Override
    public Form sam(Part part) {
        return part.removes()
                ? removed(part)
                : RestDefinition.sam(part, "AWS::Serverless::Api", definition(part), List.of());
    }

    @Override
    public Form terraform(Part part) {
        if (part.removes()) {
            return removed(part);
        }
        Resource resource = terraformEntry(part, entry(part), part.creates());
        return Form.of(part.creates() ? identified(part, resource) : resource);
    }

    @Override
    public Form openApi(Part part) {
        return part.removes() ? removed(part) : RestDefinition.openApi(part, definition(part), List.of());
    }

    /** What a new resource of a method needs besides. */
    static Resource identified(Part part, Resource resource) {
        ObjectNode values = Part.object();
        values.put("rest_api_id", part.id("restApiId"));
        values.put("resource_id", part.id("resourceId"));
        values.put("http_method", part.method());
        values.setAll(resource.values());
        return new Resource(resource.type(), resource.thing(), resource.label(), true, values);
    }

    private static ObjectNode definition(Part part) {
        ObjectNode values = Part.object();
        openApiEntry(values.putObject("responses"), entry(part));
        return RestDefinition.integration(values);
    }

    /** The whole response as it will be: a list in a template holds whole entries. */
    static ObjectNode entry(Part part) {
        ObjectNode entry = part.image();
        if (!entry.has("statusCode")) {
            entry.put("statusCode", part.id("statusCode"));
        }
        return entry;
    }

    static Form removed(Part part) {
        return Form.none("snippet.none.remove-response", part.id("statusCode"), part.route());
    }
}
