package dev.timeoutdoctor.lab.traffic;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Everything that calls have left behind: samples for the metrics and lines for the logs. Lines in the future are not
 * shown yet: a function that still runs has not written its report.
 */
public final class Journal {

    private static final int MAX_CALLS = 20_000;
    private static final int MAX_EVENTS = 400_000;

    private final Deque<Call> calls = new ArrayDeque<>();
    private final Deque<LogEvent> events = new ArrayDeque<>();
    private final TreeSet<String> groups = new TreeSet<>();

    public synchronized void add(Call call, List<LogEvent> lines) {
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

    public synchronized List<String> groups() {
        return List.copyOf(groups);
    }

    /** When the function was last called; empty where it never was. */
    public synchronized Optional<Instant> lastInvocation(String functionName) {
        return stream()
                .filter(call -> call.invocations().stream().anyMatch(run -> run.functionName().equals(functionName)))
                .map(call -> call.start().plus(call.whole())).findFirst();
    }

    private Stream<Call> stream() {
        Iterable<Call> newestFirst = calls::descendingIterator;
        return StreamSupport.stream(newestFirst.spliterator(), false);
    }
}
