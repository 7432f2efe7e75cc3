package dev.timeoutdoctor.ui.step.vpclink;

import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.CheckResult;
import dev.timeoutdoctor.diagnosis.Finding;
import dev.timeoutdoctor.diagnosis.ServedDestination;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.BackendReference;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.session.Examination;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.step.Fact;
import dev.timeoutdoctor.ui.step.Fact.Mark;
import dev.timeoutdoctor.ui.step.Fact.Said;
import dev.timeoutdoctor.ui.step.FactReader;
import dev.timeoutdoctor.ui.step.FactsState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The way from the integration to its targets, hop by hop, and what the network checks found. */
final class VpcLinkFacts {

    private final FactReader reader;

    private VpcLinkFacts(FactReader reader) {
        this.reader = reader;
    }

    static FactsState of(Session session) {
        VpcLinkFacts facts = new VpcLinkFacts(new FactReader(session));
        Optional<Integration> integration = facts.reader.integration();
        PathHops hops = new PathHops(facts.reader);
        if (integration.isPresent() && hops.lead().filter(BackendReference::hasBalancer).isEmpty()
                && !integration.get().usesVpcLink()) {
            return new FactsState.NotHere(facts.why(integration.get()), List.of(facts.backend()));
        }
        List<Fact> path = hops.facts();
        List<Fact> all = new ArrayList<>(List.of(facts.backend()));
        all.addAll(path);
        all.add(facts.backendTime());
        all.addAll(facts.checks(session));
        return new FactsState.Known(List.of(PathHops.note(path)), all);
    }

    private Message why(Integration integration) {
        Map<String, String> variables = reader.evidence().get(EvidenceKeys.STAGE).seen().map(Stage::variables)
                .orElse(Map.of());
        return FunctionReference.of(integration, variables)
                .map(function -> Message.of("vpc.not-here.function", function.name()))
                .orElseGet(() -> Message.of("vpc.not-here.other", integration.type().name()));
    }

    private Fact backend() {
        return reader.ofIntegration("backend", integration -> integration.uri().isEmpty()
                ? Said.of(Mark.PLAIN, "fact.backend.none", integration.type().name())
                : ServedDestination.in(reader.evidence())
                        .map(where -> Said.of(Mark.PLAIN, "fact.backend.on-stage", integration.type().name(), where))
                        .orElseGet(() -> Said.of(Mark.PLAIN, "fact.backend.says", integration.type().name(),
                                integration.uri())));
    }

    private Fact backendTime() {
        return reader.of("backend-time", EvidenceKeys.GATEWAY_METRICS,
                metrics -> metrics.integrationLatency().samples() == 0
                        ? Said.of(Mark.UNKNOWN, "fact.backend-time.none", metrics.window().length())
                        : Said.of(Mark.PLAIN, "fact.backend-time.says", metrics.integrationLatency().p50(),
                                metrics.integrationLatency().p99(), metrics.window().length()));
    }

    private List<Fact> checks(Session session) {
        List<CheckResult> results = session.examination().map(Examination::diagnosis)
                .map(diagnosis -> diagnosis.checks()).orElse(List.of());
        return results.stream().filter(result -> result.info().area() == CheckInfo.Area.NETWORK)
                .filter(VpcLinkFacts::saysMoreThanItsHop).map(this::check).toList();
    }

    /** A good check of a hop is the hop's own mark. */
    private static boolean saysMoreThanItsHop(CheckResult result) {
        boolean fine = result.verdict() instanceof Verdict.Good || result.verdict() instanceof Verdict.NotApplicable;
        return !fine || !PathHops.judges(result.info().id());
    }

    private Fact check(CheckResult result) {
        Said said = switch (result.verdict()) {
            case Verdict.Good good -> new Said(good.summary(), Mark.GOOD);
            case Verdict.Warning warning -> new Said(first(warning.findings()), Mark.WARNING);
            case Verdict.Problem problem -> new Said(first(problem.findings()), Mark.PROBLEM);
            case Verdict.NotApplicable not -> new Said(not.why(), Mark.PLAIN);
            case Verdict.Unknown unknown -> new Said(unknown.why(), Mark.UNKNOWN);
            case Verdict.Crashed crashed -> Said.of(Mark.UNKNOWN, "fact.crashed", crashed.reference());
        };
        return new Fact("check-" + result.info().id(), Message.of("check." + result.info().id() + ".title"),
                said.says(), said.mark(),
                result.info().needs().stream().flatMap(key -> reader.sources(key).stream()).limit(1).toList());
    }

    private static Message first(List<Finding> findings) {
        return findings.isEmpty() ? Message.of("fact.absent") : findings.getFirst().statement();
    }
}
