package dev.timeoutdoctor.ui.step.lambda;

import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FunctionConfiguration;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.fix.MemorySuggestion;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.step.lambda.LambdaState.Suggestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Memory and timeout that are worth trying. */
final class Suggestions {

    private Suggestions() {}

    static List<Suggestion> of(Session session) {
        EvidenceSet evidence = session.evidence();
        List<Suggestion> suggestions = new ArrayList<>();
        MemorySuggestion.of(evidence).filter(_ -> !allWell(session))
                .ifPresent(memory -> suggestions.add(new Suggestion("memory", memory.megabytes(),
                        memory.why(), Message.of("lambda.use.memory", memory.megabytes()))));
        Optional<Duration> wait = evidence.get(EvidenceKeys.ROUTE).seen()
                .flatMap(route -> evidence.get(EvidenceKeys.DEPLOYED_SNAPSHOT).seen().flatMap(api -> api.method(route)))
                .map(method -> method.integration().timeout());
        Optional<Duration> may = evidence.get(EvidenceKeys.FUNCTION).seen().map(FunctionConfiguration::timeout);
        if (wait.isPresent() && may.isPresent() && may.get().compareTo(wait.get()) > 0
                && wait.get().toSeconds() > 1) {
            int seconds = (int) wait.get().toSeconds() - 1;
            suggestions.add(new Suggestion("timeout", seconds,
                    Message.of("lambda.suggest.timeout", seconds, wait.get(), may.get()),
                    Message.of("lambda.use.timeout", seconds)));
        }
        return suggestions;
    }

    /** More memory costs money: where the last answer was good and no cause is known, nothing asks for it. */
    private static boolean allWell(Session session) {
        boolean answered = session.symptom().filter(Symptom::answered).isPresent();
        return answered && session.returned().isEmpty()
                && session.examination().filter(done -> done.diagnosis().rootCauses().isEmpty()).isPresent();
    }
}
