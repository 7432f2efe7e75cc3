package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.fix.ApiContext;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Plan;
import dev.timeoutdoctor.report.ChangeMarkdown;
import dev.timeoutdoctor.report.Review;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.RequestDraft;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.SessionModel;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Consumer;

/** What every change needs beside its draft: its way, the questions that are asked on it, and whether it may be sent. */
public final class ChangeDesk {

    private final SessionModel session;
    private final ChangeServices services;
    private final Texts texts;
    private final ChangeOwners owners;
    private final ChangeFlow flow;
    private final AskingFlow asking;
    private final AllowChanges allow;

    /**
     * A desk for one change at a time.
     *
     * @param prefix of the questions' ids
     */
    public ChangeDesk(SessionModel session, ChangeServices services, Texts texts, String prefix) {
        this.session = session;
        this.services = services;
        this.texts = texts;
        this.owners = new ChangeOwners(session, services.owners());
        this.flow = new ChangeFlow(session, services, owners);
        this.asking = new AskingFlow(session, texts, services.confirm(), flow, prefix);
        this.allow = new AllowChanges(session, texts, services.confirm());
    }

    /** How far the change is. */
    public ChangeFlow flow() {
        return flow;
    }

    /** The ways on which something is asked first. */
    public AskingFlow asking() {
        return asking;
    }

    /** Asks to leave read-only. */
    public void allowChanges() {
        allow.ask();
    }

    /** Where commands to copy must go: the lab's or an emulator's endpoint; empty for AWS itself. */
    public Optional<URI> endpoint() {
        return session.get().connection().flatMap(Connection::endpoint);
    }

    boolean changesAllowed() {
        return session.get().changesAllowed();
    }

    boolean requestKnown() {
        return TestRequest.known(session.get());
    }

    /** The key of a text on what is sent to test a change: a WebSocket API gets a message, any other a request. */
    String sent(String key) {
        return TestRequest.of(session.get()).isMessage() ? key + "-message" : key;
    }

    String stage() {
        return session.get().route().map(route -> route.stage()).orElse("");
    }

    /** The most likely root cause as far as the evidence tells now; empty where there is none. */
    Optional<Message> nextCause() {
        return session.get().examination()
                .flatMap(done -> done.diagnosis().rootCauses().stream().findFirst())
                .map(id -> Message.of("cause." + id + ".statement"));
    }

    /** Whose the things are that the change edits. */
    public ChangeOwners owners() {
        return owners;
    }

    /** Whether what a change waits for can be previewed here: a request of its API and its stage is chosen. */
    public boolean deployable(Change change) {
        return context(change).isPresent();
    }

    /** Whether the request that is chosen here shows what a change does: it goes to the same API and stage, or to the same function. */
    public boolean isShownByRequest(Change change) {
        return change.kind().isMeasured() && requestKnown() && (deployable(change) || isOfFunction(change));
    }

    private boolean isOfFunction(Change change) {
        String named = Json.text(change.read().parameters(), "FunctionName");
        String edited = FunctionReference.of(named).map(FunctionReference::name).orElse(named);
        return session.get().evidence().get(EvidenceKeys.FUNCTION).seen()
                .filter(function -> function.name().equals(edited)).isPresent();
    }

    /** The request that is chosen here, in a line. */
    String request() {
        RequestDraft request = TestRequest.of(session.get());
        return (request.method() + " " + request.url()).strip();
    }

    /** Looks at what a deployment of a change's API would publish. */
    public void previewDeployment(Change change) {
        context(change).ifPresent(context -> flow.previewDeployment(context, texts.of(change.title())));
    }

    private Optional<ApiContext> context(Change change) {
        return ApiContext.of(session.get().evidence())
                .filter(context -> change.api().equals(context.route().apiId())
                        && (change.stage().isEmpty() || change.stage().equals(context.route().stage()))
                        && (change.stages().isEmpty() || change.stages().contains(context.route().stage())));
    }

    /** A change for somebody who is to approve it. */
    String markdown(Review review) {
        return ChangeMarkdown.of(texts, review, endpoint(), owners.now(), services.clock().instant());
    }

    /**
     * Saves a change as a plan that somebody else can open.
     *
     * @param told hears what came of it
     */
    public void save(Change change, Path file, Consumer<Message> told) {
        Plan saved = new Plan(change, services.clock().instant());
        if (!saved.isSavable()) {
            told.accept(Message.of("plan.new-key"));
            return;
        }
        services.tasks().run(() -> {
            try {
                String plan = saved.text();
                if (plan.length() > Plan.LARGEST) {
                    return Message.of("plan.too-large", Plan.LARGEST);
                }
                write(file, plan);
                return Message.of("plan.saved", file.toString());
            } catch (IOException unwritable) {
                return Message.of("plan.unwritable", file.toString(), unwritable.toString());
            }
        }, told);
    }

    /** For its owner alone: settings may hold keys, and whom to hand the file to is the owner's to say. */
    private static void write(Path file, String plan) throws IOException {
        if (Files.notExists(file) && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, plan);
    }

    /** Whether a draft can be applied now, and why not. */
    public Gate gate(boolean hasErrors, Optional<Change> change) {
        if (session.get().connection().filter(Connection::readOnly).isPresent()) {
            return new Gate.Recorded();
        }
        if (hasErrors) {
            return new Gate.Closed(Message.of("raise.gate.errors"));
        }
        if (change.isEmpty()) {
            return new Gate.Closed(Message.of("raise.gate.no-change"));
        }
        return session.get().changesAllowed() ? new Gate.Open() : new Gate.ReadOnly();
    }
}
