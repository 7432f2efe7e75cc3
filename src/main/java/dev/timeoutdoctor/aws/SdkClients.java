package dev.timeoutdoctor.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.apache.ProxyConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * The SDK's clients of one account, or of one emulator: made when first needed, once for each service and Region, over one pool
 * of connections. Safe for many threads. Close it to free the connections.
 */
public final class SdkClients implements AutoCloseable {

    private static final int CONNECTIONS = 50;
    private static final int READ_ATTEMPTS = 3;
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Credentials credentials;
    private final Optional<URI> endpoint;
    private final TimeLimits limits;
    private final SdkHttpClient http;
    private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(2,
            Thread.ofPlatform().daemon().name("aws-time-limits-", 0).factory());
    private final Map<Key, SdkClient> clients = new ConcurrentHashMap<>();

    private record Key(Service<?> service, String region, Use use) {}

    /** What a client is for. */
    private enum Use {
        READING, ATTEMPT, CHANGING
    }

    private record Settings(SdkHttpClient http, Region region, AwsCredentialsProvider credentials,
            ClientOverrideConfiguration configuration, Optional<URI> endpoint) implements ClientSettings {}

    /** @param endpoint an emulator's endpoint for all services, empty for AWS's own */
    public SdkClients(Credentials credentials, Optional<URI> endpoint, TimeLimits limits) {
        this.credentials = credentials;
        this.endpoint = endpoint;
        this.limits = limits;
        this.http = ApacheHttpClient.builder().maxConnections(CONNECTIONS).connectionTimeout(CONNECT_LIMIT)
                .connectionAcquisitionTimeout(limits.call()).socketTimeout(limits.call())
                .proxyConfiguration(proxy(endpoint)).build();
    }

    /** A proxy for the internet cannot reach this machine's own loopback address. */
    private static ProxyConfiguration proxy(Optional<URI> endpoint) {
        boolean outside = endpoint.map(URI::getHost).filter(LOOPBACK::contains).isEmpty();
        return ProxyConfiguration.builder().useEnvironmentVariableValues(outside).useSystemPropertyValues(outside)
                .build();
    }

    TimeLimits limits() {
        return limits;
    }

    Credentials credentials() {
        return credentials;
    }

    /** Where requests go, as a sentence names it. */
    String destination(Operation<?> operation, String region) {
        return endpoint.map(URI::toString).orElse(operation.service().title() + " (" + region + ")");
    }

    /** The client for reading: at most three attempts, waiting as long as AWS asks. */
    <C extends SdkClient> C reading(Service<C> service, String region) {
        return client(service, region, Use.READING);
    }

    /** The client for one attempt at reading: who asks makes further ones. */
    <C extends SdkClient> C attempt(Service<C> service, String region) {
        return client(service, region, Use.ATTEMPT);
    }

    /** The client for changing: one attempt. */
    <C extends SdkClient> C changing(Service<C> service, String region) {
        return client(service, region, Use.CHANGING);
    }

    // The key holds the service, and a service makes clients of its own type only.
    @SuppressWarnings("unchecked")
    private <C extends SdkClient> C client(Service<C> service, String region, Use use) {
        return (C) clients.computeIfAbsent(new Key(service, region, use), key -> service.opener()
                .apply(new Settings(http, Region.of(region), credentials.provider(), configuration(use),
                        endpoint)));
    }

    private ClientOverrideConfiguration configuration(Use use) {
        RetryStrategy strategy = use == Use.READING
                ? AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(READ_ATTEMPTS).build()
                : AwsRetryStrategy.doNotRetry();
        return ClientOverrideConfiguration.builder().retryStrategy(strategy).apiCallTimeout(limits.call())
                .apiCallAttemptTimeout(use == Use.CHANGING ? limits.call() : limits.attempt())
                .scheduledExecutorService(timers)
                .defaultProfileFile(credentials.configuration()).defaultProfileName(credentials.profile())
                .addExecutionInterceptor(new WebPageRefused()).build();
    }

    /** Calls that are under way end as cancelled. */
    @Override
    public void close() {
        clients.values().forEach(SdkClient::close);
        http.close();
        timers.shutdownNow();
    }
}
