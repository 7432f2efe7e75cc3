package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.diagnosis.CauseResult;
import dev.timeoutdoctor.diagnosis.Diagnosis;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.fix.IntegrationTimeoutDraft;
import dev.timeoutdoctor.fix.TimeoutSuggestion;
import dev.timeoutdoctor.session.Examination;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.ui.step.raise.RaiseState.Advice;
import java.time.Duration;
import java.util.Optional;

/** What the evidence says about raising: deploy instead, give memory instead, or this value. */
final class RaiseAdvice {

    private final Session session;

    RaiseAdvice(Session session) {
        this.session = session;
    }

    /** The draft with the value that fits what was measured, where raising is what the evidence asks for. */
    IntegrationTimeoutDraft suggested(IntegrationTimeoutDraft fresh) {
        boolean asked = rootCause().filter(cause -> cause.cures().contains("integration-timeout")).isPresent();
        return asked && on(fresh, true) instanceof Advice.Value value
                ? fresh.withTimeout(value.timeout())
                : fresh;
    }

    /**
     * The advice on a draft.
     *
     * @param open whether it may still be edited; once something is sent, there is no more advice
     */
    Advice on(IntegrationTimeoutDraft draft, boolean open) {
        if (!open) {
            return new Advice.None();
        }
        Optional<Duration> served = session.evidence().get(EvidenceKeys.DEPLOYED_SNAPSHOT).seen()
                .flatMap(api -> session.route().flatMap(api::method)).map(method -> method.integration().timeout());
        if (served.isPresent() && !served.get().equals(draft.timeoutBefore())) {
            return new Advice.Deploy(served.get(), draft.timeoutBefore());
        }
        Optional<CauseResult> cause = rootCause();
        if (cause.isPresent() && cause.get().cures().contains("function-memory")
                && !cause.get().cures().contains("integration-timeout")) {
            return new Advice.Memory(cause.get().because());
        }
        return TimeoutSuggestion.of(session.evidence())
                .<Advice>map(suggestion -> suggestion.timeout().equals(draft.timeoutBefore())
                        ? new Advice.Already(suggestion.why())
                        : new Advice.Value(suggestion.timeout(), suggestion.why()))
                .orElseGet(Advice.None::new);
    }

    private Optional<CauseResult> rootCause() {
        Optional<Diagnosis> diagnosis = session.examination().map(Examination::diagnosis);
        return diagnosis.flatMap(said -> said.rootCauses().stream().findFirst().flatMap(said::cause));
    }
}
