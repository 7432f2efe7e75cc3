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
import java.util.Optional;
import java.util.Set;

/**
 * Does the gateway trust the backend's certificate chain? The execution log says so in Java's words (AWS: SSL certificate errors of
 * API Gateway); it names no host, so where the stage calls several HTTPS addresses it may be another one's.
 */
public final class TlsChainUntrustedCheck implements Check {

    private static final String ID = "tls-chain-untrusted";
    private static final List<String> WORDS = List.of("PKIX path building failed", "SunCertPathBuilderException",
            "unable to find valid certification path");
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
        return FailureLines.callsHttps(path.get())
                ? judge(view, path.get())
                : new Verdict.NotApplicable(Message.of("diagnosis.not-here.tls-backend"));
    }

    private static Verdict judge(EvidenceView view, NetworkPath path) {
        List<LogLine> failures = FailureLines.failures(view);
        long found = failures.stream().filter(line -> WORDS.stream().anyMatch(line.message()::contains)).count();
        Message window = Message.of("check.failures", failures.size(),
                view.need(EvidenceKeys.EXECUTION_LOG).window().length());
        Verdicts.Proof proof = new Verdicts.Proof(ID, ID, Figures.measure(found, 0),
                Set.of(EvidenceKeys.EXECUTION_LOG), List.of());
        if (found > 0) {
            boolean proven = FailureLines.fitsAnswer(view) && !path.othersToHttps()
                    && !path.integration().insecureSkipVerification();
            Message statement = Message.of("check.tls-chain-untrusted.found", found, path.reference().host(), window);
            return proven ? proof.problem(statement) : proof.likely(statement);
        }
        if (path.integration().insecureSkipVerification()) {
            return new Verdict.Good(Message.of("check.tls-chain-untrusted.skipped"), proof.measure(), Set.of(ID));
        }
        return failures.isEmpty()
                ? Verdicts.cannotTell(Message.of("check.failures.none"))
                : new Verdict.Good(Message.of("check.tls.good", window), proof.measure(), Set.of(ID));
    }
}
