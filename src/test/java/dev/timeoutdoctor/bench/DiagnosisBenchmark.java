package dev.timeoutdoctor.bench;

import dev.timeoutdoctor.aws.Credentials;
import dev.timeoutdoctor.aws.SdkAwsReader;
import dev.timeoutdoctor.aws.SdkClients;
import dev.timeoutdoctor.aws.TimeLimits;
import dev.timeoutdoctor.check.CheckCatalogue;
import dev.timeoutdoctor.collect.Cancellation;
import dev.timeoutdoctor.collect.Collected;
import dev.timeoutdoctor.collect.Collection;
import dev.timeoutdoctor.collect.CollectorCatalogue;
import dev.timeoutdoctor.collect.Progress;
import dev.timeoutdoctor.diagnosis.CauseCatalogue;
import dev.timeoutdoctor.diagnosis.CheckRunner;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.lab.Lab;
import dev.timeoutdoctor.lab.LabOptions;
import dev.timeoutdoctor.lab.Scenarios;
import dev.timeoutdoctor.target.TargetFinder;
import dev.timeoutdoctor.target.TargetResult;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * How long one diagnosis takes against the lab at 80 ms a call, against the same calls one after the other in the same run.
 * Command and figures: {@code docs/performance.md}.
 */
public final class DiagnosisBenchmark {

    private static final int RUNS = 15;

    private DiagnosisBenchmark() {}

    /** Runs it and prints minimum, median and maximum. */
    public static void main(String[] arguments) throws IOException {
        Clock clock = Clock.systemUTC();
        LabOptions options = LabOptions.of(Scenarios.byId("starved-of-memory")).withLatency(Duration.ofMillis(80));
        try (Lab lab = Lab.start(options);
                SdkClients clients = new SdkClients(Credentials.practice(), Optional.of(lab.endpoint()),
                        TimeLimits.standard())) {
            AwsReader reader = new SdkAwsReader(clients, clock, Texts.english());
            EvidenceSet known = known(lab, reader, clock);
            List<Long> together = new ArrayList<>();
            List<Long> oneByOne = new ArrayList<>();
            String shape = "";
            for (int run = 0; run < RUNS; run++) {
                long start = System.nanoTime();
                Collected collected = diagnose(reader, known, clock);
                together.add(System.nanoTime() - start);
                shape = collected.calls() + " calls in " + collected.rounds() + " rounds";
                start = System.nanoTime();
                diagnose(new OneByOne(reader), known, clock);
                oneByOne.add(System.nanoTime() - start);
            }
            System.out.println("A diagnosis of one route: " + shape + ", lab at 80 ms a call, " + RUNS
                    + " runs, the first one cold");
            print("at once", together);
            print("one after the other", oneByOne);
        }
    }

    private static EvidenceSet known(Lab lab, AwsReader reader, Clock clock) {
        TargetFinder finder = new TargetFinder(reader, lab.region(), lab.account(), InstantSource.system());
        if (!(finder.find(lab.requestUri().toString(), lab.requestMethod()) instanceof TargetResult.Found found)) {
            throw new IllegalStateException("The lab's own request was not found");
        }
        AwsCall entered = AwsCall.of("client", "EnterUrl", "", Map.of("url", found.url()));
        return EvidenceSet.empty().with(EvidenceKeys.ROUTE,
                new Observed.Seen<>(found.route(), new Source(entered, clock.instant(), MissingNode.getInstance())));
    }

    private static Collected diagnose(AwsReader reader, EvidenceSet known, Clock clock) {
        Collection collection = new Collection(reader,
                CollectorCatalogue.all(clock.instant(), CollectorCatalogue.DEFAULT_SINCE), Duration.ofSeconds(60),
                clock);
        Collected collected = collection.run(known, Progress.none(), new Cancellation());
        CheckRunner runner = new CheckRunner((info, broken) -> {
            throw broken;
        });
        runner.diagnose(CheckCatalogue.all(), CauseCatalogue.load(), collected.evidence());
        return collected;
    }

    private static void print(String what, List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        System.out.printf("%-22s min %d ms, median %d ms, max %d ms%n", what, sorted.getFirst() / 1_000_000,
                sorted.get(sorted.size() / 2) / 1_000_000, sorted.getLast() / 1_000_000);
    }

    /** The same calls, but never two at once. */
    private record OneByOne(AwsReader reader) implements AwsReader {

        @Override
        public synchronized Observed<JsonNode> read(AwsCall call) {
            return reader.read(call);
        }
    }
}
