package dev.timeoutdoctor.lab.traffic;

import dev.timeoutdoctor.lab.account.Account;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What a call meets: the account as it is, what came before, and chance.
 *
 * @param pace
 *            how many simulated seconds pass in a second of the clock by which the call is dated
 */
record Conditions(Account account, Journal journal, RandomGenerator chance, double pace) {

    /** How long simulated time takes on that clock. */
    Duration onTheClock(Duration simulated) {
        return Duration.ofNanos((long) (simulated.toNanos() / pace));
    }
}
