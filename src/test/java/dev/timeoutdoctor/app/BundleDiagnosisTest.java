package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.diagnosis.CauseStatus;
import dev.timeoutdoctor.diagnosis.Diagnosis;
import dev.timeoutdoctor.evidence.bundle.Bundle;
import dev.timeoutdoctor.evidence.bundle.BundleMasking;
import dev.timeoutdoctor.evidence.bundle.BundleRead;
import dev.timeoutdoctor.evidence.bundle.BundleReader;
import dev.timeoutdoctor.evidence.bundle.BundleWriter;
import dev.timeoutdoctor.evidence.bundle.StandIn;
import dev.timeoutdoctor.lab.Scenarios;
import dev.timeoutdoctor.session.Session;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A diagnosis from a bundle is the live one on the same evidence, in every scenario of the lab. */
@Timeout(120)
class BundleDiagnosisTest {

    @TempDir
    private Path directory;

    static List<String> scenarios() {
        return Scenarios.ids();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void aBundleGivesTheSameReportAsTheAccountThatItWasReadFrom(String scenario) throws IOException {
        LabEvidence live = LabEvidence.of(scenario);
        Path file = directory.resolve("evidence.zip");
        BundleWriter.write(live.bundle(), file);
        assertEquals(LabEvidence.report(live.session()), LabEvidence.report(LabEvidence.examined(file)));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void aBundleThatIsReadAndWrittenAgainIsTheSameFile(String scenario) throws IOException {
        Path once = directory.resolve("once.zip");
        Path twice = directory.resolve("twice.zip");
        BundleWriter.write(LabEvidence.of(scenario).bundle(), once);
        BundleWriter.write(Bundles.of(LabEvidence.examined(once), java.time.Instant.EPOCH), twice);
        assertEquals(-1, Files.mismatch(once, twice));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void aMaskedBundleGivesTheSameDiagnosisAsTheOpenOne(String scenario) throws IOException {
        LabEvidence live = LabEvidence.of(scenario);
        BundleMasking.Masked masked = BundleMasking.mask(live.bundle(), true, new Random(scenario.hashCode()));
        Path file = directory.resolve("masked.zip");
        BundleWriter.write(masked.bundle(), file);
        String report = LabEvidence.report(LabEvidence.examined(file));
        assertEquals(LabEvidence.report(live.session()), unmasked(report, masked.standIns()));
        assertEquals(List.of(), originals(Files.readAllBytes(file), masked.standIns()));
    }

    @ParameterizedTest
    @CsvSource({"whose-504-is-it, shop.example.com, shop.zebra.bank",
            "whose-504-is-it, shop.example.com, dev.zebra.com",
            "balancer-keeps-silent, parcels-nlb, zebralb",
            "orders-three-seconds, orders.shop.example.com, zebra.rocks"})
    void namesThatLookLikeWordsAreMaskedAndTheDiagnosisStays(String scenario, String was, String is)
            throws IOException {
        Path file = directory.resolve("open.zip");
        BundleWriter.write(LabEvidence.of(scenario).bundle(), file);
        Path renamed = directory.resolve("renamed.zip");
        Files.write(renamed, replaced(Files.readAllBytes(file), was, is));
        BundleRead.Opened open = (BundleRead.Opened) new BundleReader().read(renamed);
        BundleMasking.Masked masked = BundleMasking.mask(open.bundle(), true, new Random(7));
        BundleWriter.write(masked.bundle(), file);
        assertEquals(LabEvidence.report(LabEvidence.examined(renamed)),
                unmasked(LabEvidence.report(LabEvidence.examined(file)), masked.standIns()));
        assertEquals(-1, everything(Files.readAllBytes(file)).indexOf(is.replaceFirst(".*?([^.]*)(\\.\\w+)?$", "$1")));
    }

    private static byte[] replaced(byte[] zip, String was, String is) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip));
                ZipOutputStream written = new ZipOutputStream(out)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                written.putNextEntry(new ZipEntry(entry.getName()));
                written.write(new String(entries.readAllBytes(), StandardCharsets.UTF_8).replace(was, is)
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GetExport", "GetExport GetResources"})
    void aFunctionThatIsOnlyNamedIsLookedIntoAndLikelyAtMost(String missing) throws IOException {
        LabEvidence live = LabEvidence.of("starved-of-memory");
        Bundle half = new Bundle(live.bundle().head(), live.bundle().calls().stream()
                .filter(call -> !List.of(missing.split(" ", -1)).contains(call.call().operation())).toList());
        Path file = directory.resolve("half.zip");
        BundleWriter.write(half, file);
        Session examined = LabEvidence.examined(file);
        Diagnosis diagnosis = examined.examination().orElseThrow().diagnosis();
        assertEquals(List.of("function-memory-starved"), diagnosis.rootCauses());
        assertEquals(List.of(), diagnosis.causes().stream().filter(cause -> cause.status() == CauseStatus.FOUND
                || (cause.status() == CauseStatus.RULED_OUT && cause.cause().id().startsWith("function-")))
                .map(cause -> cause.cause().id()).toList());
        BundleMasking.Masked masked = BundleMasking.mask(half, true, new Random(7));
        BundleWriter.write(masked.bundle(), file);
        assertEquals(LabEvidence.report(examined),
                unmasked(LabEvidence.report(LabEvidence.examined(file)), masked.standIns()));
    }

    /** The report as the list of stand-ins reads it back. */
    private static String unmasked(String report, List<StandIn> standIns) {
        String plain = report;
        for (StandIn each : standIns.stream().filter(each -> report.contains(each.standIn()))
                .sorted(Comparator.comparingInt((StandIn each) -> each.standIn().length()).reversed()).toList()) {
            plain = plain.replaceAll("(?<![A-Za-z0-9-])" + Pattern.quote(each.standIn()) + "(?![A-Za-z0-9-])",
                    Matcher.quoteReplacement(each.original()));
        }
        return plain;
    }

    private static String everything(byte[] zip) throws IOException {
        StringBuilder all = new StringBuilder();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            while (entries.getNextEntry() != null) {
                all.append(new String(entries.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    private static List<String> originals(byte[] zip, List<StandIn> standIns) throws IOException {
        String all = everything(zip);
        return standIns.stream().filter(each -> each.kind() == StandIn.Kind.ACCOUNT || each.kind() == StandIn.Kind.API)
                .map(StandIn::original).filter(original -> all.indexOf(original) >= 0).toList();
    }
}
