package dev.timeoutdoctor.target;

import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.text.Message;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Says why a target could not be looked for. */
final class NotLookedAt {

    private NotLookedAt() {}

    /** The first of several looks that brought nothing. */
    static Optional<TargetResult> first(Observed<?>... looks) {
        return Stream.of(looks).<Optional<TargetResult>>map(NotLookedAt::of).flatMap(Optional::stream).findFirst();
    }

    /** What failed in a sentence, and AWS's answer as it came; or an empty text. */
    static String detail(Observed<?> observed) {
        return switch (observed) {
            case Observed.Denied<?> denied -> denied.message();
            case Observed.Failed<?> failed -> observed.origin().map(Source::answer)
                    .filter(answer -> !answer.isMissingNode())
                    .map(answer -> failed.message() + "\n" + answer.toPrettyString()).orElse(failed.message());
            case Observed.Seen<?> seen -> "";
            case Observed.Absent<?> absent -> "";
            case Observed.NotAsked<?> notAsked -> "";
            case Observed.NotHere<?> notHere -> "";
        };
    }

    private static Optional<TargetResult> of(Observed<?> observed) {
        return switch (observed) {
            case Observed.Seen<?> seen -> Optional.empty();
            case Observed.Denied<?> denied -> Optional.of(new TargetResult.NotLooked(
                    Message.of("target.denied", operation(observed)),
                    Message.of("target.next.permission", denied.action(), denied.resource()), denied.message()));
            case Observed.Failed<?> failed -> Optional.of(new TargetResult.NotLooked(
                    Message.of("target.failed", operation(observed)), next(failed.kind()), detail(failed)));
            case Observed.Absent<?> absent -> Optional.of(new TargetResult.NotFound(
                    Message.of("target.gone", operation(observed)), Message.of("target.next.account-or-region"), ""));
            case Observed.NotAsked<?> notAsked -> Optional.of(new TargetResult.NotLooked(notAsked.why(),
                    Message.of("target.next.again"), ""));
            case Observed.NotHere<?> notHere -> Optional.of(new TargetResult.NotLooked(notHere.why(),
                    Message.of("target.next.pick"), ""));
        };
    }

    private static Message next(FailureKind kind) {
        return Message.of("target.next." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static String operation(Observed<?> observed) {
        return observed.origin().map(source -> source.call().operation()).orElse("");
    }
}
