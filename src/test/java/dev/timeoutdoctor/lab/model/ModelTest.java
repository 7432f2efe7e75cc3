package dev.timeoutdoctor.lab.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.lab.Lab;
import dev.timeoutdoctor.lab.LabOptions;
import dev.timeoutdoctor.lab.Scenarios;
import dev.timeoutdoctor.lab.model.ModelCalls.ModelCall;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every answer of the lab, and every recorded answer that other tests read, against AWS's own service models. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NAMED_ARN = Pattern.compile("\\{([a-z0-9-]+(?::\\d+)?)}");
    private static final Path ANSWERS = Path.of("src/test/resources/answers");

    private final Map<String, Lab> labs = new HashMap<>();
    private final Map<String, Map<String, String>> arns = new HashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterAll
    void stopLabs() {
        http.close();
        labs.values().forEach(Lab::close);
    }

    static List<ModelCall> calls() {
        return ModelCalls.all();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void answersAsTheModelSays(ModelCall call) throws Exception {
        HttpResponse<String> response = send(call);

        assertEquals(2, response.statusCode() / 100, response.body());
        assertEquals(List.of(), faults(call, response.body()), response.body());
    }

    @Test
    void whatTwoCallsTellTogetherIsAsTheModelSays() throws Exception {
        long now = Instant.now().getEpochSecond();
        JsonNode traces = answer(new ModelCall("no-way-out", "xray", "GetTraceSummaries",
                Map.of("StartTime", now - 10_800, "EndTime", now, "FilterExpression",
                        "service(\"backoffice-api/prod\") AND responsetime > 20"),
                "rest-json"));
        String trace = traces.path("TraceSummaries").path(0).path("Id").asString("");
        answersAsTheModelSays(
                new ModelCall("no-way-out", "xray", "BatchGetTraces", Map.of("TraceIds", List.of(trace)), "rest-json"));
        JsonNode query = answer(new ModelCall("no-way-out", "logs", "StartQuery",
                Map.of("logGroupName", "/aws/lambda/backoffice-admin", "startTime", now - 10_800, "endTime", now,
                        "queryString", "filter @type = \"REPORT\" | stats max(@duration) as longest"),
                "json"));
        answersAsTheModelSays(new ModelCall("no-way-out", "logs", "GetQueryResults",
                Map.of("queryId", query.path("queryId").asString("")), "json"));

        JsonNode increase = answer(new ModelCall("no-way-out", "service-quotas", "RequestServiceQuotaIncrease",
                Map.of("ServiceCode", "apigateway", "QuotaCode", "L-E5AE38E3", "DesiredValue", 60_000), "json"));
        answersAsTheModelSays(new ModelCall("no-way-out", "service-quotas", "GetRequestedServiceQuotaChange",
                Map.of("RequestId", increase.path("RequestedQuota").path("Id").asString("")), "json"));

        assertTrue(trace.matches("1-[0-9a-f]{8}-[0-9a-f]{24}"), traces.toString());
    }

    @Test
    void functionWithoutSettingsForAsynchronousCallsIsRefusedAsTheModelSays() throws Exception {
        HttpResponse<String> response = send(new ModelCall("no-way-out", "lambda", "GetFunctionEventInvokeConfig",
                Map.of("FunctionName", "backoffice-admin"), "rest-json"));

        assertEquals("ResourceNotFoundException", response.headers().firstValue("x-amzn-ErrorType").orElse(""));
        assertEquals(404, response.statusCode());
    }

    @Test
    void everyOperationThatTheLabServesIsHeldAgainstItsModel() throws Exception {
        HttpResponse<String> unknown = http.send(
                HttpRequest.newBuilder(lab("no-way-out").endpoint().resolve("/unknown")).build(),
                HttpResponse.BodyHandlers.ofString());
        String served = unknown.body().replaceFirst("(?s).*It serves ", "").replaceFirst("\\..*", "");
        Set<String> called = Stream
                .concat(calls().stream().map(ModelCall::operation),
                        Stream.of("BatchGetTraces", "GetQueryResults", "GetRequestedServiceQuotaChange"))
                .collect(Collectors.toSet());

        TreeSet<String> missed = new TreeSet<>();
        for (String service : served.split("; ", -1)) {
            for (String operation : service.substring(service.indexOf(": ") + 2).split(", ", -1)) {
                if (!called.contains(operation)) {
                    missed.add(operation);
                }
            }
        }
        assertEquals(Set.of(), missed);
    }

    @Test
    void recordedAnswersAreAsTheModelsSay() throws IOException {
        List<ServiceModel> models = ServiceModel.all();
        List<String> faults;
        try (Stream<Path> files = Files.list(ANSWERS)) {
            faults = files.sorted().flatMap(file -> faults(models, file).stream()).toList();
        }
        assertEquals(List.of(), faults);
    }

    /** The check itself finds what a client would pass over. */
    @Test
    void plantedFaultsAreFound() {
        ServiceModel gateway = ServiceModel.load("apigateway");
        assertEquals(List.of("GetStages.items is not in the model"),
                AnswerCheck.faults(gateway, "GetStages", JSON.readTree("{\"items\": []}"), AnswerCheck.Form.WIRE));
        assertEquals(List.of("GetStages.item[].createdDate is no timestamp: \"2026-11-22T14:00:00Z\""),
                AnswerCheck.faults(gateway, "GetStages",
                        JSON.readTree("{\"item\": [{\"createdDate\": \"2026-11-22T14:00:00Z\"}]}"),
                        AnswerCheck.Form.WIRE));
        assertEquals(List.of("GetIntegration.timeoutInMillis is no integer: \"29000\"",
                "GetIntegration.type has no value LAMBDA"),
                AnswerCheck.faults(gateway, "GetIntegration",
                        JSON.readTree("{\"type\": \"LAMBDA\", \"timeoutInMillis\": \"29000\"}"),
                        AnswerCheck.Form.WIRE));
        assertEquals(List.of("DescribeTargetHealth.TargetHealthDescriptions[].Target.Id is missing"),
                AnswerCheck.faults(ServiceModel.load("elbv2"), "DescribeTargetHealth",
                        JSON.readTree("{\"TargetHealthDescriptions\": [{\"Target\": {\"Port\": 80}}]}"),
                        AnswerCheck.Form.NAMED));
    }

    /** An export is a document of its own, whatever stands around it. */
    private static List<String> faults(List<ServiceModel> models, Path file) {
        String operation = file.getFileName().toString().replaceFirst("[-.].*", "");
        List<ServiceModel> services = models.stream().filter(model -> model.has(operation)).toList();
        if (services.isEmpty()) {
            return List.of(file + ": no model has " + operation);
        }
        if (operation.equals("GetExport") || operation.equals("ExportApi")) {
            return List.of();
        }
        JsonNode answer = JSON.readTree(file.toFile());
        List<List<String>> readings = services.stream()
                .map(model -> AnswerCheck.faults(model, operation, answer, AnswerCheck.Form.NAMED)).toList();
        return readings.stream().anyMatch(List::isEmpty)
                ? List.of()
                : readings.getFirst().stream().map(fault -> file.getFileName() + ": " + fault).toList();
    }

    private Lab lab(String scenario) throws IOException {
        Lab running = labs.get(scenario);
        if (running == null) {
            running = Lab.start(LabOptions.of(Scenarios.byId(scenario)).withSpeed(500));
            labs.put(scenario, running);
        }
        return running;
    }

    private HttpResponse<String> send(ModelCall call) throws IOException, InterruptedException {
        String text = NAMED_ARN.matcher(JSON.writeValueAsString(call.input()))
                .replaceAll(name -> Matcher.quoteReplacement(arn(call.scenario(), name.group(1))));
        ServiceModel model = ServiceModel.load(call.service());
        return http.send(new ModelRequest(model, call.operation(), JSON.readTree(text)).to(
                lab(call.scenario()).endpoint(), call.protocol()), HttpResponse.BodyHandlers.ofString());
    }

    private List<String> faults(ModelCall call, String body) throws Exception {
        ServiceModel model = ServiceModel.load(call.service());
        if (model.operation(call.operation()).path("output").isMissingNode()) {
            return body.isEmpty() ? List.of() : List.of("a body where there is none: " + body);
        }
        if (model.shape(model.operation(call.operation()).path("output")).has("payload")) {
            assertFalse(JSON.readTree(body).isEmpty());
            return List.of();
        }
        return AnswerCheck.faults(model, call.operation(), json(call, body), form(call));
    }

    private static AnswerCheck.Form form(ModelCall call) {
        return call.protocol().equals("rest-json") || call.protocol().equals("json")
                ? AnswerCheck.Form.WIRE
                : AnswerCheck.Form.NAMED;
    }

    private static JsonNode json(ModelCall call, String body) throws Exception {
        return switch (call.protocol()) {
            case "query", "ec2" -> XmlAnswer.read(ServiceModel.load(call.service()), call.operation(), body,
                    call.protocol().equals("ec2"));
            default -> JSON.readTree(body);
        };
    }

    private JsonNode answer(ModelCall call) throws Exception {
        return json(call, send(call).body());
    }

    private String arn(String scenario, String name) {
        Map<String, String> known = arns.get(scenario);
        if (known == null) {
            known = new HashMap<>();
            arns.put(scenario, known);
            findArns(scenario, known);
        }
        return known.getOrDefault(name, name);
    }

    private void findArns(String scenario, Map<String, String> known) {
        try {
            JsonNode groups = answer(new ModelCall(scenario, "elbv2", "DescribeTargetGroups", Map.of(), "query"));
            groups.path("TargetGroups").forEach(group -> known.put(group.path("TargetGroupName").asString(""),
                    group.path("TargetGroupArn").asString("")));
            JsonNode all = answer(new ModelCall(scenario, "elbv2", "DescribeLoadBalancers", Map.of(), "query"));
            for (JsonNode balancer : all.path("LoadBalancers")) {
                String arn = balancer.path("LoadBalancerArn").asString("");
                String name = balancer.path("LoadBalancerName").asString("");
                known.put(name, arn);
                answer(new ModelCall(scenario, "elbv2", "DescribeListeners", Map.of("LoadBalancerArn", arn), "query"))
                        .path("Listeners").forEach(listener -> known.put(name + ":" + listener.path("Port").asInt(0),
                                listener.path("ListenerArn").asString("")));
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
