package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The methods of a REST API: all at once (GetResources with {@code embed=methods}), or method by method (GetMethod,
 * GetIntegration). Only methods whose integration was read are told: of the others nothing is known.
 */
final class MethodForms implements Equivalent {

    private static final String SERVICE = "apigateway";
    private static final String METHODS = "resourceMethods";
    private static final String INTEGRATION = "methodIntegration";

    private final String requestPath;

    /**
     * @param requestPath the path of the request in the bundle's symptom: that of the one resource that is known by its id alone;
     *     empty where it is not known
     */
    MethodForms(String requestPath) {
        this.requestPath = requestPath;
    }

    @Override
    public Stream<Observed<JsonNode>> answers(AwsCall asked, BundledCalls calls) {
        if (!asked.service().equals(SERVICE)) {
            return Stream.empty();
        }
        return switch (asked.operation()) {
            case "GetResources" -> resources(asked, calls);
            case "GetResource", "GetMethod", "GetIntegration" -> part(asked, calls);
            default -> Stream.empty();
        };
    }

    private Stream<Observed<JsonNode>> resources(AwsCall asked, BundledCalls calls) {
        List<Observed<JsonNode>> looks = calls.asking(asked, "GetResources", Question.of(asked)).map(BundledCall::look)
                .toList();
        boolean wantsMethods = asked.parameters().path("embed").toString().contains("methods");
        Stream<Observed<JsonNode>> fitting = looks.stream()
                .filter(look -> !wantsMethods || look.seen().isEmpty() || tellsIntegrations(look));
        return Stream.concat(fitting, wantsMethods ? composed(asked, looks, calls) : Stream.empty());
    }

    /** An API without resources but its root has no method to tell of, however it was asked for. */
    private static boolean tellsIntegrations(Observed<JsonNode> look) {
        boolean embedded = look.origin().map(source -> source.call().parameters().path("embed").toString())
                .orElse("").contains("methods");
        JsonNode items = look.seen().map(answer -> answer.path("items")).orElseGet(JsonNodeFactory.instance::arrayNode);
        return embedded || items.valueStream().flatMap(item -> item.path(METHODS).valueStream())
                .anyMatch(method -> method.has(INTEGRATION));
    }

    private Stream<Observed<JsonNode>> composed(AwsCall asked, List<Observed<JsonNode>> listed, BundledCalls calls) {
        Question api = Question.of(asked);
        Map<String, ObjectNode> resources = new LinkedHashMap<>();
        Stream.concat(listed.stream().flatMap(look -> look.seen().stream())
                .flatMap(answer -> answer.path("items").valueStream()),
                calls.seen(ofApi(asked, calls, "GetResource", api)).map(Observed.Seen::value))
                .forEach(item -> resources.putIfAbsent(item.path("id").asString(""), bare(item)));
        List<Observed.Seen<JsonNode>> methods = calls.seen(Stream.concat(ofApi(asked, calls, "GetMethod", api),
                ofApi(asked, calls, "GetIntegration", api))).toList();
        nameByRequest(resources, methods);
        methods.forEach(read -> add(resources, read));
        List<ObjectNode> told = resources.values().stream().filter(each -> each.has(METHODS)).toList();
        if (told.isEmpty()) {
            return Stream.empty();
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("items").addAll(told);
        Source newest = methods.stream().map(Observed.Seen::source).max(Comparator.comparing(Source::at)).orElseThrow();
        return Stream.of(new Observed.Seen<>(answer, new Source(newest.call(), newest.at(), answer)));
    }

    private static Stream<BundledCall> ofApi(AwsCall asked, BundledCalls calls, String operation, Question api) {
        return calls.of(SERVICE, operation, asked.region()).stream()
                .filter(each -> Question.of(each.call()).of("restApiId").equals(api.of("restApiId")));
    }

    private static ObjectNode bare(JsonNode resource) {
        ObjectNode bare = JsonNodeFactory.instance.objectNode();
        resource.properties().stream().filter(member -> !member.getKey().equals(METHODS))
                .forEach(member -> bare.set(member.getKey(), member.getValue()));
        return bare;
    }

    private void nameByRequest(Map<String, ObjectNode> resources, List<Observed.Seen<JsonNode>> methods) {
        List<String> nameless = methods.stream().map(read -> parameter(read, "resourceId")).distinct()
                .filter(id -> !resources.containsKey(id)).toList();
        if (nameless.size() == 1 && !requestPath.isEmpty()) {
            resources.put(nameless.getFirst(), JsonNodeFactory.instance.objectNode().put("id", nameless.getFirst())
                    .put("path", requestPath));
        }
    }

    private static void add(Map<String, ObjectNode> resources, Observed.Seen<JsonNode> read) {
        ObjectNode resource = resources.get(parameter(read, "resourceId"));
        String httpMethod = parameter(read, "httpMethod");
        if (resource == null || httpMethod.isEmpty()) {
            return;
        }
        boolean integration = read.source().call().operation().equals("GetIntegration");
        if (!integration && !read.value().has(INTEGRATION)) {
            return; // a method that was made and never given an integration; nothing is lost by not telling it
        }
        ObjectNode method = resource.withObject("/" + METHODS).withObject("/" + httpMethod.replace("/", "~1"));
        method.put("httpMethod", httpMethod);
        if (integration) {
            method.set(INTEGRATION, read.value());
        } else {
            read.value().properties().forEach(member -> method.set(member.getKey(), member.getValue()));
        }
    }

    private static String parameter(Observed.Seen<JsonNode> read, String name) {
        return read.source().call().parameters().path(name).asString("");
    }

    /** One resource, method or integration out of all of them. */
    private static Stream<Observed<JsonNode>> part(AwsCall asked, BundledCalls calls) {
        Map<String, String> about = new TreeMap<>(Question.of(asked).about());
        String resourceId = about.getOrDefault("resourceid", "");
        String httpMethod = about.getOrDefault("httpmethod", "");
        Question api = new Question(Map.of("restapiid", about.getOrDefault("restapiid", "")), "");
        return calls.asking(asked, "GetResources", api).map(BundledCall::look)
                .filter(look -> look.seen().isEmpty() || tellsIntegrations(look)).map(look -> {
                    if (!(look instanceof Observed.Seen<JsonNode> seen)) {
                        return look;
                    }
                    JsonNode resource = seen.value().path("items").valueStream()
                            .filter(item -> item.path("id").asString("").equals(resourceId)).findFirst()
                            .orElseGet(JsonNodeFactory.instance::missingNode);
                    return found(switch (asked.operation()) {
                        case "GetResource" -> resource;
                        case "GetMethod" -> resource.path(METHODS).path(httpMethod);
                        default -> resource.path(METHODS).path(httpMethod).path(INTEGRATION);
                    }, seen.source());
                });
    }

    private static Observed<JsonNode> found(JsonNode part, Source source) {
        return part.isMissingNode()
                ? new Observed.Absent<>(source)
                : new Observed.Seen<>(part, new Source(source.call(), source.at(), part));
    }
}
