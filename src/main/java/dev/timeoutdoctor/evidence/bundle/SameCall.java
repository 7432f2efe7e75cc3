package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The same operation with the same question; of several the one that was asked in the most similar way. */
final class SameCall implements Equivalent {

    /** What narrows an answer down in a language of its own: an empty answer to another text says nothing. */
    private static final List<String> FILTERS = List.of("FilterExpression", "queryString");
    /** These may ask the same and be told less: {@link MethodForms}, {@link MetricForms} and {@link LogForms} look closer. */
    private static final Set<String> NOT_BY_QUESTION = Set.of("GetResources", "GetMetricData", "FilterLogEvents");

    @Override
    public Stream<Observed<JsonNode>> answers(AwsCall asked, BundledCalls calls) {
        if (NOT_BY_QUESTION.contains(asked.operation())) {
            return Stream.empty();
        }
        return calls.asking(asked, asked.operation(), Question.of(asked))
                .sorted(Comparator.comparingLong((BundledCall each) -> alike(asked, each.call())).reversed())
                .filter(each -> says(asked, each)).map(BundledCall::look).limit(1);
    }

    private static long alike(AwsCall asked, AwsCall made) {
        return asked.parameters().properties().stream()
                .filter(parameter -> parameter.getValue().equals(made.parameters().path(parameter.getKey()))).count();
    }

    private static boolean says(AwsCall asked, BundledCall made) {
        boolean sameFilter = FILTERS.stream().allMatch(filter -> asked.parameters().path(filter).asString("")
                .equals(made.call().parameters().path(filter).asString("")));
        return sameFilter || made.look().seen().map(SameCall::saysSomething).orElse(true);
    }

    private static boolean saysSomething(JsonNode answer) {
        return answer.valueStream().anyMatch(member -> member.isArray() ? !member.isEmpty() : member.isString());
    }
}
