package dev.timeoutdoctor.ui.step;

import dev.timeoutdoctor.diagnosis.TimeoutCeiling;
import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.RestApi;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.StepStates;
import dev.timeoutdoctor.ui.step.Fact.Mark;
import dev.timeoutdoctor.ui.step.Fact.Said;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Turns evidence into facts; what could not be read is said to be unknown, with the reason. */
public final class FactReader {

    private final Session session;
    private final EvidenceSet evidence;

    public FactReader(Session session) {
        this.session = session;
        this.evidence = session.evidence();
    }

    /**
     * The fact that a piece of evidence tells.
     *
     * @param id names the fact; its words are {@code fact.<id>}
     */
    public <T> Fact of(String id, EvidenceKey<T> key, Function<T, Said> reading) {
        Observed<T> observed = evidence.get(key);
        Said said = switch (observed) {
            case Observed.Seen<T> seen -> reading.apply(seen.value());
            case Observed.Absent<T> absent -> Said.of(Mark.PLAIN, "fact.absent");
            case Observed.Denied<T> denied -> Said.of(Mark.UNKNOWN, "fact.denied", denied.action());
            case Observed.Failed<T> failed -> Said.of(Mark.UNKNOWN, "fact.failed");
            case Observed.NotAsked<T> notAsked -> new Said(notAsked.why(), Mark.UNKNOWN);
            case Observed.NotHere<T> notHere -> new Said(notHere.why(), Mark.PLAIN);
        };
        return fact(id, said, observed.origin().stream().toList());
    }

    /** The fact that the method's integration tells, as the stage serves it where that was read. */
    public Fact ofIntegration(String id, Function<Integration, Said> reading) {
        Said said = integration().map(reading).orElseGet(() -> Said.of(Mark.UNKNOWN, "fact.integration.unknown"));
        return fact(id, said, integrationSources());
    }

    /** A fact that was computed from several pieces of evidence. */
    public static Fact fact(String id, Said said, List<Source> sources) {
        return new Fact(id, Message.of("fact." + id), said.says(), said.mark(), sources);
    }

    public Optional<Integration> integration() {
        return StepStates.integration(session);
    }

    /** Where the integration was read. */
    public List<Source> integrationSources() {
        Observed<ApiDefinition> deployed = evidence.get(EvidenceKeys.DEPLOYED_SNAPSHOT);
        boolean inDeployed = deployed.seen().flatMap(
                api -> evidence.get(EvidenceKeys.ROUTE).seen().or(session::route).flatMap(api::method)).isPresent();
        return (inDeployed ? deployed : evidence.get(EvidenceKeys.WORKING_COPY)).origin().stream().toList();
    }

    /** The longest integration timeout that this API may have now; empty where not known. */
    public Optional<TimeoutCeiling> ceiling() {
        Optional<RestApi> api = evidence.get(EvidenceKeys.REST_API).seen();
        return api
                .flatMap(rest -> integration().flatMap(integration -> TimeoutCeiling.of(apiType(), rest.endpointType(),
                        integration.transferMode(), evidence.get(EvidenceKeys.APPLIED_TIMEOUT_QUOTA),
                        evidence.get(EvidenceKeys.DEFAULT_TIMEOUT_QUOTA))));
    }

    /** The kind of the examined API; REST where nothing is examined yet. */
    public ApiType apiType() {
        return evidence.get(EvidenceKeys.ROUTE).seen().or(session::route).map(Route::apiType).orElse(ApiType.REST);
    }

    public EvidenceSet evidence() {
        return evidence;
    }

    public Session session() {
        return session;
    }

    /** Where some evidence comes from. */
    public List<Source> sources(EvidenceKey<?> key) {
        return evidence.get(key).origin().stream().toList();
    }
}
