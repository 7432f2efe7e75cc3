package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * The stages that have deployed by themselves what is taken back, as they are now: they deploy what takes it back, too, unless somebody
 * has turned that off since.
 *
 * @param held whether they do, for those that could be read
 * @param unread the names of the others
 */
record SelfDeployedStages(List<Expected> held, List<String> unread) {

    /** Those of changes that are taken back. */
    static SelfDeployedStages of(List<Change> done, Look look) {
        List<Expected> held = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        done.stream().flatMap(change -> change.unchanged().stream()).filter(AutoDeploy::isIn).filter(AutoDeploy::isOn)
                .map(Expected::read).distinct().forEach(stage -> look.at(stage).seen().ifPresentOrElse(
                        now -> held.add(AutoDeploy.held(stage, now)),
                        () -> unread.add(Json.text(stage.parameters(), "StageName"))));
        return new SelfDeployedStages(List.copyOf(held), List.copyOf(unread));
    }

    /** Those that serve what is taken back until the API is deployed to them. */
    private List<String> off() {
        return held.stream().filter(stage -> !AutoDeploy.isOn(stage))
                .map(stage -> Json.text(stage.read().parameters(), "StageName")).toList();
    }

    /** The change that takes back, which holds only while they deploy by themselves as they do now, and waits for those that do not. */
    Change held(Change undo) {
        List<Expected> unchanged = new ArrayList<>(undo.unchanged());
        unchanged.addAll(held);
        LinkedHashSet<String> stages = new LinkedHashSet<>(undo.stages());
        stages.addAll(off());
        return new Change(undo.kind(), undo.target(), undo.account(), undo.region(), undo.steps(), unchanged,
                undo.needsDeployment() || !off().isEmpty(), undo.title(), undo.stages(), undo.entry())
                .forStages(List.copyOf(stages));
    }

    /** What whoever takes back should know of them. */
    List<Message> notes() {
        return Stream.concat(off().stream().map(stage -> Message.of("change.self-deploying.off", stage)),
                unread.stream().map(stage -> Message.of("change.self-deploying.unknown", stage))).toList();
    }
}
