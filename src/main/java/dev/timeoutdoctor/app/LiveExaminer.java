package dev.timeoutdoctor.app;

import dev.timeoutdoctor.check.CheckCatalogue;
import dev.timeoutdoctor.collect.Cancellation;
import dev.timeoutdoctor.collect.Collected;
import dev.timeoutdoctor.collect.Collection;
import dev.timeoutdoctor.collect.CollectorCatalogue;
import dev.timeoutdoctor.collect.PacedReader;
import dev.timeoutdoctor.collect.Progress;
import dev.timeoutdoctor.diagnosis.CauseCatalogue;
import dev.timeoutdoctor.diagnosis.CheckRunner;
import dev.timeoutdoctor.diagnosis.Diagnosis;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Examination;
import dev.timeoutdoctor.session.Examiner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects from a connection and runs every check of the catalogue. */
final class LiveExaminer implements Examiner {

    private static final Logger LOG = LoggerFactory.getLogger(LiveExaminer.class);
    /** How long a collection may take in all. */
    static final Duration LIMIT = Duration.ofSeconds(60);

    private final InstantSource clock;
    private final Duration since;
    private final CauseCatalogue causes;
    private final CheckRunner runner = new CheckRunner(
            (info, broken) -> LOG.error("Check {} broke", info.id(), broken));

    LiveExaminer(InstantSource clock, Duration since, CauseCatalogue causes) {
        this.clock = clock;
        this.since = since;
        this.causes = causes;
    }

    @Override
    public Examination examine(Connection connection, EvidenceSet known, Progress progress,
            Cancellation cancellation) {
        long start = System.nanoTime();
        Collection collection = new Collection(connection.reader(),
                CollectorCatalogue.all(connection.asOf().orElseGet(clock::instant), since),
                LIMIT, clock);
        Collected collected = collect(connection.reader(), collection, known, progress, cancellation);
        Diagnosis diagnosis = runner.diagnose(CheckCatalogue.all(), causes, collected.evidence());
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        LOG.info("Examined with {} calls in {} rounds, {} ms: root causes {}", collected.calls(), collected.rounds(),
                elapsed.toMillis(), diagnosis.rootCauses());
        return summary(collected, diagnosis, elapsed);
    }

    /** While it collects, progress hears of every call that waits for AWS's own limit. */
    private static Collected collect(AwsReader reader, Collection collection, EvidenceSet known, Progress progress,
            Cancellation cancellation) {
        Runnable end = reader instanceof PacedReader paced ? paced.pace().listen(progress::waiting) : () -> {
        };
        try {
            return collection.run(known, progress, cancellation);
        } finally {
            end.run();
        }
    }

    private static Examination summary(Collected collected, Diagnosis diagnosis, Duration elapsed) {
        Set<String> denied = new TreeSet<>();
        Set<String> failed = new TreeSet<>();
        for (EvidenceKey<?> key : collected.evidence().keys()) {
            switch (collected.evidence().get(key)) {
                case Observed.Denied<?> no -> denied.add(no.action());
                case Observed.Failed<?> broken -> failed.add(name(broken.source()));
                case Observed.Seen<?> seen -> {
                }
                case Observed.Absent<?> absent -> {
                }
                case Observed.NotAsked<?> notAsked -> {
                }
                case Observed.NotHere<?> notHere -> {
                }
            }
        }
        return new Examination(collected.evidence(), diagnosis, collected.calls(), denied.stream().toList(),
                failed.stream().toList(), elapsed, collected.complete());
    }

    private static String name(Source source) {
        return source.call().service() + ":" + source.call().operation();
    }
}
