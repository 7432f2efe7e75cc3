package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.fix.Calls;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeRun;
import dev.timeoutdoctor.fix.HttpCalls;
import dev.timeoutdoctor.fix.MappedKeys;
import dev.timeoutdoctor.fix.change.Draft;
import dev.timeoutdoctor.fix.change.Edit;
import dev.timeoutdoctor.fix.owner.OwnerReader;
import dev.timeoutdoctor.fix.owner.OwnerWords;
import dev.timeoutdoctor.fix.owner.Ownership;
import dev.timeoutdoctor.fix.snippet.Snippet;
import dev.timeoutdoctor.fix.snippet.Snippets;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.session.TemplateEdit;
import dev.timeoutdoctor.ui.SessionModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whose the things are that a change edits, as last looked at, and what of it is still to be edited in their files. */
public final class ChangeOwners {

    private final SessionModel session;
    private final Function<Connection, OwnerReader> readers;
    private Ownership ownership = Ownership.NONE;
    private List<Change> sent = List.of();

    ChangeOwners(SessionModel session, Function<Connection, OwnerReader> readers) {
        this.session = session;
        this.readers = readers;
    }

    /** A look, prepared on the FX thread, that blocks and belongs off it. */
    public Look look() {
        Session now = session.get();
        return new Look(now.connection().map(readers), now.connection().map(to -> to.identity().account()).orElse(""),
                now.evidence(), now.route().map(ChangeOwners::stage));
    }

    private static AwsCall stage(Route route) {
        return route.apiType() == ApiType.REST ? Calls.getStage(route) : HttpCalls.getStage(route);
    }

    /**
     * A look.
     *
     * @param stage the question for the stage that a deployment would edit; empty where there is none
     */
    public record Look(Optional<OwnerReader> reader, String account, EvidenceSet evidence, Optional<AwsCall> stage) {

        /** Whose the things are that these questions ask for. */
        public Ownership at(List<AwsCall> reads) {
            return reader.map(asked -> asked.look(reads, account, evidence)).orElse(Ownership.NONE);
        }

        /** The same, with the stage where a deployment must follow. */
        public Ownership at(List<AwsCall> reads, boolean needsDeployment) {
            return at(Stream.concat(reads.stream(), needsDeployment ? stage.stream() : Stream.empty()).toList());
        }

        /** Whose the things are that a draft edits. */
        Ownership of(Draft draft) {
            return at(draft.edits().stream().map(Edit::read).toList(), draft.recipe().needsDeployment());
        }

        /** Whose the things are that a change edits. */
        public Ownership of(Change change) {
            return at(change.steps().stream().map(step -> step.before().read()).toList(), change.needsDeployment());
        }
    }

    /** What was seen last. */
    public Ownership now() {
        return ownership;
    }

    /** Takes what a look has seen. */
    public void seen(Ownership by) {
        ownership = by;
    }

    /** The edit for the owner's files; empty where nobody is known to own what the change edits, or their tool has no form for it. */
    public Optional<Snippet.Code> edit(Change change) {
        return ownership.of(change).tool().flatMap(tool -> Snippets.of(change, Optional.of(tool)).stream()
                .filter(snippet -> snippet.tool() == tool).findFirst())
                .flatMap(snippet -> snippet instanceof Snippet.Code code ? Optional.of(code) : Optional.empty());
    }

    /** What is still to be edited in the owner's files once a change is in effect, without keys: a report holds none. Empty where nobody is known to own it. */
    Optional<TemplateEdit> after(Change change) {
        Optional<Snippet.Code> code = edit(MappedKeys.hidden(change));
        return ownership.of(change).tool().flatMap(tool -> OwnerWords.reminder(ownership, change)
                .map(reminder -> new TemplateEdit(reminder, tool.title(), tool.language(),
                        code.map(Snippet.Code::text).orElse(""))));
    }

    /** Notices what is sent: what AWS has made of it afterwards says less well what was changed. */
    void at(ChangeRun run) {
        if (run instanceof ChangeRun.Editing || run instanceof ChangeRun.Undone) {
            sent = List.of();
        } else if (run instanceof ChangeRun.Applying applying) {
            with(applying.change());
        } else if (run instanceof ChangeRun.Deploying deploying) {
            with(deploying.deployment());
        }
    }

    private void with(Change change) {
        List<Change> more = new ArrayList<>(sent);
        more.add(change);
        sent = List.copyOf(more);
    }

    /** What was sent last; what is in effect of it where nothing is known to be sent. */
    Change lastSent(Change inEffect) {
        return sent.isEmpty() ? inEffect : sent.getLast();
    }

    /** What is still to be edited of all that was sent. */
    public List<TemplateEdit> stillToDo() {
        return sent.stream().flatMap(change -> after(change).stream()).toList();
    }
}
