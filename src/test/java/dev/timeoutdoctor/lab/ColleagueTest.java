package dev.timeoutdoctor.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;

class ColleagueTest {

    @Test
    void colleaguesTimeoutIsWhatTheNextCallReads() {
        try (Clients clients = Clients.onLab("model-answers-late")) {
            clients.lab().colleague(
                    new Colleague.IntegrationTimeout("m0d3l5a7s9", "q8w6e4", "POST", Duration.ofMillis(12_345)));

            assertEquals(12_345, clients.apiGateway().getIntegration(
                    r -> r.restApiId("m0d3l5a7s9").resourceId("q8w6e4").httpMethod("POST")).timeoutInMillis());
        }
    }

    @Test
    void revisionReadBeforeAColleaguesEditIsRefused() {
        try (Clients clients = Clients.onLab("starved-of-memory")) {
            String read = clients.lambda().getFunctionConfiguration(r -> r.functionName("render-invoice"))
                    .revisionId();
            clients.lab().colleague(new Colleague.FunctionMemory("render-invoice", 512));

            assertThrows(PreconditionFailedException.class, () -> clients.lambda()
                    .updateFunctionConfiguration(r -> r.functionName("render-invoice").timeout(25).revisionId(read)));
            assertEquals(512, clients.lambda().getFunctionConfiguration(r -> r.functionName("render-invoice"))
                    .memorySize());
        }
    }

    @Test
    void colleagueMovesAStageToADeploymentThatThereIs() {
        try (Clients clients = Clients.onLab("raised-never-deployed")) {
            var api = clients.apiGateway().getRestApis().items().getFirst();
            String stage = clients.apiGateway().getStages(r -> r.restApiId(api.id())).item().getFirst().stageName();
            String made = clients.apiGateway().createDeployment(r -> r.restApiId(api.id())).id();
            clients.lab().colleague(new Colleague.StageDeployment(api.id(), stage, made));

            assertEquals(made, clients.apiGateway().getStage(r -> r.restApiId(api.id()).stageName(stage))
                    .deploymentId());
            assertThrows(IllegalArgumentException.class,
                    () -> clients.lab().colleague(new Colleague.StageDeployment(api.id(), stage, "nothing")));
        }
    }

    @Test
    void everythingThatAColleagueChangesHasItsWordsInAScenario() throws Exception {
        Map<String, Colleague> edits = new LinkedHashMap<>();
        edits.put("'integration-timeout', 'apiId': 'a', 'resourceId': 'r', 'method': 'GET', 'timeout': 'PT5S'",
                new Colleague.IntegrationTimeout("a", "r", "GET", Duration.ofSeconds(5)));
        edits.put("'stage-deployment', 'apiId': 'a', 'stage': 'prod', 'deploymentId': 'd'",
                new Colleague.StageDeployment("a", "prod", "d"));
        edits.put("'http-integration-timeout', 'apiId': 'a', 'integrationId': 'i', 'timeout': 'PT5S'",
                new Colleague.HttpIntegrationTimeout("a", "i", Duration.ofSeconds(5)));
        edits.put("'http-integration-loss', 'apiId': 'a', 'integrationId': 'i'",
                new Colleague.HttpIntegrationLoss("a", "i"));
        edits.put("'http-stage-log', 'apiId': 'a', 'stage': 'live', 'destinationArn': 'arn', 'format': 'f'",
                new Colleague.HttpStageLog("a", "live", "arn", "f"));
        edits.put("'function-memory', 'function': 'f', 'megabytes': 512", new Colleague.FunctionMemory("f", 512));
        edits.put("'alias-version', 'function': 'f', 'alias': 'live', 'version': '2'",
                new Colleague.AliasVersion("f", "live", "2"));
        edits.put("'alarm', 'name': 'slow', 'members': {'Threshold':1000}",
                new Colleague.Alarm("slow", "{\"Threshold\":1000}"));
        edits.put("'log-retention', 'group': '/g', 'days': 90", new Colleague.LogRetention("/g", 90));
        edits.put("'subscription-filter', 'group': '/g', 'name': 'n', 'destinationArn': 'arn'",
                new Colleague.SubscriptionFilter("/g", "n", "arn"));
        edits.put("'balancer-attribute', 'balancer': 'b', 'key': 'k', 'value': 'v'",
                new Colleague.BalancerAttribute("b", "k", "v"));
        edits.put("'health-check-path', 'targetGroup': 't', 'path': '/p'", new Colleague.HealthCheckPath("t", "/p"));
        edits.put("'vpc-link-deletion', 'link': 'l'", new Colleague.VpcLinkDeletion("l"));

        String visits = edits.keySet().stream().map(edit -> "{'after': 'GetStage', 'changes': " + edit + "}")
                .collect(Collectors.joining(",", ", \"visits\": [", "]}")).replace('\'', '"');
        try (InputStream file = Scenarios.class.getResourceAsStream("scenarios/no-way-out.json")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8).strip();
            Scenario read = ScenarioReader.read("x", text.substring(0, text.length() - 1) + visits);
            assertEquals(List.copyOf(edits.values()), read.visits().stream().map(Scenario.Visit::edit).toList());
        }
        assertEquals(edits.size(), Colleague.class.getPermittedSubclasses().length);
    }
}
