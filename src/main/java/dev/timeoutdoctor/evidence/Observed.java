package dev.timeoutdoctor.evidence;

import dev.timeoutdoctor.text.Message;
import java.util.Optional;
import java.util.function.Function;

/**
 * What came of looking. "Could not look" is data: denied, absent and failed can never be mistaken for each other or for "fine".
 *
 * @param <T> what was looked for
 */
public sealed interface Observed<T> {

    /** It was read. */
    record Seen<T>(T value, Source source) implements Observed<T> {}

    /** Asked, and the service says that it does not exist. */
    record Absent<T>(Source source) implements Observed<T> {}

    /**
     * The identity may not look.
     *
     * @param action the IAM action, for example {@code apigateway:GET}
     * @param resource the ARN it was refused on, or {@code *}
     * @param message AWS's own words
     */
    record Denied<T>(String action, String resource, String message, Source source) implements Observed<T> {}

    /** The look failed: AWS or the way to it answered something else than an answer. */
    record Failed<T>(FailureKind kind, String message, Source source) implements Observed<T> {}

    /** Nobody has asked, for example since an answer that is needed for the question is missing. */
    record NotAsked<T>(Message why) implements Observed<T> {}

    /** This set-up has no such part: an HTTP backend has no function timeout. */
    record NotHere<T>(Message why) implements Observed<T> {}

    /** The value, where it was read. */
    default Optional<T> seen() {
        return this instanceof Seen<T> seen ? Optional.of(seen.value()) : Optional.empty();
    }

    /** The call behind it, where one was made. */
    default Optional<Source> origin() {
        return switch (this) {
            case Seen<T> seen -> Optional.of(seen.source());
            case Absent<T> absent -> Optional.of(absent.source());
            case Denied<T> denied -> Optional.of(denied.source());
            case Failed<T> failed -> Optional.of(failed.source());
            case NotAsked<T> notAsked -> Optional.empty();
            case NotHere<T> notHere -> Optional.empty();
        };
    }

    /** The same state with another value. */
    default <R> Observed<R> map(Function<? super T, ? extends R> reader) {
        return switch (this) {
            case Seen<T> seen -> new Seen<>(reader.apply(seen.value()), seen.source());
            case Absent<T> absent -> new Absent<>(absent.source());
            case Denied<T> denied ->
                new Denied<>(denied.action(), denied.resource(), denied.message(), denied.source());
            case Failed<T> failed -> new Failed<>(failed.kind(), failed.message(), failed.source());
            case NotAsked<T> notAsked -> new NotAsked<>(notAsked.why());
            case NotHere<T> notHere -> new NotHere<>(notHere.why());
        };
    }
}
