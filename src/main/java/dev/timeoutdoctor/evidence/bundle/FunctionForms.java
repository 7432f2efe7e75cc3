package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** GetFunction holds what GetFunctionConfiguration and GetFunctionConcurrency say (AWS: Lambda API reference). */
final class FunctionForms implements Equivalent {

    @Override
    public Stream<Observed<JsonNode>> answers(AwsCall asked, BundledCalls calls) {
        if (!asked.service().equals("lambda")) {
            return Stream.empty();
        }
        return switch (asked.operation()) {
            case "GetFunctionConfiguration" -> part(asked, calls, "Configuration");
            case "GetFunctionConcurrency" -> part(asked, calls, "Concurrency");
            case "GetFunction" -> whole(asked, calls);
            default -> Stream.empty();
        };
    }

    /** A member that is not there says that there is nothing of it, as an answer without members does. */
    private static Stream<Observed<JsonNode>> part(AwsCall asked, BundledCalls calls, String member) {
        return calls.asking(asked, "GetFunction", Question.of(asked)).map(BundledCall::look).map(look -> answer(look,
                look.seen().filter(whole -> whole.path(member).isObject()).map(whole -> whole.path(member))
                        .orElseGet(JsonNodeFactory.instance::objectNode)));
    }

    private static Stream<Observed<JsonNode>> whole(AwsCall asked, BundledCalls calls) {
        return calls.asking(asked, "GetFunctionConfiguration", Question.of(asked)).map(BundledCall::look)
                .map(look -> answer(look, JsonNodeFactory.instance.objectNode().set("Configuration",
                        look.seen().orElseGet(JsonNodeFactory.instance::objectNode))));
    }

    private static Observed<JsonNode> answer(Observed<JsonNode> look, JsonNode answer) {
        return look instanceof Observed.Seen<JsonNode> seen
                ? new Observed.Seen<>(answer, new Source(seen.source().call(), seen.source().at(), answer))
                : look;
    }
}
