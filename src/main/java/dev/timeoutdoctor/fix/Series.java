package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.Symptom;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the requests of one plan came to.
 *
 * @param plan how they were sent
 * @param answers in order; one that got no answer has status 0; fewer than planned where somebody stopped waiting
 * @param oneWay whether nothing comes back when all is well: a message without an answer was then not given up on by API Gateway
 */
public record Series(TestPlan plan, List<Symptom> answers, boolean oneWay) {

    /** Nobody looked. */
    public static final Series NONE = new Series(TestPlan.ONE, List.of());
    /** From so many answers on, the 95th percentile is not the slowest answer. */
    private static final int ENOUGH_FOR_P95 = 20;

    private static final Comparator<Symptom> BY_TIME = Comparator.comparing(Symptom::elapsed);

    public Series {
        answers = List.copyOf(answers);
    }

    /** Requests that are to be answered. */
    public Series(TestPlan plan, List<Symptom> answers) {
        this(plan, answers, false);
    }

    /** A single request. */
    public static Series once(Symptom answer) {
        return new Series(TestPlan.ONE, List.of(answer));
    }

    /** Whether nobody looked. */
    public boolean isEmpty() {
        return answers.isEmpty();
    }

    /** How many requests were sent. */
    public int n() {
        return answers.size();
    }

    /** How many of them got an answer. */
    public int heard() {
        return (int) answers.stream().filter(answer -> !answer.isSilent()).count();
    }

    /** How many of them got no answer, where one was to come. */
    public int silent() {
        return oneWay ? 0 : n() - heard();
    }

    /** How many of them got no answer, where none comes when all is well. */
    public int notGivenUpOn() {
        return oneWay ? n() - heard() : 0;
    }

    /** How many of them have succeeded: a status from 200 to 299, a frame that is no error, or as much as a one-way message can. */
    public int succeeded() {
        return (int) answers.stream().filter(this::succeeded).count();
    }

    private boolean succeeded(Symptom answer) {
        return answer.succeeded() || (oneWay && answer.isSilent());
    }

    /** How many have not succeeded: failed, refused or sent elsewhere. */
    int missed() {
        return n() - succeeded();
    }

    /** How many have failed: no answer, a status from 500 on, or an error frame. */
    public int failed() {
        return (int) answers.stream().filter(this::failed).count();
    }

    private boolean failed(Symptom answer) {
        return answer.failed() && !succeeded(answer);
    }

    /** The first that failed, else the first that did not succeed, else the slowest. The series must not be empty. */
    Symptom deciding() {
        return answers.stream().filter(this::failed).findFirst()
                .or(() -> answers.stream().filter(answer -> !succeeded(answer)).findFirst())
                .orElseGet(() -> timed().stream().max(BY_TIME).orElseThrow());
    }

    /** How many error frames came. */
    public int errorFrames() {
        return (int) answers.stream().filter(answer -> answer.isFrame() && !answer.succeeded()).count();
    }

    /** How many answer frames came. */
    public int answerFrames() {
        return (int) answers.stream().filter(answer -> answer.isFrame() && answer.succeeded()).count();
    }

    /** How often each status came, by status; frames, and requests without an answer, are not among them. */
    public SortedMap<Integer, Integer> statuses() {
        SortedMap<Integer, Integer> counts = new TreeMap<>();
        answers.stream().filter(answer -> answer.status() != 0)
                .forEach(answer -> counts.merge(answer.status(), 1, Integer::sum));
        return counts;
    }

    /** The time within which so many of the answers came, by nearest rank; of the waits, where nothing was answered. */
    Duration within(double share) {
        List<Duration> times = times();
        int rank = (int) Math.ceil(share * times.size() - 1e-9);
        return times.get(Math.clamp(rank, 1, times.size()) - 1);
    }

    private List<Duration> times() {
        return timed().stream().map(Symptom::elapsed).sorted().toList();
    }

    /** The answers; where nothing was answered, the waits. */
    private List<Symptom> timed() {
        return answers.stream().filter(answer -> heard() == 0 || !answer.isSilent()).toList();
    }

    /** The middle of the times. The series must not be empty. */
    public Duration median() {
        List<Duration> times = times();
        int upper = times.size() / 2;
        return times.size() % 2 == 1 ? times.get(upper) : times.get(upper - 1).plus(times.get(upper)).dividedBy(2);
    }

    /** The shortest time. The series must not be empty. */
    public Duration fastest() {
        return times().getFirst();
    }

    /** The longest time. The series must not be empty. */
    public Duration slowest() {
        return times().getLast();
    }

    /** The 95th percentile; empty where there are too few answers for one. */
    public Optional<Duration> p95() {
        return times().size() < ENOUGH_FOR_P95 ? Optional.empty() : Optional.of(within(0.95));
    }
}
