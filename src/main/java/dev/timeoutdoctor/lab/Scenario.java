package dev.timeoutdoctor.lab;

import dev.timeoutdoctor.lab.account.AccountBlueprint;
import dev.timeoutdoctor.lab.traffic.Flow;
import java.time.Duration;
import java.util.List;

/**
 * A story with a hidden cause, as one file holds it.
 *
 * @param id
 *            also the file's name
 * @param quote
 *            what somebody says about it, without quotation marks
 * @param hints
 *            three, from a nudge to nearly the answer
 * @param cause
 *            the id of the hidden cause
 * @param request
 *            the call that fails
 * @param rules
 *            what must hold for the scenario to count as solved
 * @param visits
 *            what somebody else changes meanwhile
 * @param solved
 *            what to say then
 */
public record Scenario(String id, String title, String quote, String story, Level level, List<String> hints,
        String cause, SampleRequest request, AccountBlueprint account, List<Flow> traffic, List<Rule> rules,
        List<Visit> visits, String solved) {

    /** How much a scenario asks of the learner. */
    public enum Level {
        FIRST_STEPS, EVERYDAY, HARD
    }

    /**
     * A call on the data plane.
     *
     * @param method
     *            of HTTP; of a message to a WebSocket API the key of the route that it is for
     * @param host
     *            the custom domain name that it goes to; empty for the API's own address
     */
    public record SampleRequest(String host, String apiId, String stage, String method, String path, String body) {}

    /**
     * Sends the request a few times at once and expects every answer to have the status, in time.
     *
     * @param status
     *            of HTTP, 101 where a connection to a WebSocket API suffices; 0 expects an answer frame
     * @param within
     *            how long an answer may take, in simulated time
     * @param missing
     *            what to say when not; {failed}, {times}, {status}, {error} and {seconds} are filled in from the first bad answer
     */
    public record Rule(SampleRequest request, int times, int status, Duration within, String missing) {}

    /**
     * Something that a colleague changes once, right after the learner has looked.
     *
     * @param after
     *            the operation whose first answer it follows, such as GetIntegration
     */
    public record Visit(String after, Colleague edit) {}

    /** The same with nobody else at work. */
    public Scenario alone() {
        return new Scenario(id, title, quote, story, level, hints, cause, request, account, traffic, rules, List.of(),
                solved);
    }

    public Scenario {
        visits = List.copyOf(visits);
        hints = List.copyOf(hints);
        traffic = List.copyOf(traffic);
        rules = List.copyOf(rules);
    }
}
