package dev.timeoutdoctor.check.network;

import dev.timeoutdoctor.check.fact.Figures;
import dev.timeoutdoctor.check.fact.NetworkPath;
import dev.timeoutdoctor.check.fact.Reads;
import dev.timeoutdoctor.check.fact.Verdicts;
import dev.timeoutdoctor.diagnosis.AnswerSignature;
import dev.timeoutdoctor.diagnosis.AnswerSignature.Kind;
import dev.timeoutdoctor.diagnosis.Check;
import dev.timeoutdoctor.diagnosis.CheckInfo;
import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.diagnosis.MissingEvidence;
import dev.timeoutdoctor.diagnosis.Verdict;
import dev.timeoutdoctor.evidence.AddressRange;
import dev.timeoutdoctor.evidence.BackendReference;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.LogLines.LogLine;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Can the gateway connect to the backend? A refused connection or a name that does not resolve fails at once with 504 and "Network
 * error communicating with endpoint". Over the internet, an address inside a network can never be reached.
 */
public final class BackendUnreachableCheck implements Check {

    private static final String ID = "backend-unreachable";
    private static final String NETWORK_ERROR = "network error communicating with endpoint";
    private static final List<String> INSIDE = List.of(".internal", ".local", ".lan", ".localhost");
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.NETWORK, Set.of(EvidenceKeys.ROUTE),
            Reads.all(NetworkPath.READS, BackendContact.READS, Set.of(EvidenceKeys.SYMPTOM)), List.of(ID));

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
        if (!path.get().isHttp()) {
            return new Verdict.NotApplicable(Message.of("diagnosis.not-here.http-backend"));
        }
        Verdicts.Proof proof = new Verdicts.Proof(ID, ID,
                Figures.measure(address(path.get().reference()), Message.of("check.backend-unreachable.allowed")),
                Set.of(EvidenceKeys.DEPLOYED_SNAPSHOT, EvidenceKeys.EXECUTION_LOG, EvidenceKeys.SYMPTOM), List.of());
        return byAddress(path.get().reference(), proof).orElseGet(() -> byCalls(view, proof));
    }

    @Override
    public Optional<Verdict> byAnswerAlone(EvidenceView view) {
        return view.look(EvidenceKeys.SYMPTOM).seen().map(AnswerSignature::of)
                .filter(answer -> answer.kind() == Kind.GATEWAY_NETWORK_ERROR)
                .map(answer -> new Verdicts.Proof(ID, ID,
                        Figures.measure(Message.of("check.backend-unreachable.no-connection"),
                                Message.of("check.backend-unreachable.allowed")),
                        Set.of(EvidenceKeys.SYMPTOM), List.of())
                        .likely(Message.of("check.backend-unreachable.answer-alone", answer.statement())));
    }

    private static Optional<Verdict> byAddress(BackendReference reference, Verdicts.Proof proof) {
        if (reference.isPrivate() || reference.host().isEmpty() || reference.host().contains("${")) {
            return Optional.empty();
        }
        String host = reference.host();
        if (AddressRange.of(host).filter(AddressRange::isPrivate).isPresent()) {
            return Optional.of(proof.problem(Message.of("check.backend-unreachable.private-address", host)));
        }
        boolean inside = !host.contains(".") || INSIDE.stream().anyMatch(host::endsWith);
        return inside
                ? Optional.of(proof.problem(Message.of("check.backend-unreachable.inside-name", host)))
                : Optional.empty();
    }

    private static Verdict byCalls(EvidenceView view, Verdicts.Proof proof) {
        List<LogLine> failures = view.look(EvidenceKeys.EXECUTION_LOG).seen().stream()
                .flatMap(log -> log.lines().stream()).filter(line -> line.message().contains("Execution failed"))
                .toList();
        long refused = failures.stream().map(LogLine::message)
                .filter(text -> text.contains(NETWORK_ERROR) && !text.contains("Connection is closed")).count();
        if (refused > 0) {
            return proof.problem(Message.of("check.backend-unreachable.log", refused, failures.size(),
                    view.look(EvidenceKeys.EXECUTION_LOG).seen().orElseThrow().window().length()));
        }
        Optional<Kind> answer = view.look(EvidenceKeys.SYMPTOM).seen().map(AnswerSignature::of)
                .map(AnswerSignature::kind);
        if (answer.filter(kind -> kind == Kind.GATEWAY_NETWORK_ERROR).isPresent() && failures.isEmpty()) {
            return proof.likely(Message.of("check.backend-unreachable.answer"));
        }
        boolean reached = answer.filter(kind -> kind == Kind.PASSED_THROUGH || kind == Kind.ANSWERED).isPresent();
        if (reached) {
            return new Verdict.Good(Message.of("check.backend-unreachable.reached"), proof.measure(), Set.of(ID));
        }
        return failures.isEmpty()
                ? FailureLines.untold(view, Message.of("check.failures.none"))
                : byContact(view, failures.size(), proof);
    }

    /** That no failure is a network error says little where no call is known to have got as far as the backend. */
    private static Verdict byContact(EvidenceView view, int failures, Verdicts.Proof proof) {
        Message looked = Message.of("check.failures", failures,
                view.look(EvidenceKeys.EXECUTION_LOG).seen().orElseThrow().window().length());
        return BackendContact.of(view)
                .<Verdict>map(contact -> new Verdict.Good(
                        Message.of("check.backend-unreachable.other-failures", looked, contact), proof.measure(),
                        Set.of(ID)))
                .orElseGet(() -> Verdicts.cannotTell(Message.of("check.contact.none", looked)));
    }

    private static String address(BackendReference reference) {
        return reference.host().isEmpty() ? reference.listenerArn() : reference.host() + ":" + reference.port();
    }
}
