package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.protocol.Form;
import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Protocol;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.protocol.Reply;
import dev.timeoutdoctor.lab.protocol.Request;
import dev.timeoutdoctor.lab.protocol.RestRoute;
import dev.timeoutdoctor.lab.protocol.RestRoute.RestCall;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * All services behind one address. A call is told apart by its header {@code X-Amz-Target}, by path, or, for the query
 * protocol, by the service it is signed for and the form's Action.
 */
public final class ControlPlane {

    private final Simulation simulation;
    private final Optional<Throttle> throttle;
    private final Consumer<String> answered;
    private final List<RestRoute> restRoutes;
    private final List<JsonService> jsonServices;
    private final List<QueryService> queryServices;

    /**
     * All services on one simulation.
     *
     * @param throttle
     *            the limits on API Gateway's control plane, where they are to be kept
     * @param answered
     *            hears the name of each operation of a REST protocol once its answer is made
     */
    public ControlPlane(Simulation simulation, Optional<Throttle> throttle, Consumer<String> answered) {
        this.simulation = simulation;
        this.answered = answered;
        this.throttle = throttle;
        MetricService metrics = new MetricService(simulation);
        restRoutes = Stream
                .of(new RestApiReads(simulation).routes(), new RestApiChanges(simulation).routes(),
                        new RestMethodChanges(simulation).routes(),
                        new HttpApiReads(simulation).routes(), new HttpApiChanges(simulation).routes(),
                        new HttpIntegrationChanges(simulation).routes(),
                        new VpcLinkService(simulation).routes(), new DomainService(simulation).routes(),
                        new FunctionReads(simulation).routes(), new FunctionChanges(simulation).routes(),
                        new AliasService(simulation).routes(),
                        new ConcurrencyService(simulation).routes(), new EventInvokeService(simulation).routes(),
                        new TraceService(simulation).routes(),
                        new MethodTest(simulation).routes())
                .flatMap(List::stream).toList();
        AlarmService alarms = new AlarmService(simulation);
        DashboardService dashboards = new DashboardService(simulation);
        jsonServices = List.of(metrics.json(), alarms.json(), dashboards.json(), new LogService(simulation).json(),
                new LogGroupService(simulation).json(), new LogFilterService(simulation).json(),
                new QuotaService(simulation).json());
        queryServices = List.of(metrics.query(), alarms.query(), dashboards.query(),
                new IdentityService(simulation).query(), new StackService(simulation).query(),
                new BalancerService(simulation).query(), new VpcService(simulation).query());
    }

    /** The answer to any request; a refused or unknown one gets AWS's error in the caller's protocol. */
    public Reply answer(Request request) {
        simulation.settle();
        String requestId = UUID.randomUUID().toString();
        return dispatch(request, requestId).with("x-amzn-RequestId", requestId);
    }

    private Reply dispatch(Request request, String requestId) {
        Optional<String> target = request.header("x-amz-target");
        if (target.isPresent()) {
            return json(request, target.get(), requestId);
        }
        boolean form = request.header("content-type").orElse("").startsWith("application/x-www-form-urlencoded");
        if (request.method().equals("POST") && request.path().isEmpty() && form) {
            return query(request, requestId);
        }
        return rest(request, requestId);
    }

    private Reply rest(Request request, String requestId) {
        for (RestRoute route : restRoutes) {
            Optional<RestCall> call = route.match(request);
            if (call.isPresent()) {
                Reply reply = throttled(route, requestId).orElseGet(
                        () -> guarded(Protocol.REST_JSON, requestId, () -> route.handler().apply(call.get())));
                answered.accept(route.operation());
                return reply;
            }
        }
        String asked = request.method() + " /" + String.join("/", request.path());
        return Protocol.REST_JSON.refuse(unknown(404, asked), requestId);
    }

    /** The refusal of a call over the limits, with the whole seconds after which to try again. */
    private Optional<Reply> throttled(RestRoute route, String requestId) {
        if (!route.service().startsWith("apigateway")) {
            return Optional.empty();
        }
        return throttle.flatMap(limits -> limits.refuse(route.operation())).map(wait -> Protocol.REST_JSON
                .refuse(new Refusal(429, "TooManyRequestsException", "Too Many Requests"), requestId)
                .with("Retry-After", String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds()))));
    }

    private Reply json(Request request, String target, String requestId) {
        int dot = target.lastIndexOf('.');
        String prefix = dot < 0 ? target : target.substring(0, dot);
        for (JsonService service : jsonServices) {
            Function<JsonNode, JsonNode> operation = service.operations().get(target.substring(dot + 1));
            if (service.target().equals(prefix) && operation != null) {
                return guarded(service.protocol(), requestId, () -> {
                    JsonNode answer = operation.apply(request.json());
                    return new Reply(200, Map.of("Content-Type", service.protocol().contentType()),
                            answer.isMissingNode() ? "" : Json.write(answer));
                });
            }
        }
        return Protocol.JSON_1_1.refuse(unknown(400, target), requestId);
    }

    private Reply query(Request request, String requestId) {
        // EC2 words its refusals in another shape than the rest.
        boolean ec2 = request.signedFor().filter("ec2"::equals).isPresent();
        return guarded(ec2 ? Protocol.EC2 : Protocol.QUERY, requestId, () -> {
            JsonNode form = Form.tree(Form.parse(request.body()));
            String action = form.path("Action").asString("");
            for (QueryService service : queryServices) {
                Function<JsonNode, JsonNode> operation = service.operations().get(action);
                // A caller without a signature is told apart by the action alone.
                if (operation != null
                        && request.signedFor().orElse(service.signingName()).equals(service.signingName())) {
                    return service.reply(action, operation.apply(form), requestId);
                }
            }
            throw unknown(400, request.signedFor().map(name -> name + " ").orElse("") + action);
        });
    }

    private static Reply guarded(Protocol protocol, String requestId, Supplier<Reply> call) {
        try {
            return call.get();
        } catch (Refusal refusal) {
            return protocol.refuse(refusal, requestId);
        }
    }

    private Refusal unknown(int status, String asked) {
        return new Refusal(status, "UnknownOperationException",
                "The lab does not serve " + asked + ". It serves " + served() + ".");
    }

    private String served() {
        Map<String, TreeSet<String>> all = new TreeMap<>();
        restRoutes
                .forEach(route -> all.computeIfAbsent(route.service(), key -> new TreeSet<>()).add(route.operation()));
        jsonServices.forEach(service -> all.computeIfAbsent(service.name(), key -> new TreeSet<>())
                .addAll(service.operations().keySet()));
        queryServices.forEach(service -> all.computeIfAbsent(service.signingName(), key -> new TreeSet<>())
                .addAll(service.operations().keySet()));
        StringBuilder text = new StringBuilder();
        all.forEach((service, operations) -> text.append(text.isEmpty() ? "" : "; ").append(service).append(": ")
                .append(String.join(", ", operations)));
        return text.toString();
    }
}
