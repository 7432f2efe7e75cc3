package dev.timeoutdoctor.survey;

import dev.timeoutdoctor.collect.Cancellation;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.target.TargetFinder.ListedApi;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A survey of one Region of one account. Can be cancelled and run again: what was read stays, and only the rest is asked for. How
 * fast it asks is the reader's affair.
 */
public final class Survey {

    /** More than a few at once would only wait for AWS's limits. */
    private static final int AT_ONCE = 4;

    private final SurveyPlace place;
    private final SurveyReads reads;
    private final Map<String, List<SurveyRow>> done = new LinkedHashMap<>();
    private Optional<List<ListedApi>> apis = Optional.empty();
    private Optional<RegionFacts> region = Optional.empty();

    /** Nothing is asked yet. */
    public Survey(AwsReader reader, SurveyPlace place, InstantSource clock) {
        this.place = place;
        this.reads = new SurveyReads(reader, place, clock);
    }

    /** How a survey stands; rows are complete for the APIs that were read, by API name and path. */
    public record State(SurveyPlace place, int read, int of, List<SurveyRow> rows, Optional<Observed<?>> trouble) {

        public State {
            rows = List.copyOf(rows);
        }

        /** Whether every API was read. */
        public boolean complete() {
            return trouble.isEmpty() && read == of;
        }
    }

    public SurveyPlace place() {
        return place;
    }

    /**
     * Reads what was not read yet, until all is there or somebody cancels. Blocks.
     *
     * @param heard hears the state after each API, from the threads that ask
     * @return the state at the end; its trouble says why the list of APIs could not be read
     */
    public State run(Consumer<State> heard, Cancellation cancellation) throws InterruptedException {
        if (apis.isEmpty()) {
            Observed<List<ListedApi>> listed = reads.apis();
            if (listed.seen().isEmpty()) {
                return new State(place, 0, 0, List.of(), Optional.of(listed));
            }
            apis = listed.seen();
        }
        if (region.isEmpty() && !cancellation.isCancelled()) {
            region = Optional.of(reads.region());
        }
        if (region.isPresent()) {
            readApis(new Assessment(place, region.get()), heard, cancellation);
        }
        return state();
    }

    private void readApis(Assessment assessment, Consumer<State> heard, Cancellation cancellation)
            throws InterruptedException {
        Queue<ListedApi> open = new ConcurrentLinkedQueue<>(
                apis.orElse(List.of()).stream().filter(api -> !isDone(api)).toList());
        AtomicReference<@Nullable RuntimeException> broke = new AtomicReference<>();
        List<Thread> workers = IntStream.range(0, AT_ONCE).mapToObj(worker -> Thread.ofVirtual()
                .name("survey-" + worker).unstarted(() -> work(open, assessment, heard, cancellation, broke))).toList();
        workers.forEach(Thread::start);
        cancellation.onCancel(() -> workers.forEach(Thread::interrupt));
        for (Thread worker : workers) {
            worker.join();
        }
        RuntimeException bug = broke.get();
        if (bug != null) {
            throw new IllegalStateException("A survey broke", bug);
        }
    }

    private void work(Queue<ListedApi> open, Assessment assessment, Consumer<State> heard, Cancellation cancellation,
            AtomicReference<@Nullable RuntimeException> broke) {
        try {
            ListedApi next = open.poll();
            while (next != null && !cancellation.isCancelled()) {
                read(next, assessment, heard, cancellation);
                next = open.poll();
            }
        } catch (RuntimeException bug) {
            broke.compareAndSet(null, bug);
            open.clear();
        }
    }

    private void read(ListedApi api, Assessment assessment, Consumer<State> heard, Cancellation cancellation) {
        ApiReading reading = reads.api(api);
        if (cancellation.isCancelled()) {
            return; // half an API is none; it is read again when the survey goes on
        }
        finished(api, assessment.rows(reading));
        heard.accept(state());
    }

    private synchronized void finished(ListedApi api, List<SurveyRow> rows) {
        done.put(key(api), rows);
    }

    private synchronized boolean isDone(ListedApi api) {
        return done.containsKey(key(api));
    }

    /** How it stands now. */
    public synchronized State state() {
        List<ListedApi> all = apis.orElse(List.of());
        List<SurveyRow> rows = all.stream().flatMap(api -> done.getOrDefault(key(api), List.of()).stream()).toList();
        return new State(place, done.size(), all.size(), rows, Optional.empty());
    }

    private static String key(ListedApi api) {
        return api.type() + " " + api.api().id();
    }
}
