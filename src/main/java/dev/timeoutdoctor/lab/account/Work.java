package dev.timeoutdoctor.lab.account;

import java.time.Duration;

/**
 * How long a backend needs: a spread, and for functions a part that shrinks as memory (and so CPU) grows.
 *
 * @param dividedByMegabytes
 *            divided by the function's memory in MB and added; zero for other backends
 * @param memoryNeeded
 *            MB that the function would use if it had them; zero for other backends
 * @param init
 *            extra time of a cold start
 */
public record Work(Duration atLeast, Duration atMost, Duration dividedByMegabytes, int memoryNeeded, Duration init) {

    /** The time one call needs; {@code share} from 0 to 1 says where in the spread it falls. */
    public Duration duration(double share, int memoryMegabytes) {
        long spread = atMost.minus(atLeast).toNanos();
        Duration own = atLeast.plusNanos((long) (spread * share));
        return memoryMegabytes == 0 ? own : own.plus(dividedByMegabytes.dividedBy(memoryMegabytes));
    }
}
