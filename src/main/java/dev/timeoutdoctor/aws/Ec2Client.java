package dev.timeoutdoctor.aws;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.endpoint.AwsClientEndpointProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * Asks EC2 without the SDK's module for it, which would be more than half as large as all other libraries together. Signature, HTTP
 * client, endpoints, retries and exceptions are the SDK's own, so that EC2's answers and failures are like those of every other
 * service. Safe for many threads; an interrupt of the calling thread cancels.
 */
final class Ec2Client implements SdkClient {

    private static final String VERSION = "2016-11-15";
    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

    private final ClientSettings settings;
    private final ClientOverrideConfiguration configuration;
    private final SdkHttpRequest address;
    private final SigningClock time = new SigningClock(Clock.systemUTC());

    Ec2Client(ClientSettings settings) {
        this.settings = settings;
        this.configuration = settings.configuration();
        this.address = SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(endpoint(settings).clientEndpoint())
                .encodedPath("/").putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .build();
    }

    private static AwsClientEndpointProvider endpoint(ClientSettings settings) {
        AwsClientEndpointProvider.Builder builder = AwsClientEndpointProvider.builder().serviceEndpointPrefix("ec2")
                .serviceEndpointOverrideEnvironmentVariable("AWS_ENDPOINT_URL_EC2")
                .serviceEndpointOverrideSystemProperty("aws.endpointUrlEc2").serviceProfileProperty("ec2")
                .defaultProtocol("https").region(settings.region());
        settings.configuration().defaultProfileFile().ifPresent(file -> builder.profileFile(() -> file));
        settings.configuration().defaultProfileName().ifPresent(builder::profileName);
        settings.endpoint().ifPresent(builder::clientEndpointOverride);
        return builder.build();
    }

    @Override
    public String serviceName() {
        return "ec2";
    }

    /**
     * Blocks until the answer is there.
     *
     * @param form the parameters as the query protocol names them
     * @return the XML of the answer
     * @throws AwsServiceException where EC2 answered an error
     * @throws SdkClientException where no answer came
     */
    String call(String action, Map<String, String> form) {
        byte[] body = ("Action=" + action + "&Version=" + VERSION + form.entrySet().stream()
                .map(each -> "&" + encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining())).getBytes(StandardCharsets.UTF_8);
        RetryStrategy retries = configuration.retryStrategy().orElseThrow();
        AcquireInitialTokenResponse first = retries.acquireInitialToken(AcquireInitialTokenRequest.create("ec2"));
        pause(first.delay());
        RetryToken token = first.token();
        long deadline = System.nanoTime() + configuration.apiCallTimeout().orElseThrow().toNanos();
        while (true) {
            try {
                String answer = attempt(body, Duration.ofNanos(deadline - System.nanoTime()));
                retries.recordSuccess(RecordSuccessRequest.create(token));
                return answer;
            } catch (AwsServiceException | SdkClientException e) {
                token = refreshed(retries, token, e);
            }
        }
    }

    private static RetryToken refreshed(RetryStrategy retries, RetryToken token, RuntimeException failure) {
        if (Thread.currentThread().isInterrupted()) {
            throw failure;
        }
        try {
            RefreshRetryTokenResponse next = retries
                    .refreshRetryToken(RefreshRetryTokenRequest.builder().token(token).failure(failure).build());
            pause(next.delay());
            return next.token();
        } catch (TokenAcquisitionFailedException e) {
            throw failure; // not worth another attempt, or there were enough
        }
    }

    private static void pause(Duration delay) {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("cancelled", e);
        }
    }

    /** @param left of the time for the whole call */
    private String attempt(byte[] body, Duration left) {
        Duration attempt = configuration.apiCallAttemptTimeout().orElseThrow();
        boolean last = left.compareTo(attempt) <= 0;
        Duration limit = last ? left : attempt;
        ContentStreamProvider payload = ContentStreamProvider.fromByteArray(body);
        SdkHttpRequest sized = address.copy(
                request -> request.putHeader("Content-Length", String.valueOf(body.length)));
        SignedRequest signed = SIGNER.sign(request -> request.identity(settings.credentials().resolveCredentials())
                .request(sized).payload(payload).putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "ec2")
                .putProperty(AwsV4HttpSigner.REGION_NAME, settings.region().id())
                .putProperty(HttpSigner.SIGNING_CLOCK, time.clock()));
        ExecutableHttpRequest request = settings.http().prepareRequest(HttpExecuteRequest.builder()
                .request(signed.request()).contentStreamProvider(signed.payload().orElse(payload)).build());
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> timer = timers().schedule(() -> {
            late.set(true);
            request.abort();
        }, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return answer(request.call());
        } catch (IOException e) {
            throw late.get() ? tooLate(last, limit) : SdkClientException.create("The connection failed", e);
        } finally {
            timer.cancel(false);
        }
    }

    private static SdkClientException tooLate(boolean last, Duration limit) {
        return last
                ? ApiCallTimeoutException.create(limit.toMillis())
                : ApiCallAttemptTimeoutException.create(limit.toMillis());
    }

    private ScheduledExecutorService timers() {
        return configuration.scheduledExecutorService().orElseThrow();
    }

    private String answer(HttpExecuteResponse response) throws IOException {
        String text = "";
        if (response.responseBody().isPresent()) {
            try (InputStream body = response.responseBody().get()) {
                text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        if (!response.httpResponse().isSuccessful()) {
            time.learn(response.httpResponse());
            throw error(response.httpResponse(), text);
        }
        if (WebPageRefused.isPage(text)) {
            throw new WebPageRefused.WebPageException();
        }
        return text;
    }

    private static AwsServiceException error(SdkHttpResponse response, String text) {
        AwsErrorDetails.Builder details = AwsErrorDetails.builder().serviceName("EC2").sdkHttpResponse(response)
                .rawResponse(SdkBytes.fromUtf8String(text));
        Ec2Answer.first(text, "Code").ifPresent(details::errorCode);
        Ec2Answer.first(text, "Message").ifPresent(details::errorMessage);
        AwsServiceException.Builder error = AwsServiceException.builder().statusCode(response.statusCode())
                .awsErrorDetails(details.build());
        Optional<String> request = Ec2Answer.first(text, "RequestID").or(() -> Ec2Answer.first(text, "RequestId"));
        request.ifPresent(error::requestId);
        return error.build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The connections belong to all clients together. */
    @Override
    public void close() {
        // nothing of its own is open
    }
}
