package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.FunctionVersions;
import dev.timeoutdoctor.evidence.answer.FunctionAnswers;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * What Lambda tells about the function's versions, its concurrency and its owner. GetFunction is not asked: it would hand out a
 * link to the code, and all that is of use in it stands in these answers.
 */
final class VersionCollectors {

    private VersionCollectors() {}

    static List<Collector<?>> all() {
        return List.of(
                collector(EvidenceKeys.FUNCTION_ALIAS, "GetAlias",
                        called -> byAlias(called, called.parameters().and("Name", called.reference().qualifier())),
                        FunctionAnswers::alias),
                collector(EvidenceKeys.LATEST_FUNCTION, "GetFunctionConfiguration",
                        called -> byQualifier(called, called.parameters()), FunctionAnswers::configuration),
                collector(EvidenceKeys.FUNCTION_VERSIONS, "ListVersionsByFunction",
                        called -> byQualifier(called, called.parameters()), FunctionAnswers::versions),
                collector(EvidenceKeys.PROVISIONED_CONCURRENCY, "ListProvisionedConcurrencyConfigs",
                        Asked::parameters, FunctionAnswers::provisioned),
                collector(EvidenceKeys.LAMBDA_ACCOUNT, "GetAccountSettings",
                        called -> new Asked.With(called, Parameters.none(), true), FunctionAnswers::account),
                collector(EvidenceKeys.EVENT_INVOKE_CONFIG, "GetFunctionEventInvokeConfig",
                        called -> new Asked.With(called, called.qualified(), false), FunctionAnswers::eventInvoke),
                collector(EvidenceKeys.FUNCTION_TAGS, "ListTags", called -> new Asked.With(called,
                        Parameters.of("Resource", called.unqualifiedArn()), false), FunctionAnswers::tags));
    }

    /** What comes of looking at the called function. */
    private sealed interface Asked {

        record With(CalledFunction called, Parameters parameters, boolean ownAccount) implements Asked {}

        record Nothing(Message why) implements Asked {}

        static Asked parameters(CalledFunction called) {
            return new With(called, called.parameters(), false);
        }
    }

    private static Asked byAlias(CalledFunction called, Parameters parameters) {
        String qualifier = called.reference().qualifier();
        return qualifier.isEmpty() || qualifier.equals(FunctionVersions.LATEST) || qualifier.matches("\\d+")
                ? new Asked.Nothing(Message.of("collect.not-here.alias"))
                : new Asked.With(called, parameters, false);
    }

    private static Asked byQualifier(CalledFunction called, Parameters parameters) {
        String qualifier = called.reference().qualifier();
        return qualifier.isEmpty() || qualifier.equals(FunctionVersions.LATEST)
                ? new Asked.Nothing(Message.of("collect.not-here.qualifier"))
                : new Asked.With(called, parameters, false);
    }

    private static <T> Collector<T> collector(EvidenceKey<T> key, String operation,
            Function<CalledFunction, Asked> asked, Function<JsonNode, T> reader) {
        return new Collector<>(key, CalledFunction.NEEDS, List.of("lambda:" + operation),
                evidence -> CalledFunction.ask(evidence, called -> switch (asked.apply(called)) {
                    case Asked.Nothing nothing -> new Ask.NotHere(nothing.why());
                    case Asked.With with -> {
                        Ask ask = with.parameters().ask("lambda", operation, called.reference().region());
                        yield with.ownAccount() ? called.inOwnAccount(ask) : ask;
                    }
                }), source -> reader.apply(source.answer()));
    }
}
