package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

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

    /** A step as AWS took it: with what it has made, and where later calls hang on how its target is then, by what that is known again. */
    ChangeStep taken(ChangeStep step, List<ChangeStep> later, JsonNode answer) {
        Way way = of(step.before().read());
        return way.creation().made(step, answer).leaving(Placeholders.leavesWhatIsNeeded(step.call(), later)
                ? way.revision().flatMap(revision -> revision.fingerprint(answer))
                : Optional.empty());
    }

    /**
     * What a thing has anew since a call, by name.
     *
     * @param said the call's own answer
     */
    Map<String, String> left(AwsCall read, JsonNode said, JsonNode now) {
        return of(read).revision().map(revision -> revision.left(said, now)).orElse(Map.of());
    }

    /** The same of a step whose call's answer is not there any more. */
    Map<String, String> left(ChangeStep step, JsonNode now) {
        return of(step.before().read()).revision()
                .flatMap(revision -> step.left().map(then -> revision.left(then, now))).orElse(Map.of());
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
