package dev.timeoutdoctor.check.network;

import dev.timeoutdoctor.diagnosis.EvidenceView;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.GatewayMetrics;
import dev.timeoutdoctor.text.Message;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Calls that are known to have got a connection with the backend. A timeout or a configuration error is none: a dropped connection
 * ends in the one, and a link that has failed in the other.
 */
final class BackendContact {

    /** What a check must also declare for this. */
    static final Set<EvidenceKey<?>> READS = Set.of(EvidenceKeys.EXECUTION_LOG, EvidenceKeys.FAILED_REQUESTS,
            EvidenceKeys.GATEWAY_METRICS);

    /** An answer, a connection that was closed, or a certificate that was refused. */
    private static final Pattern CONNECTED = Pattern
            .compile("Received response\\. Status: |Connection is closed|SSLEngine|PKIX|certificate");

    private BackendContact() {}

    /** One sentence with the calls that show it, or empty where none does. */
    static Optional<Message> of(EvidenceView view) {
        return byLog(view).or(() -> view.look(EvidenceKeys.GATEWAY_METRICS).seen().flatMap(BackendContact::byMetrics));
    }

    private static Optional<Message> byLog(EvidenceView view) {
        return Stream.of(EvidenceKeys.EXECUTION_LOG, EvidenceKeys.FAILED_REQUESTS)
                .flatMap(key -> view.look(key).seen().stream()).flatMap(log -> {
                    long lines = log.lines().stream().filter(line -> CONNECTED.matcher(line.message()).find()).count();
                    return lines == 0
                            ? Stream.empty()
                            : Stream.of(Message.of("check.contact.log", lines, log.window().length()));
                }).findFirst();
    }

    /** Figures of the whole stage may be those of another backend. */
    private static Optional<Message> byMetrics(GatewayMetrics metrics) {
        long answered = metrics.requests() - metrics.clientErrors() - metrics.serverErrors();
        return metrics.perMethod() && answered > 0
                ? Optional.of(Message.of("check.contact.metrics", answered, metrics.requests(),
                        metrics.window().length()))
                : Optional.empty();
    }
}
