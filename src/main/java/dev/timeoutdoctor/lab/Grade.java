package dev.timeoutdoctor.lab;

import java.time.Duration;
import java.util.List;

/**
 * Whether a scenario is solved, as real requests showed.
 *
 * @param summary
 *            one plain sentence, or what is still missing line by line
 * @param answers
 *            every request that was sent, in order
 */
public record Grade(boolean solved, String summary, List<Sent> answers) {

    /**
     * One request of the grader and its answer.
     *
     * @param status
     *            of HTTP; 0 where a frame came, or none
     * @param error
     *            what API Gateway says in an error frame, and that no frame came; empty for an answer
     * @param elapsed
     *            in simulated time
     */
    public record Sent(String method, String path, int status, String error, Duration elapsed) {}

    public Grade {
        answers = List.copyOf(answers);
    }
}
