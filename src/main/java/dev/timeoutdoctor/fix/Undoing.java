package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Prepares the change that takes others back, against the present state. */
final class Undoing {

    private final Look look;

    Undoing(Look look) {
        this.look = look;
    }

    UndoResult prepare(List<Change> done) {
        List<ChangeStep> back = new ArrayList<>();
        for (Change change : done.reversed()) {
            for (ChangeStep step : change.steps().reversed()) {
                AwsCall read = step.before().read();
                Observed<JsonNode> observed = look.at(read);
                if (!(observed instanceof Observed.Seen<JsonNode> seen)) {
                    return new UndoResult.CouldNotRead(read, observed);
                }
                JsonNode now = seen.value();
                if (step.untouched(now)) {
                    continue;
                }
                if (!step.reached(now)) {
                    return new UndoResult.Conflict(read, now, JsonDiff.of(Json.project(step.after(), step.touched()),
                            Json.project(now, step.touched().isEmpty() ? step.before().members() : step.touched())));
                }
                back.add(reversed(step, now));
            }
        }
        return back.isEmpty() ? new UndoResult.AlreadyUndone() : ready(done, back);
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

    private static ChangeStep reversed(ChangeStep step, JsonNode now) {
        ObjectNode old = Json.project(step.before().value(), step.touched());
        return switch (step.call().operation()) {
            case "UpdateIntegration" -> integrationStep(step, now, old);
            case "UpdateFunctionConfiguration" -> functionStep(step, now, old);
            case "CreateDeployment", "UpdateStage" -> stageStep(step, now, old);
            default -> throw new IllegalStateException("No way back from " + step.call().operation());
        };
    }

    private static ChangeStep integrationStep(ChangeStep step, JsonNode now, ObjectNode old) {
        ObjectNode present = Json.project(now, step.touched());
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
        ObjectNode present = Json.project(now, step.touched());
        return new ChangeStep(call, new Expected(step.before().read(), step.touched(), present), old);
    }

    private static ChangeStep again(ChangeStep step, JsonNode present, ObjectNode back, String member, Object value) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        step.call().parameters().properties().forEach(one -> parameters.put(one.getKey(), one.getValue()));
        parameters.put(member, value);
        AwsCall call = AwsCall.of(step.call().service(), step.call().operation(), step.call().region(), parameters);
        return new ChangeStep(call, new Expected(step.before().read(), step.touched(), present), back);
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
