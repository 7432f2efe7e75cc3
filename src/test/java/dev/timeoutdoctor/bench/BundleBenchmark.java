package dev.timeoutdoctor.bench;

import dev.timeoutdoctor.check.CheckCatalogue;
import dev.timeoutdoctor.collect.Cancellation;
import dev.timeoutdoctor.collect.Collected;
import dev.timeoutdoctor.collect.Collection;
import dev.timeoutdoctor.collect.CollectorCatalogue;
import dev.timeoutdoctor.collect.Progress;
import dev.timeoutdoctor.diagnosis.CauseCatalogue;
import dev.timeoutdoctor.diagnosis.CheckRunner;
import dev.timeoutdoctor.diagnosis.Diagnosis;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.evidence.bundle.BundleRead;
import dev.timeoutdoctor.evidence.bundle.BundleReader;
import dev.timeoutdoctor.evidence.bundle.BundleWriter;
import dev.timeoutdoctor.evidence.bundle.BundledAccount;
import dev.timeoutdoctor.target.TargetFinder;
import dev.timeoutdoctor.target.TargetResult;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.zip.ZipFile;
import tools.jackson.databind.node.MissingNode;

/**
 * How long a bundle of about 50 MB takes to be read, checked against the limits and diagnosed. Run it with a heap of 400 MB; a first
 * argument writes the bundle in a process of its own. Command and figures: {@code docs/performance.md}.
 */
public final class BundleBenchmark {

    private static final int RUNS = 5;

    private BundleBenchmark() {}

    /** {@code write FILE LINES} writes a bundle, {@code FILE} reads and diagnoses it. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 3) {
            BundleWriter.write(LargeBundle.of(Integer.parseInt(arguments[2])), Path.of(arguments[1]));
            return;
        }
        Path file = Path.of(arguments[0]);
        System.out.printf("%d MB packed, %d MB unpacked, at most %d MB of heap%n", Files.size(file) / 1_000_000,
                unpacked(file) / 1_000_000, Runtime.getRuntime().maxMemory() / 1_000_000);
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            BundledAccount account = open(file);
            long opened = System.nanoTime();
            Diagnosis diagnosis = diagnose(account);
            long done = System.nanoTime();
            System.out.printf("run %d: read and checked in %d ms, diagnosed in %d ms: %s%n", run + 1,
                    (opened - start) / 1_000_000, (done - opened) / 1_000_000, diagnosis.rootCauses());
        }
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP).mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.printf("peak of the heap's pools: %d MB%n", peak / 1_000_000);
    }

    private static BundledAccount open(Path file) {
        if (new BundleReader().read(file) instanceof BundleRead.Opened opened) {
            return new BundledAccount(opened.bundle());
        }
        throw new IllegalStateException("The benchmark's own bundle was refused");
    }

    private static Diagnosis diagnose(BundledAccount account) {
        TargetFinder finder = new TargetFinder(account, account.head().region(), account.head().account(),
                InstantSource.fixed(LargeBundle.AT));
        if (!(finder.find(account.head().symptom().url(), "POST") instanceof TargetResult.Found found)) {
            throw new IllegalStateException("The bundle's own request was not found");
        }
        AwsCall entered = AwsCall.of("client", "EnterUrl", "", Map.of("url", found.url()));
        EvidenceSet known = EvidenceSet.empty().with(EvidenceKeys.ROUTE,
                new Observed.Seen<>(found.route(), new Source(entered, LargeBundle.AT, MissingNode.getInstance())));
        Collected collected = new Collection(account,
                CollectorCatalogue.all(LargeBundle.AT, CollectorCatalogue.DEFAULT_SINCE), Duration.ofSeconds(60),
                Clock.systemUTC()).run(known, Progress.none(), new Cancellation());
        return new CheckRunner((info, broken) -> {
            throw broken;
        }).diagnose(CheckCatalogue.all(), CauseCatalogue.load(), collected.evidence());
    }

    private static long unpacked(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream().mapToLong(entry -> entry.getSize()).sum();
        }
    }
}
