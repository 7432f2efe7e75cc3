package dev.timeoutdoctor.diagnosis;

import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.LogLines;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a verdict is worth that rests on a line not being in a log, where only the older part of the log was read: what is not in
 * there may be in the rest.
 */
final class OfCutLog {

    /** Checks by whose good verdict no line of the log tells of the cause. */
    private static final Set<String> BY_ABSENCE = Set.of("backend-unreachable", "backend-closes-idle-connections",
            "backend-own-504", "tls-name-mismatch", "tls-chain-untrusted", "payload-too-large",
            "malformed-proxy-response", "database-connections-exhausted");
    private static final List<EvidenceKey<LogLines>> LOGS = List.of(EvidenceKeys.EXECUTION_LOG,
            EvidenceKeys.FUNCTION_ERRORS);

    private OfCutLog() {}

    /** The verdict as far as the log was read. */
    static Verdict weigh(CheckInfo info, Verdict verdict, EvidenceSet evidence) {
        if (!(verdict instanceof Verdict.Good) || !BY_ABSENCE.contains(info.id())) {
            return verdict;
        }
        Optional<EvidenceKey<LogLines>> cut = LOGS.stream()
                .filter(key -> Stream.concat(info.needs().stream(), info.alsoReads().stream()).anyMatch(key::equals))
                .filter(key -> evidence.get(key).seen().filter(LogLines::cut).isPresent()).findFirst();
        return cut.<Verdict>map(key -> unknown(key, evidence.get(key).seen().orElseThrow())).orElse(verdict);
    }

    private static Verdict unknown(EvidenceKey<LogLines> key, LogLines log) {
        return new Verdict.Unknown(Set.of(key), Message.of("diagnosis.cut-log", log.group(), log.lines().size(),
                log.window().from(), log.window().to()), List.of());
    }
}
