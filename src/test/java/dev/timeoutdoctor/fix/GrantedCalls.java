package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Grant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What the policy of a kind of change allows, for tests of other packages. */
public final class GrantedCalls {

    private GrantedCalls() {}

    /** Services and operations: {@code lambda UpdateAlias}. */
    public static Set<String> of(ChangeKind kind) {
        return ChangePermissions.operations(kind).map(each -> each.service() + " " + each.operation())
                .collect(Collectors.toSet());
    }

    /** Whether the policy that is printed for a kind of change allows a call, by its action and the resource that AWS wants for it. */
    public static boolean printed(ChangeKind kind, AwsCall call) {
        ChangeScope scope = ChangeScope.of("aws", call.region(), "");
        Grant needed = new ChangeOperation(call.service(), call.operation()).grant(scope);
        JsonNode policy = Json.MAPPER.readTree(ChangePermissions.policy(List.of(kind), scope));
        return policy.path("Statement").valueStream()
                .filter(statement -> statement.path("Action").asString("").equals(needed.action()))
                .anyMatch(statement -> statement.path("Resource").valueStream().map(each -> each.asString("")).toList()
                        .containsAll(needed.resources()));
    }
}
