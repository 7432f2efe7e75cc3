package dev.timeoutdoctor.report;

import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where a piece of evidence comes from.
 *
 * @param key the evidence's id
 * @param name what it is, in words, as a line begins with it
 * @param call {@code service Operation}; empty where AWS was not asked
 * @param outcome read, does not exist, denied, failed, not asked or not here, in words; {@code seen} tells whether it was read
 * @param detail what exactly was refused or failed; empty for the rest
 * @param at when the answer came
 */
record EvidenceLine(String key, String name, String call, boolean seen, String outcome, String detail,
        Optional<Instant> at) {

    private static final String CLIENT = "client";
    private static final Comparator<EvidenceKey<?>> AS_SHOWN = Comparator
            .<EvidenceKey<?>>comparingInt(EvidenceLine::place).thenComparing(EvidenceKey::id);

    static EvidenceLine of(EvidenceKey<?> key, EvidenceSet evidence, Texts texts) {
        Observed<?> observed = evidence.get(key);
        Optional<Source> source = observed.origin();
        boolean byCaller = source.map(s -> s.call().service().equals(CLIENT)).orElse(false);
        return new EvidenceLine(key.id(), texts.atStart(key.title()),
                byCaller ? "" : source.map(EvidenceLine::call).orElse(""),
                observed instanceof Observed.Seen<?>,
                texts.of(byCaller ? Message.of("report.evidence.client") : outcome(observed)), detail(observed, texts),
                source.map(Source::at));
    }

    /** The lines of some keys, always in the same order. */
    static List<EvidenceLine> of(Collection<? extends EvidenceKey<?>> keys, EvidenceSet evidence, Texts texts) {
        return keys.stream().<EvidenceKey<?>>map(key -> key).sorted(AS_SHOWN).map(key -> of(key, evidence, texts))
                .toList();
    }

    /** In one piece for programs, without the time: {@code stage: apigateway GetStage}. */
    String byKey() {
        return key + ": " + where();
    }

    /** In one piece for people, without the time: {@code The stage's settings: apigateway GetStage}. */
    String inWords() {
        return name + ": " + where();
    }

    private String where() {
        return call.isEmpty() ? outcome : seen ? call : call + " (" + outcome + ")";
    }

    private static int place(EvidenceKey<?> key) {
        int place = EvidenceKeys.all().indexOf(key);
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    private static String call(Source source) {
        return source.call().service() + " " + source.call().operation();
    }

    private static String detail(Observed<?> observed, Texts texts) {
        return switch (observed) {
            case Observed.Denied<?> denied ->
                texts.of("report.evidence.denied-on", denied.action(), denied.resource());
            case Observed.Failed<?> failed -> failed.message();
            case Observed.Seen<?> seen -> "";
            case Observed.Absent<?> absent -> "";
            case Observed.NotAsked<?> notAsked -> "";
            case Observed.NotHere<?> notHere -> "";
        };
    }

    private static Message outcome(Observed<?> observed) {
        return switch (observed) {
            case Observed.Seen<?> seen -> Message.of("report.evidence.read");
            case Observed.Absent<?> absent -> Message.of("report.evidence.absent");
            case Observed.Denied<?> denied -> Message.of("report.evidence.denied", denied.action());
            case Observed.Failed<?> failed ->
                Message.of("report.evidence.failed", Message.of("report.failure." + failed.kind().name()));
            case Observed.NotAsked<?> notAsked -> Message.of("report.evidence.not-asked");
            case Observed.NotHere<?> notHere -> Message.of("report.evidence.not-here");
        };
    }
}
