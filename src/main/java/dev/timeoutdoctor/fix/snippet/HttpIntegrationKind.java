package dev.timeoutdoctor.fix.snippet;

import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The integration of routes of an HTTP or WebSocket API. */
final class HttpIntegrationKind implements Kind {

    private static final String TIMEOUT = "TimeoutInMillis";
    private static final String RESPONSES = "ResponseParameters";

    private static final Table CLOUDFORMATION = Table.same("IntegrationType", "IntegrationSubtype", "IntegrationUri",
            "IntegrationMethod", "ConnectionType", "ConnectionId", "CredentialsArn", "Description",
            "PayloadFormatVersion", "PassthroughBehavior", "ContentHandlingStrategy", "RequestParameters",
            "RequestTemplates", "TemplateSelectionExpression", TIMEOUT, "TlsConfig");
    private static final Table TERRAFORM = Table.of("IntegrationType", "integration_type", "IntegrationSubtype",
            "integration_subtype", "IntegrationUri", "integration_uri", "IntegrationMethod", "integration_method",
            "ConnectionType", "connection_type", "ConnectionId", "connection_id", "CredentialsArn", "credentials_arn",
            "Description", "description", "PayloadFormatVersion", "payload_format_version", "PassthroughBehavior",
            "passthrough_behavior", "ContentHandlingStrategy", "content_handling_strategy", "RequestParameters",
            "request_parameters", "RequestTemplates", "request_templates", "TemplateSelectionExpression",
            "template_selection_expression", TIMEOUT, "timeout_milliseconds", "TlsConfig.ServerNameToVerify",
            "tls_config[].server_name_to_verify");
    private static final Table OPENAPI = Table.of("IntegrationType", "type", "IntegrationSubtype",
            "integrationSubtype", "IntegrationUri", "uri", "IntegrationMethod", "httpMethod", "ConnectionType",
            "connectionType", "ConnectionId", "connectionId", "CredentialsArn", "credentials", "PayloadFormatVersion",
            "payloadFormatVersion", "RequestParameters", "requestParameters", RESPONSES, "responseParameters", TIMEOUT,
            "timeoutInMillis", "TlsConfig.ServerNameToVerify", "tlsConfig.serverNameToVerify");
    private static final Table OVERRIDES = Table.of("Description", "Integration.Description", "IntegrationMethod",
            "Integration.IntegrationMethod", "PayloadFormatVersion", "Integration.PayloadFormatVersion", TIMEOUT,
            "Integration.TimeoutInMillis");

    @Override
    public Form cloudFormation(Part part) {
        if (isManaged(part)) {
            ObjectNode values = Part.object().put("ApiId", part.id("ApiId"));
            values.setAll(OVERRIDES.values(part.touched()));
            return Form.of(new Resource("AWS::ApiGatewayV2::ApiGatewayManagedOverrides", "Overrides", part.target(),
                    true, values), Message.of("snippet.note.managed"));
        }
        List<Touched> touched = touched(part);
        ObjectNode values = Part.object();
        if (creates(part)) {
            values.put("ApiId", part.id("ApiId"));
        }
        values.setAll(CLOUDFORMATION.values(touched));
        if (changesResponses(touched)) {
            ObjectNode responses = values.putObject(RESPONSES);
            responses(part).properties().forEach(one -> {
                ArrayNode list = responses.putObject(one.getKey()).putArray(RESPONSES);
                one.getValue().properties().forEach(pair -> list.addObject().put("Destination", pair.getKey())
                        .put("Source", pair.getValue().asString("")));
            });
        }
        return Form.of(new Resource("AWS::ApiGatewayV2::Integration", "Integration", part.target(), creates(part),
                values), CLOUDFORMATION.leftOut(withoutResponses(touched)));
    }

    @Override
    public Form sam(Part part) {
        List<Touched> touched = touched(part);
        boolean event = part.hasRoute() && !creates(part) && !isManaged(part) && isFunction(part)
                && touched.stream().allMatch(one -> one.first().equals(TIMEOUT));
        if (isManaged(part) || !part.hasRoute()) {
            return cloudFormation(part);
        }
        if (!event) {
            return RestDefinition.sam(part, "AWS::Serverless::HttpApi", definition(touched), OPENAPI.leftOut(touched));
        }
        ObjectNode values = Part.object();
        ObjectNode properties = values.putObject("Events").putObject("YourEvent").put("Type", "HttpApi")
                .putObject("Properties");
        if (!part.path().equals("/$default")) {
            properties.put("Path", part.path());
            properties.put("Method", part.method().toLowerCase(Locale.ROOT));
        }
        properties.setAll(CLOUDFORMATION.values(touched));
        return Form.of(new Resource("AWS::Serverless::Function", "Function", part.target(), false, values));
    }

    @Override
    public Form terraform(Part part) {
        if (isManaged(part)) {
            return Form.none("snippet.none.terraform-managed");
        }
        List<Touched> touched = touched(part);
        ObjectNode values = Part.object();
        if (creates(part)) {
            values.put("api_id", part.id("ApiId"));
        }
        values.setAll(TERRAFORM.values(touched));
        if (changesResponses(touched)) {
            ArrayNode blocks = values.putArray("response_parameters");
            responses(part).properties().forEach(one -> {
                ObjectNode block = blocks.addObject().put("status_code", one.getKey());
                block.set("mappings", one.getValue());
            });
        }
        return Form.of(new Resource("aws_apigatewayv2_integration", "Integration", part.target(), creates(part),
                values), TERRAFORM.leftOut(withoutResponses(touched)));
    }

    @Override
    public Form openApi(Part part) {
        return RestDefinition.openApi(part, definition(touched(part)), OPENAPI.leftOut(touched(part)));
    }

    private static ObjectNode definition(List<Touched> touched) {
        return RestDefinition.integration(OPENAPI.values(touched));
    }

    private static List<Touched> touched(Part part) {
        return creates(part) ? part.sentWithout("ApiId") : part.touched();
    }

    private static boolean creates(Part part) {
        return part.step().call().operation().equals("CreateIntegration");
    }

    private static boolean changesResponses(List<Touched> touched) {
        return touched.stream().anyMatch(one -> one.first().equals(RESPONSES));
    }

    private static List<Touched> withoutResponses(List<Touched> touched) {
        return touched.stream().filter(one -> !one.first().equals(RESPONSES)).toList();
    }

    private static JsonNode responses(Part part) {
        return creates(part) ? part.sent().path(RESPONSES) : part.image().path(RESPONSES);
    }

    /** What quick create made can only be overridden (AWS: AWS::ApiGatewayV2::ApiGatewayManagedOverrides). */
    private static boolean isManaged(Part part) {
        return part.step().before().value().path("ApiGatewayManaged").asBoolean(false);
    }

    private static boolean isFunction(Part part) {
        JsonNode image = part.image();
        return image.path("IntegrationType").asString("").equals("AWS_PROXY")
                && image.path("IntegrationUri").asString("").contains(":lambda:");
    }
}
