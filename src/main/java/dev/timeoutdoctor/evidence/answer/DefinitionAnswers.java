package dev.timeoutdoctor.evidence.answer;

import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.IntegrationType;
import dev.timeoutdoctor.evidence.TransferMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * An API's methods and integrations, from GetResources with {@code embed=methods} (the working copy) or from GetExport (what a
 * stage serves), in one form: names of types upper case, AWS's default timeout where none is named, methods by path.
 */
public final class DefinitionAnswers {

    private static final String ANY = "x-amazon-apigateway-any-method";
    private static final String INTEGRATION = "x-amazon-apigateway-integration";
    private static final Set<String> OPERATIONS = Set.of("get", "put", "post", "delete", "options", "head", "patch",
            ANY);
    /** A path that an export gives to the route without one (AWS: exporting an HTTP API). */
    private static final String DEFAULT_ROUTE = "/$default";
    private static final String SHARED = "#/components/x-amazon-apigateway-integrations/";

    private DefinitionAnswers() {}

    /**
     * GetResources with {@code embed=methods}.
     *
     * @throws IllegalArgumentException naming the member that has the wrong type
     */
    public static ApiDefinition resources(JsonNode answer) {
        List<ApiMethod> methods = new ArrayList<>();
        for (Members resource : Members.of(answer).objects("items")) {
            Members byMethod = resource.object("resourceMethods");
            for (String httpMethod : byMethod.names()) {
                methods.add(method(resource, httpMethod, byMethod.object(httpMethod),
                        ComparableSettings.working(byMethod.raw(httpMethod))));
            }
        }
        return new ApiDefinition(methods);
    }

    /**
     * ExportApi of an HTTP API, specification {@code OAS30} with extensions; the same form as a REST API's export.
     *
     * @throws IllegalArgumentException naming the member that has the wrong type
     */
    public static ApiDefinition httpExport(JsonNode document) {
        return export(document, ApiType.HTTP);
    }

    /**
     * GetExport, type {@code oas30} with {@code extensions=integrations}. An export names no resource ids and not how a method
     * authorises; the stage's base path stands in {@code servers} and is no part of the paths. AWS deploys no API without
     * integrations (AWS: API Gateway API reference, CreateDeployment), so a document that names none does not say what the stage
     * serves, and is refused.
     *
     * @throws IllegalArgumentException naming the member that has the wrong type
     */
    public static ApiDefinition export(JsonNode document) {
        return export(document, ApiType.REST);
    }

    private static ApiDefinition export(JsonNode document, ApiType apiType) {
        Members root = Members.of(document);
        if (!root.text("openapi").startsWith("3.")) {
            throw new IllegalArgumentException("openapi: version 3 is expected, not " + root.text("openapi"));
        }
        List<ApiMethod> methods = new ArrayList<>();
        Members paths = root.object("paths");
        for (String path : paths.names()) {
            Members operations = paths.object(path);
            operations.names().stream().filter(OPERATIONS::contains)
                    .map(name -> exported(path, name, operations, root, apiType)).forEach(methods::add);
        }
        if (methods.stream().allMatch(method -> method.integration().equals(Integration.NONE))) {
            throw new IllegalArgumentException("paths: no method names its " + INTEGRATION);
        }
        return new ApiDefinition(methods);
    }

    private static ApiMethod method(Members resource, String httpMethod, Members method,
            Map<String, String> settings) {
        return new ApiMethod(resource.text("id"), resource.text("path"), httpMethod,
                method.textOrEmpty("authorizationType"), method.textOrEmpty("authorizerId"),
                method.flag("apiKeyRequired"),
                method.has("methodIntegration")
                        ? integration(method.object("methodIntegration"), ApiType.REST)
                        : Integration.NONE,
                settings);
    }

    private static ApiMethod exported(String path, String name, Members operations, Members root, ApiType apiType) {
        Members operation = operations.object(name);
        boolean apiKey = operation.objects("security").stream().anyMatch(scheme -> scheme.has("api_key"));
        boolean fallback = apiType == ApiType.HTTP && path.equals(DEFAULT_ROUTE);
        String httpMethod = name.equals(ANY) ? "ANY" : name.toUpperCase(Locale.ROOT);
        Optional<Members> integration = operation.has(INTEGRATION)
                ? Optional.of(referred(operation.object(INTEGRATION), root))
                : Optional.empty();
        return new ApiMethod("", fallback ? path.substring(1) : path, fallback ? "" : httpMethod, "", "", apiKey,
                integration.map(members -> integration(members, apiType)).orElse(Integration.NONE),
                apiType == ApiType.REST
                        ? ComparableSettings.exported(operations.raw(name))
                        : integration.map(members -> ComparableSettings.exportedRoute(members.raw())).orElse(Map.of()));
    }

    /** An HTTP API's routes may share an integration that stands beside the paths (AWS: x-amazon-apigateway-integrations). */
    private static Members referred(Members integration, Members root) {
        String reference = integration.textOrEmpty("$ref");
        return reference.startsWith(SHARED)
                ? root.object("components").object("x-amazon-apigateway-integrations")
                        .object(reference.substring(SHARED.length()))
                : integration;
    }

    private static Integration integration(Members members, ApiType apiType) {
        return Integration.of(members.constant("type", IntegrationType.class).orElse(IntegrationType.NONE),
                members.textOrEmpty("httpMethod"), members.textOrEmpty("uri"))
                .withTimeout(members.optionalWhole("timeoutInMillis").map(Duration::ofMillis)
                        .orElse(apiType.defaultTimeout()))
                .withTransferMode(members.constant("responseTransferMode", TransferMode.class)
                        .orElse(TransferMode.BUFFERED))
                .withConnection(members.optionalText("connectionType").map(DefinitionAnswers::upper).orElse("INTERNET"),
                        members.textOrEmpty("connectionId"), members.textOrEmpty("integrationTarget"))
                .withCredentials(members.textOrEmpty("credentials"))
                .withPassthroughBehavior(upper(members.textOrEmpty("passthroughBehavior")))
                .withRequestParameters(members.textMap("requestParameters"))
                .withTls(members.object("tlsConfig").flag("insecureSkipVerification"),
                        members.object("tlsConfig").textOrEmpty("serverNameToVerify"))
                .withId("", members.textOrEmpty("integrationSubtype"), members.textOrEmpty("payloadFormatVersion"));
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
