package dev.timeoutdoctor.target;

import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.text.Message;
import java.util.List;
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

    /**
     * Where targets were found but not everything could be looked at, the finding says so; where none was found, nobody can say that
     * there is none.
     *
     * @param gaps what could not be looked at; {@link TargetResult.NotFound} and others among them tell that there was nothing to see
     */
    static TargetResult beside(TargetResult result, List<TargetResult> gaps) {
        List<TargetResult.NotLooked> unseen = gaps.stream().flatMap(gap -> gap instanceof TargetResult.NotLooked not
                ? Stream.of(not)
                : Stream.empty()).distinct().toList();
        if (unseen.isEmpty()) {
            return result;
        }
        Message besides = unseen.getFirst().what();
        return switch (result) {
            case TargetResult.Found found -> new TargetResult.Found(found.route(), found.url(), Stream
                    .concat(found.notes().stream(), Stream.of(Message.of("target.note.not-all", besides))).toList());
            case TargetResult.Choices several -> new TargetResult.Choices(
                    Message.of("target.choices.not-all", several.what(), besides), several.choices(), several.more());
            case TargetResult.NotFound none -> unseen.getFirst();
            case TargetResult.NotLooked not -> not;
        };
    }

    /** Says that a list of APIs could not be read. */
    static TargetResult.NotLooked of(ApiList.Unread list) {
        Message what = Message.of("target.list.unread", list.what());
        return of(list.look()).map(why -> switch (why) {
            case TargetResult.NotLooked not -> new TargetResult.NotLooked(what, not.next(), not.detail());
            case TargetResult.NotFound none -> new TargetResult.NotLooked(what, none.next(), none.detail());
            case TargetResult.Found _,TargetResult.Choices _ ->
                throw new IllegalStateException("nothing was looked for: " + why);
        }).orElseThrow();
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
