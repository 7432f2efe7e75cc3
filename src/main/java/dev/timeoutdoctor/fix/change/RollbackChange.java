package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Deployments.Deployment;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.answer.HttpApiAnswers;
import dev.timeoutdoctor.evidence.answer.RestApiAnswers;
import dev.timeoutdoctor.fix.Calls;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.HttpCalls;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.text.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An earlier deployment, served again by its stage. The working copy keeps every edit (AWS: API Gateway developer guide, set up
 * deployments). A stage of an HTTP or WebSocket API takes another deployment only while it does not deploy by itself (AWS: API Gateway
 * v2 API reference, UpdateStage, DeploymentId), and only a deployment that AWS has finished.
 */
final class RollbackChange implements ChangeType {

    private static final String EDIT = "stage";
    /** So many deployments are told apart; older ones are rarely meant. */
    private static final int TOLD = 5;

    @Override
    public ChangeKind kind() {
        return ChangeKind.ROLLBACK;
    }

    @Override
    public Offer offer(Reading reading) {
        Optional<Route> route = reading.route();
        if (route.isEmpty()) {
            return new Offer.NotHere(Message.of("change.rollback.no-stage"));
        }
        Terms terms = Terms.of(route.get());
        return Looked.at(reading, terms.stage(), stage -> stage.path("AutoDeploy").asBoolean(false)
                ? new Offer.NotHere(Message.of("change.rollback.by-itself", route.get().stage()))
                : Looked.at(reading, terms.deployments(), answer -> servable(route.get(), answer),
                        all -> offer(reading, route.get(), terms, stage, all)));
    }

    /**
     * A stage in the words of its service.
     *
     * @param name the member with its name
     * @param deployment the member with the deployment that it serves
     */
    private record Terms(AwsCall stage, AwsCall deployments, String name, String deployment) {

        static Terms of(Route route) {
            return switch (route.apiType()) {
                case REST -> new Terms(Calls.getStage(route),
                        AwsCall.of("apigateway", "GetDeployments", route.region(),
                                Map.of("restApiId", route.apiId(), "limit", 500)),
                        "stageName", "deploymentId");
                case HTTP, WEBSOCKET -> new Terms(HttpCalls.getStage(route), HttpCalls.getDeployments(route),
                        "StageName", "DeploymentId");
            };
        }
    }

    /** The deployments that can be served, newest first. */
    private static List<Deployment> servable(Route route, JsonNode answer) {
        return route.apiType() == ApiType.REST
                ? RestApiAnswers.deployments(answer).deployments()
                : HttpApiAnswers.deployments(answer).deployments().stream()
                        .filter(one -> one.status().equals("DEPLOYED")).toList();
    }

    private static Message told(Deployment one) {
        return one.description().isEmpty()
                ? Message.of("change.rollback.deployment", one.id(), one.createdAt())
                : Message.of("change.rollback.deployment-said", one.id(), one.createdAt(), one.description());
    }

    private static Offer offer(Reading reading, Route route, Terms terms, JsonNode stage, List<Deployment> all) {
        String present = Json.text(stage, terms.deployment());
        Instant since = all.stream().filter(one -> one.id().equals(present)).map(Deployment::createdAt).findFirst()
                .orElse(Instant.MAX);
        Optional<Deployment> before = all.stream().filter(one -> one.createdAt().isBefore(since)).findFirst();
        if (before.isEmpty()) {
            return new Offer.NotHere(Message.of("change.rollback.none", route.stage()));
        }
        Edit edit = Edit.of(EDIT, terms.stage(), stage, List.of(terms.name(), terms.deployment()),
                Set.of(terms.deployment()));
        ObjectNode goal = edit.goal().deepCopy();
        goal.put(terms.deployment(), before.get().id());
        return new Offer.Ready(
                Draft.of(new Back(reading, route, terms.deployment(), all), reading.ways(), List.of(edit.to(goal))));
    }

    /**
     * The change while it is edited.
     *
     * @param deployment the stage's member with the deployment that it serves
     */
    private record Back(Reading reading, Route route, String deployment, List<Deployment> all) implements Recipe {

        @Override
        public ChangeKind kind() {
            return ChangeKind.ROLLBACK;
        }

        @Override
        public Place place() {
            return reading.stage(route);
        }

        @Override
        public Message title(List<Edit> edits) {
            return Message.of("change.rollback.title", place().label(), Json.text(edits.get(0).goal(), deployment));
        }

        @Override
        public List<Field> fields() {
            return List.of(new Field("deployment", Message.of("change.rollback.field"), EDIT, "/" + deployment,
                    new Field.OneOf(all.stream().map(Deployment::id).toList(), "AWS: the answer to GetDeployments")));
        }

        @Override
        public List<Message> notes(List<Edit> edits) {
            return Stream.concat(Stream.of(Message.of("change.rollback.note")),
                    all.stream().limit(TOLD).map(RollbackChange::told)).toList();
        }
    }
}
