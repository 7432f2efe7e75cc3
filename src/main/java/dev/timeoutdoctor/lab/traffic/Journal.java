package dev.timeoutdoctor.lab.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Everything that calls have left behind: samples for the metrics and lines for the logs. Lines in the future are not
 * shown yet: a function that still runs has not written its report.
 */
public final class Journal {

    private static final int MAX_CALLS = 20_000;
    private static final int MAX_EVENTS = 400_000;

    /** A function runs 15 minutes at most (AWS: Lambda quotas); with cold start and authorizer that is below this. */
    private static final Duration LONGEST_RUN = Duration.ofMinutes(20);

    private final Deque<Call> calls = new ArrayDeque<>();
    private final Deque<LogEvent> events = new ArrayDeque<>();
    private final List<Call> unfinished = new ArrayList<>();
    private final TreeSet<String> groups = new TreeSet<>();

    synchronized void add(Call call, List<LogEvent> lines) {
        unfinished.removeIf(begun -> begun.requestId().equals(call.requestId()));
        calls.add(call);
        events.addAll(lines);
        lines.forEach(line -> groups.add(line.group()));
        while (calls.size() > MAX_CALLS) {
            calls.removeFirst();
        }
        while (events.size() > MAX_EVENTS) {
            events.removeFirst();
        }
    }

    /** Lines without a call of a stage behind them. */
    synchronized void lines(List<LogEvent> lines) {
        events.addAll(lines);
        lines.forEach(line -> groups.add(line.group()));
    }

    /** Calls that began in the time span, its start included. */
    public synchronized List<Call> calls(Instant from, Instant until) {
        return calls.stream().filter(call -> !call.start().isBefore(from) && call.start().isBefore(until)).toList();
    }

    /** Lines of the group in the time span, both ends included, oldest first. */
    public List<LogEvent> events(String group, Instant from, Instant until) {
        List<LogEvent> matching;
        synchronized (this) {
            matching = events.stream().filter(line -> line.group().equals(group))
                    .filter(line -> !line.at().isBefore(from) && !line.at().isAfter(until)).toList();
        }
        return matching.stream().sorted(Comparator.comparing(LogEvent::at)).toList();
    }

    /** A group that is deleted takes its lines along. */
    public synchronized void forget(String group) {
        groups.remove(group);
        events.removeIf(line -> line.group().equals(group));
    }

    public synchronized List<String> groups() {
        return List.copyOf(groups);
    }

    /**
     * How many environments of the version wait for work: as many as ran at once since that moment, without those that
     * run now.
     */
    synchronized long idleEnvironments(String functionName, String version, Instant since, Instant now) {
        List<Instant> begins = new ArrayList<>();
        List<Instant> ends = new ArrayList<>();
        Stream<Call> recent = stream().takeWhile(call -> call.start().isAfter(since.minus(LONGEST_RUN)));
        Stream.concat(recent, unfinished.stream()).forEach(call -> call.invocations().stream()
                .filter(run -> run.functionName().equals(functionName) && run.version().equals(version))
                .forEach(run -> {
                    Instant begin = call.start().plus(run.offset());
                    Instant end = unfinished.contains(call) ? Instant.MAX : call.start().plus(run.end());
                    if (end.isAfter(since) && !begin.isAfter(now)) {
                        begins.add(begin);
                        ends.add(end);
                    }
                }));
        long most = begins.stream().mapToLong(moment -> runningAt(begins, ends, moment)).max().orElse(0);
        return most - runningAt(begins, ends, now);
    }

    /** The newest answer of a backend that was given since then, to a call like that. */
    synchronized Optional<Call.Answer> kept(Predicate<Call> alike, Instant since) {
        return stream().takeWhile(call -> call.start().isAfter(since.minus(LONGEST_RUN)))
                .filter(call -> call.answer().cache() == Call.CacheUse.MISS
                        && !call.start().plus(call.answer().latency()).isBefore(since))
                .filter(call -> call.answer().outcome() == Outcome.ANSWERED && call.answer().status() / 100 == 2)
                .filter(alike).map(Call::answer).findFirst();
    }

    private static long runningAt(List<Instant> begins, List<Instant> ends, Instant moment) {
        return IntStream.range(0, begins.size())
                .filter(i -> !begins.get(i).isAfter(moment) && ends.get(i).isAfter(moment)).count();
    }

    /** How many runs of the functions there are at that moment, those of unfinished calls included. */
    synchronized long running(List<String> functionNames, Instant at) {
        long recent = stream().takeWhile(call -> call.start().isAfter(at.minus(LONGEST_RUN)))
                .flatMap(call -> call.invocations().stream()
                        .filter(run -> !call.start().plus(run.offset()).isAfter(at)
                                && call.start().plus(run.end()).isAfter(at)))
                .filter(run -> functionNames.contains(run.functionName())).count();
        return recent + unfinished.stream().flatMap(call -> call.invocations().stream())
                .filter(run -> functionNames.contains(run.functionName())).count();
    }

    /** Notes a call that the caller still waits for. */
    synchronized void begin(Call call) {
        unfinished.add(call);
    }

    private Stream<Call> stream() {
        Iterable<Call> newestFirst = calls::descendingIterator;
        return StreamSupport.stream(newestFirst.spliterator(), false);
    }
}
