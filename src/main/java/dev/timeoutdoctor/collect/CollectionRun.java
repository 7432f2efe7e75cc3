package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** One run of a {@link Collection}. All state belongs to the thread that runs it; the threads that ask only send it events. */
final class CollectionRun {

    private final AwsReader reader;
    private final List<Collector<?>> collectors;
    private final Progress progress;
    private final InstantSource clock;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final EvidenceSet known;
    private final List<Collector<?>> waiting;
    private final Map<EvidenceKey<?>, Asking<?>> asking = new LinkedHashMap<>();
    private final Map<EvidenceKey<?>, Set<EvidenceKey<?>>> after = new HashMap<>();
    private final Map<EvidenceKey<?>, Looked<?>> looked = new LinkedHashMap<>();
    private EvidenceSet soFar;
    private int calls;

    CollectionRun(AwsReader reader, List<Collector<?>> collectors, EvidenceSet known, Progress progress,
            InstantSource clock) {
        this.reader = reader;
        this.collectors = collectors;
        this.progress = progress;
        this.clock = clock;
        this.known = known;
        this.soFar = known;
        this.waiting = new ArrayList<>(collectors);
        waiting.removeIf(collector -> known.keys().contains(collector.key()));
    }

    private sealed interface Event {

        record Answered(Looked<?> looked, int more) implements Event {}

        record Broke(Throwable bug) implements Event {}

        record Stop(FailureKind kind) implements Event {}
    }

    /** Calls under way. */
    private record Asking<T>(Collector<T> collector, List<AwsCall> calls, Thread thread) {}

    /** A key that has been looked at, and how many calls had to be made one after the other for it. */
    private record Looked<T>(Collector<T> collector, Observed<T> observed, int round) {

        EvidenceSet addTo(EvidenceSet evidence) {
            return evidence.with(collector.key(), observed);
        }
    }

    Collected run(Duration limit, Cancellation cancellation) {
        if (cancellation.isCancelled()) {
            return stopped(FailureKind.CANCELLED);
        }
        cancellation.onCancel(() -> events.add(new Event.Stop(FailureKind.CANCELLED)));
        Thread timer = Thread.ofVirtual().name("collect-limit").start(() -> stopAfter(limit));
        try {
            return untilDone();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return stopped(FailureKind.CANCELLED);
        } finally {
            timer.interrupt();
            asking.values().forEach(open -> open.thread().interrupt());
        }
    }

    private void stopAfter(Duration limit) {
        try {
            Thread.sleep(limit);
            events.add(new Event.Stop(FailureKind.TIMED_OUT));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the run ended before its time was up
        }
    }

    private Collected untilDone() throws InterruptedException {
        startWhatCanBeAsked();
        while (!asking.isEmpty()) {
            switch (events.take()) {
                case Event.Answered answered -> answered(answered.looked(), answered.more());
                case Event.Broke broke -> throw new IllegalStateException("A collector broke", broke.bug());
                case Event.Stop stop -> {
                    return stopped(stop.kind());
                }
            }
            startWhatCanBeAsked();
        }
        if (!waiting.isEmpty()) {
            throw new IllegalStateException("These collectors wait for one another: " + waiting);
        }
        return collected(true);
    }

    private void startWhatCanBeAsked() {
        boolean again = true;
        while (again) {
            List<Collector<?>> ready = waiting.stream().filter(this::canBeAsked).toList();
            waiting.removeAll(ready);
            ready.forEach(this::ask);
            again = !ready.isEmpty(); // what needed no call may have made others ready
        }
    }

    private boolean canBeAsked(Collector<?> collector) {
        return needs(collector).noneMatch(need -> asking.containsKey(need)
                || waiting.stream().anyMatch(other -> other.key().equals(need)));
    }

    private Stream<EvidenceKey<?>> needs(Collector<?> collector) {
        return Stream.concat(collector.needs().stream(), after.getOrDefault(collector.key(), Set.of()).stream());
    }

