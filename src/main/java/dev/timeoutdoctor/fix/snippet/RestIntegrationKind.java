package dev.timeoutdoctor.fix.snippet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The integration of a REST API's method. */
final class RestIntegrationKind implements Kind {

    private static final String TIMEOUT = "timeoutInMillis";
    private static final String MODE = "responseTransferMode";
    private static final String URI = "uri";
    private static final String RESPONSES = "integrationResponses";

    private static final Table CLOUDFORMATION = Table.of("type", "Type", "httpMethod", "IntegrationHttpMethod", URI,
            "Uri", "connectionType", "ConnectionType", "connectionId", "ConnectionId", "integrationTarget",
            "IntegrationTarget", "credentials", "Credentials", TIMEOUT, "TimeoutInMillis", MODE,
            "ResponseTransferMode", "passthroughBehavior", "PassthroughBehavior", "contentHandling", "ContentHandling",
            "requestParameters", "RequestParameters", "requestTemplates", "RequestTemplates", "cacheNamespace",
            "CacheNamespace", "cacheKeyParameters", "CacheKeyParameters");
    private static final Table TERRAFORM = Table.of("type", "type", "httpMethod", "integration_http_method", URI,
            "uri", "connectionType", "connection_type", "connectionId", "connection_id", "integrationTarget",
            "integration_target", "credentials", "credentials", TIMEOUT, "timeout_milliseconds", MODE,
            "response_transfer_mode", "passthroughBehavior", "passthrough_behavior", "contentHandling",
            "content_handling", "requestParameters", "request_parameters", "requestTemplates", "request_templates",
            "cacheNamespace", "cache_namespace", "cacheKeyParameters", "cache_key_parameters",
            "tlsConfig.insecureSkipVerification", "tls_config[].insecure_skip_verification");
    private static final Table OPENAPI = Table.same("type", "httpMethod", URI, "connectionType", "connectionId",
            "integrationTarget", "credentials", TIMEOUT, MODE, "passthroughBehavior", "contentHandling",
            "requestParameters", "requestTemplates", "cacheNamespace", "cacheKeyParameters", "tlsConfig");
    private static final Table EVENT = Table.of(TIMEOUT, "TimeoutInMillis", MODE, "ResponseTransferMode");

    @Override
    public Form cloudFormation(Part part) {
        List<Touched> touched = settings(part);
        ObjectNode values = Part.object();
        ObjectNode integration = CLOUDFORMATION.values(touched);
        if (changesResponses(part)) {
            ArrayNode entries = integration.putArray("IntegrationResponses");
            responses(part).forEach(one -> entries.add(IntegrationResponseKind.cloudFormationEntry(one)));
        }
        values.set("Integration", integration);
        return Form.of(new Resource("AWS::ApiGateway::Method", "Method", part.route(), false, values),
                CLOUDFORMATION.leftOut(touched));
    }

    @Override
    public Form sam(Part part) {
        List<Touched> touched = settings(part);
        if (!isFunction(part) || !eventTakes(touched) || changesResponses(part)) {
            return RestDefinition.sam(part, "AWS::Serverless::Api", definition(part), OPENAPI.leftOut(touched));
        }
        ObjectNode values = Part.object();
        ObjectNode event = values.putObject("Events").putObject("YourEvent").put("Type", "Api");
        ObjectNode properties = event.putObject("Properties");
        properties.put("Path", part.path());
        properties.put("Method", part.method().toLowerCase(Locale.ROOT));
        properties.setAll(EVENT.values(touched));
        if (properties.path("ResponseTransferMode").asString("").equals("STREAM")) {
            // SAM's own word for it; it puts in the function's streaming URI by itself.
            properties.put("ResponseTransferMode", "RESPONSE_STREAM");
        }
        return Form.of(new Resource("AWS::Serverless::Function", "Function", part.route(), false, values));
    }

    /** Whether SAM can say it where the function's event is; it writes the URI by itself. */
    private static boolean eventTakes(List<Touched> touched) {
        Set<String> names = Set.of(TIMEOUT, MODE, URI);
        return touched.stream().allMatch(one -> names.contains(one.first()))
                && touched.stream().anyMatch(one -> !one.first().equals(URI))
                && (touched.stream().noneMatch(one -> one.first().equals(URI))
                        || touched.stream().anyMatch(one -> one.first().equals(MODE)));
    }

    @Override
    public Form cdk(Part part) {
        List<Touched> touched = settings(part);
        boolean options = touched.stream().allMatch(one -> Set.of(TIMEOUT, MODE).contains(one.first()));
        if (!options || changesResponses(part)) {
            return cloudFormation(part);
        }
        ObjectNode values = Part.object();
        for (Touched one : touched) {
            boolean timeout = one.first().equals(TIMEOUT);
            values.set(timeout ? "timeout" : MODE, timeout
                    ? CdkValues.millis(one.value())
                    : CdkValues.constant("apigateway.ResponseTransferMode.", one.value()));
        }
        if (isFunction(part)) {
            return cdk("new apigateway.LambdaIntegration(yourFunction", part, values);
        }
        ObjectNode nested = Part.object();
        nested.set("options", values);
        String type = part.image().path("type").asString("");
        return type.equals("AWS")
                ? cdk("new apigateway.AwsIntegration(", part, nested)
                : cdk(type.startsWith("HTTP")
                        ? "new apigateway.HttpIntegration(yourUrl"
                        : "new apigateway.Integration(", part, nested);
    }

    private static Form cdk(String start, Part part, ObjectNode values) {
        return Form.of(new Resource(start, "Integration", part.route(), false, values));
    }

    @Override
    public Form terraform(Part part) {
        List<Touched> touched = settings(part);
        List<Resource> resources = new ArrayList<>();
        resources.add(new Resource("aws_api_gateway_integration", "Integration", part.route(), false,
                TERRAFORM.values(touched)));
        if (changesResponses(part)) {
            responses(part).forEach(one -> resources.add(IntegrationResponseKind.terraformEntry(part, one, false)));
        }
        return new Form.Edits(resources, TERRAFORM.leftOut(touched));
    }

    @Override
    public Form openApi(Part part) {
        return RestDefinition.openApi(part, definition(part), OPENAPI.leftOut(settings(part)));
    }

    private static ObjectNode definition(Part part) {
        ObjectNode values = OPENAPI.values(settings(part));
        if (changesResponses(part)) {
            ObjectNode responses = values.putObject("responses");
            responses(part).forEach(one -> IntegrationResponseKind.openApiEntry(responses, one));
        }
        return RestDefinition.integration(values);
    }

    private static List<Touched> settings(Part part) {
        return part.touched().stream().filter(one -> !one.first().equals(RESPONSES)).toList();
    }

    private static boolean changesResponses(Part part) {
        return part.touched().stream().anyMatch(one -> one.first().equals(RESPONSES));
    }

    private static List<JsonNode> responses(Part part) {
        return part.image().path(RESPONSES).properties().stream().map(Map.Entry::getValue).toList();
    }

    private static boolean isFunction(Part part) {
        JsonNode image = part.image();
        return image.path("type").asString("").equals("AWS_PROXY") && image.path(URI).asString("").contains(":lambda:");
    }
}
