package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds a plan that somebody else wrote against what this program itself would send for a change of that kind: the same calls, on the
 * same things, compared with as much of what is true.
 */
final class PlanCheck {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,100}");
    /** Calls that are only made to take something back. */
    private static final Set<String> WAY_BACK = Set.of("DeleteLogGroup", "DeleteAlarms", "DeleteDashboards",
            "DeleteIntegration");
    private static final String QUOTA = "L-E5AE38E3";

    private final Change change;
    private final Ways ways;

    PlanCheck(Change change, Ways ways) {
        this.change = change;
        this.ways = ways;
    }

    /** The first call that this program would not send so; empty where all are its own. */
    Optional<AwsCall> foreign() {
        Optional<AwsCall> step = change.steps().stream().filter(one -> !isOurs(one)).map(ChangeStep::call).findFirst();
        return step.isPresent() || restsOn() ? step : Optional.of(change.calls().getFirst());
    }

    private boolean isOurs(ChangeStep step) {
        AwsCall read = step.before().read();
        return inPlace(step.call()) && inPlace(read) && ofKind(step.call()) && ofKind(read) && ways.knows(read)
                && !WAY_BACK.contains(step.call().operation()) && step.left().isEmpty()
                && change.kind().changes().map(members -> members.containsAll(step.touched())).orElse(true)
                && own(step).filter(own -> countsAsMuch(step, own)).isPresent();
    }

    private boolean inPlace(AwsCall call) {
        JsonNode quota = call.parameters().path("QuotaCode");
        return call.region().equals(change.region())
                && call.parameters().propertyNames().stream().allMatch(name -> NAME.matcher(name).matches())
                && (quota.isMissingNode() || quota.asString("").equals(QUOTA));
    }

    private boolean ofKind(AwsCall call) {
        return ChangePermissions.operations(change.kind())
                .anyMatch(one -> one.service().equals(call.service()) && one.operation().equals(call.operation()));
    }

    /** The step that leads from what the plan shows before to what it shows after; empty where its call is another one. */
    private Optional<ChangeStep> own(ChangeStep step) {
        AwsCall read = step.before().read();
        Way way = ways.of(read);
        Optional<ObjectNode> goal = step.after().isEmpty()
                ? way.creation().goal(step.call())
                : Optional.of(Json.project(step.after(), step.touched()));
        return goal.stream().flatMap(to -> way.steps(read, step.before().value(), to).stream())
                .filter(own -> same(own.call(), step.call())).findFirst();
    }

    /** Whether a step holds only while at least as much is unchanged as the program's own would ask for. */
    private static boolean countsAsMuch(ChangeStep step, ChangeStep own) {
        List<String> counted = step.before().members();
        return counted.isEmpty() || (!own.before().members().isEmpty() && counted.containsAll(own.before().members()));
    }

    /** Whether a plan also holds only while everything is unchanged that its kind of change publishes or carries along. */
    private boolean restsOn() {
        List<String> wanted = switch (change.kind()) {
            case DEPLOYMENT -> List.of("GetResources");
            case HTTP_DEPLOYMENT -> List.of("GetRoutes", "GetIntegrations");
            case ASYNC_EVENT -> List.of("GetIntegration");
            default -> List.of();
        };
        return wanted.stream().allMatch(operation -> change.unchanged().stream()
                .anyMatch(expected -> expected.read().operation().equals(operation)
                        && (expected.members().isEmpty() || expected.members().contains("integrationResponses"))
                        && sameApi(expected.read())));
    }

    private boolean sameApi(AwsCall read) {
        return Stream.of("restApiId", "ApiId").allMatch(
                name -> Json.same(read.parameters().path(name), change.read().parameters().path(name)));
    }

    private static boolean same(AwsCall own, AwsCall other) {
        return own.service().equals(other.service()) && own.operation().equals(other.operation())
                && own.region().equals(other.region()) && Json.same(own.parameters(), other.parameters());
    }
}
