package dev.timeoutdoctor.fix;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A member that a change touched: as it was applied, and as AWS tells it back.
 *
 * @param thing what it is a member of, for people: {@code POST /orders · Integration}
 * @param member by AWS's name
 * @param applied as it was sent; empty where it is to be gone
 * @param told as AWS tells it, an empty text where it has none; empty where the answer does not hold such a member
 * @param expected whether it is known beforehand what AWS should tell; what an earlier deployment holds is not
 */
public record ReadBack(String thing, String member, String applied, Optional<String> told, boolean expected) {

    /** Stands for a member where a whole method or route is to be there, or not. */
    static final String PRESENCE = "method";
    private static final int SHORT = 24;

    /** How the two relate. */
    public enum Verdict {
        EQUAL,
        DIFFERENT,
        /** AWS's answer does not hold the member: nothing is known of it. */
        NOT_SEEN,
        /** It was not known beforehand; this is what is served since. */
        SERVED
    }

    /** A member that a change touched. */
    public ReadBack(String thing, String member, String applied, Optional<String> told) {
        this(thing, member, applied, told, true);
    }

    /** A member that a stage serves otherwise since it serves another deployment. */
    static ReadBack served(String thing, String member, String told) {
        return new ReadBack(thing, member, "", Optional.of(told), false);
    }

    /** Those of some rows with a verdict. */
    public static List<ReadBack> with(List<ReadBack> rows, Verdict verdict) {
        return rows.stream().filter(row -> row.verdict() == verdict).toList();
    }

    /** The members by name; of a single short one, with the value that was applied. */
    static String named(List<ReadBack> rows) {
        if (rows.size() == 1 && rows.getFirst().applied().length() <= SHORT && !rows.getFirst().applied().isEmpty()) {
            return rows.getFirst().member() + " " + rows.getFirst().applied();
        }
        return rows.stream().map(ReadBack::member).distinct().collect(Collectors.joining(", "));
    }

    /** Whether it is about a whole method or route. */
    boolean isPresence() {
        return member.equals(PRESENCE);
    }

    /** Whether another row is about the same member of the same thing. */
    boolean tellsAs(ReadBack other) {
        return thing.equals(other.thing()) && member.equals(other.member());
    }

    /** Whether AWS tells what was applied. */
    public Verdict verdict() {
        if (!expected) {
            return Verdict.SERVED;
        }
        return told.map(value -> value.equals(applied) ? Verdict.EQUAL : Verdict.DIFFERENT).orElse(Verdict.NOT_SEEN);
    }
}
