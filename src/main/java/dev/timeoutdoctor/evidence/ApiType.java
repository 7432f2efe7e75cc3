package dev.timeoutdoctor.evidence;

import java.time.Duration;

/** The three kinds of API that Amazon API Gateway has. */
public enum ApiType {
    REST(29_000), HTTP(30_000), WEBSOCKET(29_000);

    private final Duration defaultTimeout;

    ApiType(long defaultTimeoutMillis) {
        defaultTimeout = Duration.ofMillis(defaultTimeoutMillis);
    }

    /** The integration timeout where nobody set one (AWS: REST, HTTP and WebSocket API quotas). */
    public Duration defaultTimeout() {
        return defaultTimeout;
    }
}
