package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What came of one call, or of several at once. Several are seen only when each was: where one could not be looked at, nobody knows
 * the whole.
 */
record Answers(AwsReader reader) {

    private static final int CLOSER_LOOKS = 3;

    /** An answer and how many calls it took in all. */
    record Answered(Observed<JsonNode> answer, int calls) {}

    /**
     * Asks, and then closer and closer, at most three times, as long as an answer gives reason to. A closer look that tells nothing
     * leaves the answer before it.
     */
    Answered closest(List<AwsCall> calls, Function<Source, Optional<AwsCall>> closer) {
        Observed<JsonNode> best = of(calls);
        int made = calls.size();
        for (int look = 0; look < CLOSER_LOOKS; look++) {
            Optional<AwsCall> next = best.seen().isPresent() ? best.origin().flatMap(closer) : Optional.empty();
            if (next.isEmpty() || Thread.currentThread().isInterrupted()) {
                break;
            }
            Observed<JsonNode> answer = reader.read(next.get());
            made += answer instanceof Observed.NotAsked<?> ? 0 : 1;
            if (answer.seen().filter(read -> !read.path("events").isEmpty()).isEmpty()) {
                break;
            }
            best = answer;
        }
        return new Answered(best, made);
    }

    Observed<JsonNode> of(List<AwsCall> calls) {
        return calls.size() == 1 ? reader.read(calls.getFirst()) : joined(answers(calls));
    }

    private List<Observed<JsonNode>> answers(List<AwsCall> calls) {
        List<Callable<Observed<JsonNode>>> tasks = calls.stream()
                .<Callable<Observed<JsonNode>>>map(call -> () -> reader.read(call)).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(tasks).stream().map(Answers::done).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the run was stopped, and says itself what was left open
            Source source = new Source(calls.getFirst(), Instant.EPOCH, MissingNode.getInstance());
            return List.of(new Observed.Failed<>(FailureKind.CANCELLED, "cancelled", source));
        }
    }

    private static Observed<JsonNode> done(Future<Observed<JsonNode>> future) {
        return switch (future.state()) {
            case SUCCESS -> future.resultNow();
            case FAILED -> throw new IllegalStateException("A reader broke", future.exceptionNow());
            case RUNNING, CANCELLED -> throw new IllegalStateException("A call did not end");
        };
    }

    private static Observed<JsonNode> joined(List<Observed<JsonNode>> answers) {
        return answers.stream().filter(answer -> answer.seen().isEmpty()).findFirst().orElseGet(() -> {
            List<Source> sources = answers.stream().flatMap(answer -> answer.origin().stream()).toList();
            Source first = sources.getFirst();
            return new Observed.Seen<>(first.answer(),
                    new Source(first.call(), first.at(), first.answer(), sources.subList(1, sources.size())));
        });
    }
}
