package dev.timeoutdoctor.aws;

import dev.timeoutdoctor.evidence.AwsCall;
import java.util.List;
import java.util.Optional;

/**
 * The operations that one side may call, and no others. Reads and writes are two tables, so that nothing can be changed by
 * reading.
 */
record OperationTable(List<Operation<?>> operations) {

    OperationTable {
        operations = List.copyOf(operations);
    }

    Optional<Operation<?>> find(AwsCall call) {
        for (Operation<?> operation : operations) {
            if (operation.service().id().equals(call.service()) && operation.name().equals(call.operation())) {
                return Optional.of(operation);
            }
        }
        return Optional.empty();
    }
}
