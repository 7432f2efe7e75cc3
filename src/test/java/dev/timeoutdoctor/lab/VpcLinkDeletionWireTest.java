package dev.timeoutdoctor.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.VpcLinkStatus;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.ConflictException;

/** VPC links that somebody deletes: which may go, and what is refused meanwhile. */
class VpcLinkDeletionWireTest {

    private static PatchOperation connection(String link) {
        return PatchOperation.builder().op(Op.REPLACE).path("/connectionId").value(link).build();
    }

    @Test
    void aLinkOfTheFirstKindGoesOnlyWhereNoMethodNamesIt() {
        HandClock clock = new HandClock();
        try (Clients clients = Clients.onLab("link-has-failed", clock)) {
            ApiGatewayClient gateway = clients.apiGateway();
            BadRequestException refused = assertThrows(BadRequestException.class,
                    () -> gateway.deleteVpcLink(r -> r.vpcLinkId("o9l1d3")));
            assertEquals("Cannot delete vpc link. Vpc link 'o9l1d3', is referenced in [GET:x6c8v0, GET:x6c8v0:prod] "
                    + "in format of [Method:Resource:Stage].", refused.awsErrorDetails().errorMessage());

            gateway.deleteVpcLink(r -> r.vpcLinkId("n7e2w4"));
            assertEquals(VpcLinkStatus.DELETING, gateway.getVpcLink(r -> r.vpcLinkId("n7e2w4")).status());
            gateway.updateIntegration(r -> r.restApiId("l8i0n2k4f6").resourceId("x6c8v0").httpMethod("GET")
                    .patchOperations(connection("n7e2w4")));
            assertEquals(409, assertThrows(software.amazon.awssdk.services.apigateway.model.ConflictException.class,
                    () -> gateway.createDeployment(r -> r.restApiId("l8i0n2k4f6").stageName("prod"))).statusCode());

            clock.pass(Duration.ofSeconds(1));
            assertThrows(NotFoundException.class, () -> gateway.getVpcLink(r -> r.vpcLinkId("n7e2w4")));
        }
    }

    @Test
    void aLinkOfTheSecondKindGoesWhileItIsUsedAndNothingIsDeployedOverIt() {
        try (Clients clients = Clients.onLab("change-never-went-live", new HandClock())) {
            ApiGatewayV2Client gateway = clients.apiGatewayV2();
            gateway.deleteVpcLink(r -> r.vpcLinkId("wh3l5k"));
            assertEquals("DELETING", gateway.getVpcLink(r -> r.vpcLinkId("wh3l5k")).vpcLinkStatusAsString());
            assertEquals(409, assertThrows(ConflictException.class,
                    () -> gateway.createDeployment(r -> r.apiId("w9a1r3e5h7").stageName("live"))).statusCode());
        }
    }
}
