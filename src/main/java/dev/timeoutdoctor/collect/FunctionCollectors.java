package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.answer.FunctionAnswers;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** What Lambda tells about the function behind the route, in the function's own Region. */
final class FunctionCollectors {

    private FunctionCollectors() {}

    static List<Collector<?>> all() {
        return List.of(
                collector(EvidenceKeys.FUNCTION, "GetFunctionConfiguration", CalledFunction::qualified,
                        FunctionAnswers::configuration),
                // reserved concurrency is the whole function's, so it knows no qualifier
                collector(EvidenceKeys.FUNCTION_CONCURRENCY, "GetFunctionConcurrency", CalledFunction::parameters,
                        FunctionAnswers::concurrency),
                // each version and alias has a policy of its own
                collector(EvidenceKeys.FUNCTION_POLICY, "GetPolicy", CalledFunction::qualified,
                        FunctionAnswers::policy));
    }

    private static <T> Collector<T> collector(EvidenceKey<T> key, String operation,
            Function<CalledFunction, Parameters> parameters, Function<JsonNode, T> reader) {
        return new Collector<>(key, CalledFunction.NEEDS, List.of("lambda:" + operation),
                evidence -> CalledFunction.ask(evidence,
                        called -> parameters.apply(called).ask("lambda", operation, called.reference().region())),
                source -> reader.apply(source.answer()));
    }
}
