package dev.timeoutdoctor.lab.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One call through the gateway, in simulated time.
 *
 * @param invocations
 *            the function's run behind it; none for other backends
 */
public record Call(String requestId, String extendedId, Route route, Instant start, Answer answer,
        List<Invocation> invocations) {

    /**
     * Where the call went.
     *
     * @param uri
     *            the integration's address with all variables filled in
     */
    public record Route(String apiId, String apiName, String stage, String httpMethod, String path, String resourcePath,
            String methodName, String uri, boolean detailedMetrics) {}

    /**
     * What the caller got.
     *
     * @param latency
     *            the whole time in the gateway
     * @param integrationLatency
     *            the part spent waiting for the backend
     */
    public record Answer(Outcome outcome, int status, String body, Duration latency, Duration integrationLatency) {}

    /**
     * A run of a function.
     *
     * @param init
     *            the cold start before it; zero when the environment was warm
     */
    public record Invocation(String functionName, String requestId, Duration duration, Duration init, boolean timedOut,
            int memoryMegabytes, int memoryUsed) {}

    public Call {
        invocations = List.copyOf(invocations);
    }

    /** When the last thing that belongs to the call is over: a function may outlive the gateway's wait. */
    public Duration whole() {
        return invocations.stream().map(run -> Gateway.OVERHEAD.plus(run.init()).plus(run.duration()))
                .filter(end -> end.compareTo(answer.latency()) > 0).findFirst().orElse(answer.latency());
    }

    public Call startingAt(Instant moment) {
        return new Call(requestId, extendedId, route, moment, answer, invocations);
    }
}
