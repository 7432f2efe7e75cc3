package dev.timeoutdoctor.evidence.bundle;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.evidence.Observed;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Holds a function's settings against the question: an answer whose own ARN names another account, Region or function is no answer to
 * it, whatever its call says.
 */
final class SameFunction {

    private SameFunction() {}

    /**
     * The answer, or that it is of another function.
     *
     * @param home the account that was asked; may be empty
     */
    static Observed<JsonNode> check(AwsCall asked, String home, Observed<JsonNode> answer) {
        if (!asked.operation().equals("GetFunctionConfiguration")
                || !(answer instanceof Observed.Seen<JsonNode> seen)) {
            return answer;
        }
        Optional<FunctionReference> wanted = FunctionReference.of(asked.parameters().path("FunctionName").asString(""));
        String account = wanted.map(FunctionReference::account).orElse(home);
        String region = wanted.map(FunctionReference::region).orElse(asked.region());
        Optional<FunctionReference> other = FunctionReference.of(seen.value().path("FunctionArn").asString(""))
                .filter(is -> differs(is.account(), account) || differs(is.region(), region)
                        || wanted.filter(want -> differs(is.name(), want.name())).isPresent());
        return other.<Observed<JsonNode>>map(is -> new Observed.Failed<>(FailureKind.UNREADABLE,
                "the answer in the bundle is of another function: " + is.arn(), seen.source())).orElse(answer);
    }

    private static boolean differs(String is, String wanted) {
        return !wanted.isEmpty() && !is.equals(wanted);
    }
}
