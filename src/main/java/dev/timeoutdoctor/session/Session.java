package dev.timeoutdoctor.session;

import dev.timeoutdoctor.diagnosis.CauseResult;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.fix.Verification;
import dev.timeoutdoctor.text.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One troubleshooting session as an immutable value; each event gives the next one. Going back a step forgets what rested on it:
 * another connection forgets the target, another target forgets the request, the symptom and the examination.
 */
public final class Session {

    private static final Session NEW = new Session(null, null, "", null, null, null, false, History.NONE);

    private final @Nullable Connection connection;
    private final @Nullable Route route;
    private final String requestUrl;
    private final @Nullable RequestDraft sent;
    private final @Nullable Symptom symptom;
    private final @Nullable Examination examination;
    private final boolean changesAllowed;
    private final History history;

    private Session(@Nullable Connection connection, @Nullable Route route, String requestUrl,
            @Nullable RequestDraft sent, @Nullable Symptom symptom,
            @Nullable Examination examination, boolean changesAllowed, History history) {
        this.connection = connection;
        this.route = route;
        this.requestUrl = requestUrl;
        this.sent = sent;
        this.symptom = symptom;
        this.examination = examination;
        this.changesAllowed = changesAllowed;
        this.history = history;
    }

    /** Nothing chosen yet; read-only. */
    public static Session start() {
        return NEW;
    }

    /** Read-only is the start of every connection. What was changed in the same account and Region is still told. */
    public Session connected(Connection to) {
        return new Session(to, null, "", null, null, null, false,
                reaches(to) ? history.ofAnotherTarget() : History.NONE);
    }

    /** Whether a connection leads to where the present one does; each practice lab is another one. */
    private boolean reaches(Connection to) {
        return connection != null && !connection.simulated() && connection.place().equals(to.place())
                && connection.identity().account().equals(to.identity().account())
                && connection.region().equals(to.region());
    }

    /**
     * Another target. Leave to change something was given for one API and stage: another one starts read-only.
     *
     * @param url the request's full URL, for sending it; empty where it is not known
     */
    public Session targeted(Route to, String url) {
        boolean stillAllowed = changesAllowed && (route == null || (route.apiId().equals(to.apiId())
                && route.stage().equals(to.stage()) && route.region().equals(to.region())));
        return new Session(connection, to, url, null, null, null, stillAllowed,
                history.ofAnotherTarget());
    }

    /** The failing request was sent like this, or somebody has pasted it so; a proof sends the same one. */
    public Session sent(RequestDraft draft) {
        return new Session(connection, route, requestUrl, draft, symptom, examination, changesAllowed, history);
    }

    public Session saw(Symptom what) {
        return new Session(connection, route, requestUrl, sent, what, null, changesAllowed, history);
    }

    public Session examined(Examination by) {
        return new Session(connection, route, requestUrl, sent, symptom, by, changesAllowed, history);
    }

    /** Changes are never allowed on what is a record of the past. */
    public Session allowingChanges(boolean allowed) {
        boolean possible = connection == null || !connection.readOnly();
        return new Session(connection, route, requestUrl, sent, symptom, examination, allowed && possible, history);
    }

    public Session changed(AppliedChange by) {
        return with(history.changed(by, examination()));
    }

    /**
     * A deployment was made.
     *
     * @param titles of the changes that it makes live
     * @param outcome what it came to
     */
    public Session published(List<Message> titles, Message outcome) {
        return with(history.published(titles, outcome));
    }

    /**
     * Changes were taken back.
     *
     * @param titles of what is in effect no more
     */
    public Session takenBack(List<Message> titles, Instant at) {
        return with(history.takenBack(titles, at));
    }

    /** The last change was measured. */
    public Session proved(Verification by) {
        return with(history.proved(by));
    }

    private Session with(History now) {
        return new Session(connection, route, requestUrl, sent, symptom, examination, changesAllowed, now);
    }

    public Optional<Connection> connection() {
        return Optional.ofNullable(connection);
    }

    public Optional<Route> route() {
        return Optional.ofNullable(route);
    }

    /** Whether there is something to examine: a target, or a bundle, which is examined as far as it goes. */
    public boolean examinable() {
        return connection != null && (route != null || connection.readOnly());
    }

    public String requestUrl() {
        return requestUrl;
    }

    /** The failing request as it was sent or pasted, with headers and body. It may hold secrets: it goes into no report, log or file. */
    public Optional<RequestDraft> sentRequest() {
        return Optional.ofNullable(sent);
    }

    public Optional<Symptom> symptom() {
        return Optional.ofNullable(symptom);
    }

    public Optional<Examination> examination() {
        return Optional.ofNullable(examination);
    }

    /** What is known: of the last examination, else nothing. */
    public EvidenceSet evidence() {
        return examination == null ? EvidenceSet.empty() : examination.evidence();
    }

    public boolean changesAllowed() {
        return changesAllowed;
    }

    public List<AppliedChange> changes() {
        return history.changes();
    }

    /** The examination that found what the changes of this target were made for. */
    public Optional<Examination> foundBeforeChanges() {
        return history.found();
    }

    /**
     * The examination before the changes, where its causes hold again: all that was changed since was taken back, the stage serves
     * the method as it did then, and nothing that was seen since names a cause.
     */
    public Optional<Examination> returned() {
        return history.returned().filter(before -> !before.diagnosis().rootCauses().isEmpty())
                .filter(before -> examination != null && examination.diagnosis().rootCauses().isEmpty())
                .filter(before -> served(before.evidence()).isPresent()
                        && served(before.evidence()).equals(served(evidence())));
    }

    private Optional<ApiMethod> served(EvidenceSet seen) {
        return route().flatMap(at -> seen.get(EvidenceKeys.DEPLOYED_SNAPSHOT).seen().flatMap(api -> api.method(at)));
    }

    /** The best root cause that was found before the changes, where it is gone now and a request has proved it. */
    public Optional<Mended> mended() {
        Optional<CauseResult> cause = history.found().map(Examination::diagnosis)
                .flatMap(before -> before.rootCauses().stream().findFirst().flatMap(before::cause));
        boolean still = cause.isPresent() && examination != null
                && examination.diagnosis().rootCauses().contains(cause.get().cause().id());
        return still
                ? Optional.empty()
                : cause.flatMap(found -> history.proof()
                        .filter(proof -> proof.outcome() == Verification.Outcome.HELPED)
                        .map(proof -> new Mended(found, history.changes().getLast().at(), proof)));
    }
}
