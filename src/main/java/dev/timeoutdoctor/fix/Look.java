package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Fresh looks at targets, which wait while AWS is still working on them. */
final class Look {

    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final AwsReader reader;
    private final Ways ways;
    private final Pause pause;

    Look(AwsReader reader, Ways ways, Pause pause) {
        this.reader = reader;
        this.ways = ways;
        this.pause = pause;
    }

    Observed<JsonNode> at(AwsCall read) {
        return until(read, now -> true);
    }

    /** What the target of a step is now, as far as it is about what the step's call has made. */
    Observed<JsonNode> at(ChangeStep step) {
        return own(step, at(step.before().read()));
    }

    /** Looks until what a step's call has made is as it should be, or long enough. */
    Observed<JsonNode> until(ChangeStep step) {
        AwsCall read = step.before().read();
        return own(step, until(read, now -> own(step, now).filter(step::reached).isPresent()));
    }

    /** Looks until the target is as it should be, or long enough. */
    Observed<JsonNode> until(AwsCall read, Predicate<JsonNode> reached) {
        return until(read, reached, ways.knows(read) ? ways.of(read).working().looks() : 1);
    }

    /**
     * The same with how often to look.
     *
     * @param looks at least one
     */
    Observed<JsonNode> until(AwsCall read, Predicate<JsonNode> reached, int looks) {
        if (ways.knows(read)) {
            ways.of(read).working().waitsFor(read).ifPresent(this::at); // where that cannot be read, AWS itself refuses what comes too early
        }
        Observed<JsonNode> observed = once(read);
        for (int i = 1; i < looks; i++) {
            Observed<JsonNode> last = observed;
            boolean enough = last.seen().map(now -> !busy(read, now) && reached.test(now)).orElse(true);
            if (enough || !waited()) {
                return last;
            }
            observed = once(read);
        }
        return observed;
    }

    private Optional<JsonNode> own(ChangeStep step, JsonNode now) {
        AwsCall read = step.before().read();
        return ways.knows(read) ? ways.of(read).creation().own(step, now) : Optional.of(now);
    }

    private Observed<JsonNode> own(ChangeStep step, Observed<JsonNode> observed) {
        if (!(observed instanceof Observed.Seen<JsonNode> seen)) {
            return observed;
        }
        return own(step, seen.value()).<Observed<JsonNode>>map(own -> new Observed.Seen<>(own, seen.source()))
                .orElseGet(() -> new Observed.NotHere<>(Message.of("fix.failure.not-listed")));
    }

    private Observed<JsonNode> once(AwsCall read) {
        Observed<JsonNode> observed = reader.read(read);
        if (!ways.knows(read)) {
            return observed;
        }
        Way way = ways.of(read);
        if (observed instanceof Observed.Absent<JsonNode> absent && way.mayBeMissing()) {
            return new Observed.Seen<>(Json.object(), absent.source());
        }
        return observed.map(answer -> way.shown(read, answer));
    }

    /** Whether AWS is still working on what a question asks for. */
    boolean busy(AwsCall read, JsonNode now) {
        return ways.knows(read) && ways.of(read).working().isBusy(now);
    }

    /** Why AWS gave up, in its own words. */
    Optional<String> failure(AwsCall read, JsonNode now) {
        return ways.knows(read) ? ways.of(read).working().failure(now) : Optional.empty();
    }

    private boolean waited() {
        try {
            pause.pause(BETWEEN);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
