package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.diagnosis.DeploymentDrift;
import dev.timeoutdoctor.diagnosis.DeploymentDrift.Difference;
import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.answer.DefinitionAnswers;
import dev.timeoutdoctor.evidence.answer.HttpApiAnswers;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.Expected;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A deployment of an HTTP or WebSocket API to a stage that does not deploy by itself: it publishes everything that is pending, whoever
 * edited it (AWS: API Gateway v2 API reference, CreateDeployment).
 */
final class HttpDeploymentChange implements ChangeType {

    private static final String EDIT = "stage";
    private static final String DESCRIPTION = "NewDeployment";
    private static final int MOST_LINES = 12;

    @Override
    public ChangeKind kind() {
        return ChangeKind.HTTP_DEPLOYMENT;
    }

    @Override
    public Offer offer(Reading reading) {
        Optional<Route> route = reading.route().filter(known -> known.apiType() != ApiType.REST);
        if (route.isEmpty()) {
            return new Offer.NotHere(Message.of("change.http-deployment.not-here"));
        }
        List<Expected> edited = new ArrayList<>();
        for (String operation : List.of("GetRoutes", "GetIntegrations")) {
            AwsCall read = call(operation, route.get(), Map.of());
            Observed<JsonNode> seen = reading.look().apply(read);
            if (seen.seen().isEmpty()) {
                return new Offer.CouldNotRead(read, seen);
            }
            edited.add(new Expected(read, List.of(), Json.copy(seen.seen().get())));
        }
        AwsCall stage = call("GetStage", route.get(), Map.of("StageName", route.get().stage()));
        return Looked.at(reading, stage, now -> offer(
                new Deploying(reading, route.get(), pending(reading, route.get(), edited), edited), stage, now));
    }

    private static AwsCall call(String operation, Route route, Map<String, ?> more) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("ApiId", route.apiId());
        parameters.putAll(more);
        return AwsCall.of("apigatewayv2", operation, route.region(), parameters);
    }

    /**
     * What a deployment would publish, from the very answers that it holds to, against what the stage serves at the same moment; empty
     * where that is not known. AWS documents no export of a WebSocket API (unverified that it makes none).
     *
     * @param edited the routes, then the integrations
     */
    private static Optional<List<Difference>> pending(Reading reading, Route route, List<Expected> edited) {
        if (route.apiType() != ApiType.HTTP) {
            return Optional.empty();
        }
        AwsCall export = call("ExportApi", route, Map.of("StageName", route.stage(), "Specification", "OAS30",
                "OutputType", "JSON", "IncludeExtensions", true));
        try {
            ApiDefinition working = ApiDefinition.of(ApiType.HTTP, HttpApiAnswers.routes(edited.getFirst().value()),
                    HttpApiAnswers.integrations(edited.getLast().value()));
            return reading.look().apply(export).seen()
                    .map(document -> DeploymentDrift.between(DefinitionAnswers.httpExport(document), working));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static Offer offer(Deploying recipe, AwsCall read, JsonNode now) {
        if (now.path("AutoDeploy").asBoolean(false)) {
            String failure = Json.text(now, "LastDeploymentStatusMessage");
            return new Offer.NotHere(failure.isEmpty()
                    ? Message.of("change.http-deployment.by-itself", recipe.route().stage())
                    : Message.of("change.http-deployment.by-itself-said", recipe.route().stage(), failure));
        }
        if (recipe.pending().filter(List::isEmpty).isPresent()) {
            return new Offer.AlreadySo(Message.of("change.http-deployment.nothing", recipe.route().stage()));
        }
        Edit edit = Edit.of(EDIT, read, now, List.of("StageName", "DeploymentId", DESCRIPTION), Set.of(DESCRIPTION));
        ObjectNode goal = edit.goal().deepCopy();
        goal.put(DESCRIPTION, recipe.reading().mark());
        return new Offer.Ready(Draft.of(recipe, recipe.reading().ways(), List.of(edit.to(goal))));
    }

    /** The change while it is edited. */
    private record Deploying(Reading reading, Route route, Optional<List<Difference>> pending,
            List<Expected> unchanged) implements Recipe {

        @Override
        public ChangeKind kind() {
            return ChangeKind.HTTP_DEPLOYMENT;
        }

        @Override
        public Place place() {
            return reading.stage(route);
        }

        @Override
        public Message title(List<Edit> edits) {
            return Message.of("fix.title.deployment", reading.apiName(), route.stage());
        }

        @Override
        public List<Field> fields() {
            return List.of(new Field("description", Message.of("change.http-deployment.field"), EDIT,
                    "/" + DESCRIPTION, new Field.Line(Field.OURS)));
        }

        @Override
        public List<Problem> problems(List<Edit> edits) {
            return pending.isEmpty()
                    ? List.of(Problem.warning(Problem.TARGET, "fix.problem.pending-unknown"))
                    : List.of();
        }

        @Override
        public List<Message> notes(List<Edit> edits) {
            List<Message> notes = new ArrayList<>();
            notes.add(Message.of("change.http-deployment.note"));
            pending.ifPresent(all -> {
                all.stream().limit(MOST_LINES)
                        .forEach(one -> notes.add(Message.of("change.http-deployment.line", one.line())));
                if (all.size() > MOST_LINES) {
                    notes.add(Message.of("change.http-deployment.more", all.size() - MOST_LINES));
                }
            });
            return List.copyOf(notes);
        }
    }
}
