package dev.timeoutdoctor.evidence.answer;

import dev.timeoutdoctor.evidence.FunctionConcurrency;
import dev.timeoutdoctor.evidence.FunctionConfiguration;
import dev.timeoutdoctor.evidence.FunctionPolicy;
import dev.timeoutdoctor.evidence.VpcConfig;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers of Lambda. All throw {@link IllegalArgumentException} naming the member that is missing or has the wrong type. */
public final class FunctionAnswers {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FunctionAnswers() {}

    /** GetFunctionConfiguration. */
    public static FunctionConfiguration configuration(JsonNode answer) {
        Members members = Members.of(answer);
        String name = members.text("FunctionName");
        // the default group's name (AWS: Lambda API reference, LoggingConfig)
        String logGroup = members.object("LoggingConfig").optionalText("LogGroup").orElse("/aws/lambda/" + name);
        return new FunctionConfiguration(members.text("FunctionArn"), name, members.textOrEmpty("Version"),
                Duration.ofSeconds(members.whole("Timeout")), members.whole("MemorySize"),
                members.textOrEmpty("Runtime"), members.textOrEmpty("State"), members.textOrEmpty("StateReason"),
                members.textOrEmpty("LastUpdateStatus"), members.textOrEmpty("LastUpdateStatusReason"),
                !members.object("VpcConfig").texts("SubnetIds").isEmpty(), members.textOrEmpty("RevisionId"), logGroup,
                vpc(members.object("VpcConfig")));
    }

    private static VpcConfig vpc(Members members) {
        return new VpcConfig(members.textOrEmpty("VpcId"), members.texts("SubnetIds"),
                members.texts("SecurityGroupIds"));
    }

    /** GetFunctionConcurrency; an answer without members says that nothing is reserved. */
    public static FunctionConcurrency concurrency(JsonNode answer) {
        return Members.of(answer).optionalWhole("ReservedConcurrentExecutions")
                .map(executions -> new FunctionConcurrency(true, executions))
                .orElse(new FunctionConcurrency(false, 0));
    }

    /** GetPolicy; its {@code Policy} is a JSON document as a text. */
    public static FunctionPolicy policy(JsonNode answer) {
        String text = Members.of(answer).text("Policy");
        try {
            return new FunctionPolicy(PolicyDocument.statements(JSON.readTree(text)));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("Policy: a JSON document is expected", e);
        }
    }
}
