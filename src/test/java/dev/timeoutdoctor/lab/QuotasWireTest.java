package dev.timeoutdoctor.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.NoSuchResourceException;
import software.amazon.awssdk.services.servicequotas.model.RequestStatus;
import software.amazon.awssdk.services.servicequotas.model.RequestedServiceQuotaChange;
import software.amazon.awssdk.services.servicequotas.model.ResourceAlreadyExistsException;

/** A request for a longer timeout: how it goes on, and what it allows once it is granted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuotasWireTest {

    private static final String TIMEOUT = "L-E5AE38E3";

    private final HandClock clock = new HandClock();
    @RegisterExtension
    private final Clients clients = Clients.onLab("model-answers-late", clock);
    private final ServiceQuotasClient quotas = clients.quotas();

    private String request(double millis) {
        return quotas.requestServiceQuotaIncrease(
                r -> r.serviceCode("apigateway").quotaCode(TIMEOUT).desiredValue(millis)).requestedQuota().id();
    }

    private RequestStatus status(String id) {
        return change(id).status();
    }

    private RequestedServiceQuotaChange change(String id) {
        return quotas.getRequestedServiceQuotaChange(r -> r.requestId(id)).requestedQuota();
    }

    private void raise() {
        clients.apiGateway().updateIntegration(r -> r.restApiId("m0d3l5a7s9").resourceId("q8w6e4").httpMethod("POST")
                .patchOperations(PatchOperation.builder().op(Op.REPLACE).path("/timeoutInMillis").value("60000")
                        .build()));
    }

    @Test
    void requestIsPendingThenACaseThenApprovedAndOnlyThenCounts() {
        String id = request(60_000);
        assertEquals(RequestStatus.PENDING, status(id));
        clock.pass(Duration.ofMillis(10));
        assertEquals(RequestStatus.CASE_OPENED, status(id));
        assertThrows(BadRequestException.class, this::raise);
        clock.pass(Duration.ofMillis(40));
        raise();

        assertEquals(RequestStatus.APPROVED, status(id));
        assertEquals(60_000, quotas.getServiceQuota(r -> r.serviceCode("apigateway").quotaCode(TIMEOUT)).quota()
                .value());
        assertEquals(id, quotas.listRequestedServiceQuotaChangeHistoryByQuota(
                r -> r.serviceCode("apigateway").quotaCode(TIMEOUT)).requestedQuotas().getFirst().id());
    }

    @Test
    void secondRequestWaitsUntilTheFirstIsDecided() {
        request(60_000);
        assertThrows(ResourceAlreadyExistsException.class, () -> request(90_000));
        clock.pass(Duration.ofSeconds(1));
        String second = request(90_000);
        clock.pass(Duration.ofSeconds(1));

        assertEquals(RequestStatus.APPROVED, status(second));
    }

    @Test
    void requestForMoreThanWasEverReportedIsDeniedAndAnotherMayFollow() {
        String id = request(600_000);
        clock.pass(Duration.ofMillis(10));
        String caseId = change(id).caseId();
        assertTrue(caseId.matches("\\d+"), caseId);
        clock.pass(Duration.ofDays(1));

        assertEquals("DENIED " + caseId, change(id).statusAsString() + " " + change(id).caseId());
        assertThrows(NoSuchResourceException.class,
                () -> quotas.getServiceQuota(r -> r.serviceCode("apigateway").quotaCode(TIMEOUT)));
        assertEquals(RequestStatus.PENDING, status(request(60_000)));
        assertThrows(NoSuchResourceException.class, () -> status("0123456789abcdef0123456789abcdef"));
    }

    @Test
    void requestThatMayHaveNoSupportCaseIsNotApproved() {
        String id = quotas.requestServiceQuotaIncrease(r -> r.serviceCode("apigateway").quotaCode(TIMEOUT)
                .desiredValue(60_000.0).supportCaseAllowed(false)).requestedQuota().id();
        clock.pass(Duration.ofDays(1));

        assertEquals("NOT_APPROVED null", change(id).statusAsString() + " " + change(id).caseId());
    }

    @Test
    void scenarioDecidesHowARequestEnds() {
        try (Clients other = Clients.onLab("job-kept-waiting", clock)) {
            RequestedServiceQuotaChange before = other.quotas().listRequestedServiceQuotaChangeHistoryByQuota(
                    r -> r.serviceCode("apigateway").quotaCode(TIMEOUT)).requestedQuotas().getFirst();
            assertEquals("DENIED 7391048256 180000.0",
                    before.statusAsString() + " " + before.caseId() + " " + before.desiredValue());
            String id = other.quotas().requestServiceQuotaIncrease(
                    r -> r.serviceCode("apigateway").quotaCode(TIMEOUT).desiredValue(60_000.0)).requestedQuota().id();
            clock.pass(Duration.ofDays(1));
            assertEquals(RequestStatus.CASE_CLOSED, other.quotas()
                    .getRequestedServiceQuotaChange(r -> r.requestId(id)).requestedQuota().status());
        }
    }
}
