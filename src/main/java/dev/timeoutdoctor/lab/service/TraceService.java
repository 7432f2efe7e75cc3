package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.Stage;
import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.protocol.Reply;
import dev.timeoutdoctor.lab.protocol.RestRoute;
import dev.timeoutdoctor.lab.protocol.RestRoute.RestCall;
import dev.timeoutdoctor.lab.traffic.Call;
import dev.timeoutdoctor.lab.traffic.Simulation;
import dev.timeoutdoctor.lab.traffic.Traces;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** X-Ray: traces of the calls of REST stages that have tracing on. Every call is sampled; AWS takes a part of them. */
final class TraceService {

    private static final int MOST_IDS = 5;

    private final Simulation simulation;

    TraceService(Simulation simulation) {
        this.simulation = simulation;
    }

    List<RestRoute> routes() {
        return List.of(RestRoute.of("xray", "GetTraceSummaries", "POST", "/TraceSummaries", this::summaries),
                RestRoute.of("xray", "BatchGetTraces", "POST", "/Traces", this::traces));
    }

    private List<Call> traced(Instant from, Instant until) {
        Instant now = simulation.now();
        return simulation.journal().calls(from, until).stream()
                .filter(call -> simulation.account().api(call.route().apiId())
                        .flatMap(api -> api.stage(call.route().stage())).filter(Stage::tracing).isPresent())
                .filter(call -> !call.start().plus(call.whole()).isAfter(now)).toList();
    }

    private Reply summaries(RestCall call) {
        JsonNode input = call.request().json();
        Instant from = time(input, "StartTime");
        Instant until = time(input, "EndTime");
        Predicate<Call> filter = TraceFilter.parse(input.path("FilterExpression").asString(""));
        List<Call> all = traced(from, until);
        ObjectNode node = Json.object();
        ArrayNode list = node.putArray("TraceSummaries");
        all.stream().filter(filter).forEach(each -> summary(list.addObject(), each));
        return Reply.ok(node.put("ApproximateTime", Json.epochSeconds(simulation.now())).put("TracesProcessedCount",
                all.size()));
    }

    private static void summary(ObjectNode node, Call call) {
        double seconds = call.whole().toMillis() / 1000.0;
        int status = call.answer().status();
        node.put("Id", Traces.id(call).orElse("")).put("StartTime", Json.epochSeconds(call.start()))
                .put("Duration", seconds).put("ResponseTime", call.answer().latency().toMillis() / 1000.0)
                .put("HasFault", status >= 500).put("HasError", status / 100 == 4).put("HasThrottle", status == 429)
                .put("IsPartial", false);
        node.putObject("Http").put("HttpURL", call.route().path()).put("HttpStatus", status).put("HttpMethod",
                call.route().httpMethod());
        node.putObject("EntryPoint").put("Name", Traces.name(call)).put("Type", "AWS::ApiGateway::Stage");
        node.put("Revision", 1);
    }

    private Reply traces(RestCall call) {
        List<String> ids = call.request().json().path("TraceIds").valueStream().map(each -> each.asString("")).toList();
        if (ids.isEmpty() || ids.size() > MOST_IDS) {
            throw new Refusal(400, "InvalidRequestException", "TraceIds must hold 1 to " + MOST_IDS + " ids");
        }
        List<Call> all = traced(Instant.EPOCH, simulation.now());
        List<String> missing = new ArrayList<>(ids);
        ObjectNode node = Json.object();
        ArrayNode traces = node.putArray("Traces");
        all.stream().filter(each -> ids.contains(Traces.id(each).orElse(""))).forEach(each -> {
            missing.remove(Traces.id(each).orElse(""));
            ObjectNode trace = traces.addObject().put("Id", Traces.id(each).orElse(""))
                    .put("Duration", each.whole().toMillis() / 1000.0).put("LimitExceeded", false);
            ArrayNode segments = trace.putArray("Segments");
            Traces.segments(each, simulation.account().id(), simulation.account().region())
                    .forEach(segment -> segments.addObject().put("Id", segment.id()).put("Document",
                            Json.write(segment.document())));
        });
        ArrayNode unprocessed = node.putArray("UnprocessedTraceIds");
        missing.forEach(unprocessed::add);
        return Reply.ok(node);
    }

    private static Instant time(JsonNode input, String member) {
        JsonNode value = input.path(member);
        if (!value.isNumber()) {
            throw new Refusal(400, "InvalidRequestException", member + " must be given in seconds since 1970");
        }
        return Instant.ofEpochMilli((long) (value.doubleValue() * 1000));
    }
}
