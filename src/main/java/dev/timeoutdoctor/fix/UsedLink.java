package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.StageVariables;
import dev.timeoutdoctor.text.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A VPC link through which an integration of a REST API leads as edited. AWS deploys nothing while it is DELETING (AWS: API Gateway API
 * reference, VpcLink).
 *
 * @param id as the integration and the stage's variables write it
 * @param read the question that tells how it is
 * @param observed what came of that question
 */
record UsedLink(String id, AwsCall read, Observed<JsonNode> observed) {

    /**
     * Every link that an API uses, each asked for once.
     *
     * @param stage GetStage's answer
     * @param resources the answer to GetResources with {@code embed=methods}
     * @param look asks AWS
     */
    static List<UsedLink> of(Route route, JsonNode stage, JsonNode resources,
            Function<AwsCall, Observed<JsonNode>> look) {
        Map<String, String> variables = new HashMap<>();
        stage.path("variables").properties().forEach(one -> variables.put(one.getKey(), one.getValue().asString("")));
        return Definitions.integrations(resources).filter(one -> !Json.text(one, "connectionId").isEmpty())
                .map(one -> unseen(route, one, variables)).distinct().map(link -> link.seenBy(look)).toList();
    }

    /** An integration with a target of its own leads through a link of version 2 (AWS: API Gateway API reference, Integration). */
    private static UsedLink unseen(Route route, JsonNode integration, Map<String, String> variables) {
        String id = StageVariables.fill(Json.text(integration, "connectionId"), variables);
        AwsCall read = Json.text(integration, "integrationTarget").isEmpty()
                ? Calls.getVpcLink(route.region(), id)
                : HttpCalls.getVpcLink(route.region(), id);
        return new UsedLink(id, read,
                new Observed.NotAsked<>(Message.of("collect.cannot.stage-variable", StageVariables.in(id))));
    }

    private UsedLink seenBy(Function<AwsCall, Observed<JsonNode>> look) {
        return StageVariables.in(id).isEmpty() ? new UsedLink(id, read, look.apply(read)) : this;
    }

    private String member() {
        return read.service().equals("apigatewayv2") ? "VpcLinkStatus" : "status";
    }

    /** Why a deployment may fail on it; empty where it is seen and stays. */
    Optional<Problem> problem() {
        if (observed.seen().isEmpty()) {
            return Optional
                    .of(Problem.warning(Problem.TARGET, "fix.problem.link-unseen", id, Failures.sentence(observed)));
        }
        return observed.seen().filter(link -> Json.text(link, member()).equals("DELETING"))
                .map(_ -> Problem.error(Problem.TARGET, "fix.problem.leaving-link", id));
    }

    /** What must still be so for a deployment; empty where it was not seen. */
    Optional<Expected> held() {
        return observed.seen()
                .map(link -> new Expected(read, List.of(member()), Json.project(link, List.of(member()))));
    }
}
