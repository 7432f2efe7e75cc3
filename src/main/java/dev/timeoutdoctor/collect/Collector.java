package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One AWS call (or page sequence), or several of one kind made at once, and the record that it becomes. As dumb as possible: it
 * decides nothing.
 *
 * @param key what it collects
 * @param needs evidence that must have been looked at before the call can be named
 * @param iamActions the IAM actions that the call needs, for example {@code apigateway:GET}
 * @param joined what other calls have already brought, put together; where there is something, no call is made
 * @param ask names the call from the evidence so far
 * @param reader turns AWS's answer into the record, with the call at hand, since answers name neither window nor group; throws {@link IllegalArgumentException} with the member's name where the
 *     answer has the wrong shape
 * @param closer the next question where an answer is only the less telling part of what there is; mostly none
 */
public record Collector<T>(EvidenceKey<T> key, Set<EvidenceKey<?>> needs, List<String> iamActions,
        Function<EvidenceSet, Optional<Observed<T>>> joined, Function<EvidenceSet, Ask> ask,
        Function<Source, T> reader, Function<Source, Optional<AwsCall>> closer) {

    public Collector {
        needs = Set.copyOf(needs);
        iamActions = List.copyOf(iamActions);
    }

    /** A collector that always makes its call. */
    public Collector(EvidenceKey<T> key, Set<EvidenceKey<?>> needs, List<String> iamActions,
            Function<EvidenceSet, Ask> ask, Function<Source, T> reader) {
        this(key, needs, iamActions, evidence -> Optional.empty(), ask, reader);
    }

    /** A collector whose one answer is enough. */
    public Collector(EvidenceKey<T> key, Set<EvidenceKey<?>> needs, List<String> iamActions,
            Function<EvidenceSet, Optional<Observed<T>>> joined, Function<EvidenceSet, Ask> ask,
            Function<Source, T> reader) {
        this(key, needs, iamActions, joined, ask, reader, source -> Optional.empty());
    }

    /** The same that looks closer where an answer says so. */
    Collector<T> closer(Function<Source, Optional<AwsCall>> next) {
        return new Collector<>(key, needs, iamActions, joined, ask, reader, next);
    }
}
