package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.text.Message;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What a failed call means for a change. */
final class Failures {

    private Failures() {}

    static Message sentence(Observed<?> observed) {
        return switch (observed) {
            case Observed.Seen<?> seen -> Message.of("fix.failure.none");
            case Observed.Absent<?> absent -> Message.of("fix.failure.absent");
            case Observed.Denied<?> denied ->
                Message.of("fix.failure.denied", denied.action(), denied.resource());
            case Observed.Failed<?> failed -> Message.of(key(failed.kind()), failed.message());
            case Observed.NotAsked<?> notAsked -> notAsked.why();
            case Observed.NotHere<?> notHere -> notHere.why();
        };
    }

    private static String key(FailureKind kind) {
        return switch (kind) {
            case THROTTLED -> "fix.failure.throttled";
            case TIMED_OUT -> "fix.failure.timed-out";
            case CANCELLED -> "fix.failure.cancelled";
            case UNREACHABLE -> "fix.failure.unreachable";
            case CREDENTIALS -> "fix.failure.credentials";
            case NOT_SUPPORTED -> "fix.failure.not-supported";
            case REFUSED -> "fix.failure.refused";
            case CONFLICT -> "fix.failure.conflict";
            case SERVICE_ERROR -> "fix.failure.service-error";
            case UNREADABLE -> "fix.failure.unreadable";
        };
    }

    private static String word(FailureKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The text for what AWS has taken and is not through with: it may not even list it yet. */
    static String waiting(Observed<JsonNode> last) {
        return last instanceof Observed.NotHere<JsonNode> ? "fix.result.not-listed" : "fix.result.in-progress";
    }

    /** AWS's or the network's own words, for the change log. */
    static String detail(Observed<JsonNode> observed) {
        return switch (observed) {
            case Observed.Seen<JsonNode> seen -> "";
            case Observed.Absent<JsonNode> absent -> "absent";
            case Observed.Denied<JsonNode> denied -> "denied: " + denied.message();
            case Observed.Failed<JsonNode> failed -> word(failed.kind()) + ": " + failed.message();
            case Observed.NotAsked<JsonNode> notAsked -> "not asked";
            case Observed.NotHere<JsonNode> notHere -> "not here";
        };
    }

    /** Whether a call that ended like this may have done its work all the same: a change is never sent twice on a guess. */
    static Effect effect(Observed<JsonNode> observed) {
        return observed instanceof Observed.Failed<JsonNode> failed ? effect(failed.kind()) : Effect.NONE;
    }

    private static Effect effect(FailureKind kind) {
        return switch (kind) {
            case TIMED_OUT, CANCELLED, UNREACHABLE, SERVICE_ERROR, UNREADABLE -> Effect.UNKNOWN;
            case THROTTLED, CREDENTIALS, NOT_SUPPORTED, REFUSED, CONFLICT -> Effect.NONE;
        };
    }
}
