package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Prepares the change that takes others back, against the present state. */
final class Undoing {

    private final Look look;
    private final Recovering recovering;

    Undoing(Look look, Recovering recovering) {
        this.look = look;
        this.recovering = recovering;
    }

    UndoResult prepare(List<Change> done) {
        Map<AwsCall, Target> targets = new LinkedHashMap<>();
        for (Change change : done.reversed()) {
            for (ChangeStep step : change.steps().reversed()) {
                Optional<UndoResult> obstacle = goBack(step, targets);
                if (obstacle.isPresent()) {
                    return obstacle.get();
                }
            }
        }
        List<ChangeStep> back = targets.values().stream().flatMap(target -> target.back().stream()).toList();
        return back.isEmpty() ? new UndoResult.AlreadyUndone() : ready(done, back);
    }

    /** Goes one call further back, or says why not. A call that did not do its work has nothing to be taken back. */
    private Optional<UndoResult> goBack(ChangeStep step, Map<AwsCall, Target> targets) {
        AwsCall read = step.before().read();
        Target target = targets.get(read);
        if (target == null) {
            Observed<JsonNode> observed = look.at(read);
            if (!(observed instanceof Observed.Seen<JsonNode> seen)) {
                return Optional.of(new UndoResult.CouldNotRead(read, observed));
            }
            target = new Target(seen.value());
            targets.put(read, target);
        }
        switch (recovering.stateOf(step, target.goal)) {
            case Recovering.Made made -> {
                if (split(step, target.now)) {
                    return Optional.of(conflict(step, target.now));
                }
                target.goBack(made.step());
            }
            case Recovering.NotMade not -> {
                return Optional.empty();
            }
            case Recovering.Other other -> {
                return Optional.of(conflict(step, target.goal));
            }
            case Recovering.Unread unread -> {
                return Optional.of(new UndoResult.CouldNotRead(read, unread.observed()));
            }
        }
        return Optional.empty();
    }

    /** A stage whose traffic somebody gave in part to a canary since does not go back by its deployment id alone. */
    private static boolean split(ChangeStep step, JsonNode now) {
        return step.before().members().contains(DeploymentDraft.CANARY)
                && !Json.same(step.before().value().path(DeploymentDraft.CANARY), now.path(DeploymentDraft.CANARY));
    }

    private static UndoResult conflict(ChangeStep step, JsonNode now) {
        List<String> members = split(step, now) || step.touched().isEmpty() ? step.before().members() : step.touched();
        return new UndoResult.Conflict(step.before().read(), now,
                JsonDiff.of(Json.project(step.after(), step.touched()), Json.project(now, members)));
    }

    /** One thing that several calls may have changed: it goes back by one call to what it was before the first of them. */
    private static final class Target {

        private final JsonNode now;
        private final Set<String> touched = new LinkedHashSet<>();
        private final List<ChangeStep> made = new ArrayList<>();
        private final ObjectNode goal;

        Target(JsonNode now) {
            this.now = now;
            this.goal = Json.copy(now);
        }

        void goBack(ChangeStep step) {
            made.add(step);
            for (String member : step.touched()) {
                touched.add(member);
                JsonNode old = step.before().value().path(member);
                if (old.isMissingNode()) {
                    goal.remove(member);
                } else {
                    goal.set(member, old.deepCopy());
                }
            }
        }

        Optional<ChangeStep> back() {
            List<String> members = List.copyOf(touched);
            ObjectNode old = Json.project(goal, members);
            ObjectNode present = Json.project(now, members);
            boolean already = members.isEmpty() || Json.same(old, present);
            return already ? Optional.empty() : Optional.of(reversed(made.getFirst(), now, present, old));
        }
    }

    private static UndoResult ready(List<Change> done, List<ChangeStep> back) {
        Change first = done.get(0);
        Change undo = new Change(ChangeKind.UNDO, first.target(), first.account(), first.region(), back, List.of(),
                false, Message.of("fix.title.undo", done.stream().map(Change::title).toList()));
        return new UndoResult.Ready(undo, notes(back));
    }

