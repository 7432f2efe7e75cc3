package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.EvidenceSet;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Collects evidence: every collector as soon as what it needs has been looked at, all that can be asked at once at once, each call
 * on a virtual thread of its own. Pacing and retries are the reader's.
 */
public final class Collection {

    private final AwsReader reader;
    private final List<Collector<?>> collectors;
    private final Duration limit;
    private final InstantSource clock;

    /**
     * A collection that can be run many times.
     *
     * @param limit how long a run may take in all
     * @param clock the time that stands beside what was cancelled or came too late
     */
    public Collection(AwsReader reader, List<Collector<?>> collectors, Duration limit, InstantSource clock) {
        this.reader = reader;
        this.collectors = List.copyOf(collectors);
        this.limit = limit;
        this.clock = clock;
    }

    /**
     * Blocks until everything has been looked at, somebody cancels, the calling thread is interrupted (which counts as cancelled) or
     * the time is up; whatever is still open then is {@code Failed} as cancelled or timed out where its call was under way, and
     * {@code NotAsked} where it was not.
     *
     * @param known what is known before any call, and not looked at again: the route, and the symptom where there is one
     */
    public Collected run(EvidenceSet known, Progress progress, Cancellation cancellation) {
        return new CollectionRun(reader, collectors, known, progress, clock).run(limit, cancellation);
    }
}
