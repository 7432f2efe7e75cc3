package dev.timeoutdoctor.app;

import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.text.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the caller got, and after how long. */
final class AnswerOptions {

    @Option(names = "--answer", paramLabel = "FILE", description = "The answer that the caller got, as curl -i prints it. It tells whose answer it was.")
    private @Nullable Path answer;

    @Option(names = "--took", converter = DurationOption.class, paramLabel = "DURATION", description = "How long the caller waited for that answer, for example 29s.")
    private Duration took = Duration.ZERO;

    private Optional<SeenAnswer.Read> seen = Optional.empty();

    /** Reads the answer, before anything is asked of AWS; says what is wrong with it. */
    Optional<String> fault(Texts texts) {
        if (answer == null) {
            return took.isZero() ? Optional.empty() : Optional.of(texts.of("app.diagnose.answer.missing"));
        }
        return switch (SeenAnswer.in(answer)) {
            case SeenAnswer.Read read -> {
                seen = Optional.of(read);
                yield Optional.empty();
            }
            case SeenAnswer.Unreadable unreadable -> Optional.of(texts.of(unreadable.why()));
        };
    }

    /** Whether an answer is named at all. */
    boolean isGiven() {
        return answer != null || !took.isZero();
    }

    /** What the caller saw, where somebody said it. */
    Optional<Symptom> symptom(String url, String method, Instant at) {
        return seen.map(read -> read.symptom(url, method, took, at));
    }
}
