package dev.timeoutdoctor.check.network;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.NetworkPath;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.MissingEvidence;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.LogLines.LogLine;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Is the backend's certificate for the name that the integration calls? The execution log names both (AWS: 500 errors of VPC links). */
public final class TlsNameMismatchCheck implements Check {

    private static final String ID = "tls-name-mismatch";
    private static final Pattern LINE = Pattern.compile(
            "Host name '(?<host>[^']*)' does not match the certificate subject provided by the peer \\((?<subject>[^)]*)\\)");
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.NETWORK,
            Set.of(EvidenceKeys.ROUTE, EvidenceKeys.EXECUTION_LOG),
            Reads.all(NetworkPath.READS, FailureLines.READS), List.of(ID));

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Verdict evaluate(EvidenceView view) {
        Optional<NetworkPath> path = NetworkPath.of(view);
        if (path.isEmpty()) {
            return MissingEvidence.unknown(view, EvidenceKeys.DEPLOYED_SNAPSHOT);
        }
        if (!FailureLines.callsHttps(path.get())) {
            return new Verdict.NotApplicable(Message.of("diagnosis.not-here.tls-backend"));
        }
        return judge(view, path.get().reference().host());
    }

    private static Verdict judge(EvidenceView view, String host) {
        List<LogLine> failures = FailureLines.failures(view);
        List<MatchResult> found = failures.stream().flatMap(line -> LINE.matcher(line.message()).results())
                .filter(line -> line.group("host").toLowerCase(Locale.ROOT).equals(host)).toList();
        Message window = Message.of("check.failures", failures.size(),
                view.need(EvidenceKeys.EXECUTION_LOG).window().length());
        if (!found.isEmpty()) {
            Verdicts.Proof proof = proof(found.getFirst().group("subject"), host);
            Message statement = Message.of("check.tls-name-mismatch.found", found.size(), host,
                    found.getFirst().group("subject"), window);
            return FailureLines.fitsAnswer(view) ? proof.problem(statement) : proof.likely(statement);
        }
        return failures.isEmpty()
                ? Verdicts.cannotTell(Message.of("check.failures.none"))
                : new Verdict.Good(Message.of("check.tls.good", window), proof("\u2013", host).measure(), Set.of(ID));
    }

    private static Verdicts.Proof proof(String subject, String host) {
        return new Verdicts.Proof(ID, ID, Figures.measure(subject, host), Set.of(EvidenceKeys.EXECUTION_LOG),
                List.of());
    }
}
