package dev.timeoutdoctor.session;

import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Symptom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One troubleshooting session as an immutable value; each event gives the next one. Going back a step forgets what rested on it:
 * another connection forgets the target, another target forgets the symptom and the examination.
 */
public final class Session {

    private static final Session NEW = new Session(null, null, "", null, null, false, List.of());

    private final @Nullable Connection connection;
    private final @Nullable Route route;
    private final String requestUrl;
    private final @Nullable Symptom symptom;
    private final @Nullable Examination examination;
    private final boolean changesAllowed;
    private final List<AppliedChange> changes;

    private Session(@Nullable Connection connection, @Nullable Route route, String requestUrl,
            @Nullable Symptom symptom,
            @Nullable Examination examination, boolean changesAllowed, List<AppliedChange> changes) {
        this.connection = connection;
        this.route = route;
        this.requestUrl = requestUrl;
        this.symptom = symptom;
        this.examination = examination;
        this.changesAllowed = changesAllowed;
        this.changes = List.copyOf(changes);
    }

    /** Nothing chosen yet; read-only. */
    public static Session start() {
        return NEW;
    }

    /** Read-only is the start of every connection. */
    public Session connected(Connection to) {
        return new Session(to, null, "", null, null, false, List.of());
    }

    /**
     * Another target.
     *
     * @param url the request's full URL, for sending it; empty where it is not known
     */
    public Session targeted(Route to, String url) {
        return new Session(connection, to, url, null, null, changesAllowed, changes);
    }

    public Session saw(Symptom what) {
        return new Session(connection, route, requestUrl, what, null, changesAllowed, changes);
    }

    public Session examined(Examination by) {
        return new Session(connection, route, requestUrl, symptom, by, changesAllowed, changes);
    }

    public Session allowingChanges(boolean allowed) {
        return new Session(connection, route, requestUrl, symptom, examination, allowed, changes);
    }

    public Session changed(AppliedChange by) {
        List<AppliedChange> more = new ArrayList<>(changes);
        more.add(by);
        return new Session(connection, route, requestUrl, symptom, examination, changesAllowed, more);
    }

    public Optional<Connection> connection() {
        return Optional.ofNullable(connection);
    }

    public Optional<Route> route() {
        return Optional.ofNullable(route);
    }

    public String requestUrl() {
        return requestUrl;
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
        return changes;
    }
}
