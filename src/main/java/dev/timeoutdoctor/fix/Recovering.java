package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds out whether calls have done their work. */
final class Recovering {

    private final Look look;

    Recovering(Look look) {
        this.look = look;
    }

    Recovery look(Change change) {
        List<ChangeStep> made = new ArrayList<>();
        List<ChangeStep> open = new ArrayList<>();
        for (ChangeStep step : change.steps()) {
            switch (stateOf(step)) {
                case Made is -> made.add(is.step());
                case NotMade not -> open.add(again(step, not.now()));
                case Other other -> {
                    return new Recovery.Moved(change, step.before().read(), other.now(),
                            JsonDiff.of(step.after(), Json.project(other.now(), counted(step))));
                }
                case Unread unread -> {
                    return new Recovery.CouldNotRead(change, step.before().read(), unread.observed());
                }
            }
        }
        if (open.isEmpty()) {
            return new Recovery.InEffect(with(change, made));
        }
        if (made.isEmpty()) {
            Optional<Change> again = change.kind() == ChangeKind.DEPLOYMENT
                    ? Optional.empty()
                    : Optional.of(with(change, open));
            return new Recovery.NotInEffect(change, again);
        }
        return new Recovery.Partly(with(change, made), with(change, open));
    }

    /** Whoever edited something else meanwhile edited it after these calls were made: it does not count any more. */
    private static Change with(Change change, List<ChangeStep> steps) {
        return new Change(change.kind(), change.target(), change.account(), change.region(), steps, List.of(),
                change.needsDeployment(), change.title());
    }

    /** The step as it is sent once more: a function's lock is its present revision. */
    private static ChangeStep again(ChangeStep step, JsonNode now) {
        return step.call().parameters().has(FunctionDraft.REVISION)
                ? Undoing.functionStep(step, now, Json.copy(step.after()))
                : step;
    }

    private static List<String> counted(ChangeStep step) {
        return step.touched().isEmpty() ? step.before().members() : step.touched();
    }

    /** Where a call has come to. */
    sealed interface State {}

    /** It did its work; the step with what its target has become. */
    record Made(ChangeStep step) implements State {}

    /** Its target is as it was before. */
    record NotMade(JsonNode now) implements State {}

    /** Its target is something else. */
    record Other(JsonNode now) implements State {}

    /** Its target could not be read. */
    record Unread(Observed<JsonNode> observed) implements State {}

    State stateOf(ChangeStep step) {
        Observed<JsonNode> observed = look.at(step.before().read());
        if (!(observed instanceof Observed.Seen<JsonNode> seen)) {
            return new Unread(observed);
        }
        return stateOf(step, seen.value());
    }

    /** Where a call has come to whose target is like this. */
    State stateOf(ChangeStep step, JsonNode now) {
        if (step.reached(now)) {
            return new Made(step);
        }
        if (step.untouched(now)) {
            return new NotMade(now);
        }
        return step.touched().isEmpty() ? deployment(step, now) : new Other(now);
    }

    /** The stage serves another deployment: ours where it carries our description. */
    private State deployment(ChangeStep step, JsonNode stage) {
        String id = Json.text(stage, "deploymentId");
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("restApiId", Json.text(step.call().parameters(), "restApiId"));
        parameters.put("deploymentId", id);
        AwsCall read = AwsCall.of("apigateway", "GetDeployment", step.call().region(), parameters);
        Observed<JsonNode> observed = look.at(read);
        if (!(observed instanceof Observed.Seen<JsonNode> seen)) {
            return new Unread(observed);
        }
        String description = Json.text(step.call().parameters(), "description");
        boolean ours = !description.isEmpty() && description.equals(Json.text(seen.value(), "description"));
        ObjectNode became = Json.object().put("deploymentId", id);
        return ours ? new Made(step.becoming(became)) : new Other(stage);
    }
}
