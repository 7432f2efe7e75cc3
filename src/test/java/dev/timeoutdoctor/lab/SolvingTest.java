package dev.timeoutdoctor.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;

/** Each scenario from broken to solved, over the wire alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SolvingTest {

    private final Clients clients = Clients.onLab("orders-three-seconds");

    @AfterAll
    void stopLab() {
        clients.close();
    }

    @Test
    void ordersGoThroughOnceTheTimeoutIsRaisedAndDeployed() throws Exception {
        begin("orders-three-seconds", "5 of 5 orders still fail: POST /orders answered 504 after 3.0 s.");

        raise("a1b2c3d4e5", "k3m5p7", "12000");
        assertFalse(clients.lab().grade().solved());
        deploy("a1b2c3d4e5");

        assertSolved("All five orders went through, and nothing else got worse.");
    }

    @Test
    void reportsArriveOnceTheChangeIsDeployed() throws Exception {
        begin("raised-never-deployed", "5 of 5 reports still fail: GET /reports/2025 answered 504 after 10.0 s.");

        deploy("q7r8s9t0u1");

        assertSolved("All five reports arrived: prod now runs what the console shows.");
    }

    @Test
    void invoicesArriveOnceTheFunctionHasMemory() throws Exception {
        begin("starved-of-memory", "5 of 5 invoices still fail: POST /invoices answered 504 after 29.0 s.");

        assertThrows(BadRequestException.class, () -> raise("b5i6l7n8g9", "r5t1y9", "60000"));
        clients.lambda().updateFunctionConfiguration(r -> r.functionName("render-invoice").memorySize(1024));
        while (clients.lambda().getFunctionConfiguration(r -> r.functionName("render-invoice"))
                .lastUpdateStatus() == LastUpdateStatus.IN_PROGRESS) {
            Thread.onSpinWait();
        }

        assertSolved("All five invoices arrived in time.");
    }

    @Test
    void resetBringsTheProblemBack() throws Exception {
        clients.lab().switchTo(Scenarios.byId("raised-never-deployed"));
        deploy("q7r8s9t0u1");
        assertTrue(clients.lab().grade().solved());

        clients.lab().reset();

        assertFalse(clients.lab().grade().solved());
    }

    private void begin(String scenario, String missing) throws Exception {
        clients.lab().switchTo(Scenarios.byId(scenario));
        Grade grade = clients.lab().grade();
        assertEquals(missing, grade.summary());
        assertFalse(grade.solved());
        assertEquals(6, grade.answers().size());
    }

    private void assertSolved(String summary) throws Exception {
        Grade grade = clients.lab().grade();
        assertEquals(summary, grade.summary(), grade.toString());
        assertTrue(grade.solved());
    }

    private void raise(String api, String resource, String millis) {
        clients.apiGateway().updateIntegration(
                r -> r.restApiId(api).resourceId(resource).httpMethod("POST").patchOperations(
                        PatchOperation.builder().op(Op.REPLACE).path("/timeoutInMillis").value(millis).build()));
    }

    private void deploy(String api) {
        clients.apiGateway().createDeployment(r -> r.restApiId(api).stageName("prod"));
    }
}
