package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.HttpCalls;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A route of an HTTP API that hands the request's body to a queue, an event bus or a state machine and answers 202 at once: a new
 * integration, and the route led to it. The old integration stays for the way back (AWS: API Gateway developer guide, integrations
 * with AWS services, and parameter mapping for the status code).
 */
final class AsyncServiceChange implements ChangeType {

    private static final String SOURCE = "AWS: integration subtype reference";
    private static final String INTEGRATION = "integration";
    private static final String ROUTE = "route";
    private static final String SUBTYPE = "IntegrationSubtype";
    private static final String ROLE = "CredentialsArn";
    private static final String REQUEST = "RequestParameters";
    private static final String TARGET = "Target";
    private static final String NEW = "integrations/{{IntegrationId}}";
    /** Methods whose requests have no body as a rule; a body is all that is handed over. */
    private static final Set<String> BODILESS = Set.of("GET", "HEAD", "DELETE", "OPTIONS");
    private static final Pattern ROLE_ARN = Pattern.compile("arn:[a-z-]+:iam::\\d{12}:role/\\S+");

    @Override
    public ChangeKind kind() {
        return ChangeKind.ASYNC_SERVICE;
    }

    @Override
    public Offer offer(Reading reading) {
        Optional<Route> route = reading.route().filter(known -> known.apiType() == ApiType.HTTP);
        Optional<Integration> integration = reading.integration();
        if (route.isEmpty() || integration.isEmpty()) {
            return new Offer.NotHere(Message.of("change.async-service.not-here"));
        }
        String subtype = integration.get().integrationSubtype();
        if (Receiver.of(subtype).isPresent()) {
            return new Offer.AlreadySo(Message.of("change.async-service.already", subtype));
        }
        if (BODILESS.contains(route.get().methodKey())) {
            return new Offer.NotHere(Message.of("change.async-service.bodiless", route.get().methodKey()));
        }
        AwsCall list = HttpCalls.getRoutes(route.get());
        Observed<JsonNode> routes = reading.look().apply(list);
        Optional<String> id = routes.seen().flatMap(all -> all.path("Items").valueStream()
                .filter(one -> Json.text(one, "RouteKey").equals(route.get().routeKey()))
                .map(one -> Json.text(one, "RouteId")).findFirst());
        if (routes.seen().isEmpty() || id.isEmpty()) {
            return new Offer.CouldNotRead(list, routes);
        }
        AwsCall read = HttpCalls.getRoute(route.get(), id.get());
        return Looked.at(reading, read, now -> ready(reading, route.get(), read, now));
    }

    private static Offer ready(Reading reading, Route route, AwsCall read, JsonNode now) {
        ObjectNode wanted = Json.object().put("IntegrationType", "AWS_PROXY").put(SUBTYPE, Receiver.QUEUE.subtype)
                .put("PayloadFormatVersion", "1.0").put("Description", reading.mark());
        wanted.withObjectProperty("ResponseParameters").withObjectProperty("200").put("overwrite:statuscode", "202");
        Edit integration = Edit.of(INTEGRATION, HttpCalls.getIntegrations(route), Json.object(),
                List.of("IntegrationType", SUBTYPE, ROLE, REQUEST, "PayloadFormatVersion", "ResponseParameters",
                        "Description"),
                Set.of("IntegrationType", SUBTYPE, ROLE, REQUEST, "PayloadFormatVersion", "ResponseParameters",
                        "Description"));
        Edit target = Edit.of(ROUTE, read, now, List.of("RouteKey", TARGET), Set.of(TARGET));
        ObjectNode goal = target.goal().deepCopy();
        goal.put(TARGET, NEW);
        return new Offer.Ready(
                Draft.of(new HandingOver(reading, route, SelfDeploying.of(reading, route)), reading.ways(),
                        List.of(integration.to(wanted), target.to(goal))));
    }

    /** The change while it is edited. */
    private record HandingOver(Reading reading, Route route, SelfDeploying stage) implements RouteRecipe {

        @Override
        public ChangeKind kind() {
            return ChangeKind.ASYNC_SERVICE;
        }

