package dev.timeoutdoctor.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.State;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LambdaWireTest {

    private static final String FUNCTION = "render-invoice";
    private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:" + FUNCTION;

    @RegisterExtension
    private final Clients clients = Clients.onLab("starved-of-memory");
    private final LambdaClient lambda = clients.lambda();

    @Test
    void findsTheFunctionByNameAndByArn() {
        GetFunctionConfigurationResponse byName = lambda.getFunctionConfiguration(r -> r.functionName(FUNCTION));
        GetFunctionConfigurationResponse byArn = lambda.getFunctionConfiguration(r -> r.functionName(ARN));

        assertEquals(byName.toString(), byArn.toString());
        assertEquals(ARN, byName.functionArn());
        assertEquals(60, byName.timeout());
        assertEquals(128, byName.memorySize());
        assertEquals(State.ACTIVE, byName.state());
        assertEquals(LastUpdateStatus.SUCCESSFUL, byName.lastUpdateStatus());
        assertEquals("/aws/lambda/" + FUNCTION, byName.loggingConfig().logGroup());
    }

    @Test
    void qualifierThatIsNotThereIsNotFound() {
        assertEquals(ARN + ":$LATEST",
                lambda.getFunctionConfiguration(r -> r.functionName(FUNCTION).qualifier("$LATEST")).functionArn());
        assertThrows(ResourceNotFoundException.class,
                () -> lambda.getFunctionConfiguration(r -> r.functionName(FUNCTION).qualifier("live")));
        assertThrows(ResourceNotFoundException.class,
                () -> lambda.getFunctionConfiguration(r -> r.functionName(ARN.replace("us-east-1", "eu-west-1"))));
    }

    @Test
    void versionsTellTheirOwnAgeAndCode() {
        clients.lab().switchTo(Scenarios.byId("fixed-but-not-called"));
        var versions = lambda.listVersionsByFunction(r -> r.functionName("search")).versions();
        String alias = lambda.getAlias(r -> r.functionName("search").name("live")).functionVersion();
        var called = lambda.getFunctionConfiguration(r -> r.functionName("search").qualifier("live"));
        clients.lab().switchTo(Scenarios.byId("starved-of-memory"));

        assertEquals(List.of("$LATEST", "1", "2", "3"), versions.stream().map(each -> each.version()).toList());
        assertEquals(4, versions.stream().map(each -> each.codeSha256()).distinct().count());
        assertTrue(versions.get(3).lastModified().compareTo(versions.get(0).lastModified()) < 0, versions.toString());
        assertEquals("3", alias);
        assertEquals(versions.get(3).codeSha256(), called.codeSha256());
        assertEquals("search:live", called.functionArn().replaceFirst(".*:function:", ""));
    }

    @Test
    void nothingIsReservedAndApiGatewayMayInvoke() {
        assertNull(lambda.getFunctionConcurrency(r -> r.functionName(FUNCTION)).reservedConcurrentExecutions());
        String policy = lambda.getPolicy(r -> r.functionName(FUNCTION)).policy();
        assertTrue(policy.contains("\"Service\":\"apigateway.amazonaws.com\""), policy);
        assertTrue(policy.contains("b5i6l7n8g9/*/POST/invoices"), policy);
    }

    @Test
    void updateIsSeenToBeUnderWayThenDone() {
        String before = lambda.getFunctionConfiguration(r -> r.functionName(FUNCTION)).revisionId();

        var answer = lambda.updateFunctionConfiguration(
                r -> r.functionName(FUNCTION).memorySize(1024).timeout(25).revisionId(before));

        assertEquals(1024, answer.memorySize());
        assertEquals(25, answer.timeout());
        assertEquals(LastUpdateStatus.IN_PROGRESS, answer.lastUpdateStatus());
        assertNotEquals(before, answer.revisionId());
        assertEquals(LastUpdateStatus.SUCCESSFUL, afterUpdate().lastUpdateStatus());
    }

    @Test
    void oldRevisionIsRefused() {
        PreconditionFailedException refused = assertThrows(PreconditionFailedException.class,
                () -> lambda.updateFunctionConfiguration(r -> r.functionName(FUNCTION).timeout(25)
                        .revisionId("00000000-0000-0000-0000-000000000000")));

        assertEquals(412, refused.statusCode());
        assertEquals(60, lambda.getFunctionConfiguration(r -> r.functionName(FUNCTION)).timeout());
    }

    @Test
    void secondUpdateDuringTheFirstIsRefused() {
        try (Clients slow = Clients.onLab("starved-of-memory", 1)) {
            slow.lambda().updateFunctionConfiguration(r -> r.functionName(FUNCTION).timeout(25));
            assertThrows(ResourceConflictException.class,
                    () -> slow.lambda().updateFunctionConfiguration(r -> r.functionName(FUNCTION).timeout(26)));
        }
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        InvalidParameterValueException timeout = assertThrows(InvalidParameterValueException.class,
                () -> lambda.updateFunctionConfiguration(r -> r.functionName(FUNCTION).timeout(901)));
        InvalidParameterValueException memory = assertThrows(InvalidParameterValueException.class,
                () -> lambda.updateFunctionConfiguration(r -> r.functionName(FUNCTION).memorySize(64)));

        assertEquals("1 validation error detected: Value '901' at 'timeout' failed to satisfy constraint: "
                + "Member must have value less than or equal to 900", timeout.awsErrorDetails().errorMessage());
        assertEquals("1 validation error detected: Value '64' at 'memorySize' failed to satisfy constraint: "
                + "Member must have value greater than or equal to 128", memory.awsErrorDetails().errorMessage());
    }

    @Test
    void callsOutsideTheLabAreNamed() {
        LambdaException unknown = assertThrows(LambdaException.class,
                () -> lambda.listEventSourceMappings());

        assertEquals("UnknownOperationException", unknown.awsErrorDetails().errorCode());
        assertTrue(
                unknown.awsErrorDetails().errorMessage()
                        .contains("lambda: AddPermission, CreateAlias, DeleteAlias, DeleteFunctionConcurrency, "),
                unknown.awsErrorDetails().errorMessage());
    }

    private GetFunctionConfigurationResponse afterUpdate() {
        GetFunctionConfigurationResponse now = lambda.getFunctionConfiguration(r -> r.functionName(FUNCTION));
        for (int i = 0; i < 2_000 && now.lastUpdateStatus() == LastUpdateStatus.IN_PROGRESS; i++) {
            now = lambda.getFunctionConfiguration(r -> r.functionName(FUNCTION));
        }
        return now;
    }
}
