package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.Observed;
import java.time.Duration;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Fresh looks at targets, which wait while AWS is still working on them. */
final class Look {

    /** How often a function is asked whether its update is through; AWS takes seconds, in a VPC up to minutes. */
    private static final int FUNCTION_LOOKS = 90;
    /** How often API Gateway is asked for a value that it has just accepted: its answers can lag for a moment. */
    private static final int GATEWAY_LOOKS = 4;
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final AwsReader reader;
    private final Pause pause;

    Look(AwsReader reader, Pause pause) {
        this.reader = reader;
        this.pause = pause;
    }

    Observed<JsonNode> at(AwsCall read) {
        return until(read, now -> true);
    }

    /** Looks until the target is as it should be, or long enough. */
    Observed<JsonNode> until(AwsCall read, Predicate<JsonNode> reached) {
        Observed<JsonNode> observed = reader.read(read);
        int looks = read.service().equals("lambda") ? FUNCTION_LOOKS : GATEWAY_LOOKS;
        for (int i = 1; i < looks; i++) {
            Observed<JsonNode> last = observed;
            boolean enough = last.seen().map(now -> !inProgress(now) && reached.test(now)).orElse(true);
            if (enough || !waited()) {
                return last;
            }
            observed = reader.read(read);
        }
        return observed;
    }

    static boolean inProgress(JsonNode function) {
        return Json.text(function, "LastUpdateStatus").equals("InProgress");
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
