package dev.timeoutdoctor.fix;

import java.time.Instant;

/**
 * Which running program made a change, so that another one can name it.
 *
 * @param pid its process id; 0 where the change log does not tell
 * @param since when it was started; the epoch where that is not known
 */
public record Program(long pid, Instant since) {

    static final Program UNKNOWN = new Program(0, Instant.EPOCH);

    /** This one. */
    static Program current() {
        ProcessHandle itself = ProcessHandle.current();
        return new Program(itself.pid(), itself.info().startInstant().orElse(Instant.EPOCH));
    }

    /** Whether it is this one. */
    public boolean here() {
        return equals(current());
    }
}
