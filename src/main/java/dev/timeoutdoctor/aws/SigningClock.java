package dev.timeoutdoctor.aws;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * The time that stands in a signature. AWS refuses one that is more than minutes away from its own (AWS: Signature Version 4, request
 * expiry), so where an answer's date shows that this machine's clock is, the next signature bears AWS's time, as the SDK's own clients do
 * it. Safe for many threads.
 */
final class SigningClock {

    /** AWS takes 5 minutes; a little less, since the answer was on its way. */
    private static final Duration TOLERATED = Duration.ofMinutes(4);

    private final Clock here;
    private volatile Duration ahead = Duration.ZERO;

    SigningClock(Clock here) {
        this.here = here;
    }

    Clock clock() {
        return Clock.offset(here, ahead);
    }

    /** Takes over the time of an answer, where it is too far away from this machine's. */
    void learn(SdkHttpResponse answer) {
        date(answer).map(there -> Duration.between(here.instant(), there))
                .filter(away -> away.abs().compareTo(TOLERATED) > 0).ifPresent(away -> ahead = away);
    }

    private static Optional<Instant> date(SdkHttpResponse answer) {
        try {
            return answer.firstMatchingHeader("Date").map(DateTimeFormatter.RFC_1123_DATE_TIME::parse)
                    .map(Instant::from);
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
