package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The ways by the questions that they answer. */
public final class Ways {

    private final Map<String, Way> byQuestion = new TreeMap<>();

    /**
     * These ways.
     *
     * @throws IllegalArgumentException where two ways answer the same question
     */
    public Ways(List<Way> ways) {
        for (Way way : ways) {
            if (byQuestion.put(way.question(), way) != null) {
                throw new IllegalArgumentException("Two ways for " + way.question());
            }
        }
    }

    /**
     * The way of the things that a question asks for.
     *
     * @throws IllegalStateException where there is none: no change may have such a target
     */
    public Way of(AwsCall read) {
        Way way = byQuestion.get(question(read));
        if (way == null) {
            throw new IllegalStateException("No way for " + question(read));
        }
        return way;
    }

    /** Whether something that this question asks for can be changed. */
    public boolean knows(AwsCall read) {
        return byQuestion.containsKey(question(read));
    }

    /** The questions that have a way, in alphabetical order. */
    public List<String> questions() {
        return List.copyOf(byQuestion.keySet());
    }

    private static String question(AwsCall read) {
        return read.service() + ":" + read.operation();
    }
}
