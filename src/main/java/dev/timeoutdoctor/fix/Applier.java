package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Source;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Applies changes: looks again first, sends nothing where the target is no longer what the preview showed, keeps the change log,
 * stops at the first failure, and reads back. Every method blocks; none throws for what AWS, the network or the disk can do.
 */
public final class Applier {

    private final Look look;
    private final Ways ways;
    private final ChangeSender sender;
    private final Undoing undoing;
    private final Recovering recovering;
    private final SnapshotReader snapshots;
    private final StageReadBack stages;

    /** An applier for one account and Region. */
    public Applier(AwsReader reader, AwsWriter writer, Ways ways, ChangeLog log, Clock clock, Pause pause) {
        this.look = new Look(reader, ways, pause);
        this.ways = ways;
        this.recovering = new Recovering(look, ways);
        this.snapshots = new SnapshotReader(look);
        this.stages = new StageReadBack(look, snapshots);
        this.sender = new ChangeSender(look, recovering, ways, writer, log, clock);
        this.undoing = new Undoing(look, recovering, ways, sender.matters()::history);
    }

    /** Sends a change as it was previewed. */
    public ApplyResult apply(Change change) {
        Optional<StageReadBack.Before> before = stages.before(change);
        ApplyResult result = sender.send(change);
        return result instanceof ApplyResult.Applied applied && before.isPresent()
                ? applied.with(stages.after(applied.done(), before.get()))
                : result;
    }

    /** Why a change would not be sent as it stands: its target moved, could not be read, or is so already. Nothing is sent. */
    public Optional<ApplyResult> obstacle(Change change) {
        return sender.obstacle(change);
    }

    /** The method's integration as it is now, for a new draft. */
    public Observed<JsonNode> readIntegration(Route route) {
        return look.at(Calls.getIntegration(route));
    }

    /** The kinds of things that it can change. */
    public Ways ways() {
        return ways;
    }

    /** How something is now, as its way shows it. */
    public Observed<JsonNode> at(AwsCall read) {
        return look.at(read);
    }

    /** Looks at everything that a deployment would publish now. */
    public DeploymentPreview previewDeployment(ApiContext context, String description) {
        return DeploymentPreview.of(context, description, look::at);
    }

    /** Looks at everything that a deployment which somebody else has drawn up would publish now; empty where it is not known. */
    public Optional<DeploymentDraft> published(Change deployment) {
        return DeploymentPreview.of(deployment, look::at) instanceof DeploymentPreview.Ready ready
                ? Optional.of(ready.draft())
                : Optional.empty();
    }

    /** Where an answer comes from, with the answer itself. */
    public static Optional<Source> source(Observed<JsonNode> observed) {
        return observed instanceof Observed.Seen<JsonNode> seen
                ? Optional.of(new Source(seen.source().call(), seen.source().at(), seen.value()))
                : observed.origin();
    }

    /**
     * Makes a deployment and reads back what the stage serves: every member that the changes touched, and whatever else was pending.
     *
     * @param deployment a change that deploys an API
     * @param made the changes that it is made for; empty where it is made for what waits, whoever edited it
     */
    public DeployResult deploy(Change deployment, List<Change> made) {
        Optional<Snapshot> before = snapshots.snapshot(deployment).seen();
        return deployed(sender.send(deployment), made, before);
    }

    private DeployResult deployed(ApplyResult result, List<Change> made, Optional<Snapshot> before) {
        if (!(result instanceof ApplyResult.Applied applied)) {
            return new DeployResult.NotDeployed(result);
        }
        Observed<List<ReadBack>> served = snapshots.read(applied.done(), made, before);
        return new DeployResult.Deployed(applied.done(), deployment(applied.done().after()),
                deployment(applied.done().before()), served);
    }

    /** REST APIs call it deploymentId, the others DeploymentId. */
    private static String deployment(JsonNode stage) {
        return Json.text(stage, stage.has("DeploymentId") ? "DeploymentId" : "deploymentId");
    }

    /**
     * Prepares the change that takes changes back, against the present state; nothing is sent. A deployment is taken back by pointing
     * the stage to the deployment before it, so that nobody else's edits are published by an undo.
     *
     * @param done applied changes with what their targets have become, in the order in which they were made
     */
    public UndoResult undo(List<Change> done) {
        return prepared(undoing.prepare(done), done);
    }

    /** What turns out to be undone already is no open matter in the change log any more. */
    private UndoResult prepared(UndoResult result, List<Change> done) {
        if (result instanceof UndoResult.AlreadyUndone) {
            sender.matters().settle(done.stream().map(change -> change.entry().id()).toList(), Settlement.How.UNDONE);
        }
        return result;
    }

    /**
     * The same where somebody changed the same thing since, and whoever undoes has seen that: it goes back all the same.
     *
     * @param done as for an undo
     */
    public UndoResult undoOver(List<Change> done) {
        return prepared(undoing.prepare(done, true), done);
    }

    /** Looks at what is true of a change that the log calls unfinished; nothing is sent. */
    public Recovery recover(LoggedChange logged) {
        return recovering.look(logged.change());
    }

    /**
     * Looks at what is true where the end of a change was not seen; nothing is sent.
     *
     * @param unclear a result of which something may be in effect
     */
    public ApplyResult look(ApplyResult unclear) {
        return sender.look(unclear);
    }

    /** Looks at what is true where the end of a deployment was not seen; nothing is sent. */
    public DeployResult look(DeployResult.NotDeployed unclear, List<Change> made) {
        return deployed(sender.look(unclear.why()), made, Optional.empty());
    }

    /**
     * Prepares what is left to take back after an undo whose end was not seen; nothing is sent.
     *
     * @param done as for the undo before
     * @param unclear what came of that undo
     */
    public UndoResult undoAgain(List<Change> done, ApplyResult unclear) {
        LogEntry before = unclear.whole().entry();
        return switch (undo(done)) {
            case UndoResult.Ready ready -> new UndoResult.Ready(
                    ready.undo().at(LogEntry.closing(
                            Stream.of(before, ready.undo().entry()).flatMap(entry -> entry.all().stream()))),
                    ready.notes());
            case UndoResult.AlreadyUndone already -> {
                sender.matters().settle(List.of(before.id()), Settlement.How.MADE);
                yield already;
            }
            case UndoResult.Permanent permanent -> permanent;
            case UndoResult.Conflict conflict -> conflict;
            case UndoResult.CouldNotRead unread -> unread;
        };
    }
}
