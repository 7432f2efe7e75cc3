package dev.timeoutdoctor.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.evidence.Answers;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.ChangePermissions;
import dev.timeoutdoctor.fix.ChangeScope;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WritesTest {

    @Test
    void everyOperationThatChangesSomethingIsGrantedToSomeKindOfChangeOnItsOwnResource() {
        JsonNode policy = Answers.json(ChangePermissions.policy(List.of(ChangeKind.values()),
                ChangeScope.of("aws", "us-east-1", "")));
        assertEquals(List.of(), Writes.table().operations().stream().filter(write -> !granted(policy, write))
                .map(write -> write.service().id() + " " + write.name()).toList());
    }

    /** Only API Gateway's resources are known without AWS. */
    private static boolean granted(JsonNode policy, Operation<?> write) {
        AwsCall call = AwsCall.of(write.service().id(), write.name(), "us-east-1", Map.of());
        return policy.path("Statement").valueStream()
                .filter(statement -> statement.path("Action").asString().equals(write.iamAction()))
                .flatMap(statement -> statement.path("Resource").valueStream())
                .anyMatch(resource -> write.path().isEmpty() || resource.asString().equals(write.resource(call)));
    }
}
