package dev.timeoutdoctor.check.deployment;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.LoggedRequests;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.Measure;
import dev.timeoutdoctor.diagnosis.RouteSettings;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.AccessLogEntry;
import dev.timeoutdoctor.evidence.Destination;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.LogLines;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.evidence.TimeWindow;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Does a canary release serve some of the calls with another deployment (AWS: canary release deployments)? The access logs
 * prove it, where they tell the canary's calls from the others: the one kind fails and the other does not. Else the two execution
 * logs prove it, where the canary takes the smaller share and all calls that failed are its own.
 */
public final class CanaryDiffersCheck implements Check {

    private static final String ID = "canary-differs";
    private static final int SEVERAL = 3;
    /** Percent: with at most this much the rest of the stage took enough calls of its own that could have failed. */
    private static final int SMALLER_SHARE = 50;
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.DEPLOYMENT, Set.of(EvidenceKeys.STAGE),
            Reads.all(LoggedRequests.READS, Set.of(EvidenceKeys.ROUTE, EvidenceKeys.DEPLOYED_SNAPSHOT,
                    EvidenceKeys.EXECUTION_LOG, EvidenceKeys.CANARY_EXECUTION_LOG)),
            List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        Stage stage = view.need(EvidenceKeys.STAGE);
        Stage.Canary canary = stage.canary();
        if (canary.percentTraffic() <= 0) {
            return new Verdict.NotApplicable(Message.of("diagnosis.not-here.canary"));
        }
        String share = canary.share();
        Measure measure = Figures.measure(Message.of("check.canary-differs.share", share),
                Message.of("check.canary-differs.none"));
        if (canary.deploymentId().equals(stage.deploymentId()) && canary.variableOverrides().isEmpty()) {
            return new Verdict.Good(Message.of("check.canary-differs.same", share, stage.deploymentId()), measure,
                    Set.of(ID));
        }
        Message differs = where(view, stage).map(where -> Message.of("check.canary-differs.where", how(stage), where))
                .orElseGet(() -> how(stage));
        return LoggedRequests.of(view).filter(log -> Shares.in(log.requests()).told())
                .map(log -> byLog(Shares.in(log.requests()), proof(measure, byAccessLog(view)), differs, log.window()))
                .or(() -> byBothLogs(view, canary, measure, differs))
                .orElseGet(() -> proof(measure, Set.of(EvidenceKeys.STAGE)).likely(differs));
    }

    /** Empty where one of the logs was not read, or nothing failed. */
    private static Optional<Verdict> byBothLogs(EvidenceView view, Stage.Canary canary, Measure measure,
            Message differs) {
        Optional<LogLines> its = view.look(EvidenceKeys.CANARY_EXECUTION_LOG).seen();
        Optional<LogLines> stages = view.look(EvidenceKeys.EXECUTION_LOG).seen();
        if (its.isEmpty() || stages.isEmpty()) {
            return Optional.empty();
        }
        Set<String> canarys = its.get().requestIds();
        int failed = canarys.size();
        int others = (int) stages.get().requestIds().stream().filter(id -> !canarys.contains(id)).count();
        if (failed == 0) {
            return Optional.empty();
        }
        Verdicts.Proof proof = proof(measure,
                Set.of(EvidenceKeys.STAGE, EvidenceKeys.EXECUTION_LOG, EvidenceKeys.CANARY_EXECUTION_LOG));
        Message statement = Message.of("check.canary-differs.by-canary-log", differs, failed, others,
                its.get().window().length());
        boolean only = others == 0 && failed >= Verdicts.ENOUGH_SAMPLES && canary.percentTraffic() <= SMALLER_SHARE;
        return Optional.of(only ? proof.problem(statement) : proof.likely(statement));
    }

    private static Message how(Stage stage) {
        Stage.Canary canary = stage.canary();
        return canary.variableOverrides().isEmpty()
                ? Message.of("check.canary-differs.found", canary.share(), canary.deploymentId(), stage.deploymentId())
                : Message.of("check.canary-differs.found-variables", canary.share(), canary.deploymentId(),
                        stage.deploymentId(), List.copyOf(new TreeSet<>(canary.variableOverrides().keySet())));
    }

    /** Where the stage's calls and the canary's lead, where the canary's variables make a difference. */
    private static Optional<Message> where(EvidenceView view, Stage stage) {
        return view.look(EvidenceKeys.ROUTE).seen()
                .flatMap(route -> view.look(EvidenceKeys.DEPLOYED_SNAPSHOT).seen()
                        .flatMap(definition -> RouteSettings.in(definition, route)))
                .map(method -> Destination.of(method.integration(), stage)).filter(Destination::isOverridden)
                .map(Destination::words);
    }

    private static Set<EvidenceKey<?>> byAccessLog(EvidenceView view) {
        Set<EvidenceKey<?>> read = Set.of(EvidenceKeys.STAGE, EvidenceKeys.ACCESS_LOG);
        return view.look(EvidenceKeys.CANARY_ACCESS_LOG).seen().isPresent()
                ? Reads.all(read, Set.of(EvidenceKeys.CANARY_ACCESS_LOG))
                : read;
    }

    private static Verdict byLog(Shares shares, Verdicts.Proof proof, Message differs, TimeWindow window) {
        Message statement = Message.of("check.canary-differs.by-log", differs, shares.canary(), shares.canaryFailed(),
                shares.others(), shares.othersFailed(), window.length());
        if (shares.onlyCanaryFails()) {
            return proof.problem(statement);
        }
        return shares.failAlike() ? proof.note(statement) : proof.likely(statement);
    }

    private static Verdicts.Proof proof(Measure measure, Set<EvidenceKey<?>> evidence) {
        return new Verdicts.Proof(ID, ID, measure, evidence, List.of());
    }

    /** How many calls the canary took and the rest of the stage, and how many of each failed. */
    private record Shares(int canary, int canaryFailed, int others, int othersFailed) {

        private static Shares in(List<AccessLogEntry> requests) {
            List<AccessLogEntry> canary = requests.stream().filter(entry -> is(entry, true)).toList();
            List<AccessLogEntry> others = requests.stream().filter(entry -> is(entry, false)).toList();
            return new Shares(canary.size(), failed(canary), others.size(), failed(others));
        }

        private static boolean is(AccessLogEntry entry, boolean canary) {
            return entry.byCanary().filter(told -> told == canary).isPresent();
        }

        private static int failed(List<AccessLogEntry> requests) {
            return (int) requests.stream().filter(AccessLogEntry::failed).count();
        }

        private boolean told() {
            return canary > 0 && others > 0;
        }

        /** Most of the canary's calls fail, and so do at most a tenth as many in a hundred of enough others. */
        private boolean onlyCanaryFails() {
            return canaryFailed >= SEVERAL && canaryFailed * 2 > canary && others >= Verdicts.ENOUGH_SAMPLES
                    && othersFailed * 10L * canary <= (long) canaryFailed * others;
        }

        /** There are enough of both, and the canary's calls fail no more often. */
        private boolean failAlike() {
            return canary >= Verdicts.ENOUGH_SAMPLES && others >= Verdicts.ENOUGH_SAMPLES
                    && (long) canaryFailed * others <= (long) othersFailed * canary;
        }
    }
}
