package dev.timeoutdoctor.aws;

import dev.timeoutdoctor.collect.Pace;
import dev.timeoutdoctor.evidence.AwsCall;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * Everything that is sent for one paced call: each page, and each attempt at one, waits for its turn. Whether a failure is worth
 * another attempt, and after how long, is the SDK's own judgement; where AWS asks to slow down, everybody waits as long as it asks.
 */
final class Attempts {

    private static final int THROTTLED_MOST = 4;
    private static final Duration SLOW_DOWN = Duration.ofSeconds(2);

    private final AwsCall call;
    private final Optional<Pace> paced;
    private final Duration limit;
    private Duration waited = Duration.ZERO;

    /**
     * Nothing was sent yet.
     *
     * @param paced empty where the SDK itself makes the attempts, or where one is all there is
     * @param limit how long one request may take with its attempts, and how long AWS may ask to wait; waiting is not counted
     */
    Attempts(AwsCall call, Optional<Pace> paced, Duration limit) {
        this.call = call;
        this.paced = paced;
        this.limit = limit;
    }

    /** How long it was waited so far. */
    Duration waited() {
        return waited;
    }

    /** The answer to one request; throws what the last attempt threw. */
    <T> T send(Supplier<T> request) {
        return paced.isEmpty() ? request.get() : send(request, paced.get());
    }

    private <T> T send(Supplier<T> request, Pace pace) {
        RetryStrategy strategy = AwsRetryStrategy.standardRetryStrategy();
        RetryToken token = strategy.acquireInitialToken(AcquireInitialTokenRequest.create(call.service())).token();
        long spent = 0;
        for (int attempt = 1;; attempt++) {
            takeTurn(pace);
            long start = System.nanoTime();
            try {
                return request.get();
            } catch (AwsServiceException refused) {
                spent += System.nanoTime() - start;
                token = ErrorAnswer.isThrottled(refused)
                        ? slowedDown(pace, refused, attempt, token)
                        : again(pace, strategy, token, refused, spent);
            } catch (RuntimeException failed) {
                spent += System.nanoTime() - start;
                token = again(pace, strategy, token, failed, spent);
            }
        }
    }

    private RetryToken slowedDown(Pace pace, AwsServiceException refused, int attempt, RetryToken token) {
        Duration asked = ErrorAnswer.retryAfter(refused).orElse(SLOW_DOWN);
        if (attempt >= THROTTLED_MOST || asked.compareTo(limit) > 0) {
            throw refused;
        }
        pace.slowDown(call, asked);
        return token;
    }

    private RetryToken again(Pace pace, RetryStrategy strategy, RetryToken token, RuntimeException failure,
            long spent) {
        if (spent >= limit.toNanos()) {
            throw failure;
        }
        try {
            var refreshed = strategy.refreshRetryToken(
                    RefreshRetryTokenRequest.builder().token(token).failure(failure).build());
            pause(pace, refreshed.delay());
            return refreshed.token();
        } catch (TokenAcquisitionFailedException notWorthIt) {
            throw failure;
        }
    }

    private void takeTurn(Pace pace) {
        try {
            waited = waited.plus(pace.before(call));
        } catch (InterruptedException cancelled) {
            throw cancelled();
        }
    }

    private void pause(Pace pace, Duration time) {
        try {
            pace.pause(time);
            waited = waited.plus(time);
        } catch (InterruptedException cancelled) {
            throw cancelled();
        }
    }

    private static AbortedException cancelled() {
        Thread.currentThread().interrupt();
        return AbortedException.create("Interrupted while waiting for the next attempt");
    }
}
