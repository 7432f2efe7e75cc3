package dev.timeoutdoctor.check.lambda;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.FunctionRuns;
import dev.timeoutdoctor.check.fact.NetworkPath;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.TimeoutHits;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.check.fact.WaysOut;
import dev.timeoutdoctor.diagnosis.AnswerSignature;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.MissingEvidence;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.AddressRange;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.FunctionConfiguration;
import dev.timeoutdoctor.evidence.FunctionReports;
import dev.timeoutdoctor.evidence.FunctionReports.FunctionReport;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.KnownErrors;
import dev.timeoutdoctor.evidence.LogLines.LogLine;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Can a function in a VPC reach anything outside it? Without a NAT gateway its calls hang until its own timeout; a public subnet does
 * not help, since a function gets no public address. Proven where there is no way out and the function's runs do hang; whether it
 * needs only what its VPC endpoints lead to cannot be seen.
 */
public final class FunctionNoEgressCheck implements Check {

    private static final String ID = "function-no-egress";
    private static final int FULL_PERCENT = 97;
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.LAMBDA,
            Reads.all(WaysOut.NEEDS, Set.of(EvidenceKeys.ROUTE, EvidenceKeys.FUNCTION)),
            Reads.all(NetworkPath.READS, FunctionRuns.READS, WaysOut.READS,
                    Set.of(EvidenceKeys.SYMPTOM, EvidenceKeys.FUNCTION_ERRORS)),
            List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        FunctionConfiguration function = view.need(EvidenceKeys.FUNCTION);
        if (!function.inVpc()) {
            return new Verdict.NotApplicable(Message.of("diagnosis.not-here.function-in-vpc"));
        }
        WaysOut ways = WaysOut.of(view, function.vpc());
        Verdicts.Proof proof = new Verdicts.Proof(ID, ID,
                Figures.measure(Message.of("check.function-no-egress.now", ways.open(), ways.subnets()),
                        Message.of("check.function-no-egress.allowed", ways.subnets())),
                view.look(EvidenceKeys.NETWORK_ACLS).seen().isEmpty()
                        ? WaysOut.NEEDS
                        : Reads.all(WaysOut.NEEDS, Set.of(EvidenceKeys.NETWORK_ACLS)),
                List.of());
        return switch (ways.way()) {
            case OUT -> view.look(EvidenceKeys.NETWORK_ACLS).seen().isEmpty()
                    ? MissingEvidence.unknown(view, EvidenceKeys.NETWORK_ACLS)
                    : new Verdict.Good(ways.statement(), proof.measure(), Set.of(ID));
            case UNSURE -> Verdicts.cannotTell(ways.statement());
            case SOME, NONE -> closed(view, function, ways, proof);
        };
    }

    private static Verdict closed(EvidenceView view, FunctionConfiguration function, WaysOut ways,
            Verdicts.Proof proof) {
        Optional<String> unreachable = unreachable(view);
        if (unreachable.isPresent()) {
            return proof.problem(Message.of("check.function-no-egress.logged", ways.statement(), unreachable.get()));
        }
        Optional<FunctionRuns> runs = FunctionRuns.of(view);
        Message statement = runs.map(seen -> Message.of("check.function-no-egress.runs", ways.statement(),
                seen.latency().samples(), seen.window(), seen.latency().max(), function.timeout()))
                .orElse(ways.statement());
        boolean timedOut = timedOut(view);
        Hang hang = runs.map(seen -> hang(seen, timedOut, function.timeout(), gatewayWaits(view)))
                .orElse(timedOut ? Hang.MOST : Hang.UNSEEN);
        return switch (hang) {
            case NONE -> proof.note(Message.of("check.function-no-egress.not-needed", statement));
            case SOME, UNSEEN -> proof.likely(statement);
            case MOST -> anotherReason(view)
                    ? proof.likely(Message.of("check.function-no-egress.another", statement))
                    : ways.services().isEmpty()
                            ? proof.problem(statement)
                            : proof.likely(Message.of("check.function-no-egress.services", statement,
                                    ways.services()));
        };
    }

    /** Whether runs last as if they waited for something that never comes. */
    private enum Hang {
        /** Until Lambda ends them, or most of them longer than the gateway waits. */
        MOST,
        /** Some of them longer than the gateway waits. */
        SOME,
        /** None of enough. */
        NONE,
        UNSEEN
    }

    /** Few runs prove nothing, unless the caller's own call timed out. */
    private static Hang hang(FunctionRuns runs, boolean timedOut, Duration limit, Duration gateway) {
        if (TimeoutHits.reaches(runs.latency().max(), limit) || TimeoutHits.reaches(runs.latency().p50(), gateway)) {
            return runs.enough() || timedOut ? Hang.MOST : Hang.SOME;
        }
        if (TimeoutHits.reaches(runs.latency().max(), gateway)) {
            return Hang.SOME;
        }
        return runs.enough() ? Hang.NONE : Hang.UNSEEN;
    }

    private static Duration gatewayWaits(EvidenceView view) {
        return NetworkPath.of(view).map(path -> path.integration().timeout()).orElse(Integration.DEFAULT_TIMEOUT);
    }

    /** The function's log speaks of another error, or most runs use all of the memory. */
    private static boolean anotherReason(EvidenceView view) {
        boolean error = view.look(EvidenceKeys.FUNCTION_ERRORS).seen().stream().flatMap(log -> log.lines().stream())
                .flatMap(line -> KnownErrors.in(line.message()).stream())
                .anyMatch(known -> known != KnownErrors.CONNECT_TIMEOUT);
        List<FunctionReport> reports = view.look(EvidenceKeys.FUNCTION_REPORTS).seen().map(FunctionReports::reports)
                .orElse(List.of());
        long full = reports.stream().filter(
                run -> run.maxMemoryUsedMegabytes() * 100L >= run.memorySizeMegabytes() * (long) FULL_PERCENT).count();
        return error || full * 2 > reports.size();
    }

    private static boolean timedOut(EvidenceView view) {
        return view.look(EvidenceKeys.SYMPTOM).seen().map(AnswerSignature::of)
                .filter(answer -> answer.kind() == AnswerSignature.Kind.GATEWAY_TIMEOUT
                        || answer.kind() == AnswerSignature.Kind.HTTP_API_UNAVAILABLE)
                .isPresent();
    }

    /** What the function's log says it could not connect to. */
    private static Optional<String> unreachable(EvidenceView view) {
        return view.look(EvidenceKeys.FUNCTION_ERRORS).seen().stream().flatMap(log -> log.lines().stream())
                .map(LogLine::message)
                .filter(line -> KnownErrors.in(line).filter(error -> error == KnownErrors.CONNECT_TIMEOUT).isPresent())
                .filter(FunctionNoEgressCheck::leadsOutside).findFirst().map(FunctionNoEgressCheck::shortened);
    }

    /** A line that names an address inside a private network speaks of a database or the like, which needs no way out. */
    private static boolean leadsOutside(String line) {
        return ADDRESS.matcher(line).results().flatMap(found -> AddressRange.of(found.group()).stream())
                .noneMatch(AddressRange::isPrivate);
    }

    private static String shortened(String line) {
        String text = line.strip().replaceAll("\\s+", " ");
        return text.length() <= 160 ? text : text.substring(0, 160) + "\u2026";
    }
}
