package dev.timeoutdoctor.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
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
}
