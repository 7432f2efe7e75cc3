package dev.timeoutdoctor.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyConfigNotFoundException;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyStatusEnum;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** What stands beside a function's own settings: concurrency, aliases, versions and asynchronous calls. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunctionSettingsWireTest {

    private static final String FUNCTION = "search";

    private final HandClock clock = new HandClock();
    @RegisterExtension
    private final Clients clients = Clients.onLab("fixed-but-not-called", clock);
    private final LambdaClient lambda = clients.lambda();

    private GetFunctionEventInvokeConfigResponse eventInvoke() {
        return lambda.getFunctionEventInvokeConfig(r -> r.functionName(FUNCTION));
    }

    @Test
    void settingsForAsynchronousCallsAreWrittenKeptReplacedAndDeleted() {
        String before = LabState.of(clients.lab());
        String failed = "arn:aws:sqs:us-east-1:123456789012:failed";
        assertThrows(ResourceNotFoundException.class, this::eventInvoke);
        assertThrows(ResourceNotFoundException.class,
                () -> lambda.updateFunctionEventInvokeConfig(r -> r.functionName(FUNCTION).maximumRetryAttempts(1)));

        lambda.putFunctionEventInvokeConfig(r -> r.functionName(FUNCTION).maximumRetryAttempts(0)
                .destinationConfig(d -> d.onFailure(f -> f.destination(failed))));
        lambda.updateFunctionEventInvokeConfig(r -> r.functionName(FUNCTION).maximumEventAgeInSeconds(60));
        assertEquals("0 60 " + failed, eventInvoke().maximumRetryAttempts() + " "
                + eventInvoke().maximumEventAgeInSeconds() + " "
                + eventInvoke().destinationConfig().onFailure().destination());

        lambda.putFunctionEventInvokeConfig(r -> r.functionName(FUNCTION).maximumEventAgeInSeconds(21_600));
        assertEquals("null 21600 null", eventInvoke().maximumRetryAttempts() + " "
                + eventInvoke().maximumEventAgeInSeconds() + " "
                + eventInvoke().destinationConfig().onFailure().destination());

        lambda.deleteFunctionEventInvokeConfig(r -> r.functionName(FUNCTION));
        assertThrows(ResourceNotFoundException.class,
                () -> lambda.deleteFunctionEventInvokeConfig(r -> r.functionName(FUNCTION)));
        assertEquals(before, LabState.of(clients.lab()));
    }

    @Test
    void settingsForAsynchronousCallsKeepTheirRanges() {
        assertThrows(InvalidParameterValueException.class,
                () -> lambda.putFunctionEventInvokeConfig(r -> r.functionName(FUNCTION).maximumRetryAttempts(3)));
        assertThrows(InvalidParameterValueException.class,
                () -> lambda.putFunctionEventInvokeConfig(r -> r.functionName(FUNCTION).maximumEventAgeInSeconds(59)));
        assertThrows(InvalidParameterValueException.class, () -> lambda
                .putFunctionEventInvokeConfig(r -> r.functionName(FUNCTION).maximumEventAgeInSeconds(21_601)));
    }

    private ProvisionedConcurrencyStatusEnum provisioned() {
        return lambda.getProvisionedConcurrencyConfig(r -> r.functionName(FUNCTION).qualifier("live")).status();
    }

    @Test
    void provisionedConcurrencyIsReadyAfterAWhileAndCanGo() {
        String before = LabState.of(clients.lab());
        assertThrows(ProvisionedConcurrencyConfigNotFoundException.class, this::provisioned);
        lambda.putProvisionedConcurrencyConfig(
                r -> r.functionName(FUNCTION).qualifier("live").provisionedConcurrentExecutions(4));

        assertEquals(ProvisionedConcurrencyStatusEnum.IN_PROGRESS, provisioned());
        clock.pass(Duration.ofSeconds(5));
        assertEquals(ProvisionedConcurrencyStatusEnum.READY, provisioned());
        lambda.deleteProvisionedConcurrencyConfig(r -> r.functionName(FUNCTION).qualifier("live"));
        assertThrows(ProvisionedConcurrencyConfigNotFoundException.class, this::provisioned);
        assertEquals(before, LabState.of(clients.lab()));
    }

    @Test
    void provisionedConcurrencyIsNotForLatestAndNotAboveTheReservation() {
        assertThrows(InvalidParameterValueException.class, () -> lambda.putProvisionedConcurrencyConfig(
                r -> r.functionName(FUNCTION).qualifier("$LATEST").provisionedConcurrentExecutions(1)));
        lambda.putFunctionConcurrency(r -> r.functionName(FUNCTION).reservedConcurrentExecutions(3));
        assertThrows(InvalidParameterValueException.class, () -> lambda.putProvisionedConcurrencyConfig(
                r -> r.functionName(FUNCTION).qualifier("live").provisionedConcurrentExecutions(4)));
    }

    private void publish() {
        lambda.publishVersion(r -> r.functionName(FUNCTION));
    }

    private void provision() {
        lambda.putProvisionedConcurrencyConfig(
                r -> r.functionName(FUNCTION).qualifier("live").provisionedConcurrentExecutions(4));
    }

    @Test
    void whatCannotBeDoneDuringAnUpdateCanBeDoneAfterIt() {
        lambda.updateFunctionConfiguration(r -> r.functionName(FUNCTION).timeout(25));
        ResourceConflictException refused = assertThrows(ResourceConflictException.class, this::publish);
        assertEquals("409 The operation cannot be performed at this time. An update is in progress for resource: "
                + "arn:aws:lambda:us-east-1:123456789012:function:search",
                refused.statusCode() + " " + refused.awsErrorDetails().errorMessage());
        assertThrows(ResourceConflictException.class, this::provision);

        clock.pass(Duration.ofMillis(10));
        publish();
        provision();
        assertEquals(ProvisionedConcurrencyStatusEnum.IN_PROGRESS, provisioned());
    }

    @Test
    void anAliasThatSharesItsCallsOutHasNoProvisionedConcurrency() {
        lambda.updateAlias(r -> r.functionName(FUNCTION).name("live")
                .routingConfig(shared -> shared.additionalVersionWeights(Map.of("2", 0.1))));
        assertThrows(InvalidParameterValueException.class, this::provision);
    }

    @Test
    void hundredMustStayUnreserved() {
        lambda.putFunctionConcurrency(r -> r.functionName(FUNCTION).reservedConcurrentExecutions(900));
        InvalidParameterValueException refused = assertThrows(InvalidParameterValueException.class,
                () -> lambda.putFunctionConcurrency(r -> r.functionName(FUNCTION).reservedConcurrentExecutions(901)));

        assertEquals(
                "Specified ReservedConcurrentExecutions for function decreases account's "
                        + "UnreservedConcurrentExecution below its minimum value of [100].",
                refused.awsErrorDetails().errorMessage());
    }

    @Test
    void aliasIsLockedToItsRevision() {
        String before = lambda.getAlias(r -> r.functionName(FUNCTION).name("live")).revisionId();
        String after = lambda
                .updateAlias(r -> r.functionName(FUNCTION).name("live").functionVersion("2").revisionId(before))
                .revisionId();

        assertNotEquals(before, after);
        assertThrows(PreconditionFailedException.class, () -> lambda
                .updateAlias(r -> r.functionName(FUNCTION).name("live").functionVersion("3").revisionId(before)));
        assertEquals("2", lambda.getAlias(r -> r.functionName(FUNCTION).name("live")).functionVersion());
    }

    @Test
    void publishedVersionHasItsOwnDescription() {
        String number = lambda.publishVersion(r -> r.functionName(FUNCTION).description("quicker")).version();

        var versions = lambda.listVersionsByFunction(r -> r.functionName(FUNCTION)).versions();
        assertEquals(number + " quicker", versions.getLast().version() + " " + versions.getLast().description());
        assertNotEquals("quicker", versions.getFirst().description());
        assertThrows(PreconditionFailedException.class,
                () -> lambda.publishVersion(r -> r.functionName(FUNCTION).revisionId("another")));
    }
}
