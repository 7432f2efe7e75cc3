package dev.timeoutdoctor.lab.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One call through the gateway, in simulated time.
 *
 * @param invocations
 *            the runs of functions behind it, the authorizer's first; none for other backends
 * @param hop
 *            the load balancer on the way
 */
public record Call(String requestId, String extendedId, Route route, Instant start, Answer answer,
        List<Invocation> invocations, Optional<Hop> hop) {

    /**
     * Where the call went.
     *
     * @param resourcePath
     *            of a REST API the resource, of others the route's path
     * @param methodName
     *            the method of the definition, which may be ANY
     * @param uri
     *            the integration's address with all variables filled in
     * @param canary
     *            whether the stage's canary served it
     */
    public record Route(Kind kind, String apiId, String apiName, String stage, String httpMethod, String path,
            String resourcePath, String methodName, String uri, boolean detailedMetrics, boolean canary) {

        /** The key as HTTP and WebSocket APIs have it. */
        public String key() {
            return resourcePath.startsWith("/") ? methodName + " " + resourcePath : resourcePath;
        }
    }

    /**
     * What the caller got.
     *
     * @param latency
     *            the whole time in the gateway
     * @param integrationLatency
     *            the part spent waiting for the backend
     * @param authorizerLatency
     *            the part spent waiting for the authorizer; zero where none is asked
     * @param cache
     *            what the stage's cache had to do with it
     */
    public record Answer(Outcome outcome, int status, String body, Duration latency, Duration integrationLatency,
            Duration authorizerLatency, CacheUse cache) {

        /** An answer of a stage without a cache. */
        public Answer(Outcome outcome, int status, String body, Duration latency, Duration integrationLatency,
                Duration authorizerLatency) {
            this(outcome, status, body, latency, integrationLatency, authorizerLatency, CacheUse.OFF);
        }
    }

    /** What a stage's cache has to do with an answer. */
    public enum CacheUse {
        /** No answers of this method are kept. */
        OFF,
        /** The backend was asked, and its answer is kept. */
        MISS,
        /** The cache answered, and the backend was not asked. */
        HIT
    }

    /**
     * A run of a function.
     *
     * @param qualifier
     *            the alias or version that was called; empty where none was named
     * @param offset
     *            from the call's start to the run's
     * @param init
     *            the cold start before it; zero when the environment was warm
     */
    public record Invocation(String functionName, String qualifier, String version, String requestId, Duration offset,
            Duration init, Duration duration, boolean timedOut, Memory memory, String logFormat) {

        Duration end() {
            return offset.plus(init).plus(duration);
        }
    }

    /** A function's memory: what it has and what a run used, in MB. */
    public record Memory(int size, int used) {}

    /**
     * A load balancer on the way.
     *
     * @param balancer
     *            as its metrics name it, such as net/orders/50dc6c495c0c9188
     * @param targetGroup
     *            as its metrics name it; empty where the flow came no further than the balancer
     */
    public record Hop(String balancer, String targetGroup, String zone, Fate fate, Duration targetTime) {}

    /** What becomes of a connection through a load balancer. */
    public enum Fate {
        /** A target takes it. */
        ANSWERED,
        /** Nothing comes back. */
        LOST,
        /** A security group drops it at the balancer. */
        BLOCKED,
        /** A target refuses the connection. */
        REFUSED
    }

    public Call {
        invocations = List.copyOf(invocations);
    }

    /** The runs of the integration's function, without the authorizer's. */
    List<Invocation> integrationRuns() {
        return invocations.subList(answer.authorizerLatency().isZero() ? 0 : 1, invocations.size());
    }

    /** When the last thing that belongs to the call is over: a function may outlive the gateway's wait. */
    public Duration whole() {
        return invocations.stream().map(Invocation::end).filter(end -> end.compareTo(answer.latency()) > 0)
                .max(Duration::compareTo).orElse(answer.latency());
    }

    public Call startingAt(Instant moment) {
        return new Call(requestId, extendedId, route, moment, answer, invocations, hop);
    }
}
