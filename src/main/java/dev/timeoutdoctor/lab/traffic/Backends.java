package dev.timeoutdoctor.lab.traffic;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.Backend;
import dev.timeoutdoctor.lab.traffic.Call.Hop;
import dev.timeoutdoctor.lab.traffic.Call.Invocation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Works out what an integration brings and how long that takes, in simulated time. */
final class Backends {

    /** Between the gateway and a function or backend, on top of the work itself. */
    static final Duration OVERHEAD = Duration.ofMillis(12);

    private static final Duration REFUSED = Duration.ofMillis(31);
    private static final Duration QUEUED = Duration.ofMillis(38);

    private final Account account;
    private final FunctionRuns functions;
    private final RandomGenerator chance;

    Backends(Account account, FunctionRuns functions, RandomGenerator chance) {
        this.account = account;
        this.functions = functions;
        this.chance = chance;
    }

    /**
     * Ends one request to the backend.
     *
     * @param offset
     *            from the call's start to this request
     */
    Ending end(Outgoing out, Duration offset, Instant now) {
        if (out.type().equals("MOCK")) {
            return Ending.answered(out.successStatus(), "{}", Duration.ZERO);
        }
        if (FunctionRuns.name(out.uri()).isPresent()) {
            return function(out, offset, now);
        }
        return out.link().map(link -> throughLink(out, link, now)).orElseGet(() -> backend(out, out.uri()));
    }

    private Ending throughLink(Outgoing out, Outgoing.Link link, Instant now) {
        return new PrivatePath(account.network(), chance).follow(link, out.uri(), now).map(way -> {
            Ending ending = switch (way.fate()) {
                case ANSWERED -> backend(out, way.group().backend());
                case LOST, BLOCKED -> lost(out, way);
                case REFUSED -> refused(way);
            };
            String group = way.fate() == Call.Fate.BLOCKED ? "" : way.group().dimension();
            return ending
                    .through(new Hop(way.balancer().dimension(), group, way.zone(), way.fate(), ending.latency()));
        }).orElseGet(() -> Ending.failed(Outcome.PRIVATE_PATH_BROKEN, REFUSED));
    }

    /** A network load balancer is silent; an application load balancer answers 504 after ten seconds (AWS: ALB errors). */
    private static Ending lost(Outgoing out, PrivatePath.Way way) {
        Duration connecting = Duration.ofSeconds(10);
        boolean answers = !way.balancer().isNetwork() && way.fate() == Call.Fate.LOST
                && connecting.compareTo(out.timeout()) < 0;
        return answers
                ? Ending.answered(504, "<html><head><title>504 Gateway Time-out</title></head></html>", connecting)
                : Ending.failed(Outcome.INTEGRATION_TIMEOUT, out.timeout());
    }

    private static Ending refused(PrivatePath.Way way) {
        return way.balancer().isNetwork()
                ? Ending.failed(Outcome.NETWORK_FAILURE, REFUSED)
                : Ending.answered(502, "<html><head><title>502 Bad Gateway</title></head></html>", REFUSED);
    }

    private Ending backend(Outgoing out, String address) {
        Optional<Backend> backend = account.backend(address);
        if (backend.isEmpty()) {
            return Ending.failed(Outcome.NETWORK_FAILURE, REFUSED);
        }
        Duration needed = OVERHEAD.plus(backend.get().work().duration(chance.nextDouble(), 0));
        return needed.compareTo(out.timeout()) > 0
                ? Ending.failed(Outcome.INTEGRATION_TIMEOUT, out.timeout())
                : Ending.answered(backend.get().status(), backend.get().body(), needed);
    }

    private Ending function(Outgoing out, Duration offset, Instant now) {
        Optional<FunctionRuns.Called> called = functions.called(out.uri())
                .filter(it -> FunctionRuns.mayBeInvoked(it, out.sourceArn()));
        if (called.isEmpty()) {
            return Ending.failed(Outcome.NOT_PERMITTED, OVERHEAD);
        }
        if (out.streams() != out.uri().endsWith("/response-streaming-invocations")) {
            return Ending.failed(Outcome.STREAM_MISMATCH, OVERHEAD);
        }
        if (functions.isThrottled(called.get().function(), now)) {
            return Ending.failed(Outcome.FUNCTION_THROTTLED, OVERHEAD);
        }
        Invocation run = functions.run(called.get(), offset.plus(OVERHEAD), now);
        if (out.event()) {
            return Ending.answered(out.successStatus(), "{}", QUEUED).after(List.of(run));
        }
        Duration needed = OVERHEAD.plus(run.init()).plus(run.duration());
        if (needed.compareTo(out.timeout()) > 0) {
            return Ending.failed(Outcome.INTEGRATION_TIMEOUT, out.timeout()).after(List.of(run));
        }
        if (run.timedOut()) {
            return Ending.failed(Outcome.FUNCTION_FAILED, needed).after(List.of(run));
        }
        int status = out.type().endsWith("_PROXY") ? 200 : out.successStatus();
        return Ending.answered(status, called.get().function().responseBody(), needed).after(List.of(run));
    }
}
