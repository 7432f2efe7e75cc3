package dev.timeoutdoctor.diagnosis;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.EndpointType;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Quota;
import dev.timeoutdoctor.evidence.TransferMode;
import java.time.Duration;
import java.util.Optional;

/**
 * The longest integration timeout that an API may have now (AWS: REST, HTTP and WebSocket API quotas; API Gateway response
 * streaming).
 *
 * @param limit the longest value that AWS accepts
 * @param kind what sets it
 */
public record TimeoutCeiling(Duration limit, Kind kind) {

    /** The shortest integration timeout that AWS accepts, for every API type. */
    public static final Duration FLOOR = Duration.ofMillis(50);
    private static final Duration STREAMING = Duration.ofMillis(900_000);

    /** What sets the ceiling. */
    public enum Kind {
        /** Quota L-E5AE38E3: can be raised. */
        QUOTA,
        /** Edge-optimized: cannot be raised. */
        EDGE,
        /** Response streaming: 15 minutes without a request. */
        STREAMING,
        /** HTTP API: 30 s, cannot be raised. */
        HTTP_API,
        /** WebSocket API: 29 s on every route, cannot be raised. */
        WEBSOCKET_API
    }

    /**
     * The ceiling, or empty where the quota that decides it could not be read.
     *
     * @param endpointType only a REST API's decides
     * @param applied the applied quota; absent means that the default holds
     * @param byDefault AWS's default quota
     */
    public static Optional<TimeoutCeiling> of(ApiType apiType, EndpointType endpointType, TransferMode mode,
            Observed<Quota> applied, Observed<Quota> byDefault) {
        return switch (apiType) {
            case REST -> ofRest(endpointType, mode, applied, byDefault);
            case HTTP -> Optional.of(new TimeoutCeiling(apiType.defaultTimeout(), Kind.HTTP_API));
            case WEBSOCKET -> Optional.of(new TimeoutCeiling(apiType.defaultTimeout(), Kind.WEBSOCKET_API));
        };
    }

    private static Optional<TimeoutCeiling> ofRest(EndpointType endpointType, TransferMode mode,
            Observed<Quota> applied, Observed<Quota> byDefault) {
        if (mode == TransferMode.STREAM) {
            return Optional.of(new TimeoutCeiling(STREAMING, Kind.STREAMING));
        }
        if (endpointType == EndpointType.EDGE) {
            return Optional.of(new TimeoutCeiling(ApiType.REST.defaultTimeout(), Kind.EDGE));
        }
        return switch (applied) {
            case Observed.Seen<Quota> seen -> Optional.of(byQuota(seen.value()));
            case Observed.Absent<Quota> absent -> byDefault.seen().map(TimeoutCeiling::byQuota);
            case Observed.Denied<Quota> denied -> Optional.empty();
            case Observed.Failed<Quota> failed -> Optional.empty();
            case Observed.NotAsked<Quota> notAsked -> Optional.empty();
            case Observed.NotHere<Quota> notHere -> Optional.empty();
        };
    }

    private static TimeoutCeiling byQuota(Quota quota) {
        return new TimeoutCeiling(Duration.ofMillis(Math.round(quota.value())), Kind.QUOTA);
    }
}
