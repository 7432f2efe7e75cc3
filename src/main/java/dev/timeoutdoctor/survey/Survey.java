package dev.timeoutdoctor.survey;

import dev.timeoutdoctor.collect.Cancellation;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.target.ApiList;
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
    private Optional<ApiList> apis = Optional.empty();
    private Optional<RegionFacts> region = Optional.empty();

    /** Nothing is asked yet. */
    public Survey(AwsReader reader, SurveyPlace place, InstantSource clock) {
        this.place = place;
        this.reads = new SurveyReads(reader, place, clock);
    }

    /**
     * How a survey stands; rows are complete for the APIs that were read, by API name and path.
     *
     * @param trouble the lists of APIs that could not be read, whose APIs are not counted
     */
    public record State(SurveyPlace place, int read, int of, List<SurveyRow> rows,
            List<ApiList.Unread> trouble) {

        public State {
            rows = List.copyOf(rows);
            trouble = List.copyOf(trouble);
        }

        /** Whether every API was read, and every list of them. */
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
     * @return the state at the end; its trouble says which list of APIs could not be read, and is tried again by the next run
     */
    public State run(Consumer<State> heard, Cancellation cancellation) throws InterruptedException {
        if (apis.filter(list -> list.unread().isEmpty()).isEmpty()) {
            list(reads.apis());
        }
        if (region.isEmpty() && !listed().isEmpty() && !cancellation.isCancelled()) {
            region = Optional.of(reads.region());
        }
        if (region.isPresent()) {
            readApis(new Assessment(place, region.get()), heard, cancellation);
        }
        return state();
    }

    private synchronized void list(ApiList listed) {
        apis = Optional.of(apis.map(before -> before.orElse(listed)).orElse(listed));
    }

    private synchronized List<ListedApi> listed() {
        return apis.map(ApiList::apis).orElse(List.of());
    }

    private void readApis(Assessment assessment, Consumer<State> heard, Cancellation cancellation)
            throws InterruptedException {
        Queue<ListedApi> open = new ConcurrentLinkedQueue<>(
                listed().stream().filter(api -> !isDone(api)).toList());
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
        List<ListedApi> all = listed();
        List<SurveyRow> rows = all.stream().flatMap(api -> done.getOrDefault(key(api), List.of()).stream()).toList();
        return new State(place, done.size(), all.size(), rows, apis.map(ApiList::unread).orElse(List.of()));
    }

    private static String key(ListedApi api) {
        return api.type() + " " + api.api().id();
    }
}