    private <T> void ask(Collector<T> collector) {
        int before = needs(collector).mapToInt(this::round).max().orElse(0);
        Optional<Observed<T>> joined = collector.joined().apply(soFar);
        if (joined.isPresent()) {
            settle(new Looked<>(collector, joined.get(), before));
            return;
        }
        switch (collector.ask().apply(soFar)) {
            case Ask.NotHere notHere -> settle(new Looked<>(collector, new Observed.NotHere<>(notHere.why()), before));
            case Ask.Cannot cannot -> settle(new Looked<>(collector, new Observed.NotAsked<>(cannot.why()), before));
            case Ask.Make make -> start(collector, List.of(make.call()), before + 1);
            case Ask.MakeAll make -> start(collector, make.calls(), before + 1);
            case Ask.After later -> {
                after.computeIfAbsent(collector.key(), key -> new HashSet<>()).add(later.key());
                waiting.add(collector);
            }
        }
    }

    private <T> void start(Collector<T> collector, List<AwsCall> made, int round) {
        calls += made.size();
        made.forEach(call -> progress.asking(collector.key(), call));
        Thread thread = Thread.ofVirtual().name("collect-" + collector.key())
                .unstarted(() -> call(collector, made, round));
        asking.put(collector.key(), new Asking<>(collector, made, thread));
        thread.start();
    }

    private int round(EvidenceKey<?> key) {
        Looked<?> done = looked.get(key);
        return done == null ? 0 : done.round();
    }

    private <T> void call(Collector<T> collector, List<AwsCall> made, int round) {
        try {
            Answers.Answered answer = new Answers(reader).closest(made, collector.closer());
            int more = answer.calls() - made.size();
            events.add(new Event.Answered(new Looked<>(collector, read(collector, answer.answer()), round + more),
                    more));
        } catch (RuntimeException | Error bug) {
            events.add(new Event.Broke(bug)); // thrown again where the run was asked for
        }
    }

    private static <T> Observed<T> read(Collector<T> collector, Observed<JsonNode> answer) {
        if (!(answer instanceof Observed.Seen<JsonNode> seen)) {
            return answer.map(json -> {
                throw new IllegalStateException("only an answer that was seen has a value");
            });
        }
        Source source = new Source(seen.source().call(), seen.source().at(), seen.value(), seen.source().others());
        try {
            return new Observed.Seen<>(collector.reader().apply(source), source);
        } catch (IllegalArgumentException e) {
            return new Observed.Failed<>(FailureKind.UNREADABLE, String.valueOf(e.getMessage()), source);
        }
    }

    /** A reader that does not ask, since a bundle does not hold the answer, has made no call. */
    private void answered(Looked<?> done, int more) {
        calls += more;
        if (done.observed() instanceof Observed.NotAsked<?>) {
            calls--;
        }
        settle(done);
    }

    private void settle(Looked<?> done) {
        asking.remove(done.collector().key());
        looked.put(done.collector().key(), done);
        soFar = done.addTo(soFar);
        progress.observed(done.collector().key(), done.observed());
    }

    private Collected stopped(FailureKind kind) {
        List<Asking<?>> open = List.copyOf(asking.values());
        open.forEach(one -> one.thread().interrupt());
        open.forEach(one -> settle(given(one, kind)));
        Message why = Message
                .of(kind == FailureKind.TIMED_OUT ? "collect.not-asked.time-up" : "collect.not-asked.cancelled");
        List.copyOf(waiting).forEach(collector -> settle(unasked(collector, why)));
        return collected(false);
    }

    private <T> Looked<T> given(Asking<T> open, FailureKind kind) {
        String message = kind == FailureKind.TIMED_OUT ? "no answer within the time limit" : "cancelled";
        Source source = new Source(open.calls().getFirst(), clock.instant(), MissingNode.getInstance());
        return new Looked<>(open.collector(), new Observed.Failed<>(kind, message, source), 0);
    }

    private static <T> Looked<T> unasked(Collector<T> collector, Message why) {
        return new Looked<>(collector, new Observed.NotAsked<>(why), 0);
    }

    /** In the catalogue's order, so that the same answers make the same evidence whichever came first. */
    private Collected collected(boolean complete) {
        EvidenceSet evidence = known;
        for (Collector<?> collector : collectors) {
            Looked<?> done = looked.get(collector.key());
            evidence = done == null ? evidence : done.addTo(evidence);
        }
        int rounds = looked.values().stream().mapToInt(Looked::round).max().orElse(0);
        return new Collected(evidence, calls, rounds, complete);
    }
}
