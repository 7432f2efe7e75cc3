package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.fix.Calls;
import dev.timeoutdoctor.fix.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Copies that are kept started of what an alias serves: where the alias is led to another version, AWS stops those of the old one and
 * starts as many of the new one (AWS: Lambda developer guide, configuring provisioned concurrency).
 */
final class KeptCopies {

    private KeptCopies() {}

    /** How many are wanted; empty where that could not be read. */
    static Optional<Integer> of(Reading reading, FunctionReference function) {
        Map<String, Object> named = Calls.function(function);
        named.put("Qualifier", function.qualifier());
        return reading.look().apply(AwsCall.of("lambda", "GetProvisionedConcurrencyConfig", function.region(), named))
                .seen().map(now -> now.path("RequestedProvisionedConcurrentExecutions").asInt(0));
    }

    /** What to know of them before the alias is led to another version. */
    static List<Problem> problems(Optional<Integer> copies) {
        if (copies.isEmpty()) {
            return List.of(Problem.warning(Problem.TARGET, "change.alias.provisioned-unknown"));
        }
        return copies.get() == 0
                ? List.of()
                : List.of(Problem.warning(Problem.TARGET, "change.alias.provisioned", copies.get()));
    }
}
