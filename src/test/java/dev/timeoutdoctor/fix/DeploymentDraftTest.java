package dev.timeoutdoctor.fix;

import static dev.timeoutdoctor.fix.Samples.words;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.text.Texts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DeploymentDraftTest {

    private final FakeAws aws = new FakeAws();
    private final ObjectNode stage = FakeAws.object("{\"stageName\": \"prod\", \"deploymentId\": \"d1\"}");

    private DeploymentDraft draft(Observed<JsonNode> export) {
        return Samples.deployment(stage, aws.resources(), export, "raise");
    }

    private List<String> pending() {
        Texts texts = Texts.english();
        return draft(FakeAws.seen(aws.export())).pending().orElseThrow().stream().map(one -> texts.of(one.text()))
                .toList();
    }

    @Test
    void anApiThatWasNotEditedHasNothingPending() {
        assertEquals(List.of(), pending());
        assertEquals(List.of("WARNING target: No difference was found between what stage prod "
                + "serves and the API as it is. Not compared, though a deployment publishes it too: how authorizers work, "
                + "request validators, what models say, gateway responses, the resource policy, binary media types and "
                + "documentation."),
                words(draft(FakeAws.seen(aws.export())).problems()));
    }

    private DeploymentDraft preview() {
        return ((DeploymentPreview.Ready) DeploymentPreview.of(Samples.context(Samples.quota(29_000)), "raise",
                aws::read)).draft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/carts/1"})
    void nothingIsDeployedWhileAnIntegrationUsesALinkThatIsBeingDeleted(String target) {
        aws.links.put("f2a4r6", "DELETING");
        for (String used : List.of("f2a4r6", "f3a5r7")) {
            aws.carts.put("connectionId", used).put("integrationTarget", target);
            DeploymentDraft draft = preview();
            assertEquals(used.equals("f2a4r6"), draft.problems()
                    .contains(Problem.error(Problem.TARGET, "fix.problem.leaving-link", "f2a4r6")));
            assertEquals(used.equals("f2a4r6"), draft.change().isEmpty());
        }
    }

    @Test
    void eachLinkIsAskedForOnceAndMustStayAsItIs() {
        aws.orders.put("connectionId", "f3a5r7");
        aws.carts.put("connectionId", "f3a5r7");
        Change change = preview().change().orElseThrow();
        assertEquals(List.of("GetVpcLink"), aws.reads.stream().filter("GetVpcLink"::equals).toList());
        Expected link = change.unchanged().getLast();
        assertEquals(new Expected(Calls.getVpcLink("us-east-1", "f3a5r7"), List.of("status"),
                Json.object().put("status", "AVAILABLE")), link);
    }

    @Test
    void aLinkThatCouldNotBeLookedAtIsSaidAndPreventsNothing() {
        aws.carts.put("connectionId", "f3a5r7");
        aws.orders.put("connectionId", "${stageVariables.link}");
        aws.brokenReads.put("GetVpcLink", FakeAws.failed(FailureKind.TIMED_OUT));
        DeploymentDraft draft = preview();
        assertEquals(List.of(
                "WARNING target: Whether the VPC link ${stageVariables.link} is being deleted is not known. Not asked, since "
                        + "the integration names stage variables that the stage does not set: link. While one is "
                        + "DELETING, API Gateway deploys nothing that uses it (AWS: API Gateway API reference, VpcLink).",
                "WARNING target: Whether the VPC link f3a5r7 is being deleted is not known. There was no answer in time. "
                        + "While one is DELETING, API Gateway deploys nothing that uses it (AWS: API Gateway API "
                        + "reference, VpcLink)."),
                words(draft.problems()));
        assertEquals(true, draft.change().isPresent());
    }

    @Test
    void aColleaguesEditIsShownBesideOnesOwn() {
        Change own = Samples.raise(aws);
        aws.write(own.calls().get(0));
        aws.carts.put("uri", "https://new.example.com");
        assertEquals(List.of("GET /carts: uri from https://carts.example.com to https://new.example.com",
                "POST /orders: timeoutInMillis from 3000 to 10000"), pending());
        assertEquals(
                List.of(new PendingChange(PendingChange.Kind.CHANGED, "GET /carts", "uri",
                        "https://carts.example.com", "https://new.example.com")),
                draft(FakeAws.seen(aws.export())).pendingBesides(List.of(own)).orElseThrow());
    }

    @Test
    void editsOfWhatTheGatewayDoesWithRequestsAndAnswersAreShown() {
        ObjectNode resources = (ObjectNode) aws.resources();
        ObjectNode post = (ObjectNode) resources.at("/items/0/resourceMethods/POST");
        post.putObject("requestParameters").put("method.request.header.X-Tenant", true);
        ((ObjectNode) post.path("methodIntegration")).putObject("tlsConfig").put("insecureSkipVerification", true);
        ((ObjectNode) post.path("methodIntegration")).putArray("cacheKeyParameters").add("method.request.header.X");
        DeploymentDraft draft = Samples.deployment(stage, resources,
                FakeAws.seen(aws.export()), "");
        assertEquals(List.of("cacheKeyParameters", "methodRequestParameters", "tlsConfig"),
                draft.pending().orElseThrow().stream().map(PendingChange::setting).toList());
    }

    @Test
    void aNewMethodAndADeletedOneAreShown() {
        ObjectNode resources = (ObjectNode) aws.resources();
        ((ObjectNode) resources.path("items").path(1)).put("path", "/baskets");
        DeploymentDraft draft = Samples.deployment(stage, resources,
                FakeAws.seen(aws.export()), "");
        assertEquals(List.of(new PendingChange(PendingChange.Kind.ADDED, "GET /baskets", "", "", ""),
                new PendingChange(PendingChange.Kind.REMOVED, "GET /carts", "", "", "")),
                draft.pending().orElseThrow());
    }

    @Test
    void anExportInAnotherSpellingIsTheSame() {
        ObjectNode export = (ObjectNode) aws.export();
        ObjectNode integration = (ObjectNode) export.at("/paths/~1orders/post/x-amazon-apigateway-integration");
        integration.put("passthroughBehavior", "when_no_match").put("connectionType", "INTERNET");
        ((ObjectNode) export.at("/paths/~1carts/get/x-amazon-apigateway-integration")).remove("timeoutInMillis");
        ObjectNode asText = FakeAws.JSON.createObjectNode().put("body", export.toString());
        assertEquals(Optional.of(List.of()), draft(FakeAws.seen(export)).pending());
        assertEquals(Optional.of(List.of()), draft(FakeAws.seen(asText)).pending());
    }

    @Test
    void anApiKeyAndAnAuthorizerAreCompared() {
        ObjectNode resources = (ObjectNode) aws.resources();
        ((ObjectNode) resources.at("/items/0/resourceMethods/POST")).put("apiKeyRequired", true)
                .put("authorizationType", "CUSTOM");
        ObjectNode export = (ObjectNode) aws.export();
        ObjectNode schemes = export.putObject("components").putObject("securitySchemes");
        schemes.putObject("api_key").put("type", "apiKey").put("name", "x-api-key");
        schemes.putObject("jwt").put("type", "apiKey").put("x-amazon-apigateway-authtype", "custom");
        DeploymentDraft draft = Samples.deployment(stage, resources, FakeAws.seen(export), "");
        assertEquals(List.of(
                new PendingChange(PendingChange.Kind.CHANGED, "POST /orders", "apiKeyRequired", "false", "true"),
                new PendingChange(PendingChange.Kind.CHANGED, "POST /orders", "authorization", "open", "authorized")),
                draft.pending().orElseThrow());
        ObjectNode post = (ObjectNode) export.at("/paths/~1orders/post");
        post.putArray("security").addObject().putArray("api_key");
        post.withArray("security").addObject().putArray("jwt");
        assertEquals(List.of(), draft.pending().orElseThrow());
    }

    @Test
    void whereTheExportCannotBeReadWhatIsPendingIsNotKnown() {
        DeploymentDraft draft = draft(FakeAws.failed(FailureKind.REFUSED));
        assertEquals(Optional.empty(), draft.pending());
        assertEquals(List.of("WARNING target: What the stage serves now could not be read, so what else this "
                + "deployment publishes is not known."), words(draft.problems()));
    }

    @Test
    void aStageWithACanaryIsNotDeployed() {
        aws.carts.put("uri", "https://new.example.com");
        stage.putObject("canarySettings").put("percentTraffic", 0.0).put("deploymentId", "d7");
        DeploymentDraft draft = draft(FakeAws.seen(aws.export()));
        assertEquals(List.of("ERROR target: Stage prod has a canary, which gives part of its traffic to another "
                + "deployment. AWS does not say to which of the two a deployment goes then, so none is made from here "
                + "(unverified; a rule of this program). "
                + "Promote the canary or remove it first."), words(draft.problems()));
        assertEquals(Optional.empty(), draft.change());
        assertEquals("", draft.cli(Optional.empty()));
    }

    @Test
    void theCommandNamesTheDescription() {
        assertEquals("""
                     aws apigateway create-deployment \\
                       --rest-api-id a1b2c3d4e5 \\
                       --stage-name prod \\
                       --description 'two words' \\
                       --region us-east-1""",
                draft(FakeAws.seen(aws.export())).withDescription("two words").cli(Optional.empty()));
    }

    @Test
    void whatMayBeAKeyIsHiddenFromWhoeverReadsTheList() {
        assertEquals(new PendingChange(PendingChange.Kind.CHANGED, "GET /carts", "requestParameters",
                "header.x-api-key '(hidden)'", "header.x-api-key '(hidden)'"),
                new PendingChange(PendingChange.Kind.CHANGED, "GET /carts", "requestParameters",
                        "header.x-api-key 'SECRET-1'", "header.x-api-key 'SECRET-2'").hidden());
        assertEquals(new PendingChange(PendingChange.Kind.CHANGED, "GET /carts", "uri", "https://carts.example.com",
                "(hidden)"),
                new PendingChange(PendingChange.Kind.CHANGED, "GET /carts", "uri", "https://carts.example.com",
                        "https://carts.example.com?token=SECRET").hidden());
    }
}