    private static List<Message> notes(List<ChangeStep> back) {
        List<Message> notes = new ArrayList<>();
        boolean stage = false;
        boolean integration = false;
        for (ChangeStep step : back) {
            if (step.call().operation().equals("UpdateStage")) {
                stage = true;
                notes.add(Message.of("fix.undo.stage", Json.text(step.after(), "deploymentId"),
                        Json.text(step.before().value(), "deploymentId")));
            }
            integration |= step.call().operation().equals("UpdateIntegration");
        }
        if (integration && !stage) {
            notes.add(Message.of("fix.undo.working-copy"));
        }
        return notes;
    }

    private static ChangeStep reversed(ChangeStep step, JsonNode now, ObjectNode present, ObjectNode old) {
        return switch (step.call().operation()) {
            case "UpdateIntegration" -> integrationStep(step, present, old);
            case "UpdateFunctionConfiguration" -> functionStep(step, now, old);
            case "CreateDeployment", "UpdateStage" -> stageStep(step, now, old);
            default -> throw new IllegalStateException("No way back from " + step.call().operation());
        };
    }

    private static ChangeStep integrationStep(ChangeStep step, ObjectNode present, ObjectNode old) {
        ObjectNode back = old.deepCopy();
        for (String path : Json.leaves(present).keySet()) {
            // What AWS did not name before was its default: a patch cannot take a value away, only put the default back.
            if (back.at(path).isMissingNode()) {
                back.setAll(IntegrationPatch.apply(back,
                        List.of(PatchOperation.replace(path, IntegrationPatch.valueAt(back, path)))));
            }
        }
        IntegrationPatch.Translation way = IntegrationPatch.between(present, back);
        if (!way.problems().isEmpty()) {
            throw new IllegalStateException("No way back for " + way.problems());
        }
        return again(step, present, back, "patchOperations", way.operations().stream().map(Calls::operation).toList());
    }

    private static ChangeStep stageStep(ChangeStep step, JsonNode now, ObjectNode old) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("restApiId", Json.text(step.call().parameters(), "restApiId"));
        parameters.put("stageName", Json.text(step.call().parameters(), "stageName"));
        parameters.put("patchOperations", List.of(Calls.operation(
                PatchOperation.replace("/deploymentId", Json.text(old, "deploymentId")))));
        AwsCall call = AwsCall.of("apigateway", "UpdateStage", step.call().region(), parameters);
        List<String> counted = List.of("deploymentId", DeploymentDraft.CANARY);
        return new ChangeStep(call, new Expected(step.before().read(), counted, Json.project(now, counted)), old);
    }

    private static ChangeStep again(ChangeStep step, JsonNode present, ObjectNode back, String member, Object value) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        step.call().parameters().properties().forEach(one -> parameters.put(one.getKey(), one.getValue()));
        parameters.put(member, value);
        AwsCall call = AwsCall.of(step.call().service(), step.call().operation(), step.call().region(), parameters);
        return new ChangeStep(call, expected(step, present, back), back);
    }

    private static Expected expected(ChangeStep step, JsonNode present, JsonNode old) {
        Set<String> members = new LinkedHashSet<>(present.propertyNames());
        members.addAll(old.propertyNames());
        return new Expected(step.before().read(), List.copyOf(members), present);
    }

    /** The step that gives a function other values, locked to the revision that it has now. */
    static ChangeStep functionStep(ChangeStep step, JsonNode now, ObjectNode values) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("FunctionName", Json.text(step.call().parameters(), "FunctionName"));
        values.properties().forEach(one -> parameters.put(one.getKey(), one.getValue()));
        List<String> counted = new ArrayList<>(values.propertyNames());
        String revision = Json.text(now, FunctionDraft.REVISION);
        if (!revision.isEmpty()) {
            parameters.put(FunctionDraft.REVISION, revision);
            counted.add(FunctionDraft.REVISION);
        }
        AwsCall call = Calls.updateFunctionConfiguration(step.call().region(), parameters);
        return new ChangeStep(call, new Expected(step.before().read(), counted, Json.project(now, counted)), values);
    }
}
