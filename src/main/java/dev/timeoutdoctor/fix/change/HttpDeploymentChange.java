package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.fix.ApiContext;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.DeploymentDraft;
import dev.timeoutdoctor.fix.DeploymentPreview;
import dev.timeoutdoctor.fix.Expected;
import dev.timeoutdoctor.fix.HttpCalls;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Message;
import java.util.List;
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
        ApiContext context = ApiContext.of(reading.evidence()).orElseThrow();
        return switch (DeploymentPreview.of(context, reading.mark(), reading.look())) {
            case DeploymentPreview.CouldNotRead unread -> new Offer.CouldNotRead(unread.read(), unread.observed());
            case DeploymentPreview.Ready ready -> offer(new Deploying(reading, ready.draft()));
        };
    }

    private static Offer offer(Deploying recipe) {
        String stage = recipe.route().stage();
        JsonNode now = recipe.draft().stage();
        if (now.path("AutoDeploy").asBoolean(false)) {
            String failure = Json.text(now, "LastDeploymentStatusMessage");
            return new Offer.NotHere(failure.isEmpty()
                    ? Message.of("change.http-deployment.by-itself", stage)
                    : Message.of("change.http-deployment.by-itself-said", stage, failure));
        }
        Edit edit = Edit.of(EDIT, HttpCalls.getStage(recipe.route()), now,
                List.of("StageName", "DeploymentId", DESCRIPTION), Set.of(DESCRIPTION));
        ObjectNode goal = edit.goal().deepCopy();
        goal.put(DESCRIPTION, recipe.reading().mark());
        return new Offer.Ready(Draft.of(recipe, recipe.reading().ways(), List.of(edit.to(goal))));
    }

    /**
     * The change while it is edited.
     *
     * @param draft what it would publish
     */
    private record Deploying(Reading reading, DeploymentDraft draft) implements Recipe {

        private Route route() {
            return draft.context().route();
        }

        @Override
        public ChangeKind kind() {
            return ChangeKind.HTTP_DEPLOYMENT;
        }

        @Override
        public Place place() {
            return reading.stage(route());
        }

        @Override
        public Message title(List<Edit> edits) {
            return Message.of("fix.title.deployment", reading.apiName(), route().stage());
        }

        @Override
        public List<Field> fields() {
            return List.of(new Field("description", Message.of("change.http-deployment.field"), EDIT,
                    "/" + DESCRIPTION, new Field.Line(Field.OURS)));
        }

        @Override
        public List<Problem> problems(List<Edit> edits) {
            return draft.problems();
        }

        @Override
        public List<Message> notes(List<Edit> edits) {
            return List.of(Message.of("change.http-deployment.note"));
        }

        @Override
        public List<Expected> unchanged(List<Edit> edits) {
            return draft.held();
        }

        @Override
        public Optional<DeploymentDraft> publishes() {
            return Optional.of(draft);
        }
    }
}
