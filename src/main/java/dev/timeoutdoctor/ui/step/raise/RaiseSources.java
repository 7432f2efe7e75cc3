package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.fix.ApiContext;
import dev.timeoutdoctor.fix.TimeoutSuggestion;
import dev.timeoutdoctor.session.Session;
import java.util.List;
import java.util.Optional;

/** Where the numbers of the step come from. */
final class RaiseSources {

    private final Session session;
    private final Optional<Source> answer;

    /** Of a session, and of the answer that the draft starts from. */
    RaiseSources(Session session, Optional<Source> answer) {
        this.session = session;
        this.answer = answer;
    }

    /** The answers behind the ceiling. */
    List<Source> ceiling() {
        return origins(ApiContext.CEILING_READS);
    }

    /** The answer behind the draft's "now". */
    List<Source> integration() {
        return answer.stream().toList();
    }

    /** The answers behind an advice. */
    List<Source> advice(RaiseState.Advice given) {
        return switch (given) {
            case RaiseState.Advice.None _ -> List.of();
            case RaiseState.Advice.Deploy _ ->
                origins(List.of(EvidenceKeys.DEPLOYED_SNAPSHOT, EvidenceKeys.WORKING_COPY));
            case RaiseState.Advice.Memory _ -> origins(List.of(EvidenceKeys.FUNCTION, EvidenceKeys.FUNCTION_REPORTS,
                    EvidenceKeys.FUNCTION_METRICS));
            case RaiseState.Advice.Already _,RaiseState.Advice.Value _ -> origins(TimeoutSuggestion.READS);
        };
    }

    private List<Source> origins(List<EvidenceKey<?>> keys) {
        return keys.stream().flatMap(key -> session.evidence().get(key).origin().stream()).toList();
    }
}
