package dev.timeoutdoctor.fix;

import java.time.Duration;

/**
 * How a change is proved: how many requests are sent, one after the other, and how long to wait between an answer and the next one.
 */
public record TestPlan(int count, Duration spacing) {

    /** The most requests of one proof: a proof is no load test. */
    public static final int MOST = 20;
    /** The longest wait between two requests. */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    /** One request. */
    public static final TestPlan ONE = new TestPlan(1, Duration.ZERO);

    /** Within the limits, whatever was wished. */
    public TestPlan {
        count = Math.clamp(count, 1, MOST);
        spacing = spacing.isNegative() ? Duration.ZERO : spacing.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : spacing;
    }
}
