package dev.timeoutdoctor.session;

import dev.timeoutdoctor.fix.ChangeKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which step of the wizard offers which change, said in this one place. */
public final class ChangeSteps {

    /** The two halves of {@link ChangeKind#FUNCTION} that findings tell apart. */
    private static final Set<String> FUNCTION_CURES = Set.of("function-memory", "function-timeout");

    private ChangeSteps() {}

    /** What a step offers. */
    public static Set<ChangeKind> of(StepId step) {
        return Arrays.stream(ChangeKind.values()).filter(kind -> step(kind).filter(step::equals).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The step of the first cure that there is one for. */
    public static Optional<StepId> first(List<String> cures) {
        return cures.stream().flatMap(cure -> step(cure).stream()).findFirst();
    }

    /** The step that offers what cures something; empty for what no step offers. */
    public static Optional<StepId> step(String cure) {
        return FUNCTION_CURES.contains(cure)
                ? Optional.of(StepId.SPEED_UP_LAMBDA)
                : Arrays.stream(ChangeKind.values()).filter(kind -> kind.id().equals(cure)).findFirst()
                        .flatMap(ChangeSteps::step);
    }

    private static Optional<StepId> step(ChangeKind kind) {
        return switch (kind) {
            case INTEGRATION, HTTP_INTEGRATION, TIMEOUT_QUOTA, DEPLOYMENT, HTTP_DEPLOYMENT, CANARY, ROLLBACK ->
                Optional.of(StepId.RAISE_TIMEOUT);
            case FUNCTION, FUNCTION_VERSION, RESERVED_CONCURRENCY, PROVISIONED_CONCURRENCY, ALIAS ->
                Optional.of(StepId.SPEED_UP_LAMBDA);
            case ASYNC_EVENT, ASYNC_SERVICE, STREAMING, EVENT_INVOKE -> Optional.of(StepId.RESPOND_ASYNC);
            case VPC_LINK, CROSS_ZONE, HEALTH_CHECK, PRIVATE_LINK_RULES, SECURITY_GROUP ->
                Optional.of(StepId.VPC_LINK);
            case ALARMS, ACCESS_LOG, TRACING, CACHING, DASHBOARD -> Optional.of(StepId.PREVENT);
            case UNDO -> Optional.empty();
        };
    }
}
