package dev.timeoutdoctor.check.deployment;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.DeploymentDrift;
import dev.timeoutdoctor.diagnosis.DeploymentDrift.Difference;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.MissingEvidence;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Does the stage of an HTTP API serve what was last edited? Its stages deploy every edit at once where they are told to, and that may
 * fail; the others deploy when somebody says so (AWS: stages of HTTP APIs).
 */
public final class HttpApiNotDeployedCheck implements Check {

    private static final String ID = "http-api-not-deployed";
    private static final int SHOWN = 5;
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.DEPLOYMENT,
            Set.of(EvidenceKeys.ROUTE, EvidenceKeys.STAGE),
            Set.of(EvidenceKeys.DEPLOYED_SNAPSHOT, EvidenceKeys.WORKING_COPY, EvidenceKeys.DEPLOYMENTS,
                    EvidenceKeys.SYMPTOM, EvidenceKeys.GATEWAY_METRICS),
            List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        Route route = view.need(EvidenceKeys.ROUTE);
        if (route.apiType() != ApiType.HTTP) {
            return new Verdict.NotApplicable(Message.of("diagnosis.not-here.http-api"));
        }
        Stage stage = view.need(EvidenceKeys.STAGE);
        Message state = state(view, stage);
        Optional<ApiDefinition> served = view.look(EvidenceKeys.DEPLOYED_SNAPSHOT).seen();
        Optional<ApiDefinition> edited = view.look(EvidenceKeys.WORKING_COPY).seen();
        if (served.isPresent()
                && view.look(EvidenceKeys.DEPLOYED_SNAPSHOT).equals(view.look(EvidenceKeys.WORKING_COPY))) {
            return Verdicts.cannotTell(Message.of("check.http-api-not-deployed.not-exported", route.stage(), state));
        }
        if (served.isPresent() && edited.isPresent()) {
            return compared(view, route, DeploymentDrift.between(served.get(), edited.get()),
                    own(served.get(), edited.get(), route), state);
        }
        if (failed(view, stage).isPresent()) {
            return proof(state, Message.of("check.http-api-not-deployed.last-failed"))
                    .likely(Message.of("check.http-api-not-deployed.failed", stage.name(), state));
        }
        return MissingEvidence.unknown(view, EvidenceKeys.DEPLOYED_SNAPSHOT, EvidenceKeys.WORKING_COPY);
    }

    /** What differs for the route itself; a route that the stage does not serve differs whole. */
    private static List<Difference> own(ApiDefinition served, ApiDefinition edited, Route route) {
        Optional<ApiMethod> now = RouteSettings.in(served, route);
        Optional<ApiMethod> wanted = RouteSettings.in(edited, route);
        if (wanted.isEmpty()) {
            return List.of();
        }
        return now.map(method -> DeploymentDrift.between(method, wanted.get()))
                .orElseGet(() -> DeploymentDrift.between(new ApiDefinition(List.of()),
                        new ApiDefinition(List.of(wanted.get()))));
    }

    private static Verdict compared(EvidenceView view, Route route, List<Difference> all, List<Difference> own,
            Message state) {
        if (all.isEmpty()) {
            return new Verdict.Good(Message.of("check.http-api-not-deployed.same", route.stage(), state,
                    DeploymentDrift.notCompared(route.apiType())),
                    Figures.measure(state, Message.of("check.stage-not-redeployed.equal")), Set.of(ID));
        }
        Verdicts.Proof proof = proof(Message.of("check.stage-not-redeployed.pending", all.size(), state),
                Message.of("check.stage-not-redeployed.allowed"));
        Message statement = Message.of("check.http-api-not-deployed.found", route.stage(), state,
                lines(own.isEmpty() ? all : own));
        if (own.isEmpty()) {
            return proof.note(Message.of("check.http-api-not-deployed.others-only", statement));
        }
        return fails(view).map(fails -> fails ? proof.problem(statement) : proof.note(statement))
                .orElseGet(() -> proof.likely(statement));
    }

    /** Whether calls fail; empty where nothing was seen. */
    private static Optional<Boolean> fails(EvidenceView view) {
        return view.look(EvidenceKeys.SYMPTOM).seen().map(Symptom::status).filter(status -> status > 0)
                .map(status -> status >= 400)
                .or(() -> view.look(EvidenceKeys.GATEWAY_METRICS).seen().filter(metrics -> metrics.requests() > 0)
                        .map(metrics -> metrics.serverErrors() > 0));
    }

    /** How the stage is deployed, and what became of it. */
    private static Message state(EvidenceView view, Stage stage) {
        Optional<String> failure = failed(view, stage);
        if (failure.isPresent()) {
            return Message.of("check.http-api-not-deployed.state-failed", failure.get());
        }
        return Message.of(stage.autoDeploy()
                ? "check.http-api-not-deployed.state-auto"
                : "check.http-api-not-deployed.state-by-hand",
                stage.deploymentId().isEmpty()
                        ? Message.of("check.http-api-not-deployed.no-deployment")
                        : stage.deploymentId());
    }

    /** AWS's words for why the last deployment failed; a message that speaks of success is none. */
    private static Optional<String> failed(EvidenceView view, Stage stage) {
        Optional<String> last = view.look(EvidenceKeys.DEPLOYMENTS).seen().stream()
                .flatMap(deployments -> deployments.deployments().stream()).findFirst()
                .filter(deployment -> deployment.status().equals("FAILED"))
                .map(deployment -> deployment.statusMessage());
        return last.or(stage::deploymentFailure);
    }

    private static Verdicts.Proof proof(Message state, Message allowed) {
        return new Verdicts.Proof(ID, ID, Figures.measure(state, allowed),
                Set.of(EvidenceKeys.STAGE, EvidenceKeys.DEPLOYED_SNAPSHOT, EvidenceKeys.WORKING_COPY), List.of());
    }

    private static Message lines(List<Difference> differences) {
        List<Message> first = differences.stream().limit(SHOWN).map(Difference::line).toList();
        return differences.size() <= SHOWN
                ? Message.of("check.stage-not-redeployed.list", first)
                : Message.of("check.stage-not-redeployed.list-and-more", first, differences.size() - SHOWN);
    }
}
