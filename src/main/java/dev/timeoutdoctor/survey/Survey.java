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
import java.util.stream.Stream;
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
    private final Map<String, Finished> finished = new LinkedHashMap<>();
    private final InstantSource clock;
    private volatile Consumer<KeptApi> whole = kept -> {
    };
    private Optional<ApiList> apis = Optional.empty();
    private Optional<RegionFacts> region = Optional.empty();

    /** Nothing is asked yet. */
    public Survey(AwsReader reader, SurveyPlace place, InstantSource clock) {
        this.place = place;
        this.clock = clock;
        this.reads = new SurveyReads(reader, place, clock);
    }

    /**
     * How a survey stands.
     *
     * @param read APIs that were read
     * @param rows of the APIs that were read, by API name and path; of those that could not be, as far as they could
     * @param complete whether every API was read, and every list of them
     * @param unread what could not be read, and is asked for again when the survey goes on
     */
    public record State(SurveyPlace place, int read, int of, List<SurveyRow> rows, boolean complete,
            List<Unread> unread) {

        public State {
            rows = List.copyOf(rows);
            unread = List.copyOf(unread);
        }
    }

    /** What was read of an API and what it says, as long as the Region's facts are the same; of one that was kept, what was said. */
    private record Finished(Optional<ApiReading> reading, List<SurveyRow> rows) {

        private Optional<Unread> unread() {
            return reading.flatMap(ApiReading::unread);
        }
    }

    public SurveyPlace place() {
        return place;
    }

    /** Goes on from what an earlier survey said of APIs; those that are gone by now do not count. */
    public synchronized void goOnFrom(List<KeptApi> kept) {
        kept.forEach(each -> finished.put(key(each.api()), new Finished(Optional.empty(), each.rows())));
    }

    /** Hears of every API that was read whole, on facts that need not be asked for again; from the threads that ask. */
    public void tellWhole(Consumer<KeptApi> heard) {
        whole = heard;
    }

    /**
     * Reads what was not read yet, until all is there or somebody cancels. Blocks.
     *
     * @param heard hears the state after each API, from the threads that ask
     */
    public State run(Consumer<State> heard, Cancellation cancellation) throws InterruptedException {
        if (apis.filter(list -> list.unread().isEmpty()).isEmpty()) {
            Interruptible.read(reads::apis, cancellation).ifPresent(this::list);
            if (apis.filter(list -> !list.isUnread()).isEmpty()) {
                return state();
            }
        }
        if (region.isEmpty() || !region.get().settled()) {
            Interruptible.read(reads::region, cancellation).ifPresent(this::learn);
        }
        if (region.isPresent() && !cancellation.isCancelled()) {
            readApis(new Assessment(place, region.get()), heard, cancellation);
        }
        return state();
    }

    /** A list that was read stays; the other is the one that was read now. */
    private synchronized void list(ApiList now) {
        apis = Optional.of(apis.map(before -> before.orElse(now)).orElse(now));
    }

    private synchronized List<ListedApi> listed() {
        return apis.map(ApiList::apis).orElse(List.of());
    }

    /** What was said of an API on facts that could not be read then is said anew. */
    private synchronized void learn(RegionFacts facts) {
        region = Optional.of(facts);
        Assessment assessment = new Assessment(place, facts);
        finished.replaceAll((api, was) -> was.reading()
                .map(reading -> new Finished(was.reading(), assessment.rows(reading))).orElse(was));
    }

    private void readApis(Assessment assessment, Consumer<State> heard, Cancellation cancellation)
            throws InterruptedException {
        Queue<ListedApi> open = new ConcurrentLinkedQueue<>(
                listed().stream().filter(api -> !isRead(api)).toList());
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
        List<SurveyRow> rows = assessment.rows(reading);
        finish(api, new Finished(Optional.of(reading), rows));
        if (reading.unread().isEmpty() && region.filter(RegionFacts::settled).isPresent()) {
            whole.accept(new KeptApi(clock.instant(), api, rows));
        }
        heard.accept(state());
    }

    private synchronized void finish(ListedApi api, Finished now) {
        finished.put(key(api), now);
    }

    private synchronized boolean isRead(ListedApi api) {
        return Optional.ofNullable(finished.get(key(api))).filter(it -> it.unread().isEmpty()).isPresent();
    }

    /** How it stands now. */
    public synchronized State state() {
        List<ListedApi> all = listed();
        List<Finished> inOrder = all.stream().flatMap(api -> Optional.ofNullable(finished.get(key(api))).stream())
                .toList();
        List<Unread> lists = apis.stream().flatMap(list -> list.unread().stream()).map(Unread::of).toList();
        List<Unread> unread = inOrder.stream().flatMap(it -> it.unread().stream()).toList();
        int read = inOrder.size() - unread.size();
        boolean complete = apis.isPresent() && lists.isEmpty() && region.isPresent() && read == all.size();
        return new State(place, read, all.size(), inOrder.stream().flatMap(it -> it.rows().stream()).toList(), complete,
                Stream.concat(lists.stream(), unread.stream()).toList());
    }

    private static String key(ListedApi api) {
        return api.type() + " " + api.api().id();
    }
}
