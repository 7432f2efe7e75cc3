package dev.timeoutdoctor.diagnosis;

import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.text.Message;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Says in words which evidence is missing and why. */
public final class MissingEvidence {

    /** What {@link dev.timeoutdoctor.evidence.EvidenceSet} says of a key that it does not have: no reason of its own. */
    private static final String NOBODY_ASKED = "evidence.not-asked";

    private MissingEvidence() {}

    /** The verdict of a check that cannot say anything without some of what it also reads. */
    public static Verdict.Unknown unknown(EvidenceView view, EvidenceKey<?>... keys) {
        return unknown(Arrays.asList(keys), key -> view.look(key));
    }

    static Verdict.Unknown unknown(Collection<? extends EvidenceKey<?>> keys,
            Function<EvidenceKey<?>, Observed<?>> look) {
        List<EvidenceKey<?>> missing = EvidenceKeys.all().stream().filter(keys::contains)
                .filter(key -> look.apply(key).seen().isEmpty()).toList();
        List<String> actions = missing.stream().flatMap(key -> deniedAction(look.apply(key))).distinct().sorted()
                .toList();
        return new Verdict.Unknown(Set.copyOf(missing), why(missing, look), actions);
    }

    private static Message why(List<EvidenceKey<?>> missing, Function<EvidenceKey<?>, Observed<?>> look) {
        if (missing.isEmpty()) {
            return Message.of("diagnosis.unknown.nothing-tells");
        }
        EvidenceKey<?> first = missing.getFirst();
        Message why = why(first, look.apply(first));
        if (missing.size() == 1) {
            return why;
        }
        return Message.of("diagnosis.missing.also", why,
                missing.stream().skip(1).map(EvidenceKey::title).toList());
    }

    /** One sentence: what is missing, and why. */
    static Message why(EvidenceKey<?> key, Observed<?> observed) {
        return switch (observed) {
            case Observed.Seen<?> seen -> Message.of("diagnosis.missing.seen", key.title());
            case Observed.Absent<?> absent -> Message.of("diagnosis.missing.absent", key.title());
            case Observed.Denied<?> denied ->
                Message.of("diagnosis.missing.denied", key.title(), denied.action(), denied.resource());
            case Observed.Failed<?> failed -> Message.of("diagnosis.missing.failed", key.title(),
                    Message.of("diagnosis.failure." + failed.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')));
            case Observed.NotAsked<?> notAsked -> notAsked.why().key().equals(NOBODY_ASKED)
                    ? Message.of("diagnosis.missing.not-looked-at", key.title())
                    : Message.of("diagnosis.missing.not-asked", key.title(), notAsked.why());
            case Observed.NotHere<?> notHere -> notHere.why();
        };
    }

    private static Stream<String> deniedAction(Observed<?> observed) {
        return observed instanceof Observed.Denied<?> denied ? Stream.of(denied.action()) : Stream.empty();
    }
}
