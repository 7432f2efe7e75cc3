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
import dev.timeoutdoctor.evidence.Listeners;
import dev.timeoutdoctor.evidence.Listeners.Listener;
import dev.timeoutdoctor.evidence.TargetHealth;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Does the load balancer listen where the integration calls, in the same protocol, and does the listener lead to targets? */
public final class ListenerMismatchCheck implements Check {

    private static final String ID = "listener-mismatch";
    private static final Set<String> PLAIN = Set.of("HTTP");
    private static final Set<String> ENCRYPTED = Set.of("HTTPS", "TLS");
    private static final Set<String> NO_TCP = Set.of("UDP", "QUIC", "GENEVE");
    private static final CheckInfo INFO = new CheckInfo(ID, CheckInfo.Area.NETWORK,
            Set.of(EvidenceKeys.ROUTE, EvidenceKeys.LISTENERS),
            Reads.all(NetworkPath.READS, Set.of(EvidenceKeys.TARGET_HEALTH)), List.of(ID));

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
        Listeners listeners = view.need(EvidenceKeys.LISTENERS);
        Verdicts.Proof proof = new Verdicts.Proof(ID, ID,
                Figures.measure(calls(path.get()), listens(listeners)),
                Set.of(EvidenceKeys.DEPLOYED_SNAPSHOT, EvidenceKeys.LISTENERS), List.of());
        return path.get().reference().listener(listeners)
                .map(listener -> judge(view, path.get(), listener, proof))
                .orElseGet(() -> proof.problem(Message.of("check.listener-mismatch.none", calls(path.get()),
                        listens(listeners))));
    }

    private static Verdict judge(EvidenceView view, NetworkPath path, Listener listener, Verdicts.Proof proof) {
        String scheme = path.reference().scheme();
        boolean plainToEncrypted = scheme.equals("http") && ENCRYPTED.contains(listener.protocol());
        boolean encryptedToPlain = scheme.equals("https") && PLAIN.contains(listener.protocol());
        if (plainToEncrypted || encryptedToPlain || NO_TCP.contains(listener.protocol())) {
            return proof.problem(
                    Message.of("check.listener-mismatch.protocol", calls(path), listener.label()));
        }
        Optional<TargetHealth> health = view.look(EvidenceKeys.TARGET_HEALTH).seen();
        if (health.filter(seen -> wrongGroup(seen, listener)).isPresent()) {
            return proof.problem(Message.of("check.listener-mismatch.empty-group", listener.label()));
        }
        return new Verdict.Good(Message.of("check.listener-mismatch.good", calls(path), listener.label()),
                proof.measure(), Set.of(ID));
    }

    /** The listener leads to groups without any target, while another group of the same load balancer has healthy ones. */
    private static boolean wrongGroup(TargetHealth health, Listener listener) {
        boolean empty = !listener.targetGroups().isEmpty() && listener.targetGroups().stream().allMatch(
                arn -> health.group(arn).filter(group -> group.targets().isEmpty()).isPresent());
        return empty && !listener.protocol().startsWith("HTTP")
                && health.groups().stream().anyMatch(group -> !group.healthy().isEmpty());
    }

    private static String calls(NetworkPath path) {
        return path.reference().scheme().isEmpty()
                ? path.reference().listenerArn()
                : path.reference().scheme() + " " + path.reference().port();
    }

    private static String listens(Listeners listeners) {
        return listeners.listeners().isEmpty()
                ? "\u2013"
                : listeners.listeners().stream().map(Listener::label).collect(Collectors.joining(", "));
    }
}
