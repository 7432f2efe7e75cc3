package dev.timeoutdoctor.lab.traffic;

import dev.timeoutdoctor.lab.traffic.Call.Hop;
import dev.timeoutdoctor.lab.traffic.Call.Invocation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an integration brought: the outcome, and the backend's status and body where it answered. */
record Ending(Outcome outcome, int status, String body, Duration latency, List<Invocation> invocations,
        Optional<Hop> hop) {

    static Ending answered(int status, String body, Duration latency) {
        return new Ending(Outcome.ANSWERED, status, body, latency, List.of(), Optional.empty());
    }

    static Ending failed(Outcome outcome, Duration latency) {
        return new Ending(outcome, 0, "", latency, List.of(), Optional.empty());
    }

    Ending after(List<Invocation> runs) {
        return new Ending(outcome, status, body, latency, runs, hop);
    }

    Ending through(Hop taken) {
        return new Ending(outcome, status, body, latency, invocations, Optional.of(taken));
    }
}
