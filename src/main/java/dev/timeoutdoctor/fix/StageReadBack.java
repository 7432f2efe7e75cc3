package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads back what a stage serves after a change that alters it: a deployment, an edit where the stage deploys by itself (AutoDeploy) or
 * what takes that back, and an {@code UpdateStage} that lets it serve another deployment.
 */
final class StageReadBack {

    private static final Set<String> DEPLOYMENT = Set.of("deploymentId", "DeploymentId");
    private static final String MESSAGE = "LastDeploymentStatusMessage";
    /** How AWS's message begins where an automatic deployment went well (AWS: API Gateway v2 API reference, Stage). */
    private static final String WELL = "Successfully deployed";

    private final Look look;
    private final SnapshotReader snapshots;

    StageReadBack(Look look, SnapshotReader snapshots) {
        this.look = look;
        this.snapshots = snapshots;
    }

    /** How a change alters what a stage serves. */
    private enum By {
        DEPLOYMENT,
        ITSELF,
        OTHER_DEPLOYMENT
    }

    /**
     * A stage before a change alters what it serves.
     *
     * @param stage the question that tells how it is
     * @param served what it serves, where that is needed and was seen
     * @param deployment the id of the deployment that it serves; empty where it is not needed
     */
    record Before(AwsCall stage, By by, Optional<Snapshot> served, String deployment) {}

    /** The stage before a change; empty where the change alters nothing that a stage serves. */
    Optional<Before> before(Change change) {
        if (SnapshotReader.deploys(change)) {
            return Optional.of(new Before(change.read(), By.DEPLOYMENT, snapshots.snapshot(change).seen(), ""));
        }
        Optional<AwsCall> pointed = change.steps().stream().filter(StageReadBack::points)
                .map(step -> step.before().read()).findFirst();
        if (pointed.isPresent()) {
            return Optional.of(new Before(pointed.get(), By.OTHER_DEPLOYMENT,
                    snapshots.snapshot(pointed.get(), List.of(), _ -> true).seen(), ""));
        }
        return change.noticed() == Noticed.WHERE_AUTO_DEPLOYED
                ? change.unchanged().stream().filter(AutoDeploy::isIn).filter(AutoDeploy::isOn)
                        .map(held -> new Before(held.read(), By.ITSELF, Optional.empty(),
                                look.at(held.read()).seen().map(StageReadBack::deployment).orElse("")))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean points(ChangeStep step) {
        return step.call().operation().equals("UpdateStage") && step.touched().stream().anyMatch(DEPLOYMENT::contains);
    }

    private static String deployment(JsonNode stage) {
        return Json.text(stage, "DeploymentId");
    }

    /** What the stage serves after the change, member by member; what could not be looked at is not seen. */
    List<ReadBack> after(Change done, Before before) {
        return switch (before.by()) {
            case DEPLOYMENT -> rows(before, snapshots.read(done, List.of(), before.served()));
            case OTHER_DEPLOYMENT -> before.served().map(older -> rows(before,
                    snapshots.snapshot(before.stage(), List.of(), now -> !now.otherThan(older).isEmpty())
                            .map(now -> now.otherThan(older))))
                    .orElseGet(() -> List.of(unseen(before)));
            case ITSELF -> {
                List<ReadBack> rows = new ArrayList<>(rows(before,
                        snapshots.read(before.stage(), List.of(), done.steps(), Optional.empty())));
                rows.add(message(before));
                yield rows;
            }
        };
    }

    private static List<ReadBack> rows(Before before, Observed<List<ReadBack>> read) {
        return read.seen().orElseGet(() -> List.of(unseen(before)));
    }

    private static ReadBack unseen(Before before) {
        boolean rest = before.stage().service().equals("apigateway");
        return new ReadBack(MemberTexts.thing(before.stage()), rest ? "GetExport" : "ExportApi", "", Optional.empty());
    }

    /** What AWS says of the automatic deployment. As long as the stage serves the deployment of before, it is of an earlier one. */
    private ReadBack message(Before before) {
        Optional<JsonNode> stage = look.until(before.stage(), now -> isNew(before, now)).seen();
        Optional<String> told = stage.filter(now -> isNew(before, now) || !isWell(now))
                .map(now -> Json.text(now, MESSAGE)).filter(text -> !text.isEmpty());
        String wanted = stage.filter(StageReadBack::isWell).flatMap(_ -> told).orElse(WELL);
        return new ReadBack(MemberTexts.thing(before.stage()), MESSAGE, wanted, told);
    }

    private static boolean isNew(Before before, JsonNode stage) {
        return !before.deployment().isEmpty() && !deployment(stage).equals(before.deployment());
    }

    private static boolean isWell(JsonNode stage) {
        return Json.text(stage, MESSAGE).startsWith(WELL);
    }
}
