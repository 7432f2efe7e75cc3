package dev.timeoutdoctor.survey;

import dev.timeoutdoctor.collect.Cancellation;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Reading that a cancellation cuts off, on a thread of its own so that nothing else is interrupted. */
final class Interruptible {

    private Interruptible() {}

    /** What was read; empty where somebody cancelled meanwhile, since nobody knows then which answers are true. */
    static <T> Optional<T> read(Callable<T> reading, Cancellation cancellation) throws InterruptedException {
        if (cancellation.isCancelled()) {
            return Optional.empty();
        }
        FutureTask<T> task = new FutureTask<>(reading);
        Thread thread = Thread.ofVirtual().name("survey-facts").start(task);
        cancellation.onCancel(thread::interrupt);
        try {
            T read = task.get();
            return cancellation.isCancelled() ? Optional.empty() : Optional.of(read);
        } catch (ExecutionException bug) {
            throw new IllegalStateException("A survey broke", bug.getCause());
        } finally {
            thread.interrupt();
        }
    }
}
