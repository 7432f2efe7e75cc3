package dev.timeoutdoctor.fix;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The stages at which callers notice an undo only after a deployment.
 *
 * @param log what the change log says
 * @param done what is taken back
 * @param back the calls that take it back
 */
record UndoneStages(ChangeHistory log, List<Change> done, List<ChangeStep> back) {

    /** Whether it is not done before a deployment. */
    boolean waits() {
        return !serving().isEmpty() || makesAgain();
    }

    /** The stages that a deployment must follow to. */
    List<String> names() {
        List<String> serving = serving();
        return serving.isEmpty() ? madeFor(done, new LinkedHashSet<>()) : serving;
    }

    /** Those of them that what is taken back was not made for: it came there by a deployment of somebody's own. */
    List<String> others() {
        return serving().stream()
                .filter(stage -> done.stream().noneMatch(change -> change.stages().contains(stage))).toList();
    }

    /** Those that still serve what is taken back in the working copy alone. */
    private List<String> serving() {
        if (back.stream().noneMatch(step -> Noticed.edits(step.call()))) {
            return List.of();
        }
        Set<String> stages = new LinkedHashSet<>();
        done.stream().filter(Change::needsDeployment).flatMap(change -> log.find(change.entry().id()).stream())
                .forEach(change -> stages.addAll(log.deployedTo(change)));
        back.stream().filter(step -> served(step).isPresent())
                .forEach(step -> stages.removeIf(stage -> isOf(step, stage)));
        return List.copyOf(stages);
    }

    private static boolean isOf(ChangeStep step, String stage) {
        JsonNode named = step.before().read().parameters();
        return Stream.of("stageName", "StageName").anyMatch(key -> Json.text(named, key).equals(stage));
    }

    /** Whether it makes an edit once more that was taken back: that waits for a deployment again. */
    private boolean makesAgain() {
        return back.stream().noneMatch(step -> served(step).isPresent())
                && back.stream().anyMatch(step -> Noticed.edits(step.call())) && done.stream()
                        .anyMatch(change -> change.kind() == ChangeKind.UNDO && !change.needsDeployment()
                                && change.editsWorkingCopy());
    }

    /** The stages that changes were made for; those of an undo are also the stages of what it has taken back. */
    private List<String> madeFor(List<Change> changes, Set<String> seen) {
        Set<String> stages = new LinkedHashSet<>();
        for (Change change : changes) {
            stages.addAll(change.stages());
            List<Change> ended = change.entry().closes().stream().filter(seen::add)
                    .flatMap(id -> log.find(id).stream()).map(LoggedChange::change).toList();
            stages.addAll(ended.isEmpty() ? List.of() : madeFor(ended, seen));
        }
        return List.copyOf(stages);
    }

    /** The member by which a call leads a stage to another deployment; empty where it does something else. */
    static Optional<String> served(ChangeStep step) {
        return Stream.of("deploymentId", "DeploymentId")
                .filter(member -> step.call().operation().equals("UpdateStage") && step.after().has(member))
                .findFirst();
    }
}
