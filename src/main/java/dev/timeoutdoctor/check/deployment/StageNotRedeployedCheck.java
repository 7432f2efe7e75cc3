package dev.timeoutdoctor.check.deployment;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.FunctionRuns;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.TimeoutHits;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.check.fact.Waiting;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.DeploymentDrift;
import dev.timeoutdoctor.diagnosis.DeploymentDrift.Difference;
import dev.timeoutdoctor.diagnosis.DeploymentDrift.What;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.Measure;
import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Does the stage still run an older deployment than the settings say? A REST API's edits do nothing until they are deployed (AWS:
 * updating a REST API). What else a deployment would publish is named, since it publishes everything.
 */
public final class StageNotRedeployedCheck implements Check {

    private static final String ID = "stage-not-redeployed";
    private static final int SHOWN = 5;
    /** Settings that decide which backend is called, and how; the others cannot make a call time out. */
    private static final Set<What> DECISIVE = Set.of(What.URI, What.TYPE, What.TRANSFER_MODE, What.CONNECTION_TYPE,
            What.CONNECTION_ID, What.CREDENTIALS);
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.DEPLOYMENT,
            Reads.all(Waiting.NEEDS, Set.of(EvidenceKeys.WORKING_COPY, EvidenceKeys.STAGE)),
            Reads.all(Waiting.READS, TimeoutHits.READS, FunctionRuns.READS, Set.of(EvidenceKeys.DEPLOYMENTS)),
            List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        Route route = view.need(EvidenceKeys.ROUTE);
        if (route.apiType() == ApiType.HTTP) {
            return new Verdict.NotApplicable(Message.of("check.stage-not-redeployed.http-api"));
        }
        if (route.apiType() == ApiType.WEBSOCKET) {
            return Verdicts.cannotTell(view.need(EvidenceKeys.STAGE).deploymentId().isEmpty()
                    ? Message.of("check.stage-not-redeployed.websocket-untold", route.stage())
                    : Message.of("check.stage-not-redeployed.websocket", route.stage(),
                            new Pending(view, List.of()).running()));
        }
        ApiDefinition working = view.need(EvidenceKeys.WORKING_COPY);
        Optional<ApiMethod> edited = RouteSettings.in(working, route);
        List<Difference> all = DeploymentDrift.between(view.need(EvidenceKeys.DEPLOYED_SNAPSHOT), working);
        Pending pending = new Pending(view, all);
        Optional<Waiting> waiting = Waiting.of(view);
        if (waiting.isEmpty()) {
            return edited.isEmpty()
                    ? Verdicts.notServed(route)
                    : pending.proof().problem(Message.of("check.stage-not-redeployed.method-missing",
                            route.stage(), edited.get().label(), pending.running()));
        }
        if (all.isEmpty()) {
            return new Verdict.Good(Message.of("check.stage-not-redeployed.same", route.stage(), pending.running(),
                    DeploymentDrift.notCompared(route.apiType())),
                    pending.measure(), Set.of(ID));
        }
        List<Difference> own = edited.map(method -> DeploymentDrift.between(waiting.get().served(), method))
                .orElse(List.of());
        return own.isEmpty()
                ? pending.proof().note(pending.others(edited.isEmpty()
                        ? "check.stage-not-redeployed.removed"
                        : "check.stage-not-redeployed.others-only"))
                : judge(view, waiting.get(), own, pending);
    }

    private static Verdict judge(EvidenceView view, Waiting waiting, List<Difference> own, Pending pending) {
        Message statement = pending.statement(own);
        Optional<Duration> longer = waiting.longerAfterDeployment();
        if (longer.isPresent()) {
            return timeout(view, waiting, statement, pending);
        }
        boolean decisive = own.stream().anyMatch(difference -> DECISIVE.contains(difference.what()));
        if (!decisive) {
            return pending.proof().note(statement);
        }
        Optional<Boolean> fails = fails(view, waiting);
        if (fails.isEmpty()) {
            return pending.proof().likely(statement);
        }
        return fails.get() ? pending.proof().problem(statement) : pending.proof().note(statement);
    }

    /** A longer timeout waits for deployment: it explains calls that end at the old one. */
    private static Verdict timeout(EvidenceView view, Waiting waiting, Message statement, Pending pending) {
        TimeoutHits hits = TimeoutHits.of(view, waiting);
        Verdicts.Proof proof = pending.proof();
        Message withHits = Message.of("check.stage-not-redeployed.and", statement, hits.because());
        return switch (hits.reach()) {
            case PROVEN -> proof.problem(withHits);
            case SUGGESTED -> proof.likely(withHits);
            case NONE -> proof.note(withHits);
            case UNKNOWN -> slowRuns(view, waiting).map(
                    runs -> (Verdict) proof.problem(Message.of("check.stage-not-redeployed.and", statement, runs)))
                    .orElseGet(() -> proof.likely(statement));
        };
    }

    private static Optional<Message> slowRuns(EvidenceView view, Waiting waiting) {
        return FunctionRuns.of(view).filter(FunctionRuns::enough)
                .filter(runs -> runs.latency().p99().compareTo(waiting.timeout()) > 0)
                .map(runs -> Message.of("check.ceiling.runs", runs.latency().p99(), runs.latency().max(),
                        runs.latency().samples(), runs.window()));
    }

    /** Whether calls fail in a way that the backend's settings can explain; empty where nothing was seen. */
    private static Optional<Boolean> fails(EvidenceView view, Waiting waiting) {
        TimeoutHits hits = TimeoutHits.of(view, waiting);
        if (hits.reach() == TimeoutHits.Reach.PROVEN) {
            return Optional.of(true);
        }
        return view.look(EvidenceKeys.SYMPTOM).seen().map(Symptom::status).filter(status -> status > 0)
                .map(status -> status >= 500)
                .or(() -> view.look(EvidenceKeys.GATEWAY_METRICS).seen().filter(metrics -> metrics.requests() > 0)
                        .filter(metrics -> metrics.serverErrors() == 0).map(metrics -> false));
    }

    /** What waits for deployment, and from when the running deployment is. */
    private record Pending(EvidenceView view, List<Difference> all) {

        Verdicts.Proof proof() {
            return new Verdicts.Proof(ID, ID, measure(), Set.of(EvidenceKeys.DEPLOYED_SNAPSHOT,
                    EvidenceKeys.WORKING_COPY, EvidenceKeys.STAGE), List.of("deployment"));
        }

        Measure measure() {
            return all.isEmpty()
                    ? Figures.measure(deployed(), Message.of("check.stage-not-redeployed.equal"))
                    : Figures.measure(Message.of("check.stage-not-redeployed.pending", all.size(), deployed()),
                            Message.of("check.stage-not-redeployed.allowed"));
        }

        /** {@code deployment c4x8n1 of 2026-11-21 12:00:00 UTC}. */
        Message deployed() {
            Stage stage = view.need(EvidenceKeys.STAGE);
            return view.look(EvidenceKeys.DEPLOYMENTS).seen().flatMap(listed -> listed.createdAt(stage.deploymentId()))
                    .map(at -> Message.of("check.stage-not-redeployed.deployment-at", stage.deploymentId(), at))
                    .orElseGet(() -> Message.of("check.stage-not-redeployed.deployment", stage.deploymentId()));
        }

        /** The same, and that the list of the API's deployments does not have it. */
        Message running() {
            Stage stage = view.need(EvidenceKeys.STAGE);
            return view.look(EvidenceKeys.DEPLOYMENTS).seen()
                    .filter(listed -> listed.createdAt(stage.deploymentId()).isEmpty())
                    .map(listed -> Message.of("check.stage-not-redeployed.deployment-gone", deployed(),
                            listed.deployments().size()))
                    .orElseGet(this::deployed);
        }

        Message statement(List<Difference> own) {
            Message changed = Message.of("check.stage-not-redeployed.found",
                    view.need(EvidenceKeys.ROUTE).stage(), running(), lines(own));
            List<Difference> others = all.stream().filter(difference -> !own.contains(difference)).toList();
            return others.isEmpty()
                    ? changed
                    : Message.of("check.stage-not-redeployed.and-others", changed, lines(others));
        }

        Message others(String key) {
            return Message.of(key, view.need(EvidenceKeys.ROUTE).stage(), running(), lines(all));
        }

        private static Message lines(List<Difference> differences) {
            List<Message> first = differences.stream().limit(SHOWN).map(Difference::line).toList();
            return differences.size() <= SHOWN
                    ? Message.of("check.stage-not-redeployed.list", first)
                    : Message.of("check.stage-not-redeployed.list-and-more", first, differences.size() - SHOWN);
        }
    }
}