        @Override
        public Place place() {
            return reading.method(route);
        }

        @Override
        public Message title(List<Edit> edits) {
            return Message.of("change.async-service.title", place().label(),
                    Json.text(edits.getFirst().goal(), SUBTYPE));
        }

        @Override
        public List<Field> fields() {
            return fieldsOf(Receiver.QUEUE);
        }

        @Override
        public List<Field> fields(List<Edit> edits) {
            return fieldsOf(receiver(edits).orElse(Receiver.QUEUE));
        }

        private static List<Field> fieldsOf(Receiver receiver) {
            return List.of(
                    new Field("service", Message.of("change.async-service.service"), INTEGRATION, "/" + SUBTYPE,
                            new Field.OneOf(Receiver.subtypes(), SOURCE)),
                    new Field("receiver", receiver.label(), INTEGRATION, "/" + REQUEST + "/" + receiver.target,
                            new Field.Line(SOURCE)),
                    new Field("role", Message.of("change.async-service.role"), INTEGRATION, "/" + ROLE,
                            new Field.Line(SOURCE)));
        }

        private static Optional<Receiver> receiver(List<Edit> edits) {
            return Receiver.of(Json.text(edits.getFirst().goal(), SUBTYPE));
        }

        /** Each service takes the body under another name; what belongs to another service goes. */
        @Override
        public List<Edit> adjusted(List<Edit> edits) {
            Edit integration = edits.getFirst();
            Optional<Receiver> receiver = receiver(edits);
            if (receiver.isEmpty()) {
                return edits;
            }
            ObjectNode goal = integration.goal().deepCopy();
            ObjectNode request = Json.copy(goal.path(REQUEST));
            if (!request.has(receiver.get().body)) {
                request.removeAll();
                request.put(receiver.get().body, "$request.body");
                if (receiver.get() == Receiver.BUS) {
                    request.put("DetailType", route.routeKey()).put("Source", reading.apiName()).put("EventBusName",
                            "default");
                }
            }
            String region = receiver.get().otherRegion(Json.text(request, receiver.get().target), route);
            if (region.isEmpty()) {
                request.remove(Receiver.REGION);
            } else {
                request.put(Receiver.REGION, region);
            }
            goal.set(REQUEST, request);
            return List.of(integration.to(goal), edits.getLast());
        }

        @Override
        public List<Problem> problems(List<Edit> edits) {
            ObjectNode goal = edits.getFirst().goal();
            List<Problem> problems = new ArrayList<>();
            receiver(edits).ifPresent(receiver -> {
                String target = Json.text(goal.path(REQUEST), receiver.target);
                if (!target.isEmpty()) {
                    problems.addAll(receiver.problems(target, Json.text(goal.path(REQUEST), Receiver.REGION),
                            Json.text(goal, ROLE), route));
                }
                if (target.endsWith(".fifo") && !goal.path(REQUEST).has("MessageGroupId")) {
                    problems.add(Problem.error("receiver", "change.async-service.fifo"));
                }
                problems.add(Problem.warning("role", "change.async-service.role-needs", receiver.action));
            });
            String role = Json.text(goal, ROLE);
            if (!role.isEmpty() && !ROLE_ARN.matcher(role).matches()) {
                problems.add(Problem.error("role", "change.async-service.role-form", role));
            }
            lost().ifPresent(problems::add);
            return List.copyOf(problems);
        }

        /** What tells which thing is meant, and is not handed over. */
        private Optional<Problem> lost() {
            if (route.methodKey().equals("ANY") || !route.resourcePath().startsWith("/")) {
                return Optional.of(Problem.warning("service", "change.async-service.any"));
            }
            return route.resourcePath().contains("{")
                    ? Optional.of(Problem.warning("service", "change.async-service.path", route.resourcePath()))
                    : Optional.empty();
        }

        @Override
        public List<Message> notes(List<Edit> edits) {
            return List.of(Message.of("change.async-service.callers"), Message.of("change.async-service.worker"),
                    Message.of("change.async-service.stays"), stage.note());
        }
    }
}
